import { field, metricsOf } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { perModel, visible } from './per-model.js';
import { falls } from './progress.js';
import { comparable, latestReading, readingsOf, type Reading } from './readings.js';

/** A content theme and how its metric moved: the part of its baseline, or of its first reading, by which it got better (S4). */
export interface ThemeMovement { theme: Block; metric: Block; change: number }

/** How themes compare: those that got better the most, and those that did the least or got worse; several where they are level, in hundredths. */
export interface ThemeComparison { strongest: ThemeMovement[]; weakest: ThemeMovement[]; /** All that can be compared. */ count: number }

/**
 * The strongest and the weakest content themes, compared by how much their metric got better since its baseline, in parts of the baseline.
 * Better is the way to the target where there is one, else up. Themes that share a metric cannot be told apart and are left out.
 * @returns `undefined` where fewer than two can be compared, or all are level.
 */
export function compareThemes(model: StrategyModel, today: IsoDate): ThemeComparison | undefined {
    const themes = themesByStrength(model)(today);
    const level = (one: ThemeMovement, other: ThemeMovement): boolean => percentOf(one) === percentOf(other);
    const [first, last] = [themes[0], themes.at(-1)];
    if (!first || !last || level(first, last)) return undefined;
    return { strongest: themes.filter(theme => level(theme, first)), weakest: themes.filter(theme => level(theme, last)), count: themes.length };
}

/** By how many percent it got better, below 0 where it got worse. */
export function percentOf({ change }: ThemeMovement): number {
    return Math.round(change * 100);
}

const themesByStrength = perModel(model => {
    const counted = new Map<Block, number>();
    const themes = visible(model, 'Content').flatMap(theme => {
        const metric = metricsOf(theme, model)[0];
        if (metric) counted.set(metric, (counted.get(metric) ?? 0) + 1);
        return metric ? [{ theme, metric }] : [];
    });
    return (today: IsoDate): ThemeMovement[] => themes.flatMap(({ theme, metric }) => {
        const change = counted.get(metric) === 1 ? improvement(metric, model, today) : undefined;
        return change === undefined ? [] : [{ theme, metric, change }];
    }).sort((a, b) => b.change - a.change);
});

function improvement(metric: Block, model: StrategyModel, today: IsoDate): number | undefined {
    const latest = latestReading(metric, today);
    const written = field(metric, 'Baseline')?.value;
    const first: Pick<Reading, 'amount' | 'unit'> | undefined = written?.type === 'quantity' ? written : readingsOf(metric)[0];
    if (!latest || !first || first.amount === 0 || latest === first || !comparable(first, latest)) return undefined;
    const change = (latest.amount - first.amount) / Math.abs(first.amount);
    return isLess(metric, model, first.amount) ? -change : change;
}

/** Whether less is better, by the target of the metric or of a goal that rests on it. */
function isLess(metric: Block, model: StrategyModel, first: number): boolean {
    return [metric, ...visible(model, 'Goal').filter(goal => metricsOf(goal, model).includes(metric))].some(block => {
        const written = field(block, 'Target');
        const target = written?.value;
        if (target?.type !== 'target' || target.amount === null) return false;
        if (target.relative) return target.amount < 0;
        if (target.comparison === 'exactly') return target.amount < (target.from ?? first);
        return target.comparison === 'under' || target.comparison === 'at most' || falls(target, written!, first);
    });
}

import { field, metricsOf } from '../model/facts.js';
import type { Block, Field, StrategyModel } from '../model/model.js';
import { currencyAt } from '../parser/values/currency.js';
import { daysBetween } from '../parser/values/iso-date.js';
import { currencyOf, sameUnit } from '../parser/values/unit.js';
import type { Bound, IsoDate, TargetValue, Unit } from '../parser/values/value.js';
import { perModel, visible } from './per-model.js';
import { latestReading, periodOf, readingsOf, type Reading } from './readings.js';

/**
 * How far a target is.
 * - `met`: the last reading holds it; `missed`: its day has passed and the last reading does not.
 * - `on pace`, `off pace`: the last reading against the straight line from the baseline to the target.
 * - `open`: there is a reading, but no line to compare it with (no baseline, or no date).
 * - `not measured`: no reading of the metric's unit yet; `deferred`: the target itself waits.
 */
export type ProgressState = 'met' | 'missed' | 'on pace' | 'off pace' | 'open' | 'not measured' | 'deferred';

export interface Progress {
    /** The goal or metric that has the target. */
    block: Block;
    field: Field;
    target: TargetValue;
    state: ProgressState;
    /** What is measured; the block itself when it is a metric. */
    metric: Block | undefined;
    /** The number to reach; a relative target (`+10%`) is applied to its baseline. `undefined` when it has none. */
    amount: number | undefined;
    unit: Unit;
    baseline: { amount: number; on: IsoDate | undefined } | undefined;
    latest: Reading | undefined;
    /** Where the straight line stands on the day of the last reading. */
    expected: number | undefined;
    /** The part of the way from baseline to target that is done, 0 to 1 and beyond; `undefined` without a baseline. */
    share: number | undefined;
}

/** Progress of every target of the strategy's goals and metrics that can be read, in document order. */
export function progressOf(model: StrategyModel, today: IsoDate): Progress[] {
    return visible(model, 'Goal', 'Metric').flatMap(block => blockProgress(block, model, today) ?? []);
}

/** @returns `undefined` where a goal or metric has no target that can be read. */
export function blockProgress(block: Block, model: StrategyModel, today: IsoDate): Progress | undefined {
    const targetField = field(block, 'Target');
    const target = targetField?.value;
    if (target?.type !== 'target') return undefined;
    const metric = block.kind === 'Metric' ? block : metricFor(target, metricsOf(block, model));
    const baseline = baselineFor(target, metric, model);
    const amount = amountOf(target, baseline?.amount);
    const reading = metric && latestReading(metric, today);
    const latest = reading && sameUnit(reading.unit, target.relative ? reading.unit : target.unit) ? reading : undefined;
    const base = { block, field: targetField!, target, metric, amount, baseline, latest, unit: (target.relative ? undefined : target.unit) ?? latest?.unit ?? null, expected: undefined, share: undefined };
    if (target.deferred) return { ...base, state: 'deferred' };
    if (amount === undefined || !latest) return { ...base, state: !latest && target.by && target.by < today ? 'missed' : !latest ? 'not measured' : 'open' };
    const wanted = { ...target, comparison: falls(target, targetField!, baseline?.amount) ? 'at most' as const : target.comparison };
    const share = baseline && baseline.amount !== amount ? (latest.amount - baseline.amount) / (amount - baseline.amount) : undefined;
    const expected = expectedOn(latest.date, { baseline, amount, by: target.by ?? undefined });
    const state = holds(latest.amount, wanted, amount) ? 'met' : target.by && target.by < today ? 'missed' : expected === undefined ? 'open' : keepsPace(latest.amount, expected, baseline!.amount, amount) ? 'on pace' : 'off pace';
    return { ...base, share, expected, state };
}

/**
 * The number a straight line from the baseline to the target passes on a day:
 * `from + (target - from) x days since the baseline / days from the baseline to the deadline`.
 */
export function expectedOn(day: IsoDate, line: { baseline: Progress['baseline']; amount: number; by: IsoDate | undefined }): number | undefined {
    const { baseline, amount, by } = line;
    if (!baseline?.on || !by || by <= baseline.on) return undefined;
    const part = Math.min(Math.max(daysBetween(baseline.on, day) / daysBetween(baseline.on, by), 0), 1);
    return baseline.amount + (amount - baseline.amount) * part;
}

/** A plain `60` above which the baseline lies means at most, as `60 from 96` does. */
function falls(target: TargetValue, { text }: Field, baseline: number | undefined): boolean {
    return target.comparison === 'at least' && target.from === null && !target.relative && baseline !== undefined && target.amount! < baseline
        && !/least|min|more|\+|≥|>/i.test(text);
}

/** A hundredth of the way is no lag. */
function keepsPace(actual: number, expected: number, from: number, to: number): boolean {
    const lag = to >= from ? expected - actual : actual - expected;
    return lag <= Math.abs(to - from) / 100;
}

const comparisons: Record<Bound, (actual: number, bound: number) => boolean> = {
    'at least': (actual, bound) => actual >= bound,
    'at most': (actual, bound) => actual <= bound,
    over: (actual, bound) => actual > bound,
    under: (actual, bound) => actual < bound,
    exactly: (actual, bound) => actual === bound
};

/** Whether a reading holds a target; of `40-50` both ends count. */
export function holds(actual: number, target: TargetValue, amount: number): boolean {
    if (target.upTo !== undefined) return actual >= amount && actual <= target.upTo;
    if (target.relative) return target.amount! < 0 ? actual <= amount : actual >= amount;
    return comparisons[target.comparison](actual, amount);
}

/** Of several metrics, the first that is counted in the target's unit. */
export function metricFor(target: TargetValue, metrics: readonly Block[]): Block | undefined {
    if (target.relative || metrics.length < 2) return metrics[0];
    return metrics.find(metric => unitsOf(metric).some(unit => unit !== null && target.unit !== null && sameUnit(unit, target.unit)))
        ?? metrics.find(metric => unitsOf(metric).every(unit => sameUnit(unit, target.unit))) ?? metrics[0];
}

/** The units a metric is counted in: its `Unit`, and those of its baseline, target and readings. */
export function unitsOf(metric: Block): Unit[] {
    const values = ['Baseline', 'Target'].map(key => field(metric, key)?.value);
    const numbers = values.flatMap(value => value?.type === 'quantity' || value?.type === 'target' && !value.relative && !value.deferred ? [value.unit] : []);
    const unit = field(metric, 'Unit')?.text;
    return [...new Set([...unit ? [currencyAt(unit)?.code ?? unit] : [], ...numbers, ...metric.results.map(result => result.unit)])];
}

/** The currency a metric is counted in. */
export function currencyOfMetric(metric: Block): string | undefined {
    return unitsOf(metric).map(currencyOf).find(currency => currency !== undefined);
}

/**
 * Where a target starts: its `from`, else the metric's `Baseline`. Its day is the one written with it, else that of a reading with this number
 * at the start, else the strategy's first day.
 */
function baselineFor(target: TargetValue, metric: Block | undefined, model: StrategyModel): Progress['baseline'] {
    const written = metric && field(metric, 'Baseline')?.value;
    const quantity = written?.type === 'quantity' && (target.relative || sameUnit(written.unit, target.unit)) ? written : undefined;
    const amount = target.from ?? quantity?.amount;
    if (amount === undefined || amount === null) return undefined;
    const start = periodOf(model)?.start;
    const same = quantity?.amount === amount ? quantity.on : undefined;
    const reading = metric && readingsOf(metric).findLast(({ amount: read, date }) => read === amount && (!start || date <= start));
    return { amount, on: target.fromOn ?? same ?? reading?.date ?? start };
}

function amountOf(target: TargetValue, baseline: number | undefined): number | undefined {
    if (target.amount === null) return undefined;
    if (!target.relative) return target.amount;
    if (baseline === undefined) return undefined;
    return target.unit === '%' ? baseline * (1 + target.amount / 100) : baseline + target.amount;
}

/** A content theme and how its metric moved: the part of its baseline, or of its first reading, by which it got better (S4). */
export interface ThemeMovement { theme: Block; metric: Block; change: number }

/**
 * Content themes from the strongest to the weakest, compared by how much their metric got better since its baseline, in parts of the baseline.
 * Better is the way to the target where there is one, else up. Themes that share a metric cannot be told apart and are left out.
 */
export const themesByStrength = perModel(model => {
    const counted = new Map<Block, number>();
    const themes = visible(model, 'Content').flatMap(theme => {
        const metric = theme.fields.find(({ key }) => key === 'Metric')?.references[0]?.target;
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
    const first = written?.type === 'quantity' ? written.amount : readingsOf(metric)[0]?.amount;
    if (!latest || first === undefined || first === 0 || written === undefined && readingsOf(metric).length < 2) return undefined;
    const change = (latest.amount - first) / Math.abs(first);
    return isLess(metric, model, first) ? -change : change;
}

/** Whether less is better, by the target of the metric or of a goal that rests on it. */
function isLess(metric: Block, model: StrategyModel, first: number): boolean {
    return [metric, ...visible(model, 'Goal').filter(goal => metricsOf(goal, model).includes(metric))].some(block => {
        const target = field(block, 'Target')?.value;
        if (target?.type !== 'target' || target.amount === null) return false;
        if (target.relative) return target.amount < 0;
        return target.comparison === 'under' || target.comparison === 'at most' || target.comparison !== 'over' && target.amount < (target.from ?? first);
    });
}

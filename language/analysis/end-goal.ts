import { findMetric, type KnownMetric } from '../catalogues/metrics.js';
import { choice, field, metricsOf, targets } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { kindOf } from './alignment.js';
import { perModel, visible } from './per-model.js';
import { currencyOfMetric } from './progress.js';

/** The phases a strategy may end in: profit for a firm, mission or funding for a public or non-profit body (R3). */
export function endPhases(model: StrategyModel): string[] {
    return kindOf(model) === 'commercial' ? ['profit'] : ['mission', 'funding'];
}

export function isEndGoal(goal: Block, model: StrategyModel): boolean {
    return endPhases(model).includes(choice(goal, 'Phase') ?? '');
}

export const endGoals = perModel(model => visible(model, 'Goal').filter(goal => isEndGoal(goal, model)));

/** The goals that a goal leads to: those it supports and the one in whose section it stands. */
export function nextGoals(goal: Block): Block[] {
    return [...new Set([...targets(goal, 'Supports'), ...goal.parent?.kind === 'Goal' ? [goal.parent] : []])];
}

/**
 * The shortest way from a goal to an end goal, both included; the goal alone when it is one. Of several, the one whose steps are written first. `undefined` when
 * it leads to none (R4). Circles do no harm.
 */
export function pathToEndGoal(goal: Block, model: StrategyModel): Block[] | undefined {
    const steps = stepsToEndGoal(model);
    if (!steps.has(goal)) return undefined;
    const path = [goal];
    for (let left = steps.get(goal)!; left > 0; left--) path.push(nextGoals(path.at(-1)!).find(next => steps.get(next) === left - 1)!);
    return path;
}

/** How many steps lie between each goal and the nearest end goal, 0 for one of them; goals that lead to none are not there. */
const stepsToEndGoal = perModel(model => {
    const before = new Map<Block, Block[]>();
    for (const goal of visible(model, 'Goal')) for (const next of nextGoals(goal)) before.set(next, [...before.get(next) ?? [], goal]);
    const steps = new Map<Block, number>(endGoals(model).map(goal => [goal, 0]));
    for (const [goal, count] of steps) { // grows while it is walked
        for (const earlier of before.get(goal) ?? []) if (!steps.has(earlier)) steps.set(earlier, count + 1);
    }
    return steps;
});

/** The goals from which some way leads to an end goal. */
export const leading = perModel(model => new Set(stepsToEndGoal(model).keys()));

/** All goals that a goal leads to, the nearest first; itself only where it stands in a circle. */
export function goalsBehind(goal: Block, model: StrategyModel): Set<Block> {
    const next = nextByGoal(model);
    const behind = new Set(next.get(goal));
    for (const reached of behind) for (const further of next.get(reached) ?? []) behind.add(further); // grows while it is walked
    return behind;
}

const nextByGoal = perModel(model => new Map(visible(model, 'Goal').map(goal => [goal, nextGoals(goal)])));

/** Goals that lead back to themselves, each circle once. */
export const goalCircles = perModel(model => {
    const circles: Block[][] = [];
    const done = new Set<Block>();
    for (const first of visible(model, 'Goal')) {
        const path: { goal: Block; next: Block[] }[] = done.has(first) ? [] : [{ goal: first, next: nextGoals(first) }];
        while (path.length > 0) {
            const { goal, next } = path.at(-1)!;
            const following = next.shift();
            const start = path.findIndex(step => step.goal === following);
            if (!following) path.pop();
            else if (start >= 0) circles.push(path.slice(start).map(step => step.goal));
            else if (!done.has(following)) path.push({ goal: following, next: nextGoals(following) });
            if (!following) done.add(goal);
        }
    }
    return circles;
});

/** Why a metric counts as what it does. */
export interface MetricKind { kind: KnownMetric['kind']; declared: boolean; reason: string | undefined; known: KnownMetric | undefined }

/** The declared `Kind` first, then the catalogue's; `undefined` for a metric that neither knows. */
export function kindOfMetric(metric: Block): MetricKind | undefined {
    const declared = choice(metric, 'Kind') as KnownMetric['kind'] | undefined;
    const known = findMetric(metric.title);
    const kind = declared ?? known?.kind;
    return kind && { kind, declared: declared !== undefined, reason: field(metric, 'Reason')?.text, known };
}

/** Whether a goal has metrics and all of them are vanity metrics. */
export function restsOnVanityAlone(goal: Block, model: StrategyModel): boolean {
    const metrics = metricsOf(goal, model);
    return metrics.length > 0 && metrics.every(metric => kindOfMetric(metric)?.kind === 'vanity');
}

/** Whether a metric is money or a return on it: counted in a currency, or one that the catalogue knows as such. */
export function isMoneyMetric(metric: Block): boolean {
    const known = findMetric(metric.title);
    return currencyOfMetric(metric) !== undefined || known?.unit === 'money'
        || /\b(?:roi|roas|return on|revenue|profit|margin|order intake|turnover|sales value)\b/i.test(`${metric.title} ${known?.name ?? ''}`);
}

/** Business metrics that the strategy's other goals, on the way from this one, rest on: what stands behind a vanity metric. */
export function businessMetricsBehind(goal: Block, model: StrategyModel): Block[] {
    const way = pathToEndGoal(goal, model)?.slice(1) ?? [];
    const metrics = [...way.flatMap(next => metricsOf(next, model)), ...visible(model, 'Metric')];
    return [...new Set(metrics)].filter(metric => kindOfMetric(metric)?.kind === 'business' && findMetric(metric.title)?.kind !== 'vanity');
}

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
 * The shortest way from a goal to an end goal, both included; the goal alone when it is one. `undefined` when it leads to none (R4).
 * Circles do no harm.
 */
export function pathToEndGoal(goal: Block, model: StrategyModel): Block[] | undefined {
    const from = new Map<Block, Block | undefined>([[goal, undefined]]);
    for (const current of from.keys()) { // grows while it is walked
        if (isEndGoal(current, model)) {
            const path: Block[] = [];
            for (let at: Block | undefined = current; at; at = from.get(at)) path.unshift(at);
            return path;
        }
        for (const next of nextGoals(current)) if (!from.has(next)) from.set(next, current);
    }
    return undefined;
}

/** The goals from which some way leads to an end goal. */
export const leading = perModel(model => {
    const before = new Map<Block, Block[]>();
    for (const goal of visible(model, 'Goal')) {
        for (const next of nextGoals(goal)) before.set(next, [...before.get(next) ?? [], goal]);
    }
    const found = new Set(endGoals(model));
    for (const goal of found) before.get(goal)?.forEach(earlier => found.add(earlier)); // grows while it is walked
    return found;
});

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

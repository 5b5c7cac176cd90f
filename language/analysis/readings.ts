import { choice, field, goalsOf, metricsOf } from '../model/facts.js';
import type { Block, Field, Result, StrategyModel } from '../model/model.js';
import { addDays, isMonthEnd, monthEnd } from '../parser/values/iso-date.js';
import { nextOccurrence, periodDays } from '../parser/values/occurrence.js';
import type { CadenceValue, IsoDate, PeriodValue, QuantityValue, Unit } from '../parser/values/value.js';
import { sameUnit } from '../parser/values/unit.js';
import { titleKey } from '../references/names.js';
import { perModel, visible } from './per-model.js';

/** A row of a results table that could be read. */
export interface Reading { date: IsoDate; amount: number; unit: Unit; result: Result }

/** A metric's readings, the oldest first; of one day in the order of the table. */
export function readingsOf(metric: Block): readonly Reading[] {
    let readings = known.get(metric);
    if (!readings) {
        readings = metric.results.flatMap(result => result.date && result.amount !== undefined ? [{ date: result.date, amount: result.amount, unit: result.unit, result }] : [])
            .sort((a, b) => a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
        known.set(metric, readings);
    }
    return readings;
}

/** Many ask, and a block never changes. */
const known = new WeakMap<Block, readonly Reading[]>();

/** The last reading that is not after today. */
export function latestReading(metric: Block, today: IsoDate): Reading | undefined {
    return readingsOf(metric).findLast(({ date }) => date <= today);
}

/** The days a strategy holds for, both included. */
export function periodOf(model: StrategyModel): PeriodValue | undefined {
    const value = model.strategy && field(model.strategy, 'Period')?.value;
    return value?.type === 'period' ? value : undefined;
}

export function cadenceOf(block: Block, key: string): CadenceValue | undefined {
    const value = field(block, key)?.value;
    return value?.type === 'cadence' ? value : undefined;
}

/** When a metric is to be read next, and the day from which its cadence counts: that day itself where it is the one behind `next`. */
export interface DueReading { date: IsoDate; anchor: IsoDate }

/**
 * When a metric is to be read next: on its `next`, while no reading answers it; else one cadence after the last reading, or after the
 * strategy's start where there is none. Before the strategy begins nothing need be read, and after it has ended nothing but what its `next` says.
 * `undefined` where that cannot be said.
 */
export function dueReading(metric: Block, model: StrategyModel, today: IsoDate): DueReading | undefined {
    const cadence = cadenceOf(metric, 'Measured');
    if (!cadence) return undefined;
    const last = latestReading(metric, today)?.date;
    const { next } = cadence;
    if (next && !(last && addDays(last, daysEarly(cadence)) >= next)) return { date: next, anchor: next };
    const period = periodOf(model);
    const anchor = last && next && last < next ? next : last ?? period?.start;
    if (!anchor) return undefined;
    const after = occurrenceAfter(cadence, anchor);
    const date = period && after < period.start ? occurrenceAfter(cadence, addDays(period.start, -1), anchor) : after;
    return period && date > period.end ? undefined : { date, anchor };
}

/** The day alone. */
export function nextReading(metric: Block, model: StrategyModel, today: IsoDate): IsoDate | undefined {
    return dueReading(metric, model, today)?.date;
}

/** A reading of the last days before its `next` is the one meant: the report is due in April, its number stands for the end of March. */
function daysEarly(cadence: CadenceValue): number {
    return Math.min(graceDays, Math.floor(periodDays(cadence) / 2));
}

/** A monthly reading of a month's last day is due again on the last day of the next: 2027-02-28 is followed by 2027-03-31. */
function occurrenceAfter(cadence: CadenceValue, after: IsoDate, anchor = after): IsoDate {
    const next = nextOccurrence(cadence, after, anchor);
    const byMonth = (cadence.unit === 'month' || cadence.unit === 'year') && cadence.weekday === undefined && cadence.times === undefined;
    return byMonth && isMonthEnd(anchor) ? monthEnd(next) : next;
}

/** The goals that rest on a metric. */
export const goalsByMetric = perModel(model => {
    const goals = new Map<Block, Block[]>();
    for (const goal of visible(model, 'Goal')) {
        for (const metric of new Set(metricsOf(goal, model))) goals.set(metric, [...goals.get(metric) ?? [], goal]);
    }
    return goals;
});

/** Days after the due date before a reading counts as overdue: reports take their time. */
export const graceDays = 7;

/** Whether a metric need not be read yet: the targets of all its goals wait for a later day. */
export function readingWaits(metric: Block, model: StrategyModel, today: IsoDate): boolean {
    const goals = goalsByMetric(model).get(metric) ?? [];
    return goals.length > 0 && goals.every(goal => {
        const value = field(goal, 'Target')?.value;
        return value?.type === 'target' && value.deferred !== undefined && !(value.deferred.until && value.deferred.until < today);
    });
}

/**
 * Whether a number can be held against another: their units agree, and of a percentage it is clear which one is meant. A plain `0.41` beside `40%`
 * may be 41%, or less than half a percent.
 */
export function comparable(one: Amount, other: Amount): boolean {
    return sameUnit(one.unit, other.unit) && !isPartOfOne(one, other) && !isPartOfOne(other, one);
}

interface Amount { amount: number | null; unit: Unit }

function isPartOfOne(plain: Amount, percentage: Amount): boolean {
    return plain.unit === null && plain.amount !== null && plain.amount !== 0 && Math.abs(plain.amount) < 1 && percentage.unit === '%' && Math.abs(percentage.amount ?? 0) > 1;
}

/** A rule of a metric that holds for its last reading. */
export interface FiredRule {
    metric: Block;
    rule: Field;
    /** `When below` or `When above`. */
    key: string;
    bound: QuantityValue;
    reading: Reading;
}

/** The rules (`When below`, `When above`) that the last reading not after today calls for. */
export function firedRules(metric: Block, today: IsoDate): FiredRule[] {
    const reading = latestReading(metric, today);
    if (!reading) return [];
    return metric.fields.flatMap(rule => {
        const bound = rule.value;
        if (bound.type !== 'quantity' || rule.key !== 'When below' && rule.key !== 'When above' || !comparable(bound, reading)) return [];
        const fires = rule.key === 'When below' ? reading.amount < bound.amount : reading.amount > bound.amount;
        return fires ? [{ metric, rule, key: rule.key, bound, reading }] : [];
    });
}

/**
 * The actions that answer a rule that fired: they stand in the metric's section, or their `Because` names the metric. A dropped action
 * answers nothing, one that was due before the reading and is done answered an earlier one.
 */
export function answersTo({ metric, reading }: FiredRule, model: StrategyModel): Block[] {
    const name = titleKey(metric.title);
    return visible(model, 'Action').filter(action => {
        if (action.parent !== metric && !(name && saysName(titleKey(field(action, 'Because')?.text ?? ''), name))) return false;
        const status = choice(action, 'Status');
        const due = field(action, 'Due')?.value;
        return status !== 'dropped' && !(status === 'done' && due?.type === 'date' && due.date < reading.date);
    });
}

/** Whether a text has the name as words of its own: `ROI` is not in `heroic`. */
function saysName(text: string, name: string): boolean {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const end = at + name.length;
        if (!/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))) return true;
    }
    return false;
}

/** The goals an action serves, through the metric whose section it stands in too. */
export function servedGoals(action: Block, model: StrategyModel): Block[] {
    const through = action.parent?.kind === 'Metric' ? goalsByMetric(model).get(action.parent) ?? [] : [];
    return [...new Set([...goalsOf(action), ...through])];
}

import { field, metricsOf } from '../model/facts.js';
import type { Block, Field, StrategyModel } from '../model/model.js';
import { currencyAt } from '../parser/values/currency.js';
import { addDays, daysBetween } from '../parser/values/iso-date.js';
import { isPlainTarget } from '../parser/values/target.js';
import { currencyOf, sameUnit } from '../parser/values/unit.js';
import type { Bound, IsoDate, TargetValue, Unit } from '../parser/values/value.js';
import { perModel, visible } from './per-model.js';
import { comparable, graceDays, periodOf, readingsOf, type Reading } from './readings.js';

/**
 * How far a target is.
 * - `met`: the last reading holds it, or did on the target's day; `missed`: its day has passed and neither does. A reading of that day may
 *   be a week late (`graceDays`).
 * - `on pace`, `off pace`: the last reading against the straight line from the baseline to the target.
 * - `open`: there is a reading, but no line to compare it with (no baseline, no date, or beyond a range).
 * - `not measured`: no reading yet that can be compared with it; `deferred`: the target itself waits.
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
    /** The reading that decides: the last one not after today; of a target whose day has passed, the one of that day where it held. */
    latest: Reading | undefined;
    /** Where the straight line stands on the day of the last reading. */
    expected: number | undefined;
    /** The part of the way from baseline to target that is done, 0 to 1 and beyond; `undefined` without a baseline. */
    share: number | undefined;
}

/** Progress of every target of the strategy's goals and metrics that can be read, in document order. */
export function progressOf(model: StrategyModel, today: IsoDate): readonly Progress[] {
    const known = progressByDay(model);
    let progress = known.get(today);
    if (!progress) known.set(today, progress = visible(model, 'Goal', 'Metric').flatMap(block => blockProgress(block, model, today) ?? []));
    return progress;
}

const progressByDay = perModel(() => new Map<IsoDate, readonly Progress[]>());

/** @returns `undefined` where a goal or metric has no target that can be read. */
export function blockProgress(block: Block, model: StrategyModel, today: IsoDate): Progress | undefined {
    const targetField = field(block, 'Target');
    const target = targetField?.value;
    if (target?.type !== 'target') return undefined;
    const metric = block.kind === 'Metric' ? block : metricFor(target, metricsOf(block, model));
    const readings = metric ? readingsOf(metric).filter(reading => reading.date <= today && (target.relative || comparable(target, reading))) : [];
    const baseline = baselineFor(target, metric, readings, model);
    const amount = amountOf(target, baseline?.amount);
    const last = readings.at(-1);
    const base = { block, field: targetField!, target, metric, amount, baseline, latest: last, unit: (target.relative ? undefined : target.unit) ?? last?.unit ?? null, expected: undefined, share: undefined };
    if (target.deferred) return { ...base, state: 'deferred' };
    const by = target.by ?? undefined;
    const isOver = by !== undefined && by < today && (last && last.date >= by || addDays(by, graceDays) < today);
    if (amount === undefined || !last) return { ...base, state: last ? 'open' : isOver ? 'missed' : 'not measured' };
    const wanted = { ...target, comparison: falls(target, targetField!, baseline?.amount) ? 'at most' as const : target.comparison };
    const reached = [last, ...by !== undefined && by < today ? readingsOfDay(by, readings) : []].find(reading => reading && holds(reading.amount, wanted, amount));
    const latest = reached ?? last;
    const aim = target.upTo !== undefined && baseline && baseline.amount > target.upTo ? target.upTo : amount; // a range is entered from its nearer end
    const share = baseline && baseline.amount !== aim ? (latest.amount - baseline.amount) / (aim - baseline.amount) : undefined;
    const expected = expectedOn(latest.date, { baseline, amount: aim, by });
    const isBeyond = target.upTo !== undefined && (latest.amount > target.upTo) === (aim === amount) && latest.amount !== aim && (share ?? 0) > 1;
    const state = reached ? 'met' : isOver ? 'missed' : expected === undefined || isBeyond ? 'open' : keepsPace(latest.amount, expected, baseline!.amount, aim) ? 'on pace' : 'off pace';
    return { ...base, latest, share, expected, state };
}

/** What was read for a day: the last reading up to it, and the next where it came no more than `graceDays` late. */
function readingsOfDay(day: IsoDate, readings: readonly Reading[]): (Reading | undefined)[] {
    const late = addDays(day, graceDays);
    return [readings.findLast(({ date }) => date <= day), readings.find(({ date }) => date > day && date <= late)];
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

/** A plain `60` or `30 min` above which the baseline lies means at most, as `60 from 96` does; that one is read so. */
export function falls(target: TargetValue, { text }: Field, baseline: number | undefined): boolean {
    return target.from === null && baseline !== undefined && target.amount! < baseline && isPlainTarget(text);
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
 * Where a target starts: its `from`, else the metric's `Baseline`, else its reading at the strategy's start, else its first, if that lies before the target's day. The day of a number is
 * the one written with it, else that of a reading with this number at the start, else the strategy's first day.
 */
function baselineFor(target: TargetValue, metric: Block | undefined, readings: readonly Reading[], model: StrategyModel): Progress['baseline'] {
    const written = metric && field(metric, 'Baseline')?.value;
    const quantity = written?.type === 'quantity' && (target.relative || comparable(target, written)) ? written : undefined;
    const amount = target.from ?? quantity?.amount;
    const start = periodOf(model)?.start;
    const atStart = readings.filter(({ date }) => !start || date <= start);
    if (amount === undefined) {
        const first = (start ? atStart.at(-1) : undefined) ?? readings[0];
        if (first && target.by && first.date >= target.by) return undefined; // recorded too late to start from
        return first && (target.relative || first !== readings.at(-1)) ? { amount: first.amount, on: first.date } : undefined; // alone it is no line
    }
    const same = quantity?.amount === amount ? quantity.on : undefined;
    return { amount, on: target.fromOn ?? same ?? atStart.findLast(reading => reading.amount === amount)?.date ?? start };
}

function amountOf(target: TargetValue, baseline: number | undefined): number | undefined {
    if (target.amount === null) return undefined;
    if (!target.relative) return target.amount;
    if (baseline === undefined) return undefined;
    return target.unit === '%' ? baseline * (1 + target.amount / 100) : baseline + target.amount;
}

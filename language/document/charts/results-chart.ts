import { scaleLinear } from 'd3-scale';
import type { IsoDate } from '../../parser/values/value.js';
import { element, label, path, picture, rounded } from './svg.js';
import { widthOf } from './text-width.js';
import { timeAxis } from './time-axis.js';

/** What a chart of results shows. Amounts are plain numbers in one unit. */
export interface Results {
    name: string;
    description: string;
    readings: { date: IsoDate; amount: number; words: string }[];
    /** What is to be reached; `upTo` closes a band. */
    target: { amount: number; upTo: number | undefined; by: IsoDate | undefined } | undefined;
    /** Where the straight line to the target starts. */
    start: { amount: number; on: IsoDate } | undefined;
    /** Amounts from which something is to be done. */
    limits: number[];
    /** `%`, `x` or nothing: what stands behind a number on the axis. */
    suffix: string;
}

const width = 560;
const height = 236;
const area = { left: 50, right: width - 78, top: 18, bottom: height - 30 };
const size = 12;
/** More dots than this run into each other. */
const mostDots = 60;

/** All amounts that a chart must have room for. */
export function amountsOf({ readings, target, start }: Pick<Results, 'readings' | 'target' | 'start'>): number[] {
    return [...readings.map(({ amount }) => amount), ...target ? [target.amount, target.upTo ?? target.amount] : [], ...start ? [start.amount] : []];
}

/** Those of the limits that a chart of such amounts shows: one far from all results would press them into a line. */
export function limitsNear(limits: readonly number[], amounts: readonly number[]): number[] {
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
    const spread = most - least || Math.abs(most) || 1;
    return limits.filter(limit => limit >= least - spread / 2 && limit <= most + spread / 2);
}

/** Results as a line with dots, against the target and the pace towards it. */
export function drawResults(results: Results): string {
    const { name, description, readings, target, start, limits, suffix } = results;
    const dates = [...readings.map(({ date }) => date), ...start ? [start.on] : [], ...target?.by ? [target.by] : []].sort();
    const time = timeAxis(dates[0]!, dates.at(-1)!, { start: area.left, end: area.right, most: 7 });
    const amounts = amountsOf(results);
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
    const spread = most - least || Math.abs(most) || 1;
    const y = scaleLinear([Math.min(least, ...limits), Math.max(most, ...limits)], [area.bottom, area.top]).nice(4);
    if (least === most && limits.length === 0) y.domain([least - spread / 2, most + spread / 2]).nice(4);
    const dots = readings.map(({ date, amount }): [number, number] => [time.at(date), y(amount)]);
    const last = dots.at(-1)!;
    const across = (amount: number, kind: string): string => element('path', { class: kind, d: `M${area.left} ${rounded(y(amount))}H${area.right}` });

    const content = y.ticks(4).map(tick => across(tick, 'grid') + label(axisNumber(tick) + suffix, area.left - 8, y(tick) + 4, { class: 'axis', 'text-anchor': 'end' })).join('')
        + time.ticks.filter(({ words, day }) => time.at(day) + widthOf(words, size) <= area.right + 60).map(({ day, words }) => element('path', { class: 'tick', d: `M${rounded(time.at(day))} ${area.bottom}v5` }) + label(words, time.at(day), height - 8, { class: 'axis' })).join('')
        + limits.map(limit => across(limit, 'limit')).join('')
        + (target?.upTo === undefined ? '' : element('rect', { class: 'target-band', x: area.left, y: y(Math.max(target.amount, target.upTo)), width: area.right - area.left, height: Math.abs(y(target.upTo) - y(target.amount)) }))
        + (target ? across(target.amount, 'target') + label('target', area.right + 8, y(target.amount) + 4, { class: 'target-word' }) : '')
        + (target?.by && start && target.by > start.on ? element('path', { class: 'pace', d: path([[time.at(start.on), y(start.amount)], [time.at(target.by), y(target.amount)]]) }) : '')
        + element('path', { class: 'line', d: path(dots) })
        + dots.map(([x, dotY], index) => dots.length > mostDots && index < dots.length - 1 ? '' : element('circle', { class: index === dots.length - 1 ? 'dot last' : 'dot', cx: x, cy: dotY, r: index === dots.length - 1 ? 4.5 : 3 })).join('')
        + lastWords(readings.at(-1)!.words, last, dots.at(-2)?.[1] ?? last[1]);
    return picture({ kind: 'results-chart', name, description, width, height }, content);
}

/** The last result in figures beside its dot: on the side the line does not come from, and inside of the drawing. */
function lastWords(words: string, [x, y]: [number, number], before: number): string {
    const half = widthOf(words, size) / 2;
    const above = before >= y ? y - 11 > area.top - 8 : y + 20 > area.bottom;
    return label(words, Math.min(Math.max(x, half + 2), width - half - 2), above ? y - 11 : y + 20, { class: 'last-words', 'text-anchor': 'middle' });
}

/** `640K`, `1.2M`, `3.5`: short enough for an axis. */
function axisNumber(amount: number): string {
    return amount.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 4 });
}

import { periodOf } from '../../../analysis/readings.js';
import type { StrategyModel } from '../../../model/model.js';
import { addMonths, monthEnd } from '../../../parser/values/iso-date.js';
import type { IsoDate } from '../../../parser/values/value.js';
import { proposedPeriods } from '../../../templates/proposals.js';

/** A date or period, and what it is in words. */
export interface When { text: string; words: string }

/** The keys whose day has been: all other days are still to come. */
const past: ReadonlySet<string> = new Set(['Date', 'Reviewed', 'Baseline']);

/** The keys of what lasts as long as the strategy. */
const toTheEnd: ReadonlySet<string> = new Set(['Target', 'Until', 'Valid until']);

/** The days that are likely in a field, the likeliest first. */
export function datesFor(key: string, model: StrategyModel, today: IsoDate): When[] {
    return past.has(key) ? daysBehind(today) : daysAhead(toTheEnd.has(key), model, today);
}

/** For a reading: the day of today, and the ends of what is over. */
export function daysBehind(today: IsoDate): When[] {
    const monthBefore = monthEnd(addMonths(today, -1));
    return merged([[today, 'today'], [monthBefore, 'end of last month'], [quarterEnd(addMonths(today, -3)), 'end of last quarter'], [`${yearOf(today) - 1}-12-31`, 'end of last year']]);
}

function daysAhead(endFirst: boolean, model: StrategyModel, today: IsoDate): When[] {
    const end = periodOf(model)?.end;
    const ends = [[quarterEnd(today), 'end of the quarter'] as const, ...end && end > today ? [[end, 'end of the strategy\'s period'] as const] : []];
    return merged([
        ...endFirst ? ends.toReversed() : ends, [monthEnd(today), 'end of the month'],
        [`${yearOf(today)}-12-31`, 'end of the year'], [addMonths(today, 12), 'one year on'], [addMonths(today, 3), 'three months on'], [addMonths(today, 1), 'one month on'], [today, 'today']
    ]);
}

/** The periods that people plan for, then parts of years. */
export function periodsFor(today: IsoDate): When[] {
    const year = yearOf(today);
    const proposed = proposedPeriods(today).map(({ period, name }): [string, string] => [period, name]);
    const parts = [year, year + 1].flatMap(of => [...['H1', 'H2'].map((half, index): [string, string] => [`${half} ${of}`, `${index === 0 ? 'first' : 'second'} half of ${of}`]),
        ...['first', 'second', 'third', 'fourth'].map((word, index): [string, string] => [`Q${index + 1} ${of}`, `${word} quarter of ${of}`])]);
    return merged([...proposed, [String(year), 'this year'], ...parts, [`${year}-01-01 to ${year}-12-31`, 'from day to day'], [`${year + 1}-${year + 3}`, 'three years']]);
}

function quarterEnd(date: IsoDate): IsoDate {
    const month = Number(date.slice(5, 7));
    return monthEnd(addMonths(`${date.slice(0, 7)}-01`, 2 - (month - 1) % 3));
}

function yearOf(date: IsoDate): number {
    return Number(date.slice(0, 4));
}

/** Each text once, with all that it is. */
function merged(all: readonly (readonly [text: string, words: string])[]): When[] {
    return [...new Set(all.map(([text]) => text))].map(text => ({ text, words: [...new Set(all.filter(each => each[0] === text).map(each => each[1]))].join(', ') }));
}

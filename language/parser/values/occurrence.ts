import { addDays, addMonths, compare, dayNumber, daysInMonth, fromDayNumber, isoDate, parseIsoDate, weekdayOf } from './iso-date.js';
import type { CadenceValue, IsoDate } from './value.js';

/** Mean days of a unit in the Gregorian calendar: 146,097 days in 400 years. */
const UNIT_DAYS = { day: 1, week: 7, month: 146097 / 4800, year: 146097 / 400 };

/** Mean days between two occurrences: `weekly` is 7, `monthly` 30.44, `3 posts a week` 2.33, `daily on weekdays` 1.4. */
export function periodDays(cadence: CadenceValue): number {
    return cadence.every * UNIT_DAYS[cadence.unit] / ((cadence.times ?? 1) * (cadence.weekdays?.length ?? 1));
}

/**
 * The first day after `after` on which the cadence falls due. `anchor` is its first occurrence, or any that is past: `monthly` from
 * 2027-01-31 falls on 2027-02-28 and 2027-03-31, and nothing falls before the anchor. Without one, the count begins at `after`.
 * A cadence with weekdays takes from the anchor only which weeks count; `first Tuesday of the quarter` follows the calendar's
 * quarters, `last` is in their last month. Several times in a unit are spread evenly, at most one a day.
 */
export function nextOccurrence(cadence: CadenceValue, after: IsoDate, anchor?: IsoDate): IsoDate {
    const weekdays = cadence.weekdays ?? (cadence.weekday === undefined ? [] : [cadence.weekday]);
    const origin = anchor ?? after;
    const past = anchor !== undefined && compare(anchor, after) > 0 ? addDays(anchor, -1) : after;
    if (weekdays.length > 0) {
        return cadence.nth === undefined ? nextOnWeekday(cadence, weekdays, past, origin) : nextNth(cadence, past);
    }
    if (past !== after) {
        return origin;
    }
    const months = monthsOf(cadence);
    return months > 0 && cadence.times === undefined ? nextMonth(months, past, origin) : nextDay(periodDays(cadence), past, origin);
}

function nextDay(step: number, past: IsoDate, origin: IsoDate): IsoDate {
    if (step <= 1) {
        return addDays(past, 1);
    }
    const [from, to] = [dayNumber(origin), dayNumber(past)];
    let count = Math.floor((to - from) / step);
    while (Math.floor(from + count * step) <= to) {
        count++;
    }
    return fromDayNumber(from + count * step);
}

function nextMonth(step: number, past: IsoDate, origin: IsoDate): IsoDate {
    let count = Math.floor((monthIndex(past) - monthIndex(origin)) / step);
    while (compare(addMonths(origin, count * step), past) <= 0 && count * step < 120000) {
        count++;
    }
    return addMonths(origin, count * step);
}

function nextOnWeekday({ every }: CadenceValue, weekdays: number[], past: IsoDate, origin: IsoDate): IsoDate {
    const monday = (date: IsoDate): number => dayNumber(date) - weekdayOf(date) + 1;
    const weeks = (monday(past) - monday(origin)) / 7;
    // The latest week that counts and is not after that of `past`; when its days are over, the next that counts.
    const week = monday(origin) + Math.floor(weeks / every) * every * 7;
    const candidates = [week, week + every * 7].flatMap(start => weekdays.map(day => start + day - 1));
    return fromDayNumber(Math.min(...candidates.filter(day => day > dayNumber(past))));
}

function nextNth(cadence: CadenceValue, past: IsoDate): IsoDate {
    const length = monthsOf(cadence);
    let block = Math.floor(monthIndex(past) / length) * length;
    let day = nthDay(cadence, block, length);
    while (day !== undefined && compare(day, past) <= 0) {
        block += length;
        day = nthDay(cadence, block, length);
    }
    return day ?? addDays(past, 1);
}

/** The nth weekday of the block's first month, or the last of its last month. */
function nthDay({ nth = 1, weekday = 1 }: CadenceValue, block: number, length: number): IsoDate | undefined {
    const index = nth > 0 ? block : block + length - 1;
    const [year, month] = [Math.floor(index / 12), index % 12 + 1];
    const edge = isoDate(year, month, nth > 0 ? 1 : daysInMonth(year, month));
    if (edge === undefined) {
        return undefined;
    }
    return nth > 0
        ? addDays(edge, (weekday - weekdayOf(edge) + 7) % 7 + (nth - 1) * 7)
        : addDays(edge, -((weekdayOf(edge) - weekday + 7) % 7));
}

function monthsOf({ unit, every }: CadenceValue): number {
    return unit === 'month' ? every : unit === 'year' ? every * 12 : 0;
}

function monthIndex(date: IsoDate): number {
    const { year, month } = parseIsoDate(date) ?? { year: 0, month: 1 };
    return year * 12 + month - 1;
}

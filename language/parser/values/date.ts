import { isValid, isoDate } from './iso-date.js';
import { monthNumber } from './names.js';
import { tidy } from './tidy.js';
import type { IsoDate } from './value.js';

/** `canonical` is false when the date was understood but is not written `YYYY-MM-DD`. */
export interface DateReading { value: IsoDate; canonical: boolean }

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
const EITHER_FIRST = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/;
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -]?(\p{L}+\.?),?[ -](\d{4})$/iu;
const NAME_DAY = /^(\p{L}+\.?) ?(\d{1,2})(?:st|nd|rd|th|\.)?,? (\d{4})$/iu;

/**
 * A date: `2027-03-01`, or a form that can mean only one day: `1 March 2027`, `March 1, 2027`, `1. März 2027`, `2027/03/01`,
 * `01.03.2027` (with dots the day comes first), `13/03/2027`. Undefined for anything else: days that do not exist, years of two
 * digits, and what can be read both ways, such as `03/04/2027`.
 */
export function readDate(text: string): DateReading | undefined {
    const plain = tidy(text);
    const [value, other] = datesIn(plain);
    return value !== undefined && other === undefined ? { value, canonical: isValid(plain) } : undefined;
}

/** Every day the text may mean: none, one, or two for `03/04/2027` (the day-first reading, then the month-first one). */
export function possibleDates(text: string): IsoDate[] {
    return datesIn(tidy(text));
}

function datesIn(text: string): IsoDate[] {
    let match = YEAR_FIRST.exec(text);
    if (match) {
        return days([match[1], match[3], match[4]]);
    }
    match = DAY_FIRST.exec(text);
    if (match) {
        return days([match[3], match[2], match[1]]);
    }
    match = EITHER_FIRST.exec(text);
    if (match) {
        return days([match[4], match[3], match[1]], [match[4], match[1], match[3]]);
    }
    match = DAY_NAME.exec(text);
    if (match) {
        return days([match[3], monthNumber(match[2] ?? ''), match[1]]);
    }
    match = NAME_DAY.exec(text);
    return match ? days([match[3], monthNumber(match[1] ?? ''), match[2]]) : [];
}

/** The readings (year, month, day) that exist, each day once: `03/03/2027` is not ambiguous. */
function days(...readings: (string | number | undefined)[][]): IsoDate[] {
    const dates = readings.map(([year, month, day]) => isoDate(Number(year), Number(month), Number(day)));
    return [...new Set(dates.filter(date => date !== undefined))];
}

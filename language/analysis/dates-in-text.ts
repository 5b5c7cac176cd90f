import { possibleDates } from '../parser/values/date.js';
import { readPeriod } from '../parser/values/period.js';
import type { IsoDate } from '../parser/values/value.js';

/** Stretches of prose that look like a day, a month of a year, a quarter, or a year. */
const candidates = [
    /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/g,
    /\b\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{4}\b/g,
    /\b\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? \p{L}{3,9}\.?,? \d{4}\b/gu,
    /\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b/gu
];
const periods = [/\b\p{L}{3,9}\.? \d{4}\b/gu, /\b[QH][1-4] \d{4}\b/gi, /\b20\d{2}-(?:0[1-9]|1[0-2])\b(?!-)/g, /\b20\d{2}\b/g];

/**
 * The days that a text names, in any order: `customer survey of 2026-11-20`, `March 3, 2026`; of `October 2026`, `Q3 2026` or `2026` the
 * last day. What may mean two days (`03/04/2026`) gives both.
 */
export function datesIn(text: string): IsoDate[] {
    const found: IsoDate[] = [];
    let rest = text;
    for (const pattern of candidates) {
        rest = rest.replace(pattern, match => {
            const dates = possibleDates(match);
            found.push(...dates);
            return dates.length > 0 ? ' ' : match;
        });
    }
    for (const pattern of periods) {
        rest = rest.replace(pattern, match => {
            const period = readPeriod(match);
            if (period) found.push(period.end);
            return period ? ' ' : match;
        });
    }
    return found;
}

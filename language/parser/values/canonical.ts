import { readDate } from './date.js';
import type { IsoDate } from './value.js';

/**
 * The ISO form of a date in any form that `readDate` understands, for the quick fix; the same text for one that is ISO already.
 * Undefined for what is no date or may mean two days (see `possibleDates`, which gives both).
 */
export function canonicalDate(text: string): IsoDate | undefined {
    return readDate(text)?.value;
}

import { readDate } from './date.js';
import { daysInMonth, isoDate } from './iso-date.js';
import { monthNumber } from './names.js';
import { tidy } from './tidy.js';
import type { IsoDate, PeriodValue } from './value.js';

/** Separators in the order they are tried: words and spaced dashes, then tight ones, as in `2027–2029` and `Jan-Mar 2027`. */
const SEPARATORS = [/^(.+?) (?:to|until|till|through|-|–|—) (.+)$/i, /^(.+?) ?(?:–|—) ?(.+)$/, /^(\p{L}+\.? ?\d*)-(\p{L}.+)$/u,
    /^(\d{4})-(\d{4})$/, /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/];

/**
 * A period: `2027-01-01 to 2027-12-31` (also `until`, `–`, ` - `; each side may be a date or a shorter period: `Jan 2027 to Mar 2027`),
 * `2027`, `FY 2027`, `H1 2027`, `Q3 2027`, `March 2027`, `2027-03`, `2027-2029`. A fiscal year is taken for the calendar year, for
 * the language does not know when the organisation's own begins. Undefined when the end is before the start, and for a single day.
 */
export function readPeriod(text: string): PeriodValue | undefined {
    const plain = tidy(text);
    return single(plain) ?? range(plain.replace(/^from /i, ''));
}

/**
 * The day by which something is due: a date, or the last day of a period (`Q4 2027`, `end of March 2027`). `start of` gives the
 * first day. A form of date that may mean two days is undefined.
 */
export function readDeadline(text: string): IsoDate | undefined {
    const plain = tidy(text).replace(/^the /i, '');
    const start = /^(?:start|beginning) of (?:the )?(.+)$/i.exec(plain)?.[1];
    if (start !== undefined) {
        return readPeriod(start)?.start;
    }
    const end = /^end (?:of )?(?:the )?(.+)$/i.exec(plain)?.[1];
    return end === undefined ? readDate(plain)?.value ?? readPeriod(plain)?.end : readPeriod(end)?.end;
}

function single(text: string): PeriodValue | undefined {
    let match = /^(?:(?:(?:calendar|fiscal|financial) )?year |FY ?)?(\d{4})$/i.exec(text);
    if (match) {
        return months(match[1], 1, 12);
    }
    match = /^FY ?'?(\d{2})$/i.exec(text);
    if (match) {
        return months(`20${match[1]}`, 1, 12);
    }
    match = /^([QH])([1-4])[ /-]?(?:of )?(?:FY ?)?(\d{4})$/i.exec(text);
    if (match) {
        return part(match[3], match[1], match[2]);
    }
    match = /^(?:FY ?)?(\d{4})[ /-]?([QH])([1-4])$/i.exec(text);
    if (match) {
        return part(match[1], match[2], match[3]);
    }
    match = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? /^(?<month>\d{1,2})\/(?<year>\d{4})$/.exec(text);
    if (match) {
        return months(match.groups?.['year'] ?? match[1], Number(match.groups?.['month'] ?? match[2]), 1);
    }
    match = /^(\p{L}+\.?),? (?:of )?(\d{4})$/u.exec(text);
    return match ? months(match[2], monthNumber(match[1] ?? '') ?? 0, 1) : undefined;
}

/** A quarter or a half of a year. */
function part(year: string | undefined, kind: string | undefined, index: string | undefined): PeriodValue | undefined {
    const length = kind?.toUpperCase() === 'H' ? 6 : 3;
    return months(year, (Number(index) - 1) * length + 1, length);
}

function months(yearText: string | undefined, first: number, count: number): PeriodValue | undefined {
    const year = Number(yearText);
    const last = first + count - 1;
    return between(isoDate(year, first, 1), isoDate(year, last, daysInMonth(year, last)));
}

function range(text: string): PeriodValue | undefined {
    for (const separator of SEPARATORS) {
        const match = separator.exec(text);
        const end = match && side(match[2] ?? '')?.end;
        if (match && end) {
            const left = match[1] ?? '';
            // `Jan to Mar 2027`, `1 March – 30 June 2027`: the year is said once.
            const start = side(left) ?? side(`${left} ${end.slice(0, 4)}`);
            return between(start?.start, end);
        }
    }
    return undefined;
}

function side(text: string): { start: IsoDate; end: IsoDate } | undefined {
    const date = readDate(text)?.value;
    return date === undefined ? single(tidy(text)) : { start: date, end: date };
}

function between(start: IsoDate | undefined, end: IsoDate | undefined): PeriodValue | undefined {
    return start !== undefined && end !== undefined && start <= end ? { type: 'period', start, end } : undefined;
}

import { addDays, addMonths, isMonthEnd, monthEnd } from '../parser/values/iso-date.js';
import { nextOccurrence } from '../parser/values/occurrence.js';
import type { CadenceValue, IsoDate } from '../parser/values/value.js';

/** How something comes back. */
export interface Recurrence {
    /** As its author wrote it: `every 2 weeks`. */
    text: string;
    cadence: CadenceValue;
    /** The day the count begins with: the last reading, the date behind `next`, the first day of the strategy. */
    anchor: IsoDate;
    /** The first time. A date behind `next` is taken as it stands, also where it is not the weekday of the cadence. */
    first: IsoDate;
    /** It falls on the last day of its months: after 2027-02-28 comes 2027-03-31. */
    monthEnds: boolean;
    /** The last day of the strategy's period, after which nothing comes back. */
    until: IsoDate | undefined;
}

/** Whether a cadence counts whole months or years: then a day at the end of a month stays there. */
export function isMonthly({ unit, weekday, times }: CadenceValue): boolean {
    return (unit === 'month' || unit === 'year') && weekday === undefined && times === undefined;
}

/** A reading of a month's last day is due again on the last day of a month, as in analysis/readings.ts. */
export function readingRecurrence(base: Omit<Recurrence, 'monthEnds'>): Recurrence {
    return { ...base, monthEnds: isMonthly(base.cadence) && isMonthEnd(base.anchor) };
}

/** The first time after a day; `undefined` after the last. */
export function timeAfter(recurrence: Recurrence, after: IsoDate): IsoDate | undefined {
    const { first, until } = recurrence;
    if (after < first) return first;
    const next = recurrence.monthEnds ? nextMonthEnd(recurrence, after) : nextOccurrence(recurrence.cadence, after, recurrence.anchor);
    return next > after && (until === undefined || next <= until) ? next : undefined;
}

/** All times from a day to another, both included. */
export function timesOf(recurrence: Recurrence, from: IsoDate, until: IsoDate): IsoDate[] {
    const times: IsoDate[] = [];
    for (let day = timeAfter(recurrence, addDays(from, -1)); day !== undefined && day <= until; day = timeAfter(recurrence, day)) times.push(day);
    return times;
}

function nextMonthEnd({ cadence, anchor }: Recurrence, after: IsoDate): IsoDate {
    let day = addMonths(after, -1);
    do day = nextOccurrence(cadence, day, anchor); while (monthEnd(day) <= after && day < '9999-12-01');
    return monthEnd(day);
}

import { addDays, addMonths, isMonthEnd } from '../parser/values/iso-date.js';
import { nextOccurrence, periodDays } from '../parser/values/occurrence.js';
import type { CadenceValue, IsoDate } from '../parser/values/value.js';
import { timeAfter, timesOf, type Recurrence } from './recurrence.js';

/** A day of a calendar, and the rule by which it comes back: an RRULE of RFC 5545, section 3.3.10, without the word itself. */
export interface Series { start: IsoDate; rule: string | undefined }

/** Without an end, and where no rule says it, days are written one by one for so many months. */
const monthsAhead = 12;

/** Days of months are compared over so many months: in eight years each February has been there, the leap year's too. */
const monthsCompared = 96;

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * How a calendar program is told of what comes back: as one series, with a stated first day of its own before it where that is not a day of
 * the cadence; or, where no rule gives the same days (`3 times a week`; the 30th, and February's last day instead), as single days.
 */
export function seriesOf(recurrence: Recurrence): Series[] {
    const { first, until } = recurrence;
    const second = timeAfter(recurrence, first);
    if (!second) return [{ start: first, rule: undefined }];
    if (!fits(first, recurrence.cadence)) return [{ start: first, rule: undefined }, ...seriesOf({ ...recurrence, first: second })];
    const rule = ruleOf(recurrence);
    if (!rule) return timesOf(recurrence, first, until ?? addMonths(first, monthsAhead)).map(start => ({ start, rule: undefined }));
    return [{ start: first, rule: until ? `${rule};UNTIL=${until.replaceAll('-', '')}` : rule }];
}

/** The rule without its end; `undefined` where there is none. */
function ruleOf(recurrence: Recurrence): string | undefined {
    const { cadence: { unit, every, weekday, weekdays = weekday === undefined ? [] : [weekday], nth, times }, cadence } = recurrence;
    if (nth !== undefined) return `FREQ=MONTHLY;INTERVAL=${unit === 'year' ? every * 12 : every};BYDAY=${nth}${days[weekday! - 1]}`;
    if (weekdays.length > 0) return `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${weekdays.map(day => days[day - 1]).join(',')};WKST=MO`;
    if (unit === 'month' || unit === 'year') return times === undefined ? monthlyRule(recurrence) : undefined;
    const step = Math.max(periodDays(cadence), 1);
    if (!Number.isInteger(step)) return undefined;
    return step % 7 === 0 ? `FREQ=WEEKLY;INTERVAL=${step / 7}` : `FREQ=DAILY;INTERVAL=${step}`;
}

function monthlyRule(recurrence: Recurrence): string | undefined {
    const { cadence: { unit, every }, first, until, monthEnds } = recurrence;
    const interval = unit === 'year' ? every * 12 : every;
    const horizon = addMonths(first, Math.max(monthsCompared, interval * 8));
    const times = timesOf(recurrence, first, until && until < horizon ? until : horizon);
    if (!monthEnds && times.every(day => day.slice(8) === first.slice(8))) return interval % 12 === 0 ? `FREQ=YEARLY;INTERVAL=${interval / 12}` : `FREQ=MONTHLY;INTERVAL=${interval}`;
    return times.every(isMonthEnd) ? `FREQ=MONTHLY;INTERVAL=${interval};BYMONTHDAY=-1` : undefined;
}

/** Whether a day is one of the cadence's own: where the count begins with it, it is the first. */
function fits(day: IsoDate, cadence: CadenceValue): boolean {
    return nextOccurrence(cadence, addDays(day, -1), day) === day;
}

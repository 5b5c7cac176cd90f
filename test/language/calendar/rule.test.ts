import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { timesOf, type Recurrence } from '../../../language/calendar/recurrence.js';
import { seriesOf, type Series } from '../../../language/calendar/rule.js';
import { readCadence } from '../../../language/parser/values/cadence.js';
import { addDays, addMonths, fromDayNumber, isMonthEnd } from '../../../language/parser/values/iso-date.js';
import { nextOccurrence } from '../../../language/parser/values/occurrence.js';
import type { CadenceValue } from '../../../language/parser/values/value.js';

const read = (text: string): CadenceValue => readCadence(text) ?? expect.fail(text);

/** As a meeting does: the count begins with the anchor, and its first time is the first that is not before it. */
function recurrence(text: string, anchor: string, more: Partial<Recurrence> = {}): Recurrence {
    const cadence = read(text);
    return { text, cadence, anchor, first: nextOccurrence(cadence, addDays(anchor, -1), anchor), monthEnds: false, until: addMonths(anchor, 12), ...more };
}

/** The days that an independent reader of iCalendar makes of a series. */
function expanded({ start, rule }: Series, until: string): string[] {
    if (!rule) return [start];
    const times = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
    const days: string[] = [];
    for (let time = times.next(); time && time.toString().slice(0, 10) <= until; time = times.next()) days.push(time.toString().slice(0, 10));
    return days;
}

describe('a calendar program shows the same days as we do', () => {
    const cadences = [
        'daily', 'every 3 days', 'every 90 days', 'weekly', 'every 2 weeks', 'every other Friday', 'every Monday', 'every Monday and Thursday', 'every 3 weeks on Wed',
        'Mon/Wed/Fri', 'daily on weekdays', 'monthly', 'every 2 months', 'quarterly', 'half-yearly', 'yearly', 'first Tuesday of the month', 'last Friday of the month',
        'first Monday of the quarter', 'last Friday of the quarter', 'second Monday of the year', 'last Sunday of the year', 'twice a week', '3 times a week', 'twice a month', '7 times a week',
        '2 posts every 2 weeks', '5 posts a day', 'every 2 weeks on Mon, Sun'
    ];
    const anyDay = fc.integer({ min: 19_000, max: 24_000 }).map(fromDayNumber);
    const days = (given: Recurrence, until: string): string[] => seriesOf(given).flatMap(series => expanded(series, until));

    test.each(cadences)('%s', text => {
        fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (anchor, months) => {
            const given = recurrence(text, anchor, { until: addMonths(anchor, months) });
            fc.pre(given.first <= given.until!);
            expect(days(given, given.until!)).toEqual(timesOf(given, anchor, given.until!));
        }), { numRuns: 60 });
    });

    test.each(['monthly', 'every 2 months', 'quarterly', 'yearly'])('%s on the last day of a month', text => {
        fc.assert(fc.property(anyDay.filter(isMonthEnd), anchor => {
            const given = recurrence(text, anchor, { monthEnds: true, until: addMonths(anchor, 36) });
            const expected = timesOf(given, anchor, given.until!);
            expect(expected.every(isMonthEnd)).toBe(true);
            expect(days(given, given.until!)).toEqual(expected);
        }), { numRuns: 60 });
    });

    test.each(cadences)('%s, after a first day that its author has chosen', text => {
        fc.assert(fc.property(anyDay, first => {
            const given = recurrence(text, first, { first });
            expect(days(given, given.until!)).toEqual(timesOf(given, first, given.until!));
        }), { numRuns: 40 });
    });

    test.each(cadences)('%s, without an end', text => {
        fc.assert(fc.property(anyDay, anchor => {
            const given = recurrence(text, anchor, { until: undefined });
            const until = addMonths(given.first, 12);
            expect(days(given, until)).toEqual(timesOf(given, anchor, until));
        }), { numRuns: 30 });
    });
});

test.each<[string, string, Partial<Recurrence>, Series[]]>([
    ['every 2 weeks', '2027-03-09', {}, [{ start: '2027-03-09', rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20280309' }]],
    ['every Monday', '2027-01-01', { until: '2027-12-31' }, [{ start: '2027-01-04', rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO;UNTIL=20271231' }]],
    ['first Tuesday of the month', '2027-01-01', { until: undefined }, [{ start: '2027-01-05', rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU' }]],
    ['quarterly', '2027-04-06', { until: '2027-12-31' }, [{ start: '2027-04-06', rule: 'FREQ=MONTHLY;INTERVAL=3;UNTIL=20271231' }]],
    ['monthly', '2027-03-31', { until: '2027-12-31' }, [{ start: '2027-03-31', rule: 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;UNTIL=20271231' }]],
    ['yearly', '2027-11-15', { until: '2029-12-31' }, [{ start: '2027-11-15', rule: 'FREQ=YEARLY;INTERVAL=1;UNTIL=20291231' }]],
    ['yearly', '2027-11-15', { until: '2027-12-31' }, [{ start: '2027-11-15', rule: undefined }]],
    ['every Monday', '2027-03-09', { first: '2027-03-09', until: '2027-12-31' }, [
        { start: '2027-03-09', rule: undefined }, { start: '2027-03-15', rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO;UNTIL=20271231' }
    ]],
    ['monthly', '2027-01-30', { until: '2027-04-30' }, ['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30'].map(start => ({ start, rule: undefined }))]
])('%s from %s', (text, anchor, more, expected) => {
    expect(seriesOf(recurrence(text, anchor, more))).toEqual(expected);
});

import { describe, expect, test } from 'vitest';
import { readCadence } from '../../../../language/parser/values/cadence.js';

const week = { every: 1, unit: 'week' };
const month = { every: 1, unit: 'month' };

describe('cadences', () => {
    test.each([
        ['daily', { every: 1, unit: 'day' }], ['Weekly', week], ['**monthly**', month], ['biweekly', { every: 2, unit: 'week' }],
        ['Fortnightly', { every: 2, unit: 'week' }],
        ['quarterly', { every: 3, unit: 'month' }], ['half-yearly', { every: 6, unit: 'month' }], ['yearly', { every: 1, unit: 'year' }],
        ['annually', { every: 1, unit: 'year' }],
        ['every day', { every: 1, unit: 'day' }], ['every week', week], ['each week', week], ['once a week', week],
        ['once per month', month], ['every 2 weeks', { every: 2, unit: 'week' }],
        ['every  two\n weeks', { every: 2, unit: 'week' }], ['every other week', { every: 2, unit: 'week' }],
        ['every second week', { every: 2, unit: 'week' }],
        ['every 3 months', { every: 3, unit: 'month' }], ['every quarter', { every: 3, unit: 'month' }],
        ['every 2 quarters', { every: 6, unit: 'month' }],
        ['every half year', { every: 6, unit: 'month' }], ['every 2 years', { every: 2, unit: 'year' }],
        ['every 90 days', { every: 90, unit: 'day' }],
        ['once every 2 weeks', { every: 2, unit: 'week' }], ['every fortnight', { every: 2, unit: 'week' }]
    ])('%s', (text, expected) => {
        expect(readCadence(text)).toEqual({ type: 'cadence', ...expected });
    });

    test.each([
        ['every Monday', { ...week, weekday: 1 }], ['every monday at 10:00', { ...week, weekday: 1 }],
        ['Mondays, 9 am', { ...week, weekday: 1 }], ['on Fridays', { ...week, weekday: 5 }],
        ['weekly on Tuesday', { ...week, weekday: 2 }], ['weekly, Tuesdays', { ...week, weekday: 2 }],
        ['every other Wednesday', { every: 2, unit: 'week', weekday: 3 }],
        ['every 2 weeks on Thursday', { every: 2, unit: 'week', weekday: 4 }],
        ['every second Friday', { every: 2, unit: 'week', weekday: 5 }],
        ['every Monday and Thursday', { ...week, weekdays: [1, 4] }], ['Thu, Mon', { ...week, weekdays: [1, 4] }],
        ['Mon/Wed/Fri', { ...week, weekdays: [1, 3, 5] }],
        ['Monday to Friday', { ...week, weekdays: [1, 2, 3, 4, 5] }], ['Mon–Wed', { ...week, weekdays: [1, 2, 3] }],
        ['daily on weekdays', { ...week, weekdays: [1, 2, 3, 4, 5] }], ['daily (weekdays)', { ...week, weekdays: [1, 2, 3, 4, 5] }],
        ['weekly (Monday)', { ...week, weekday: 1 }], ['every Monday 9:00-10:00', { ...week, weekday: 1 }],
        ['every weekday', { ...week, weekdays: [1, 2, 3, 4, 5] }], ['every working day', { ...week, weekdays: [1, 2, 3, 4, 5] }],
        ['first Tuesday of the month', { ...month, weekday: 2, nth: 1 }],
        ['the last Friday of every month', { ...month, weekday: 5, nth: -1 }],
        ['every 2nd Thursday of the month', { ...month, weekday: 4, nth: 2 }],
        ['monthly on the third Monday', { ...month, weekday: 1, nth: 3 }],
        ['monthly, first Tuesday', { ...month, weekday: 2, nth: 1 }], ['first Monday each month', { ...month, weekday: 1, nth: 1 }],
        ['last Friday of the quarter', { every: 3, unit: 'month', weekday: 5, nth: -1 }],
        ['first Monday of the year', { every: 1, unit: 'year', weekday: 1, nth: 1 }]
    ])('%s', (text, expected) => {
        expect(readCadence(text)).toEqual({ type: 'cadence', ...expected });
    });

    test.each([
        ['twice a week', { ...week, times: 2 }], ['3 times a week', { ...week, times: 3 }],
        ['three times per week', { ...week, times: 3 }], ['3 per week', { ...week, times: 3 }],
        ['3x per week', { ...week, times: 3 }], ['3x/week', { ...week, times: 3 }], ['3 x a week', { ...week, times: 3 }],
        ['3/week', { ...week, times: 3 }], ['3x weekly', { ...week, times: 3 }],
        ['twice weekly', { ...week, times: 2 }], ['5 posts a week', { ...week, times: 5 }],
        ['5 long posts per week', { ...week, times: 5 }], ['2 posts every 2 weeks', { every: 2, unit: 'week', times: 2 }],
        ['one post a day', { every: 1, unit: 'day' }], ['a post a day', { every: 1, unit: 'day' }],
        ['2 posts daily', { every: 1, unit: 'day', times: 2 }], ['once monthly', month],
        ['3-5 posts per week', { ...week, times: 3, upTo: 5 }], ['3 to 5 per week', { ...week, times: 3, upTo: 5 }],
        ['1–2x a month', { ...month, times: 1, upTo: 2 }],
        ['at least 3 per week', { ...week, times: 3 }], ['4 times a year', { every: 1, unit: 'year', times: 4 }],
        ['2 posts per quarter', { every: 3, unit: 'month', times: 2 }],
        ['2 weeks', { every: 2, unit: 'week' }], ['month', month], ['week', week]
    ])('%s', (text, expected) => {
        expect(readCadence(text)).toEqual({ type: 'cadence', ...expected });
    });

    test.each([
        'as needed', 'ongoing', 'ad hoc', 'bimonthly', 'every', 'every 0 weeks', 'every 1001 days', 'every 99999 days',
        'a week', 'every Marsh', 'fifth Monday of the month',
        'every blue moon', '0 per week', '5-3 per week', '3 posts', 'often', 'every other', 'first Tuesday', 'every last week',
        'per week', '', '120', 'monthly or so', 'never'
    ])('%s stays unread', text => {
        expect(readCadence(text)).toBeUndefined();
    });
});

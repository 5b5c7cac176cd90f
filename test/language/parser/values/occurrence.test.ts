import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCadence } from '../../../../language/parser/values/cadence.js';
import { compare, daysBetween } from '../../../../language/parser/values/iso-date.js';
import { nextOccurrence, periodDays } from '../../../../language/parser/values/occurrence.js';
import type { CadenceValue } from '../../../../language/parser/values/value.js';
import { anyDate } from './arbitraries.js';

const read = (text: string): CadenceValue => readCadence(text) ?? expect.fail(text);

describe('occurrences', () => {
    test.each([
        ['daily', '2027-02-28', undefined, '2027-03-01'], ['weekly', '2027-03-01', undefined, '2027-03-08'],
        ['weekly', '2027-03-04', '2027-03-01', '2027-03-08'],
        ['every 2 weeks', '2027-03-08', '2027-03-01', '2027-03-15'], ['monthly', '2027-01-31', undefined, '2027-02-28'],
        ['monthly', '2027-02-28', '2027-01-31', '2027-03-31'],
        ['monthly', '2027-03-15', '2027-01-31', '2027-03-31'], ['quarterly', '2027-01-10', '2027-01-01', '2027-04-01'],
        ['yearly', '2027-05-01', '2024-02-29', '2028-02-29'],
        ['monthly', '2027-01-01', '2027-06-15', '2027-06-15'], ['monthly', '2027-06-15', '2027-06-15', '2027-07-15'],
        ['every Monday', '2027-03-01', undefined, '2027-03-08'], ['every Monday', '2027-03-02', undefined, '2027-03-08'],
        ['every Friday', '2027-03-01', undefined, '2027-03-05'],
        ['every other Friday', '2027-03-01', '2027-02-26', '2027-03-12'],
        ['every other Friday', '2027-03-05', '2027-03-05', '2027-03-19'], ['every Monday', '2027-03-01', '2027-04-01', '2027-04-05'],
        ['every Monday and Thursday', '2027-03-01', undefined, '2027-03-04'],
        ['every Monday and Thursday', '2027-03-04', undefined, '2027-03-08'],
        ['daily on weekdays', '2027-03-05', undefined, '2027-03-08'], ['first Tuesday of the month', '2027-03-01', undefined, '2027-03-02'],
        ['first Tuesday of the month', '2027-03-02', undefined, '2027-04-06'],
        ['last Friday of the month', '2027-03-01', undefined, '2027-03-26'],
        ['last Friday of the month', '2027-12-31', undefined, '2028-01-28'],
        ['first Monday of the quarter', '2027-01-04', undefined, '2027-04-05'],
        ['last Friday of the quarter', '2027-01-04', undefined, '2027-03-26'],
        ['first Tuesday of the month', '2027-03-01', '2027-05-10', '2027-06-01'],
        ['twice a week', '2027-03-01', '2027-03-01', '2027-03-04'], ['twice a week', '2027-03-04', '2027-03-01', '2027-03-08'],
        ['5 posts a day', '2027-03-01', undefined, '2027-03-02']
    ])('%s after %s from %s', (text, after, anchor, expected) => {
        expect(nextOccurrence(read(text), after, anchor)).toBe(expected);
    });

    test.each([
        ['daily', 1], ['weekly', 7], ['every 2 weeks', 14], ['monthly', 30.436875], ['quarterly', 91.310625], ['yearly', 365.2425],
        ['every Monday', 7],
        ['first Tuesday of the month', 30.436875], ['twice a week', 3.5], ['daily on weekdays', 1.4], ['3-4 per week', 7 / 3]
    ])('%s is every %d days', (text, days) => {
        expect(periodDays(read(text))).toBeCloseTo(days, 10);
    });

    const cadence: fc.Arbitrary<CadenceValue> = fc.record({
        type: fc.constant('cadence' as const), every: fc.integer({ min: 1, max: 40 }),
        unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
        times: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined })
    });
    const written = fc.constantFrom('daily', 'every other Friday', 'Mon, Thu', 'first Tuesday of the month',
        'last Friday of the quarter', 'second Monday of the year', 'daily on weekdays').map(read);

    test('the next occurrence is always after, never before the anchor', () => {
        fc.assert(fc.property(fc.oneof(cadence, written), anyDate, fc.option(anyDate, { nil: undefined }), (value, after, anchor) => {
            const next = nextOccurrence(value, after, anchor);
            expect(compare(next, after)).toBeGreaterThan(0);
            expect(anchor === undefined || compare(next, anchor) >= 0).toBe(true);
        }), { numRuns: 1000 });
    });

    test('many occurrences take as long as periodDays says', () => {
        for (const text of ['every 3 days', 'every other Friday', 'Mon, Thu', 'monthly', 'quarterly', 'first Tuesday of the month',
        '3 posts a week', 'daily on weekdays', 'twice a month']) {
            let day = '2027-01-01';
            for (let count = 0; count < 400; count++) {
                day = nextOccurrence(read(text), day, '2027-01-01');
            }
            expect(daysBetween('2027-01-01', day) / 400 / periodDays(read(text)), text).toBeCloseTo(1, 1);
        }
    });
});

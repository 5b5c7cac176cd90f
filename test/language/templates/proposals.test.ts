import { expect, test } from 'vitest';
import { readPeriod } from '../../../language/parser/values/period.js';
import { proposedPeriods } from '../../../language/templates/proposals.js';

test.each([
    ['2027-03-01', ['next year: 2028', 'next four quarters: 2027-04-01 to 2028-03-31', 'this year: 2027']],
    ['2027-06-30', ['next year: 2028', 'next four quarters: 2027-07-01 to 2028-06-30', 'this year: 2027']],
    ['2027-07-01', ['next year: 2028', 'next four quarters: 2027-10-01 to 2028-09-30']],
    ['2027-11-23', ['next year: 2028']]
])('on %s people plan for %j', (today, proposals) => {
    expect(proposedPeriods(today).map(({ name, period }) => `${name}: ${period}`)).toEqual(proposals);
    for (const { period } of proposedPeriods(today)) expect(readPeriod(period)!.end >= today).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { said } from './said.js';

const table = (...rows: [date: string, amount: string][]): string => `\n| Date | Actual |\n| --- | --- |\n${rows.map(([date, amount]) => `| ${date} | ${amount} |\n`).join('')}\n`;
const strategy = '# Strategy: S\n\n- Period: 2027\n\n';
const goal = (target: string): string => `## Goal: G\n\n- Metric: M\n- Target: ${target}\n\n`;
const metric = (fields: string, ...rows: [string, string][]): string => `## Metric: M\n\n${fields}\n${rows.length > 0 ? table(...rows) : ''}`;

// Today is 2027-03-01.
describe('S4: a deadline', () => {
    test.each([
        ['missing: the strategy\'s last day is proposed', strategy + goal('120'), ['The target of "G" has no deadline. Add a date: "120 by 2027-12-31".']],
        ['missing, in another year', strategy.replace('2027', '2027-2029') + goal('120'), ['The target of "G" has no deadline. Add a date: "120 by 2029-12-31".']],
        ['there', strategy + goal('120 by Q4 2027'), []],
        ['of a target that waits', strategy + goal('deferred until 2027-06-30: no baseline'), []]
    ])('%s', async (_name, text, expected) => expect(await said('target-must-have-deadline', text)).toEqual(expected));

    test.each([
        ['before the baseline', goal('120 by 2027-06-30 from 80 on 2027-12-31'), ['The target of "G" should be reached by 2027-06-30, but it starts from a baseline of 2027-12-31. Correct the date.']],
        ['on the day of the baseline', goal('120 by 2027-06-30 from 80 on 2027-06-30'), ['The target of "G" should be reached by 2027-06-30, but it starts from a baseline of 2027-06-30. Correct the date.']],
        ['on the first day of the strategy', strategy + goal('120 by 2027-01-01 from 80 on 2026-12-31'), []],
        ['before the strategy', strategy + goal('120 by 2026-06-30 from 80'), ['The target of "G" should be reached by 2026-06-30, but the strategy begins on 2027-01-01. Correct the date.']],
        ['within the period', strategy + goal('120 by 2027-03-31 from 80 on 2026-12-31'), []],
        ['after the period', strategy + goal('120 by 2028-06-30 from 80'), []],
        ['without a baseline', goal('120 by 2026-06-30'), []]
    ])('%s', async (_name, text, expected) => {
        expect(await said('deadline-must-follow-the-start', text)).toEqual(expected);
        if (expected.length > 0) expect((await said('target-is-missed', text + metric('', ['2027-02-28', '84']))).length).toBeLessThan(2);
    });
});

test.each([
    ['deferred until 2027-02-28: no baseline', ['The target of "G" was to wait until 2027-02-28. Set it now, or say until when it waits and why.']],
    ['deferred until the tool is bought', ['The target of "G" waits, but not until a day, so nobody will come back to it. Write "deferred until 2027-06-30: the tool is bought".']],
    ['deferred', ['The target of "G" waits, but not until a day, so nobody will come back to it. Write "deferred until 2027-06-30: no baseline yet".']],
    ['deferred until 2027-03-01: no baseline', []], ['120 by 2027-12-31', []]
])('S4: a target that waits: %s', async (target, expected) => expect(await said('deferred-target-should-be-set', goal(target))).toEqual(expected));

describe('S4: a baseline', () => {
    const none = ['The metric "M" has no baseline. Say where it stands today: "- Baseline: 80 on 2026-12-31".'];

    test.each([
        ['none', goal('120 by 2027-12-31') + metric(''), none],
        ['its own', goal('120 by 2027-12-31') + metric('- Baseline: 80'), []],
        ['a first result', goal('120 by 2027-12-31') + metric('', ['2027-02-28', '84']), []],
        ['in the target of one of two goals', goal('120 by 2027-12-31 from 80') + goal('150 by 2028-12-31') + metric(''), []],
        ['of a target that waits', goal('deferred until 2027-06-30: no baseline') + metric(''), []],
        ['no goal rests on it', metric(''), []]
    ])('%s', async (_name, text, expected) => expect(await said('metric-should-have-baseline', text)).toEqual(expected));
});

describe('S4: what to do when it is low or high', () => {
    const add = (line: string): string[] => [`The metric "M" does not say what to do when it is low or high. Add a line such as "- ${line}: review the personas".`];

    test.each([
        ['nothing known', metric(''), add('When below 60')],
        ['from the baseline', metric('- Baseline: EUR 120k'), add('When below EUR 120,000')],
        ['not from the target: it is the least', strategy + goal('120 by 2027-12-31 from 80') + metric(''), add('When below 80')],
        ['less is better', strategy + goal('under 4 hours by 2027-12-31 from 9.5 hours') + metric(''), add('When above 9.5 hours')],
        ['not from the baseline of another metric', `${strategy}${goal('900 subscribers by 2027-12-31 from 800').replace('Metric: M', 'Metric: Subscribers, M')}## Metric: Subscribers\n\n- Unit: subscribers\n- When below 5: post\n\n${metric('- Unit: %')}`, add('When below 60')],
        ['it does', metric('- When below 60: pause posts'), []],
        ['a colon is missing', metric('- When below 60 pause posts'), ['"When below 60 pause posts" does not say what to do. Write a colon behind the number, then the step: "When below 60: pause posts".']],
        ['nothing behind the colon', metric('- When above 110:'), ['"When above 110" does not say what to do. Write a colon behind the number, then the step: "When above 110: review the personas".']],
        ['no goal rests on it', strategy + metric(''), []]
    ])('%s', async (_name, text, expected) => expect(await said('metric-should-say-what-to-do', text)).toEqual(expected));
});

describe('S4: results that can be used', () => {
    const other = (table: string): string => `## Metric: M\n\n- Source: x\n\n${table}\n`;

    test.each([
        ['another name', other('| Date | Value |\n| --- | --- |\n| 2027-01-31 | 4 |'), ['This table is not read as the results of "M". Call its columns "Date", "Actual" and, if you like, "Note".']],
        ['months, in bold', other('| **Month** | Result | Note |\n|---|---:|---|\n| 2027-01 | 4 | |'), ['This table is not read as the results of "M". Call its columns "Date", "Actual" and, if you like, "Note".']],
        ['a further column', other('| Date | Actual | Target | Note |\n| --- | --- | --- | --- |\n| 2027-01-31 | 4 | 5 | |'), ['This table is not read as the results of "M". Leave only the columns "Date", "Actual" and, if you like, "Note".']],
        ['results beside a plan: the plan must not become results', other('| Month | Target | Actual |\n| --- | --- | --- |\n| 2027-01 | 5 | 4 |'), ['This table is not read as the results of "M". Leave only the columns "Date", "Actual" and, if you like, "Note".']],
        ['a plan', other('| Quarter | Target | Note |\n| --- | --- | --- |\n| Q1 2027 | 90 | |'), []],
        ['results', other('| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 4 |'), []],
        ['a table of something else', other('| Tool | Price |\n| --- | --- |\n| A | 4 |'), []],
        ['in code', other('```\n| Date | Value |\n| --- | --- |\n```'), []],
        ['a table beside the results', other('| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 4 |\n\n| Month | Plan |\n| --- | --- |\n| May | 4 |'), []],
        ['prose with a bar', other('Date | Value'), []]
    ])('a table: %s', async (_name, text, expected) => expect(await said('results-table-should-be-readable', text)).toEqual(expected));

    test.each([
        ['twice, differently', metric('', ['2027-02-28', '84'], ['2027-02-28', '48']), ['"M" has two results for 2027-02-28: 84 and 48. Take one out, or correct its date; until then the lower row counts.']],
        ['twice the same', metric('', ['2027-02-28', '84'], ['28 February 2027', '84.0']), []],
        ['two days', metric('', ['2027-02-27', '84'], ['2027-02-28', '48']), []]
    ])('a day: %s', async (_name, text, expected) => expect(await said('result-should-be-there-once', text)).toEqual(expected));

    const hours = strategy + goal('under 4 hours by 2027-12-31 from 9.5 hours');
    test.each([
        ['minutes and hours', hours + metric('', ['2027-02-28', '480 minutes']), ['The last result of "M", 480 minutes, cannot be held against the target of "G", under 4 hours by 2027-12-31 from 9.5 hours. Write both in one unit.']],
        ['a rule in another currency', metric('- When above EUR 40: stop', ['2027-02-28', '$38']), ['The last result of "M", $38, cannot be held against "When above EUR 40". Write both in one unit.']],
        ['a part of one', metric('- When below 30%: stop', ['2027-02-28', '0.41']), ['The last result of "M", 0.41, cannot be held against "When below 30%". Write "41%" or "0.41%", whichever is meant.']],
        ['hours, written otherwise', hours + metric('', ['2027-02-28', '8 h']), []],
        ['no unit', hours + metric('- Baseline: 9.5', ['2027-02-28', '8']), []],
        ['a change in percent', strategy + goal('+10% by 2027-12-31') + metric('- Baseline: 80 leads', ['2027-02-28', '82 leads']), []],
        ['a percentage below one', metric('- When below 0.5%: stop', ['2027-02-28', '0.4']), []],
        ['of two metrics the other is meant', `${strategy}## Goal: G\n\n- Metric: M, N\n- Target: EUR 900k by 2027-12-31\n\n${metric('', ['2027-02-28', '9 calls'])}## Metric: N\n${table(['2027-02-28', 'EUR 700k'])}`, []]
    ])('units: %s', async (_name, text, expected) => expect(await said('numbers-should-be-comparable', text)).toEqual(expected));
});

describe('numbers that cannot be read say why', () => {
    test.each([
        ['a thousand or a little over one', metric('', ['2027-02-28', '1.050']), ['"1.050" may be 1,050 or 1.05. Write the one you mean.']],
        ['in a target', goal('1.200 by 2027-12-31'), ['"1.200" may be 1,200 or 1.2. Write the one you mean.']],
        ['a range', '## Goal: G\n\n- Cost: EUR 2,000-3,000\n', ['"EUR 2,000-3,000" is not one number. Write the one to reckon with, such as "EUR 3,000".']],
        ['a bound', '# Strategy: S\n\n- Budget: up to EUR 20k\n', ['"up to EUR 20k" is not one number. Write the one to reckon with, such as "EUR 20,000".']],
        ['a dash for a colon', metric('- When below 60 - pause posts'), ['Put a colon behind the number: "When below 60: pause posts".']],
        ['no colon, and too much for a unit', metric('- When below 60 ask the last five who did not come back'), ['Write a number, a colon, then what you do, as in "When below 60: review the personas".']],
        ['gaps in a table', metric('', ['2027-01-31', 'n/a'], ['2027-02-10', '–'], ['2027-02-28', 'pending'], ['2027-03-01', '']), []],
        ['months and quarters in a table', metric('', ['Q4 2026', '84'], ['January 2027', '84'], ['2027-02', '85']), []]
    ])('%s', async (_name, text, expected) => expect(await said('value-should-be-readable', text)).toEqual(expected));
});

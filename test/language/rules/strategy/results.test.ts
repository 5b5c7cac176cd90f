import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockProgress, expectedOn, progressOf, type Progress } from '../../../../language/analysis/progress.js';
import { acme } from '../../../helpers/examples.js';
import { open, today } from '../../../helpers/services.js';
import { said } from './said.js';

const table = (...rows: [date: string, amount: string][]): string => `\n| Date | Actual |\n| --- | --- |\n${rows.map(([date, amount]) => `| ${date} | ${amount} |\n`).join('')}\n`;
const strategy = '# Strategy: S\n\n- Period: 2027\n\n';
const metric = (fields: string, ...rows: [string, string][]): string => `## Metric: Leads\n\n${fields}\n${table(...rows)}`;
const goal = (target: string): string => `## Goal: More leads\n\n- Metric: Leads\n- Target: ${target}\n\n`;

// Today is 2027-03-01.
describe('S4: a reading that is overdue', () => {
    const due = (date: string, who = ''): string[] => [`The reading of "Leads" was due on ${date}${who}. Add a row to its results table.`];

    test.each([
        ['two months without a reading', metric('- Measured: monthly by Analyst', ['2026-12-31', '84']), due('2027-01-31', ' (Analyst)')],
        ['this month\'s is there', metric('- Measured: monthly', ['2027-02-28', '84']), []],
        ['a week of grace', metric('- Measured: monthly', ['2027-01-22', '84']), []],
        ['one day more', metric('- Measured: monthly', ['2027-01-21', '84']), due('2027-02-21')],
        ['every week, also after a month\'s last day', metric('- Measured: weekly', ['2027-01-31', '84']), due('2027-02-07')],
        ['on a weekday of the month, also after its last day', metric('- Measured: first Monday of the month', ['2027-01-31', '84']), due('2027-02-01')],
        ['several times a month, also after its last day', metric('- Measured: twice a month', ['2027-01-31', '84']), due('2027-02-15')],
        ['on its next day', metric('- Measured: quarterly, next 2027-02-10', ['2026-12-31', '84']), due('2027-02-10')],
        ['after its next day', metric('- Measured: quarterly, next 2027-02-10', ['2027-02-11', '84']), []],
        ['no reading, counted from the first day', strategy + metric('- Measured: monthly'), due('2027-02-01')],
        ['no reading and no first day', metric('- Measured: monthly'), []],
        ['a target that waits', strategy + goal('deferred until 2027-06-30: no baseline') + metric('- Measured: monthly'), []],
        ['a target that waits until today', strategy + goal('deferred until 2027-03-01: no baseline') + metric('- Measured: monthly'), []],
        ['a target that waits, beside one that does not', strategy + goal('120 by 2027-12-31') + goal('deferred until 2027-06-30: no baseline') + metric('- Measured: monthly'), due('2027-02-01')],
        ['a target that has waited long enough', strategy + goal('deferred until 2027-01-31: no baseline') + metric('- Measured: monthly'), due('2027-02-01')],
        ['no cadence', metric('- Measured: as needed', ['2020-12-31', '84']), []],
        ['rows that are no dates', metric('- Measured: monthly', ['soon', '84'], ['2026-12-31', '84']), due('2027-01-31')],
        ['before the strategy begins nothing need be read', strategy + metric('- Measured: monthly', ['2026-11-10', '84']), due('2027-01-10')],
        ['on the last day it is', strategy.replace('2027', '2027-01-01 to 2027-02-15') + metric('- Measured: monthly', ['2027-01-15', '84']), due('2027-02-15')],
        ['nor after it has ended', strategy.replace('2027', '2026') + metric('- Measured: monthly', ['2026-12-15', '84']), []],
        ['read a few days before its next day', metric('- Measured: monthly, next 2027-02-05', ['2027-01-31', '84']), []],
        ['read a week before it', metric('- Measured: monthly, next 2027-02-07', ['2027-01-31', '84']), []],
        ['read too long before it', metric('- Measured: monthly, next 2027-02-15', ['2027-01-31', '84']), due('2027-02-15')],
        ['of a week, half of it is early', metric('- Measured: weekly, next 2027-02-15', ['2027-02-11', '84']), due('2027-02-15')],
        ['rows of months', metric('- Measured: monthly', ['December 2026', '84']), due('2027-01-31')],
        ['a table that is not read: said there', metric('- Measured: monthly, next 2027-01-15').replace(/\n\| Date[^]*/, '\n| Month | Value |\n| --- | --- |\n| 2026-12 | 84 |\n'), []],
        ['a reading of the future does not count', metric('- Measured: monthly', ['2026-12-31', '84'], ['2028-12-31', '84']), due('2027-01-31')]
    ])('%s', async (_name, text, expected) => expect(await said('reading-is-overdue', text)).toEqual(expected));

    test('a month\'s last day is followed by the next month\'s last day', async () => {
        const [message] = await said('reading-is-overdue', metric('- Measured: monthly', ['2026-11-30', '84']));
        expect(message).toContain('2026-12-31');
    });
});

test('S4: a result in the future', async () => {
    expect(await said('result-must-not-be-in-the-future', metric('', ['2027-03-02', '84']))).toEqual(['2027-03-02 is in the future, so "Leads" cannot have been measured then. Correct the date.']);
    expect(await said('result-must-not-be-in-the-future', metric('', [today, '84'], ['2027-12-31', '']))).toEqual([]);
    expect(await said('result-must-not-be-in-the-future', metric('', ['March 2027', '84']))).toEqual(['"March 2027" stands for its last day, 2027-03-31, which is in the future. Write the day on which "Leads" was measured.']);
});

describe('R2: a rule that holds for the last reading and has no action', () => {
    const fired = metric('- When below 60: pause paid posts', ['2027-01-31', '80'], ['2027-02-28', '57']);
    const message = '"Leads" stood at 57 on 2027-02-28, below 60, and no action answers: pause paid posts. Add an Action with "Because: Leads".';
    const action = (fields: string): string => `## Action: Pause\n\n${fields}\n\n`;

    test.each([
        ['no action', fired, [message]],
        ['because of the metric', action('- Because: Leads fell to 57') + fired, []],
        ['because of it, as a link', action('- Because: [Leads](#metric-leads) fell') + fired, []],
        ['in the metric\'s section', `${fired}### Action: Pause\n\n- Due: 2027-03-10\n`, []],
        ['because of a word that has its name in it', action('- Because: misleadsome talk') + fired, [message]],
        ['because of a word that begins with its name', action('- Because: leadsmen asked') + fired, [message]],
        ['because of something else', action('- Because: the board asked') + fired, [message]],
        ['dropped', action('- Because: Leads\n- Status: dropped') + fired, [message]],
        ['done before the reading', action('- Because: Leads\n- Status: done\n- Due: 2027-02-10') + fired, [message]],
        ['done on the day of the reading', action('- Because: Leads\n- Status: done\n- Due: 2027-02-28') + fired, []],
        ['done, on no day', action('- Because: Leads\n- Status: done') + fired, []],
        ['done after the reading', action('- Because: Leads\n- Status: done\n- Due: 2027-03-01') + fired, []],
        ['an older reading was low', metric('- When below 60: pause', ['2027-01-31', '57'], ['2027-02-28', '80']), []],
        ['exactly at the bound', metric('- When below 60: pause', ['2027-02-28', '60']), []],
        ['above', metric('- When above 110: double the stories', ['2027-02-28', '111']), ['"Leads" stood at 111 on 2027-02-28, above 110, and no action answers: double the stories. Add an Action with "Because: Leads".']],
        ['exactly at the upper bound', metric('- When above 110: double the stories', ['2027-02-28', '110']), []],
        ['without a consequence', metric('- When above 110:', ['2027-02-28', '111']), ['"Leads" stood at 111 on 2027-02-28, above 110, and no action answers. Add an Action with "Because: Leads".']],
        ['another unit', metric('- When below 60%: pause', ['2027-02-28', '57 leads']), []],
        ['a part of one beside a percentage', metric('- When below 30%: pause', ['2027-02-28', '0.41']), []],
        ['two of one day: the lower row counts', metric('- When below 60: pause paid posts', ['2027-02-28', '80'], ['2027-02-28', '57']), [message]],
        ['two of one day, the other way round', metric('- When below 60: pause', ['2027-02-28', '57'], ['2027-02-28', '80']), []],
        ['rows out of order', metric('- When below 60: pause', ['2027-02-28', '80'], ['2027-01-31', '57']), []],
        ['no reading', metric('- When below 60: pause'), []]
    ])('%s', async (_name, text, expected) => expect(await said('fired-rule-needs-action', text)).toEqual(expected));
});

describe('S4: targets', () => {
    const from = (target: string, fields: string, ...rows: [string, string][]): string => strategy + goal(target) + metric(fields, ...rows);
    const line = '120 by 2027-12-31 from 80 on 2026-12-31';

    // On 2027-02-28, 59 of 365 days are over: the line passes 86.5.
    test.each([
        ['met', line, ['2027-02-28', '120'], 'met', undefined],
        ['on pace', line, ['2027-02-28', '87'], 'on pace', 0.175],
        ['a hundredth of the way is no lag', line, ['2027-02-28', '86.1'], 'on pace', 0.1525],
        ['off pace', line, ['2027-02-28', '86'], 'off pace', 0.15],
        ['missed', '120 by 2027-01-31 from 80 on 2026-12-31', ['2027-01-31', '119'], 'missed', 0.975],
        ['met after its day', '120 by 2027-01-31 from 80 on 2026-12-31', ['2027-02-28', '130'], 'met', 1.25],
        ['less is better', 'under 60 by 2027-12-31 from 96 on 2026-12-31', ['2027-02-28', '90'], 'on pace', undefined],
        ['less is better, and too slow', 'under 60 by 2027-12-31 from 96 on 2026-12-31', ['2027-02-28', '95'], 'off pace', undefined],
        ['under is not at', 'under 60 by 2027-12-31 from 96 on 2026-12-31', ['2027-02-28', '60'], 'on pace', 1],
        ['over is not at', 'over 120 by 2027-12-31 from 80 on 2026-12-31', ['2027-02-28', '120'], 'on pace', 1],
        ['exactly', 'exactly 12', ['2027-02-28', '12'], 'met', undefined],
        ['more than exactly', 'exactly 12', ['2027-02-28', '13'], 'open', undefined],
        ['its day is today', '120 by 2027-03-01 from 80 on 2026-12-31', ['2027-03-01', '100'], 'off pace', 0.5],
        ['no deadline', '120 from 80', ['2027-02-28', '90'], 'open', 0.25],
        ['a bound that may rise no further', 'at most 40', ['2027-02-28', '39'], 'met', undefined],
        ['a range', '40-50 by 2027-12-31', ['2027-02-28', '45'], 'met', undefined],
        ['the lower end of a range', '40-50 by 2027-12-31', ['2027-02-28', '40'], 'met', undefined],
        ['the upper end of a range', '40-50 by 2027-12-31', ['2027-02-28', '50'], 'met', undefined],
        ['below the range', '40-50 by 2027-12-31', ['2027-02-28', '35'], 'open', undefined],
        ['above the range', '40-50 by 2027-12-31', ['2027-02-28', '55'], 'open', undefined],
        ['beyond the range that was to be reached', '40-50 by 2027-12-31 from 30 on 2026-12-31', ['2027-02-28', '55'], 'open', 2.5],
        ['a range reached from above', '40-50 by 2027-12-31 from 80 on 2026-12-31', ['2027-02-28', '74'], 'on pace', 0.2],
        ['its day was yesterday: the reading may come a week late', '120 by 2027-02-28 from 80 on 2026-12-31', ['2027-02-10', '110'], 'on pace', 0.75],
        ['it was yesterday, and was read', '120 by 2027-02-28 from 80 on 2026-12-31', ['2027-02-28', '110'], 'missed', 0.75],
        ['deferred', 'deferred until 2027-06-30: no baseline', ['2027-02-28', '45'], 'deferred', undefined],
        ['another unit', '120% by 2027-12-31', ['2027-02-28', '45 leads'], 'not measured', undefined]
    ] as [string, string, [string, string], string, number | undefined][])('%s', async (_name, target, row, state, share) => {
        const model = (await open(from(target, '', row))).model();
        const progress = blockProgress(model.blocks[1]!, model, today)!;
        expect(progress.state).toBe(state);
        if (share !== undefined) expect(progress.share).toBeCloseTo(share, 4);
    });

    test('reached on its day stays reached, also when the number falls later', async () => {
        const model = (await open(from('120 by 2027-01-31 from 80 on 2026-12-31', '', ['2027-01-31', '121'], ['2027-02-28', '110']))).model();
        expect(blockProgress(model.blocks[1]!, model, today)).toMatchObject({ state: 'met', latest: { date: '2027-01-31' } });
    });

    test('reached early and lost by its day is missed', async () => {
        const model = (await open(from('120 by 2027-01-31 from 80 on 2026-12-31', '', ['2027-01-05', '125'], ['2027-01-31', '110']))).model();
        expect(blockProgress(model.blocks[1]!, model, today)!.state).toBe('missed');
    });

    test('reached early and lost again is judged by the last reading', async () => {
        const model = (await open(from(line, '', ['2027-01-31', '125'], ['2027-02-28', '84']))).model();
        expect(blockProgress(model.blocks[1]!, model, today)!.state).toBe('off pace');
    });

    test.each([
        ['the reading at the strategy\'s start', ['2026-10-31', '70'], ['2026-12-31', '80'], { amount: 80, on: '2026-12-31' }],
        ['the reading of the strategy\'s first day', ['2026-12-31', '70'], ['2027-01-01', '80'], { amount: 80, on: '2027-01-01' }],
        ['the first', ['2027-01-31', '84'], ['2027-02-28', '85'], { amount: 84, on: '2027-01-31' }]
    ] as [string, [string, string], [string, string], object][])('without a baseline: %s', async (_name, first, second, baseline) => {
        const model = (await open(from('120 by 2027-12-31', '', first, second, ['2027-03-01', '86']))).model();
        expect(blockProgress(model.blocks[1]!, model, today)!.baseline).toEqual(baseline);
    });

    test('reached on its day, read a few days late, is reached; read later it is not', async () => {
        expect(await said('target-is-missed', from('120 by 2027-01-31', '', ['2027-02-07', '121'], ['2027-02-28', '110']))).toEqual([]);
        expect(await said('target-is-missed', from('120 by 2027-01-31', '', ['2027-02-08', '121'], ['2027-02-28', '110']))).toHaveLength(1);
    });

    test('results that begin after the target\'s day are no baseline: the target is missed, its date is right', async () => {
        const text = from('120 by 2027-01-31', '', ['2027-02-10', '80'], ['2027-02-28', '85']);
        expect(await said('deadline-must-follow-the-start', text)).toEqual([]);
        expect(await said('target-is-missed', text)).toHaveLength(1);
    });

    test.each([
        ['a relative target', '+10% by 2027-12-31', '- Baseline: 80 on 2026-12-31', 88, { amount: 80, on: '2026-12-31' }],
        ['a number more', '+15 by 2027-12-31', '- Baseline: 80', 95, { amount: 80, on: '2027-01-01' }],
        ['a baseline in another unit is none', '120 leads by 2027-12-31', '- Baseline: EUR 80', 120, undefined],
        ['a fall', '-25% by 2027-12-31', '- Baseline: 80', 60, { amount: 80, on: '2027-01-01' }],
        ['the metric\'s baseline', '120 by 2027-12-31', '- Baseline: 80 on 2026-11-30', 120, { amount: 80, on: '2026-11-30' }],
        ['a plain number below the baseline is less', '60 by 2027-12-31', '- Baseline: 96 on 2026-12-31', 60, { amount: 96, on: '2026-12-31' }]
    ])('the baseline: %s', async (_name, target, fields, amount, baseline) => {
        const model = (await open(from(target, fields, ['2027-02-28', '85']))).model();
        const progress = blockProgress(model.blocks[1]!, model, today)!;
        expect(progress.amount).toBeCloseTo(amount, 6);
        expect(progress.baseline).toEqual(baseline);
        expect(progress.state).not.toBe('met');
    });

    test.each([
        ['a plain number', '60', '96', '95', 'off pace'],
        ['a plain number of minutes', '30 minutes', '45 minutes', '44 minutes', 'off pace'],
        ['as a unit of time', '30 min', '45 min', '44 min', 'off pace'],
        ['reached', '30 min', '45 min', '29 min', 'met'],
        ['a bound says more', 'at least 60', '96', '95', 'met'],
        ['a bound in short', 'min. 60', '96', '95', 'met'],
        ['a sign says more', '60+', '96', '95', 'met']
    ])('below the baseline is less, where no bound says otherwise: %s (%s)', async (_name, target, baseline, reading, state) => {
        const model = (await open(from(`${target} by 2027-12-31`, `- Baseline: ${baseline} on 2026-12-31`, ['2027-02-28', reading]))).model();
        expect(blockProgress(model.blocks[1]!, model, today)!.state).toBe(state);
    });

    test.each([['-25%', '60', 'met'], ['-25%', '61', 'on pace'], ['+10%', '88', 'met']])('a change of %s from 80, at %s: %s', async (target, reading, state) => {
        const model = (await open(from(`${target} by 2027-12-31`, '- Baseline: 80 on 2026-12-31', ['2027-02-28', reading]))).model();
        expect(blockProgress(model.blocks[1]!, model, today)!.state).toBe(state);
    });

    test.each([
        ['the first that is counted so', '90 calls', ['Orders', '- Unit: EUR'], ['Calls', '- Unit: calls'], ['Further calls', '- Unit: calls'], 'Calls'],
        ['else the first that says no unit', '90 calls', ['Orders', '- Unit: EUR'], ['Calls', '- Source: phone'], ['Visits', '- Source: door'], 'Calls'],
        ['by its own target', '90 calls', ['Orders', '- Source: shop'], ['Calls', '- Target: 100 calls'], ['Visits', '- Source: door'], 'Calls'],
        ['not by its own change', '40%', ['Orders', '- Target: +10%'], ['Rate', '- Unit: %'], ['Visits', '- Source: door'], 'Rate'],
        ['the first where none fits', '90 calls', ['Orders', '- Unit: EUR'], ['Visits', '- Unit: visits'], ['Hours', '- Unit: hours'], 'Orders'],
        ['the first for a change', '+10%', ['Orders', '- Unit: EUR'], ['Rate', '- Unit: %'], ['Hours', '- Unit: hours'], 'Orders']
    ] as [string, string, ...[string, string][], string][])('of several metrics: %s', async (_name, target, ...others) => {
        const [metrics, expected] = [others.slice(0, -1) as [string, string][], others.at(-1) as string];
        const blocks = metrics.map(([title, fields]) => `## Metric: ${title}\n\n${fields}\n\n`).join('');
        const model = (await open(`## Goal: G\n\n- Metric: ${metrics.map(([title]) => title).join(', ')}\n- Target: ${target} by 2027-12-31\n\n${blocks}`)).model();
        expect(blockProgress(model.blocks[0]!, model, today)!.metric!.title).toBe(expected);
    });

    test('of several metrics the one in the target\'s unit counts', async () => {
        const model = (await open(`## Goal: G\n\n- Metric: Calls, Orders\n- Target: EUR 900k by 2027-12-31\n\n## Metric: Calls\n\n- Unit: calls\n${table(['2027-02-28', '9'])}## Metric: Orders\n${table(['2027-02-28', 'EUR 700k'])}`)).model();
        const progress = blockProgress(model.blocks[0]!, model, today)!;
        expect([progress.metric!.title, progress.latest!.amount]).toEqual(['Orders', 700_000]);
    });

    test('say what was read and what the line asks for', async () => {
        expect(await said('target-is-off-pace', from(line, '', ['2027-02-28', '81']))).toEqual([`The goal "More leads" is off pace for its target, ${line}: 81 on 2027-02-28, where 86.5 would be on pace. Add an action that helps, or change the target and give the reason in a Change.`]);
        const missed = (what: string): string[] => [`The goal "More leads" has not reached its target: 120 by 2027-01-31. The day has passed, and ${what}: a new target with its reason, another way, or the end of it. Write that as a Change.`];
        expect(await said('target-is-missed', from('120 by 2027-01-31', '', ['2027-01-31', '81']))).toEqual(missed('the reading is 81 (2027-01-31). Decide what follows'));
        expect(await said('target-is-missed', from('120 by 2027-01-31', '', ['2027-01-20', '81']))).toEqual(missed('the last reading is 81 (2027-01-20). Add the result of that day, or decide what follows'));
        expect(await said('target-is-missed', from('120 by 2027-01-31', ''))).toEqual(missed('there is no reading. Add the result of that day, or decide what follows').map(text => text.replace('The goal "More leads" has not', 'Nobody knows whether the goal "More leads" has')));
    });

    test('of the Acme example are on pace, met or wait', async () => {
        const model = (await open(acme)).model();
        expect(Object.fromEntries(progressOf(model, today).map(({ block, state }) => [block.title, state]))).toEqual({
            'Profitable orders that began on social media': 'on pace', 'Qualified leads from conversations': 'on pace', 'Fewer calls about calibration': 'on pace',
            'A technical answer within half a day': 'on pace', 'Known to those who decide': 'on pace', 'Colleagues who speak for the trade': 'deferred',
            'Return on social spend': 'open', 'Cost per sales-qualified lead': 'on pace', 'Trade followers': 'on pace'
        });
    });
});

describe('S6: actions', () => {
    test.each([
        ['- Due: 2027-02-28', ['The action "Launch" was due on 2027-02-28. Set its status to done or dropped, or give it a new date.']],
        ['- Due: 2027-02-28\n- Owner: Editor\n\n## Owner: Editor', ['The action "Launch" was due on 2027-02-28 (Editor). Set its status to done or dropped, or give it a new date.']],
        ['- Due: 2027-03-01', []], ['- Due: 2027-02-28\n- Status: done', []], ['- Due: 2027-02-28\n- Status: dropped', []]
    ])('%s', async (fields, expected) => expect(await said('action-is-overdue', `## Action: Launch\n\n${fields}\n`)).toEqual(expected));
});

describe('S4: the strongest and the weakest content theme', () => {
    const theme = (title: string, name: string): string => `## Content: ${title}\n\n- Metric: ${name}\n\n`;
    const read = (title: string, baseline: string, latest: string, fields = ''): string => `## Metric: ${title}\n\n- Baseline: ${baseline}\n${fields}${table(['2027-02-28', latest])}`;

    test('are named when one falls and another rises', async () => {
        const text = theme('Stories', 'Saves') + theme('Banners', 'Clicks') + read('Saves', '100', '130') + read('Clicks', '50', '40');
        expect(await said('themes-differ', text)).toEqual(['"Banners" is the weakest of two content themes: "Clicks" got worse by 20% since its baseline. "Stories" is the strongest: "Saves" got better by 30% since its baseline. Consider moving effort there.']);
    });

    test.each(['under 60', 'at most 60', '60', '60 from 110', '60 minutes', 'exactly 60', '-20%'])('less may be better: %s', async target => {
        const text = theme('Stories', 'Saves') + theme('School', 'Calls') + read('Saves', '100', '130') + read('Calls', '96', '84', `- Target: ${target}\n`);
        expect(await said('themes-differ', text)).toEqual([]);
    });

    test.each(['over 60', 'at least 60', '60+', '80 from 50', '+20%', 'exactly 120'])('less is not better where the target does not say so: %s', async target => {
        const text = theme('Stories', 'Saves') + theme('School', 'Calls') + read('Saves', '100', '130') + read('Calls', '96', '72', `- Target: ${target}\n`);
        expect(await said('themes-differ', text)).toEqual([expect.stringContaining('"School" is the weakest of two content themes: "Calls" got worse by 25% since its baseline.')]);
    });

    test('less is better by the target of a goal that rests on the metric', async () => {
        const text = theme('Stories', 'Saves') + theme('School', 'Calls') + read('Saves', '100', '130') + read('Calls', '96', '84');
        expect(await said('themes-differ', `${text}## Goal: Fewer calls\n\n- Metric: Calls\n- Target: under 60\n`)).toEqual([]);
        expect(await said('themes-differ', `${text}## Goal: Fewer visits\n\n- Metric: Saves\n- Target: over 60\n\n## Goal: Other\n\n- Target: under 60\n`)).toHaveLength(1);
    });

    test('the strongest only stayed where it was', async () => {
        const text = theme('A', 'Saves') + theme('B', 'Clicks') + read('Saves', '100', '100') + read('Clicks', '50', '40');
        expect(await said('themes-differ', text)).toEqual(['"B" is the weakest of two content themes: "Clicks" got worse by 20% since its baseline. "A" is the strongest: "Saves" stayed where it was. Look at what they have in common.']);
    });

    test('from below nothing, up is better', async () => {
        const text = theme('A', 'Margin') + theme('B', 'Clicks') + read('Margin', '-50', '-40') + read('Clicks', '50', '45');
        expect(await said('themes-differ', text)).toEqual([expect.stringContaining('"A" is the strongest: "Margin" got better by 20% since its baseline.')]);
    });

    test('all fell: the one that fell most', async () => {
        const text = theme('A', 'Saves') + theme('B', 'Clicks') + theme('C', 'Views') + read('Saves', '100', '90') + read('Clicks', '50', '10') + read('Views', '2%', '1.9%');
        expect(await said('themes-differ', text)).toEqual(['"B" is the weakest of three content themes: "Clicks" got worse by 80% since its baseline. "C" is the strongest: "Views" got worse by 5% since its baseline. Look at what they have in common.']);
    });

    test('level ones together', async () => {
        const text = theme('A', 'Saves') + theme('B', 'Clicks') + theme('C', 'Views') + read('Saves', '100', '90') + read('Clicks', '50', '45') + read('Views', '1%', '1.3%');
        expect(await said('themes-differ', text)).toEqual(['"A" and "B" are the weakest of three content themes: "Saves" and "Clicks" got worse by 10% since their baseline. "C" is the strongest: "Views" got better by 30% since its baseline. Consider moving effort there.']);
    });

    test.each([
        ['all level', theme('A', 'Saves') + theme('B', 'Clicks') + read('Saves', '1000', '999') + read('Clicks', '1000', '1001')],
        ['all better', theme('A', 'Saves') + theme('B', 'Clicks') + read('Saves', '100', '101') + read('Clicks', '50', '60')],
        ['the weakest stayed where it was', theme('A', 'Saves') + theme('B', 'Clicks') + read('Saves', '100', '130') + read('Clicks', '50', '50')],
        ['from nothing, no part can be said', theme('A', 'Saves') + theme('B', 'Clicks') + read('Saves', '0', '10') + read('Clicks', '50', '40')],
        ['a single reading has not moved', `${theme('A', 'Saves')}${theme('B', 'Clicks')}${read('Saves', '50', '40')}## Metric: Clicks\n${table(['2027-02-28', '7'])}`],
        ['no results', `${theme('A', 'Saves')}${theme('B', 'Clicks')}## Metric: Saves\n\n- Baseline: 5\n\n## Metric: Clicks\n\n- Baseline: 5\n`],
        ['a unit that changed', theme('A', 'Saves') + theme('B', 'Clicks') + read('Saves', '100', '130') + read('Clicks', '40%', '0.2')]
    ])('are not named: %s', async (_name, text) => expect(await said('themes-differ', text)).toEqual([]));

    test('that share a metric cannot be told apart', async () => {
        expect(await said('themes-differ', theme('A', 'Saves') + theme('B', 'Saves') + theme('C', 'Clicks') + read('Saves', '100', '130') + read('Clicks', '50', '40'))).toEqual([]);
    });
});

describe('pace', () => {
    const state = async (target: string, amount: number, scale = 1): Promise<Pick<Progress, 'state' | 'share'>> => {
        const model = (await open(strategy + goal(target) + metric('', ['2027-02-28', String(amount * scale)]))).model();
        const { state: found, share } = blockProgress(model.blocks[1]!, model, today)!;
        return { state: found, share };
    };
    const line = (start: number, end: number, scale = 1): string => `${end * scale} by 2027-12-31 from ${start * scale} on 2026-12-31`;
    const number = fc.integer({ min: 0, max: 500 });
    const rank = { 'off pace': 0, 'on pace': 1, met: 2 } as Record<string, number>;

    test('a better reading is never judged worse', async () => {
        await fc.assert(fc.asyncProperty(number, number, number, number, async (start, end, one, other) => {
            fc.pre(start !== end);
            const [worse, better] = (one < other) === (start < end) ? [one, other] : [other, one];
            expect(rank[(await state(line(start, end), better)).state]).toBeGreaterThanOrEqual(rank[(await state(line(start, end), worse)).state]!);
        }), { numRuns: 40 });
    });

    test('what has reached its number is never off pace', async () => {
        await fc.assert(fc.asyncProperty(number, number, number, async (start, end, more) => {
            fc.pre(start !== end);
            expect((await state(line(start, end), start < end ? end + more : Math.max(0, end - more))).state).toBe('met');
        }), { numRuns: 30 });
    });

    test('ten times as much on both sides is the same', async () => {
        await fc.assert(fc.asyncProperty(number, number, number, async (start, end, actual) => {
            fc.pre(start !== end);
            const [one, ten] = [await state(line(start, end), actual), await state(line(start, end, 10), actual, 10)];
            expect(ten.state).toBe(one.state);
            expect(ten.share).toBeCloseTo(one.share!, 9);
        }), { numRuns: 30 });
    });

    // Worked out by hand: part of the way = days since the baseline / days to the target's date.
    test.each([
        ['2027-07-02', { amount: 80, on: '2026-12-31' }, 120, '2027-12-31', 80 + 40 * 183 / 365],
        ['2026-12-31', { amount: 80, on: '2026-12-31' }, 120, '2027-12-31', 80],
        ['2027-12-31', { amount: 80, on: '2026-12-31' }, 120, '2027-12-31', 120],
        ['2028-06-30', { amount: 80, on: '2026-12-31' }, 120, '2027-12-31', 120],
        ['2026-06-30', { amount: 80, on: '2026-12-31' }, 120, '2027-12-31', 80],
        ['2027-04-10', { amount: 96, on: '2026-12-31' }, 60, '2027-07-19', 78],
        ['2027-01-31', { amount: 0, on: '2027-01-01' }, 31, '2027-02-01', 30],
        ['2027-02-28', { amount: 2.5, on: '2026-12-31' }, 3.5, '2027-04-28', 3],
        ['2028-02-29', { amount: 100, on: '2028-01-01' }, 200, '2028-12-31', 100 + 100 * 59 / 365],
        ['2027-02-28', { amount: 80, on: '2026-12-31' }, 120, '2026-06-30', undefined],
        ['2027-02-28', { amount: 80, on: '2026-12-31' }, 120, '2026-12-31', undefined]
    ] as [string, { amount: number; on: string }, number, string, number | undefined][])('on %s from %j to %s by %s: %s', (day, baseline, amount, by, expected) => {
        const found = expectedOn(day, { baseline, amount, by });
        if (expected === undefined) expect(found).toBeUndefined();
        else expect(found).toBeCloseTo(expected, 9);
    });
});

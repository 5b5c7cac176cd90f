import { describe, expect, test } from 'vitest';
import { blockProgress, progressOf } from '../../../../language/analysis/progress.js';
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
        ['on its next day', metric('- Measured: quarterly, next 2027-02-10', ['2026-12-31', '84']), due('2027-02-10')],
        ['after its next day', metric('- Measured: quarterly, next 2027-02-10', ['2027-02-11', '84']), []],
        ['no reading, counted from the first day', strategy + metric('- Measured: monthly'), due('2027-02-01')],
        ['no reading and no first day', metric('- Measured: monthly'), []],
        ['a target that waits', strategy + goal('deferred until 2027-06-30: no baseline') + metric('- Measured: monthly'), []],
        ['a target that has waited long enough', strategy + goal('deferred until 2027-01-31: no baseline') + metric('- Measured: monthly'), due('2027-02-01')],
        ['no cadence', metric('- Measured: as needed', ['2020-12-31', '84']), []],
        ['rows that are no dates', metric('- Measured: monthly', ['soon', '84'], ['2026-12-31', '84']), due('2027-01-31')],
        ['a reading of the future does not count', metric('- Measured: monthly', ['2026-12-31', '84'], ['2028-12-31', '84']), due('2027-01-31')]
    ])('%s', async (_name, text, expected) => expect(await said('reading-is-overdue', text)).toEqual(expected));

    test('a month\'s last day is followed by the next month\'s last day', async () => {
        const [message] = await said('reading-is-overdue', metric('- Measured: monthly', ['2026-11-30', '84']));
        expect(message).toContain('2026-12-31');
    });
});

test('S4: a result in the future', async () => {
    expect(await said('result-must-not-be-in-the-future', metric('', ['2027-03-02', '84']))).toEqual(['2027-03-02 is in the future, so "Leads" cannot have been measured then. Correct the date.']);
    expect(await said('result-must-not-be-in-the-future', metric('', [today, '84']))).toEqual([]);
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
        ['because of something else', action('- Because: the board asked') + fired, [message]],
        ['dropped', action('- Because: Leads\n- Status: dropped') + fired, [message]],
        ['done before the reading', action('- Because: Leads\n- Status: done\n- Due: 2027-02-10') + fired, [message]],
        ['done after the reading', action('- Because: Leads\n- Status: done\n- Due: 2027-03-01') + fired, []],
        ['an older reading was low', metric('- When below 60: pause', ['2027-01-31', '57'], ['2027-02-28', '80']), []],
        ['exactly at the bound', metric('- When below 60: pause', ['2027-02-28', '60']), []],
        ['above', metric('- When above 110: double the stories', ['2027-02-28', '111']), ['"Leads" stood at 111 on 2027-02-28, above 110, and no action answers: double the stories. Add an Action with "Because: Leads".']],
        ['without a consequence', metric('- When above 110:', ['2027-02-28', '111']), ['"Leads" stood at 111 on 2027-02-28, above 110, and no action answers: the rule does not say what to do. Add an Action with "Because: Leads".']],
        ['another unit', metric('- When below 60%: pause', ['2027-02-28', '57 leads']), []],
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
        ['no deadline', '120 from 80', ['2027-02-28', '90'], 'open', 0.25],
        ['a bound that may rise no further', 'at most 40', ['2027-02-28', '39'], 'met', undefined],
        ['a range', '40-50 by 2027-12-31', ['2027-02-28', '45'], 'met', undefined],
        ['above the range', '40-50 by 2027-12-31', ['2027-02-28', '55'], 'open', undefined],
        ['deferred', 'deferred until 2027-06-30: no baseline', ['2027-02-28', '45'], 'deferred', undefined],
        ['another unit', '120% by 2027-12-31', ['2027-02-28', '45 leads'], 'not measured', undefined]
    ] as [string, string, [string, string], string, number | undefined][])('%s', async (_name, target, row, state, share) => {
        const model = (await open(from(target, '', row))).model();
        const progress = blockProgress(model.blocks[1]!, model, today)!;
        expect(progress.state).toBe(state);
        if (share !== undefined) expect(progress.share).toBeCloseTo(share, 4);
    });

    test.each([
        ['a relative target', '+10% by 2027-12-31', '- Baseline: 80 on 2026-12-31', 88, { amount: 80, on: '2026-12-31' }],
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

    test('of several metrics the one in the target\'s unit counts', async () => {
        const model = (await open(`## Goal: G\n\n- Metric: Calls, Orders\n- Target: EUR 900k by 2027-12-31\n\n## Metric: Calls\n\n- Unit: calls\n${table(['2027-02-28', '9'])}## Metric: Orders\n${table(['2027-02-28', 'EUR 700k'])}`)).model();
        const progress = blockProgress(model.blocks[0]!, model, today)!;
        expect([progress.metric!.title, progress.latest!.amount]).toEqual(['Orders', 700_000]);
    });

    test('say what was read and what the line asks for', async () => {
        expect(await said('target-is-off-pace', from(line, '', ['2027-02-28', '81']))).toEqual([`The goal "More leads" is off pace: 81 on 2027-02-28, where the straight way to ${line} asks for 86.5.`]);
        expect(await said('target-is-missed', from('120 by 2027-01-31', '', ['2027-01-31', '81']))).toEqual(['The day of the target of "More leads" has passed (120 by 2027-01-31), and the last reading is 81 (2027-01-31). Record the result, or decide what follows and write it as a Change.']);
        expect(await said('target-is-missed', from('120 by 2027-01-31', ''))).toEqual(['The day of the target of "More leads" has passed (120 by 2027-01-31), and there is no reading. Record the result, or decide what follows and write it as a Change.']);
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
        expect(await said('themes-differ', text)).toEqual(['"Banners" is the weakest content theme: "Clicks" got worse by 20% since its baseline. "Stories" is the strongest, better by 30%: consider moving effort there.']);
    });

    test('less may be better', async () => {
        const text = theme('Stories', 'Saves') + theme('School', 'Calls') + read('Saves', '100', '130') + read('Calls', '96', '84', '- Target: under 60\n');
        expect(await said('themes-differ', text)).toEqual([]);
    });

    test('that share a metric cannot be told apart', async () => {
        expect(await said('themes-differ', theme('A', 'Saves') + theme('B', 'Saves') + theme('C', 'Clicks') + read('Saves', '100', '130') + read('Clicks', '50', '40'))).toEqual([]);
    });
});

import { describe, expect, test } from 'vitest';
import { difference, mainFile, plan, sentences } from './difference.js';

const goal = (field: string): string => plan(`## Goal: Reach\n\n${field}\n- Supports: Revenue`);
const metric = (field: string): string => plan(`## Metric: Reach\n\n${field}`);
const platform = (field: string): string => plan(`## Platform: Threads\n\n${field}`);
const position = (field: string): string => plan(`## Owner: Editor\n\n${field}`);
const strategy = (field: string): string => plan('', field);

describe('a field that changed is told as', () => {
    test.each([
        // Targets
        ['Target of Reach lowered from 120 to 100', goal('- Target: 120 by 2027-12-31 from 80'), goal('- Target: 100 by 2027-12-31 from 80')],
        ['Target of Reach changed from 120 to 1,200 leads', goal('- Target: 120'), goal('- Target: 1,200 leads')],
        ['Target of Reach raised from 2% to 2.5%', goal('- Target: at least 2%'), goal('- Target: 2.5%+')],
        ['Target of Reach raised from under 4 hours to under 8 hours', goal('- Target: under 4 hours'), goal('- Target: under 8 hours')],
        ['Target of Reach changed from under 4 hours to at least 4 hours', goal('- Target: under 4 hours'), goal('- Target: at least 4 hours')],
        ['Target of Reach raised from at most 40 to at most 50', goal('- Target: 40 from 80'), goal('- Target: 50 from 80')],
        ['Target of Reach lowered from +10% to +5%', goal('- Target: +10%'), goal('- Target: +5%')],
        ['Target of Reach changed from +10% to 10%', goal('- Target: +10%'), goal('- Target: 10%')],
        ['Target of Reach raised from 40–50 to 40–60', goal('- Target: 40-50'), goal('- Target: 40-60')],
        ['Target of Reach raised from 2.5x (at best 3x) to 2.5x (at best 4x)', goal('- Target: 2.5x minimum; 3x+ target'), goal('- Target: 2.5x minimum; 4x+ target')],
        ['Deadline of Reach put off from 2027-06-30 to 2027-12-31', goal('- Target: 120 by 2027-06-30'), goal('- Target: 120 by 2027-12-31')],
        ['Target of Reach lowered from 120 to 100, deadline brought forward from 2027-06-30 to 2027-03-31', goal('- Target: 120 by 2027-06-30'), goal('- Target: 100 by Q1 2027')],
        ['Deadline of Reach removed (was 2027-06-30)', goal('- Target: 120 by 2027-06-30'), goal('- Target: 120')],
        ['Deadline of Reach set to 2027-06-30', goal('- Target: 120'), goal('- Target: 120 by 2027-06-30')],
        ['Baseline of Reach restated from 80 to 90', goal('- Target: 120 from 80'), goal('- Target: 120 from 90')],
        ['Baseline of Reach set to 80 on 2026-12-31', goal('- Target: 120'), goal('- Target: 120 from 80 on 2026-12-31')],
        ['Target of Reach deferred until 2027-06-30 (was 120 by 2027-12-31)', goal('- Target: 120 by 2027-12-31'), goal('- Target: deferred until 2027-06-30')],
        ['Target of Reach deferred until 2027-06-30 instead of 2027-03-31', goal('- Target: deferred until 2027-03-31'), goal('- Target: deferred until 2027-06-30')],
        ['Target of Reach no longer deferred: 120', goal('- Target: deferred until 2027-03-31'), goal('- Target: 120')],
        ['Target of Reach changed from TBD to 120', goal('- Target: TBD'), goal('- Target: 120')],
        ['Target of Reach changed from 50% of posts to 50% of videos', goal('- Target: 50% of posts'), goal('- Target: 50% of videos')],
        ['Target of Reach removed (was 120)', goal('- Target: 120'), goal('')],
        ['Target of Reach set to 120 by 2027-12-31', goal(''), goal('- Target: 120 by 2027-12-31')],
        // People
        ['Head of Sales replaces Head of Marketing as owner of Reach', goal('- Owner: Head of Marketing'), goal('- Owner: Head of Sales')],
        ['Owner of Reach removed (was Head of Marketing)', goal('- Owner: Head of Marketing'), goal('')],
        ['Owner of Reach removed (was Head of Marketing)', goal('- Owner: Head of Marketing'), goal('- Owner:')],
        ['Head of Sales is now owner of Reach', goal(''), goal('- Owner: Head of Sales')],
        ['Head of Sales is now also owner of Reach', goal('- Owner: Head of Marketing'), goal('- Owner: Head of Marketing, Head of Sales')],
        ['Head of Marketing is no longer owner of Reach', goal('- Owner: Head of Marketing, Head of Sales'), goal('- Owner: Head of Sales')],
        ['Position Editor is now held by Bo Ek, no longer by Ann Lee', position('- Held by: Ann Lee'), position('- Held by: Bo Ek')],
        ['Position Editor is now held by nobody (was Ann Lee)', position('- Held by: Ann Lee'), position('')],
        ['Backup of Editor removed (was Analyst)', position('- Backup: Analyst'), position('')],
        ['Head of Marketing replaces Head of Sales as superior of Editor', position('- Reports to: Head of Sales'), position('- Reports to: Head of Marketing')],
        ['Load of Editor raised from 80% to 95%', position('- Load: 80%'), position('- Load: 95%')],
        ['"sings" added to the responsibilities of Editor', position('- Responsibilities:\n  - writes\n  - films'), position('- Responsibilities:\n  - films\n  - writes\n  - sings')],
        ['"writes" left out of the responsibilities of Editor', position('- Responsibilities:\n  - writes\n  - films'), position('- Responsibilities:\n  - films')],
        ['E-mail address of Editor changed from a@acme.example to b@acme.example', position('- Email: a@acme.example'), position('- Email: b@acme.example')],
        ['more.strategy.md added to the used files of the strategy', strategy('- Uses: [Org](org.strategy.md)'), strategy('- Uses: [Org](org.strategy.md), [More](more.strategy.md)')],
        // References
        ['Sales added to the teams of Reach', goal('- Teams: Marketing'), goal('- Teams: Marketing, Sales')],
        ['Sales and Service removed from the teams of Reach', goal('- Teams: Marketing, Sales, Service'), goal('- Teams: Marketing')],
        ['Sales replaces Marketing among the teams of Reach', goal('- Teams: Marketing'), goal('- Teams: Sales')],
        ['Leads removed from the metrics of Reach, which leaves none', goal('- Metric: Leads'), goal('')],
        ['Renown replaces Revenue among the goals that Reach supports', plan('## Goal: Reach\n\n- Supports: Revenue'), plan('## Goal: Reach\n\n- Supports: Renown')],
        ['Renown removed from the goals that Reach supports', plan('## Goal: Reach\n\n- Supports: Revenue, Renown'), plan('## Goal: Reach\n\n- Supports: Revenue')],
        ['Share of LinkedIn for Fans raised from 61% to 65%', plan('## Persona: Fans\n\n- Active on: LinkedIn 61%, YouTube'), plan('## Persona: Fans\n\n- Active on: YouTube, LinkedIn 65%')],
        ['YouTube (5%) added to the platforms of Fans', plan('## Persona: Fans\n\n- Active on: LinkedIn 61%'), plan('## Persona: Fans\n\n- Active on: LinkedIn 61%, YouTube 5%')],
        // Dates, cadences, choices, numbers
        ['Due date of Film put off from 2027-05-01 to 2027-06-01', plan('## Action: Film\n\n- Due: 2027-05-01'), plan('## Action: Film\n\n- Due: 2027-06-01')],
        ['Status of Film set from planned to done', plan('## Action: Film\n\n- Status: planned'), plan('## Action: Film\n\n- Status: done')],
        ['Cadence of Threads changed from weekly to daily', platform('- Cadence: weekly'), platform('- Cadence: daily')],
        ['Priority of Threads changed from primary to dormant', platform('- Priority: primary'), platform('- Priority: dormant')],
        ['Cost of Threads lowered from USD 40,000 to USD 38,500', platform('- Cost: $40k'), platform('- Cost: USD 38,500')],
        ['Cost of Threads changed from USD 40 to EUR 40', platform('- Cost: USD 40'), platform('- Cost: EUR 40')],
        ['Measurement of Reach changed from monthly to weekly', metric('- Measured: monthly by Analyst'), metric('- Measured: weekly by Analyst')],
        ['Head of Sales replaces Analyst as measurer of Reach', metric('- Measured: monthly by Analyst'), metric('- Measured: monthly by Head of Sales')],
        ['Next date of Reach put off from 2027-03-01 to 2027-04-01', metric('- Measured: monthly, next 2027-03-01'), metric('- Measured: monthly, next 2027-04-01')],
        ['Baseline of Reach restated from 80 to 75, date of the baseline set to 2026-12-31', metric('- Baseline: 80'), metric('- Baseline: 75 on 2026-12-31')],
        ['Rule for Reach now applies below 50 instead of below 60: pause posts', metric('- When below 60: pause posts'), metric('- When below 50: pause posts')],
        ['Rule for Reach below 60 reworded: "pause posts" is now "stop posts"', metric('- When below 60: pause posts'), metric('- When below 60: stop posts')],
        ['New rule for Reach: when above 60, double them', metric(''), metric('- When above 60: double them')],
        ['Rule for Reach removed: when above 60, double them', metric('- When above 60: double them'), metric('')],
        // The strategy itself
        ['Status of the strategy set from draft to approved', strategy('- Status: draft'), strategy('- Status: approved')],
        ['Budget of the strategy raised from EUR 180,000 to EUR 200,000', strategy('- Budget: EUR 180,000'), strategy('- Budget: EUR 200k')],
        ['End of the period of the strategy put off from 2027-12-31 to 2028-03-31', strategy('- Period: 2027'), strategy('- Period: 2027-01-01 to 2028-03-31')],
        ['Next review of the strategy put off from 2027-04-01 to 2027-07-01', strategy('- Review: quarterly, next 2027-04-01'), strategy('- Review: quarterly, next 2027-07-01')],
        ['Head of Marketing is no longer approver of the strategy', strategy('- Approvers: Head of Sales, Head of Marketing'), strategy('- Approvers: Head of Sales')],
        // Words
        ['Purpose of Threads changed from rules to audits', platform('- Purpose: rules'), platform('- Purpose: audits')],
        ['Purpose of Threads reworded: "and audits" left out after "talk about rules"', platform('- Purpose: the talk about rules and audits in the trade'), platform('- Purpose: the talk about rules in the trade')],
        ['Tool of Threads changed from Buffer to Hootsuite', platform('- Tool: Buffer'), platform('- tool: Hootsuite')],
        ['Tool of Threads removed (was Buffer)', platform('- Tool: Buffer'), platform('')]
    ])('%s', async (sentence, old, now) => {
        expect(await sentences(old, now)).toEqual([sentence]);
    });
});

test('a change carries its values, its place in both files, and its weight', async () => {
    const [change] = await difference(goal('- Target: 120 by 2027-12-31'), `\n${goal('- Target: 100 by 2027-12-31')}`);
    expect(change).toEqual({
        kind: 'changed', block: { kind: 'Goal', title: 'Reach' }, field: 'Target', old: '120 by 2027-12-31', new: '100 by 2027-12-31', meaning: 'target lowered from 120 to 100',
        sentence: 'Target of Reach lowered from 120 to 100', weight: 80, uri: expect.stringContaining(mainFile) as string, shared: false, line: 23, oldLine: 22
    });
});

test('blocks come and go with what says most about them', async () => {
    const old = plan('## Goal: Reach\n\n- Owner: Head of Sales\n- Target: 100\n- Supports: Revenue');
    const now = plan('## Approval: Head of Marketing\n\n- Name: Ann Lee\n- Date: 2027-01-12\n- Decision: approved');
    expect(await sentences(old, now)).toEqual(['Approval by Head of Marketing added (name Ann Lee, date 2027-01-12, decision approved)', 'Goal Reach removed (owner Head of Sales, target 100)']);
    expect((await difference(old, now)).map(({ kind, line, oldLine }) => [kind, line, oldLine])).toEqual([['added', 20, undefined], ['removed', undefined, 20]]);
});

test('what one signs for comes first, new readings last', async () => {
    const table = '\n\n| Date | Actual |\n| --- | --- |\n';
    const old = plan(`## Goal: Reach\n\n- Owner: Analyst\n- Teams: Sales\n- Target: 10\n- Supports: Revenue\n\nOld words.\n\n## Goal: Profit\n\n- Target: EUR 10\n\n## Metric: Clicks\n\n- Source: one${table}| 2027-01-31 | 5 |\n\n## Approval: Head of Sales\n\n- Date: 2027-01-01`);
    const now = plan(`## Goal: Reach\n\n- Owner: Head of Sales\n- Teams: Marketing\n- Target: 8\n- Supports: Revenue\n\nNew words.\n\n## Goal: Profit\n\n- Target: EUR 9\n\n## Metric: Clicks\n\n- Source: two${table}| 2027-01-31 | 5 |\n| 2027-02-28 | 6 |`);
    expect(await sentences(old, now)).toEqual([
        'Approval by Head of Sales removed (date 2027-01-01)',
        'Target of Profit lowered from EUR 10 to EUR 9',
        'Target of Reach lowered from 10 to 8',
        'Head of Sales replaces Analyst as owner of Reach',
        'Marketing replaces Sales among the teams of Reach',
        'Source of Clicks changed from one to two',
        'Text of Reach reworded: "Old words." is now "New words."',
        'Clicks: result of 2027-02-28 recorded: 6'
    ]);
});

test('readings are known by their date', async () => {
    const rows = (...cells: string[]): string => metric(`\n| Date | Actual | Note |\n| --- | --: | --- |\n${cells.join('\n')}`);
    const old = rows('| 2027-01-31 | 5 | |', '| 2027-02-28 | 6 | late |', '| 2027-03-31 | 7 | |');
    const now = rows('| 31 March 2027 | 7.0 | |', '| 2027-02-28 | 6 | very late |', '| 2027-01-31 | 4 | |', '| 2027-04-30 | EUR 8k | at last |');
    const changes = await difference(old, now);
    expect(changes.map(({ kind, meaning }) => [kind, meaning])).toEqual([
        ['changed', 'result of 2027-01-31 changed from 5 to 4'], ['changed', 'note on the result of 2027-02-28 changed from late to very late'], ['added', 'result of 2027-04-30 recorded: EUR 8,000 (at last)']
    ]);
    expect(await sentences(now, old)).toContain('Reach: result of 2027-04-30 removed (was EUR 8,000 (at last))');
});

describe('no change is', () => {
    test.each([
        ['another order of fields, other bullets, keys in bold, synonyms', '- Owner: Analyst\n- Teams: Sales\n- Metric: Leads', '* kpi: Leads\n* **Responsible:** Analyst\n* Team: Sales'],
        ['another way to write a date or a number', '- Target: 1200 by 2027-12-31 from 80 on 2026-12-31', '- Target: at least 1,200 by 31 December 2027 from 80 on December 31, 2026'],
        ['another order of references, also as a list or in several fields', '- Teams: Sales, Marketing; Service', '- Teams:\n  - Service\n  - Marketing\n- Teams: sales'],
        ['a link in place of a name', '- Supports: Revenue', '- Supports: [Revenue](#goal-revenue)'],
        ['white space, wrapped lines and other line ends', '- Owner: Analyst\n\nA text that\ngoes on.\n\n- one\n- two\n', '- Owner:   Analyst  \r\n\r\nA text  that goes on.\r\n\r\n\r\n* one\r\n* two\r\n'],
        ['a table that is aligned', '- Owner: Analyst\n\n|a|b|\n|-|:-:|\n|1|2|', '- Owner: Analyst\n\n| a | b   |\n| --- | :---: |\n| 1 | 2   |'],
        ['a field without a value', '- Owner: Analyst', '- Owner: Analyst\n- Target:\n- Tool:'],
        ['another unit of the same time', '- Agreed: yes\n- Cost: EUR 40k', '- Agreed: yes\n- Cost: 40,000 €']
    ])('%s', async (_, old, now) => {
        expect(await difference(plan(`## Goal: Reach\n\n${old}`), plan(`## Goal: Reach\n\n${now}`))).toEqual([]);
    });

    test('another order of blocks, another level of headings, prose headings between them', async () => {
        const old = '# Strategy: Plan\n\n## Goal: A\n\n- Owner: X\n\n### Metric: M\n\n- Unit: leads\n\n## Owner: X\n';
        const now = '## Owner: X\n\n# Strategy: Plan\n\n# Goal: A\n\n- Owner: X\n\n#### Metric: M\n\n- Unit: leads\n';
        expect(await difference(old, now)).toEqual([]);
    });
});

test('text of no block is compared section by section', async () => {
    const old = '# Strategy: Plan\n\nWe grow.\n\n## Where we are\n\nHere. And there.\n\n## Voice\n\nPlain.\n\n## Gone\n\n## Same words\n\nSo it is.\n';
    const now = '# Strategy: Plan\n\nWe grow fast.\n\n## Voice\n\nPlain.\n\n## Where we are\n\nHere. And elsewhere.\n\n## New\n\nHello.\n\n## Other words\n\nSo it is.\n';
    expect(await sentences(old, now)).toEqual([
        'Text of the strategy reworded: "We grow." is now "We grow fast."', 'Section "Where we are" reworded: "And there." is now "And elsewhere."', 'Section "New" added: "Hello."',
        'Section "Gone" removed', 'Section "Same words" now has the heading "Other words"'
    ]);
});

test('a comment that silences a finding is told, a rewritten one too', async () => {
    const comment = (reason: string): string => position(`- Hours: 40\n\n<!-- strategy-ignore goal-must-have-target: ${reason} -->\n`);
    expect(await sentences(position('- Hours: 40'), comment('not yet'))).toEqual(['A finding about Editor is now silenced: goal-must-have-target: not yet']);
    expect(await sentences(comment('not yet'), comment('never'))).toHaveLength(2);
});

test('a new or removed file is all of its blocks', async () => {
    const { compareModels } = await import('../../../language/index.js');
    const { open } = await import('../../helpers/services.js');
    const model = (await open('# Strategy: Plan\n\n- Version: 1\n\n## Goal: A\n\n## Notes\n\nText.\n')).model();
    expect(compareModels(undefined, model).map(({ sentence }) => sentence)).toEqual(['Strategy Plan added (version 1)', 'Goal A added', 'Section "Notes" added: "Text."']);
    expect(compareModels(model, undefined).map(({ kind }) => kind)).toEqual(['removed', 'removed', 'removed']);
    expect(compareModels(undefined, undefined)).toEqual([]);
});

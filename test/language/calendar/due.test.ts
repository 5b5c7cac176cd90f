import { describe, expect, test } from 'vitest';
import { dueOf, dueOfAll, type DueWindow } from '../../../language/calendar/due.js';
import { timesOf } from '../../../language/calendar/recurrence.js';
import type { StrategyModel } from '../../../language/index.js';
import { addDays } from '../../../language/parser/values/iso-date.js';
import { acme, library } from '../../helpers/examples.js';
import { mainFile, open, today } from '../../helpers/services.js';

const table = '\n| Date | Actual |\n| --- | --- |\n';
const plan = (blocks: string, fields = '- Period: 2027\n'): string => `# Strategy: Plan\n\n${fields}\n${blocks}`;
async function modelOf(text: string): Promise<StrategyModel> {
    return (await open(text)).model();
}
/** `date kind: title (who)`, with a `!` where it is overdue. */
async function due(text: string, window: Partial<DueWindow> = {}): Promise<string[]> {
    return dueOf(await modelOf(text), { today, ...window }).map(({ date, overdue, kind, title, who }) => `${date}${overdue ? '!' : ''} ${kind}: ${title}${who.length > 0 ? ` (${who.join(', ')})` : ''}`);
}

describe('each kind has its day', () => {
    const owners = '\n\n## Owner: Analyst\n\n- Held by: Mia Chen\n\n## Owner: Head\n';

    test.each([
        ['a meeting on its next day', '## Meeting: Round\n\n- Every: every 2 weeks, next 2027-03-09\n- Chair: Head\n- Participants: Analyst, Guests', '2027-03-09 meeting: Round (Head, Analyst (Mia Chen), Guests)'],
        ['a meeting by Next alone', '## Meeting: Round\n\n- Next: 2027-03-09', '2027-03-09 meeting: Round'],
        ['a meeting from its cadence and Next', '## Meeting: Round\n\n- Every: quarterly\n- Next: 2026-12-06', '2027-03-06 meeting: Round'],
        ['a meeting from the first day of the strategy', '## Meeting: Round\n\n- Every: every Thursday\n- Teams: Sales\n\n## Team: Sales', '2027-03-04 meeting: Round (Sales)'],
        ['a reading by its next day', '## Metric: Leads\n\n- Measured: monthly by Analyst, next 2027-03-31\n- Owner: Head', '2027-03-31 reading: Read Leads (Analyst (Mia Chen))'],
        ['a reading one cadence after the last', `## Metric: Leads\n\n- Measured: monthly\n- Owner: Head\n${table}| 2027-02-28 | 84 |`, '2027-03-31 reading: Read Leads (Head)'],
        ['a reading that came a few days before its next day', `## Metric: Leads\n\n- Measured: monthly, next 2027-03-05\n- Owner: Head\n${table}| 2027-02-28 | 84 |`, '2027-04-05 reading: Read Leads (Head)'],
        ['an action', '## Action: Launch\n\n- Due: 2027-03-15\n- Owner: Analyst', '2027-03-15 action: Launch (Analyst (Mia Chen))'],
        ['a target', '## Goal: More leads\n\n- Owner: Head\n- Target: 120 by 2027-06-30', '2027-06-30 target: Target of More leads (Head)'],
        ['a target of today', `## Goal: More leads\n\n- Owner: Head\n- Metric: Leads\n- Target: 80 by 2027-03-01\n\n## Metric: Leads\n${table}| 2027-02-10 | 84 |`, '2027-03-01 target: Target of More leads (Head)'],
        ['a target that waits', '## Goal: More leads\n\n- Owner: Head\n- Target: deferred until 2027-04-30: no baseline', '2027-04-30 deferred target: Set the target of More leads (Head)'],
        ['a year-old persona', '## Persona: Olivia\n\n- Evidence: survey of 2026-05-02', '2027-05-02 persona review: Look again at the evidence for Olivia'],
        ['evidence that is newer than its review', '## Persona: Olivia\n\n- Evidence: survey of 2026-05-02\n- Reviewed: 2026-03-02', '2027-05-02 persona review: Look again at the evidence for Olivia'],
        ['the end of an approval', '## Approval: Analyst\n\n- Valid until: 2027-10-31', '2027-10-31 approval ends: The approval by Analyst ends (Analyst (Mia Chen))'],
        ['a condition of an approval', '## Approval: Head\n\n- Decision: approved with conditions\n- Conditions: codes are tied by 2027-03-20', '2027-03-20 condition: Condition of the approval by Head'],
        ['a condition of today', '## Approval: Head\n\n- Decision: approved with conditions\n- Conditions: codes are tied by 2027-03-01', '2027-03-01 condition: Condition of the approval by Head'],
        ['evidence of today', '## Persona: Olivia\n\n- Evidence: survey of 2026-03-01, repeated on 2027-03-01', '2028-03-01 persona review: Look again at the evidence for Olivia'],
        ['a position that has ended', '## Owner: Trainee\n\n- Until: 2027-02-15', '2027-02-15! position ends: The position Trainee has ended (Trainee)'],
        ['the end of a position', '## Owner: Trainee\n\n- Held by: Ed Roe\n- Until: 2027-08-31', '2027-08-31 position ends: The position Trainee ends (Trainee (Ed Roe))']
    ])('%s', async (_what, block, expected) => {
        expect((await due(plan(block + owners), { until: '2028-03-01' })).filter(item => !item.includes('period ends'))).toEqual([expected]);
    });

    test('the strategy itself', async () => {
        const fields = '- Period: 2027\n- Review: every 3 months, next 2027-04-06\n- Owner: Head\n';
        expect(await due(plan('## Owner: Head\n', fields))).toEqual(['2027-04-06 review: Review Plan (Head)', '2027-12-31 period ends: Plan ends; its successor is needed (Head)']);
        expect(await due(plan('## Owner: Head\n', fields.replace('months,', 'months by Head,')), { until: '2027-04-06' })).toEqual(['2027-04-06 review: Review Plan (Head)']);
    });
});

describe('nothing is made up', () => {
    test.each([
        ['a meeting without a first day', '## Meeting: Round\n\n- Every: weekly\n'],
        ['a meeting without a rhythm', '## Meeting: Round\n\n- Every: as needed\n'],
        ['a meeting that was', '## Meeting: Round\n\n- Next: 2027-02-02\n'],
        ['a metric that nobody began to read', '## Metric: Leads\n\n- Measured: monthly\n'],
        ['what is done or dropped', '## Action: A\n\n- Due: 2027-03-15\n- Status: done\n\n## Action: B\n\n- Due: 2027-02-15\n- Status: dropped\n'],
        ['a day that cannot be read', '## Action: A\n\n- Due: soon\n'],
        ['evidence that names a year which is not over', '## Persona: Olivia\n\n- Evidence: survey 2027\n'],
        ['a persona without evidence', '## Persona: Olivia\n\n- Reviewed: 2026-05-02\n'],
        ['a missed reading while its target waits', `## Goal: G\n\n- Metric: Leads\n- Target: deferred: no baseline\n\n## Metric: Leads\n\n- Measured: monthly\n${table}| 2027-01-15 | 84 |\n`],
        ['a persona left out', '## Persona: Olivia\n\n- Evidence: survey of 2026-01-02\n- Excluded: tenders\n'],
        ['an approval of another version', '# Strategy: Plan\n\n- Version: 2.0\n\n## Approval: Head\n\n- Version: 1.0\n- Valid until: 2027-01-31\n'],
        ['a rejection', '## Approval: Head\n\n- Decision: rejected\n- Valid until: 2027-10-31\n'],
        ['a condition without a day', '## Approval: Head\n\n- Decision: approved with conditions\n- Conditions: when the codes are tied\n'],
        ['a target that was reached in time', `## Goal: G\n\n- Metric: Leads\n- Target: 80 by 2027-02-15\n\n## Metric: Leads\n${table}| 2027-02-10 | 84 |\n`],
        ['a strategy that another one has taken the place of', '# Strategy: Plan\n\n- Period: 2027\n- Status: superseded\n\n## Action: A\n\n- Due: 2027-02-01\n']
    ])('%s', async (_what, text) => {
        expect(await due(text)).toEqual([]);
    });

    test('a meeting whose first time would be after the last day of the strategy', async () => {
        const meeting = '## Meeting: Round\n\n- Every: every Monday\n';
        expect(await due(plan(meeting, '- Period: 2027-03-02 to 2027-03-07\n'))).toEqual(['2027-03-07 period ends: Plan ends; its successor is needed']);
        expect(await due(plan(meeting, '- Period: 2027-03-02 to 2027-03-08\n'))).toEqual(['2027-03-08 meeting: Round', '2027-03-08 period ends: Plan ends; its successor is needed']);
    });

    test('what comes back ends with the strategy, also where nothing says so', async () => {
        const texts = ['## Meeting: Round\n\n- Every: every Monday\n', `## Metric: Leads\n\n- Measured: monthly\n${table}| 2027-12-15 | 8 |\n`];
        for (const text of texts) expect(await due(plan(text), { today: '2027-12-28', until: '2028-12-31' })).toEqual(['2027-12-31 period ends: Plan ends; its successor is needed']);
    });
});

describe('the window', () => {
    const text = plan('## Action: Late\n\n- Due: 2027-02-01\n\n## Action: Soon\n\n- Due: 2027-03-10\n\n## Action: Later\n\n- Due: 2027-06-10\n\n## Meeting: Round\n\n- Every: every 2 weeks, next 2027-03-09\n', '');

    test('has all from today on, and first what is overdue', async () => {
        expect(await due(text)).toEqual(['2027-02-01! action: Late', '2027-03-09 meeting: Round', '2027-03-10 action: Soon', '2027-06-10 action: Later']);
    });

    test('lists what falls on one day by kind, then by title', async () => {
        const actions = '## Action: B\n\n- Due: 2027-03-09\n\n## Action: A\n\n- Due: 2027-03-09\n\n';
        const text = `${actions}## Owner: Trainee\n\n- Until: 2027-03-09\n\n## Meeting: Round\n\n- Next: 2027-03-09\n`;
        expect(await due(text)).toEqual(['2027-03-09 meeting: Round', '2027-03-09 action: A', '2027-03-09 action: B', '2027-03-09 position ends: The position Trainee ends (Trainee)']);
    });

    test('ends with its last day', async () => {
        expect(await due(text, { until: '2027-03-09' })).toEqual(['2027-02-01! action: Late', '2027-03-09 meeting: Round']);
    });

    test('may begin later: what comes back is there with its first time in it', async () => {
        expect(await due(text, { from: '2027-06-01', until: '2027-06-30' })).toEqual(['2027-02-01! action: Late', '2027-06-01 meeting: Round', '2027-06-10 action: Later']);
        expect(await due(text, { from: '2027-06-02', until: '2027-06-30' })).toEqual(['2027-02-01! action: Late', '2027-06-10 action: Later', '2027-06-15 meeting: Round']);
    });

    test('may begin tomorrow: what is to be done today is not in it, nor overdue', async () => {
        expect(await due('## Action: Today\n\n- Due: 2027-03-01\n', { from: '2027-03-02' })).toEqual([]);
    });

    test.each([
        ['monthly', '2027-02-15', ['2027-03-15', '2027-04-15', '2027-05-15']],
        ['monthly', '2027-02-28', ['2027-03-31', '2027-04-30', '2027-05-31']],
        ['yearly', '2027-02-28', ['2028-02-29', '2029-02-28', '2030-02-28']],
        ['weekly', '2027-02-28', ['2027-03-07', '2027-03-14', '2027-03-21']],
        ['first Monday of the month', '2027-02-28', ['2027-03-01', '2027-04-05', '2027-05-03']],
        ['twice a month', '2027-02-28', ['2027-03-15', '2027-03-30', '2027-04-14']]
    ])('a %s reading after %s tells its times', async (cadence, last, times) => {
        const [reading] = dueOf(await modelOf(`## Metric: Leads\n\n- Measured: ${cadence}\n${table}| ${last} | 84 |\n`), { today });
        expect(timesOf(reading!.repeats!, '2027-02-01', '2030-12-31').slice(0, 3)).toEqual(times);
    });

    test('what comes back tells its times', async () => {
        const [round] = dueOf(await modelOf(text), { today }).filter(({ kind }) => kind === 'meeting');
        expect(round!.repeats!.text).toBe('every 2 weeks');
        expect(timesOf(round!.repeats!, '2027-03-01', '2027-04-10')).toEqual(['2027-03-09', '2027-03-23', '2027-04-06']);
        expect(timesOf(round!.repeats!, '2027-03-10', '2027-03-22')).toEqual([]);
    });
});

describe('what is overdue', () => {
    /** The rules that speak of a day that has passed, and the kinds of what they speak of. */
    const rules: Record<string, string> = {
        'reading-is-overdue': 'reading', 'action-is-overdue': 'action', 'review-is-overdue': 'review', 'period-is-over': 'period ends', 'target-is-missed': 'target', 'deferred-target-should-be-set': 'deferred target',
        'position-has-ended': 'position ends', 'approval-has-expired': 'approval ends', 'evidence-should-be-fresh': 'persona review'
    };

    test.each(['2027-03-01', '2027-04-05', '2027-04-08', '2027-07-01', '2027-10-15', '2028-02-15'])('is what the check says, on %s', async day => {
        for (const [files, name] of [[acme, 'acme.strategy.md'], [acme, 'organisation.strategy.md'], [library, 'library.strategy.md']] as const) {
            const workspace = await open(files);
            workspace.services.shared.options.today = day;
            const said = workspace.check(name).findings.filter(({ code }) => rules[code]).map(({ code, block }) => `${rules[code]} ${block!.title}`);
            const overdue = dueOf(workspace.model(name), { today: day }).filter(item => item.overdue && item.block.uri === workspace.model(name).uri);
            expect(overdue.map(({ kind, block }) => `${kind} ${block.title}`).sort()).toEqual(said.sort());
        }
    });

    test('the reading of a target\'s day has a week too', async () => {
        const text = plan(`## Goal: More leads\n\n- Metric: Leads\n- Target: 120 by 2027-02-28 from 80\n\n## Metric: Leads\n${table}| 2027-01-31 | 84 |\n`);
        const target = async (day: string): Promise<string[]> => (await due(text, { today: day })).filter(item => item.includes('target'));
        expect(await target('2027-03-07')).toEqual(['2027-02-28 target: Target of More leads']);
        expect(await target('2027-03-08')).toEqual(['2027-02-28! target: Target of More leads']);
        expect(await due(text.replace('84 |', '84 |\n| 2027-02-28 | 121 |'), { today: '2027-03-02', until: '2027-03-31' })).toEqual([]);
    });

    test('what has ended needs a successor, no review and no readings', async () => {
        const text = plan(`## Metric: Leads\n\n- Measured: monthly\n${table}| 2026-12-15 | 84 |\n`, '- Period: 2026\n- Review: every 3 months, next 2026-10-01\n');
        expect(await due(text)).toEqual(['2026-12-31! period ends: Plan ends; its successor is needed']);
    });

    test('a reading has a week: reports take their time', async () => {
        const text = `## Metric: Leads\n\n- Measured: monthly\n${table}| 2027-01-31 | 84 |\n`;
        expect(await due(text, { today: '2027-03-07' })).toEqual(['2027-02-28 reading: Read Leads']);
        expect(await due(text, { today: '2027-03-08' })).toEqual(['2027-02-28! reading: Read Leads']);
    });
});

describe('several files', () => {
    const files = {
        [mainFile]: '# Strategy: Acme\n\n- Period: 2027\n- Uses: [Shared](shared.strategy.md)\n\n## Action: A\n\n- Due: 2027-03-10\n',
        'other.strategy.md': '# Strategy: Other\n\n- Period: 2027\n- Uses: [Shared](shared.strategy.md)\n\n## Action: A\n\n- Due: 2027-03-10\n',
        'shared.strategy.md': '## Meeting: Round\n\n- Every: every Monday\n\n## Owner: Trainee\n\n- Until: 2027-08-31\n'
    };

    test('a strategy has what stands in the files it uses', async () => {
        const workspace = await open(files);
        const titles = (name: string): string[] => dueOf(workspace.model(name), { today, until: addDays(today, 300) }).map(({ title }) => title);
        expect(titles(mainFile)).toEqual(['Round', 'A', 'The position Trainee ends']);
        expect(titles('shared.strategy.md'), 'of a meeting without a first day only the strategy knows when').toEqual(['The position Trainee ends']);
    });

    test('in all together it is there once', async () => {
        const workspace = await open(files);
        const items = dueOfAll(Object.keys(files).map(name => workspace.model(name)), { today, until: addDays(today, 300) });
        expect(items.map(({ title }) => title)).toEqual(['Round', 'A', 'A', 'The position Trainee ends']);
    });
});

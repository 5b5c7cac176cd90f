import { describe, expect, test } from 'vitest';
import { merge } from './merging.js';

const plan = `# Strategy: Acme 2027

- Version: 2.1
- Status: draft
- Owner: Head of Marketing

We grow by being useful.

Where our buyers talk, we answer.

## Background

Two years of trade fairs.

## Goal: Qualified leads

- Owner: Head of Marketing
- Teams: Marketing, Sales
- Target: 120 by 2027-12-31 from 80

A lead counts once sales accepts it.

### Metric: Calls

- Source: CRM
- Measured: monthly

| Date       | Actual |
| ---------- | -----: |
| 2027-01-31 |     84 |
| 2027-02-28 |     57 |

## Goal: Reach

- Owner: Head of Marketing
- Target: 5000 by 2027-12-31

## Owner: Head of Marketing

- Responsibilities: plans; decides
- Held by: Dana Reyes
`;
const head = plan.indexOf('## Goal: Qualified');
const tail = plan.indexOf('## Goal: Reach');

/** The plan with some words in the place of others; each must be there. */
function change(...replacements: [from: string, to: string][]): string {
    return replacements.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, () => to);
    }, plan);
}

/** Merges two changes of the plan that get into nobody's way, in both directions. */
async function clean(ours: string, theirs: string): Promise<string> {
    const merged = await merge(plan, ours, theirs);
    expect(merged.conflicts, merged.text).toBe(0);
    expect(merged.text).not.toContain('<<<<<<<');
    expect((await merge(plan, theirs, ours)).conflicts).toBe(0);
    return merged.text;
}

describe('what two people changed apart from each other is merged', () => {
    test('two fields, side by side', async () => {
        expect(await clean(change(['- Version: 2.1', '- Version: 2.2']), change(['- Status: draft', '- Status: in review'])))
            .toBe(change(['- Version: 2.1', '- Version: 2.2'], ['- Status: draft', '- Status: in review']));
    });

    test('a field that is new, one that is gone, and one behind them', async () => {
        expect(await clean(change(['- Status: draft\n', '']), change(['- Version: 2.1\n', '- Version: 2.1\n- Budget: EUR 40,000\n'])))
            .toBe(change(['- Version: 2.1\n- Status: draft\n', '- Version: 2.1\n- Budget: EUR 40,000\n']));
        expect(await clean(change(['from 80\n', 'from 80\n- Cost: EUR 5,000\n']), change(['from 80\n', 'from 80\n- Phase: data\n'])))
            .toBe(change(['from 80\n', 'from 80\n- Cost: EUR 5,000\n- Phase: data\n']));
    });

    test('a field and the prose right under it', async () => {
        expect(await clean(change(['from 80', 'from 70']), change(['A lead counts once sales accepts it.', 'A lead counts once.'])))
            .toBe(change(['from 80', 'from 70'], ['A lead counts once sales accepts it.', 'A lead counts once.']));
    });

    test('two paragraphs of one text', async () => {
        expect(await clean(change(['We grow by being useful.', 'We grow.']), change(['we answer.', 'we answer first.'])))
            .toBe(change(['We grow by being useful.', 'We grow.'], ['we answer.', 'we answer first.']));
    });

    test('points of one list: in one line, with semicolons, and one below the other', async () => {
        expect(await clean(change(['Marketing, Sales', 'Marketing, Sales, Service']), change(['Marketing, Sales', 'Sales, Product'])))
            .toBe(change(['Marketing, Sales', 'Sales, Service, Product']));
        expect(await clean(change(['plans; decides', 'plans; decides; pays']), change(['plans; decides', 'plans; decides; hires, if asked'])))
            .toBe(change(['plans; decides', 'plans; decides; pays; hires, if asked']));
        const nested = (points: string[]): string => change(['Responsibilities: plans; decides', `Responsibilities:\n${points.map(point => `  - ${point}\n`).join('').trimEnd()}`]);
        const merged = await merge(nested(['plans', 'decides']), nested(['plans', 'decides', 'pays']), nested(['plans', 'hires']));
        expect(merged).toEqual({ text: nested(['plans', 'pays', 'hires']), conflicts: 0 });
    });

    test('readings of two days, in the order of the days', async () => {
        const march = '| 2027-03-31 |     91 |\n';
        const april = '| 2027-04-30 |     95 |\n';
        const last = '| 2027-02-28 |     57 |\n';
        expect(await clean(change([last, last + april]), change([last, last + march]))).toBe(change([last, last + march + april]));
    });

    test('a first reading from each side', async () => {
        const without = change([plan.slice(plan.indexOf('| Date'), tail), '']);
        const table = (row: string): string => change([plan.slice(plan.indexOf('| 2027-01'), tail), `${row}\n\n`]);
        const merged = await merge(without, table('| 2027-01-31 | 84 |'), table('| 2027-02-28 | 57 |'));
        expect(merged).toEqual({ text: table('| 2027-01-31 | 84 |\n| 2027-02-28 | 57 |'), conflicts: 0 });
    });

    test('the words of a form and what it says', async () => {
        const formatted = change(['- Status: draft', '- **Status:**  draft'], ['| 2027-02-28 |     57 |', '|2027-02-28|57|']);
        expect(await clean(formatted, change(['Status: draft', 'Status: in review'], ['     57', '     58']))).toBe(change(['Status: draft', 'Status: in review'], ['     57', '     58']));
    });

    test('a new block from each side, at the same place', async () => {
        const [a, b] = ['## Risk: Outage\n\n- Owner: Head of Marketing\n', '## Risk: Strike\n\n- Owner: Head of Sales\n'];
        expect(await clean(`${plan}\n${a}`, `${plan}\n${b}`)).toBe(`${plan}\n${a}\n${b}`);
        expect(await clean(change(['## Goal: Reach', `${a}\n## Goal: Reach`]), change(['## Goal: Reach', `${b}\n## Goal: Reach`]))).toBe(change(['## Goal: Reach', `${a}\n${b}\n## Goal: Reach`]));
    });

    test('a new block under the goal it belongs to, and a new goal behind that one', async () => {
        const [action, goal] = ['### Action: Film\n\n- Due: 2027-05-01\n\n', '## Goal: Renown\n\n- Owner: Head of Marketing\n\n'];
        expect(await clean(change(['## Goal: Reach', `${goal}## Goal: Reach`]), change(['## Goal: Reach', `${action}## Goal: Reach`]))).toBe(change(['## Goal: Reach', `${action}${goal}## Goal: Reach`]));
    });

    test('a block that is gone, and another one', async () => {
        expect(await clean(plan.slice(0, head) + plan.slice(tail), change(['Target: 5000', 'Target: 6000']))).toBe(change([plan.slice(head, tail), ''], ['Target: 5000', 'Target: 6000']));
    });

    test('a block that is renamed here and changed there, under its new name', async () => {
        const renamed: [string, string] = ['## Goal: Qualified leads', '## Goal: Sales-ready contacts'];
        expect(await clean(change(renamed), change(['120 by', '100 by']))).toBe(change(renamed, ['120 by', '100 by']));
    });

    test('blocks that moved, with what they hold, and what changed in them', async () => {
        const moved = plan.slice(0, head) + plan.slice(tail) + '\n' + plan.slice(head, tail).trimEnd() + '\n';
        const edited = change(['120 by', '100 by'], ['     57', '     58'], ['5000', '6000']);
        expect(await clean(moved, edited)).toBe(moved.replace('120 by', '100 by').replace('     57', '     58').replace('5000', '6000'));
    });

    test('sections of prose, also where a block comes between them', async () => {
        const text = plan.replace('## Goal: Q', '## Notes\n\nNothing yet.\n\n## Goal: Q');
        const merged = await merge(text, text.replace('## Notes', '## Risk: Strike\n\n## Notes'), text.replace('Nothing yet.', 'Much.').replace('Two years', 'Three years'));
        expect(merged).toEqual({ text: text.replace('## Notes', '## Risk: Strike\n\n## Notes').replace('Nothing yet.', 'Much.').replace('Two years', 'Three years'), conflicts: 0 });
    });

    test('line ends, the end of the file and a byte-order mark, as they were made on one side', async () => {
        const windows = `\uFEFF${plan.replaceAll('\n', '\r\n')}`;
        expect(await clean(windows, change(['120 by', '100 by']))).toBe(windows.replace('120 by', '100 by'));
        expect(await clean(plan.trimEnd(), change(['120 by', '100 by']))).toBe(change(['120 by', '100 by']).trimEnd());
    });
});

describe('approvals', () => {
    const approval = (name: string, seal = 'x'): string => `\n## Approval: Head of Marketing\n\n- Name: ${name}\n\n\`\`\`strategy-approval\n${seal}\n\`\`\`\n`;

    test('that each side added both stay', async () => {
        expect(await clean(plan + approval('Dana'), plan + approval('Ole'))).toBe(plan + approval('Dana') + approval('Ole'));
        expect(await clean(plan + approval('Dana'), plan + approval('Dana'))).toBe(plan + approval('Dana'));
    });

    test('are never mixed', async () => {
        const base = plan + approval('Dana');
        const { text, conflicts } = await merge(base, plan + approval('Dana R.'), plan + approval('Dana', 'y'));
        expect(conflicts).toBe(1);
        const versions = (name: string, seal?: string): string => approval(name, seal).trimStart();
        expect(text).toBe(`${plan}\n<<<<<<< ours\n${versions('Dana R.')}||||||| base\n${versions('Dana')}=======\n${versions('Dana', 'y')}>>>>>>> theirs\n`);
    });
});

describe('where both changed the same, both versions stand between markers', () => {
    const conflict = (ours: string, base: string, theirs: string): string => `<<<<<<< ours\n${ours}||||||| base\n${base}=======\n${theirs}>>>>>>> theirs\n`;

    test.each<[what: string, line: string, ours: string, theirs: string]>([
        ['a field', '- Target: 120 by 2027-12-31 from 80\n', '- Target: 100 by 2027-12-31 from 80\n', '- Target: 120 by 2028-06-30 from 80\n'],
        ['a field that one side took out', '- Target: 5000 by 2027-12-31\n', '- Target: 6000 by 2027-12-31\n', ''],
        ['an owner', '- Owner: Head of Marketing\n- Teams', '- Owner: Ann\n', '- Owner: Bo\n'],
        ['a reading', '| 2027-02-28 |     57 |\n', '| 2027-02-28 |     58 |\n', '| 2027-02-28 |     59 |\n'],
        ['a line of prose', 'A lead counts once sales accepts it.\n', 'A lead is one call.\n', 'A lead is one visit.\n'],
        ['a title', '## Goal: Reach\n', '## Goal: Renown\n', '## Goal: Range\n']
    ])('%s', async (_, line, ours, theirs) => {
        const base = line.replace(/- Teams$/, '');
        const replaced = (by: string): string => change([line, line.replace(base, by)]);
        expect(await merge(plan, replaced(ours), replaced(theirs))).toEqual({ conflicts: 1, text: replaced(conflict(ours, base, theirs)) });
    });

    test('a block that one side took out', async () => {
        const [goal, after] = [plan.slice(tail, plan.indexOf('## Owner')).trimEnd() + '\n', plan.slice(plan.indexOf('## Owner'))];
        expect(await merge(plan, plan.slice(0, tail) + after, change(['5000', '6000'])))
            .toEqual({ conflicts: 1, text: `${plan.slice(0, tail)}${conflict('', goal, goal.replace('5000', '6000'))}\n${after}` });
    });

    test('and all the rest is merged', async () => {
        const { text, conflicts } = await merge(plan, change(['Version: 2.1', 'Version: 2.2'], ['5000', '6000']), change(['Version: 2.1', 'Version: 3.0'], ['Dana Reyes', 'Ole Brandt']));
        expect(conflicts).toBe(1);
        expect(text).toBe(change(['- Version: 2.1\n', conflict('- Version: 2.2\n', '- Version: 2.1\n', '- Version: 3.0\n')], ['5000', '6000'], ['Dana Reyes', 'Ole Brandt']));
    });

    test('one block added by both has all their fields', async () => {
        const block = (fields: string): string => `${plan}\n## Risk: Strike\n\n${fields}`;
        expect(await merge(plan, block('- Owner: Ann\n- Trigger: a vote\n'), block('- Owner: Bo\n- Response: call\n')))
            .toEqual({ conflicts: 1, text: block(`${conflict('- Owner: Ann\n', '', '- Owner: Bo\n')}- Trigger: a vote\n- Response: call\n`) });
    });
});

describe('where it cannot be sure, it merges by lines', () => {
    test('a fence that is left open swallows nothing', async () => {
        const { text, conflicts } = await merge(plan, change(['accepts it.\n', 'accepts it.\n\n```\n']), `${plan}\n## Risk: Strike\n`);
        expect({ text, conflicts }).toEqual({ conflicts: 0, text: `${change(['accepts it.\n', 'accepts it.\n\n```\n'])}\n## Risk: Strike\n` });
    });

    test('a text without blocks, and one with markers of an earlier merge', async () => {
        expect(await merge('a\n\nb\n', 'x\n\nb\n', 'a\n\ny\n')).toEqual({ text: 'x\n\ny\n', conflicts: 0 });
        const old = `${plan}\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n`;
        expect(await merge(old, old.replace('120', '100'), old.replace('5000', '6000'))).toEqual({ text: old.replace('120', '100').replace('5000', '6000'), conflicts: 0 });
    });
});

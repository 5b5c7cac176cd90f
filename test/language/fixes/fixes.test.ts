import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { rules } from '../../../language/index.js';
import { quickFixes, sourceFixes } from '../../../language/lsp/typing/quick-fixes.js';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';

/** The fixes of one rule's findings in a file, without the ways to silence it. */
function fixes(workspace: TestWorkspace, code: string, name = mainFile): CodeAction[] {
    const document = workspace.document(name);
    const found = workspace.check(name).findings.filter(finding => finding.code === code);
    const diagnostics = document.diagnostics!.filter(diagnostic => diagnostic.code === code);
    return found.flatMap((_finding, index) => quickFixes(document, diagnostics[index]!.range, diagnostics, workspace.services.language))
        .filter(({ title, diagnostics: about }) => about!.length > 0 && !title.startsWith('Ignore'));
}

const after = (workspace: TestWorkspace, action: CodeAction, name = mainFile): string => workspace.applied(action.edit!.changes!)[name]!;
const presented = (text: string): string => /^# Strategy/m.test(text) ? text.includes('- Status:') ? text : text.replace(/^(# Strategy.*\n)\n?/, '$1\n- Status: in review\n') : `${text}\n# Strategy: Example\n\n- Status: in review\n`;

describe('The first fix', () => {
    test.each(rules.filter(({ wrong }) => wrong).map(rule => [rule.code, rule] as const))('of %s, where there is one, mends the rule\'s wrong example', async (code, rule) => {
        const text = ['metric-should-say-what-to-do', 'strategy-must-have-status'].includes(code) ? rule.wrong : presented(rule.wrong);
        const workspace = await open(text);
        const [first] = fixes(workspace, code);
        if (!first || ['reading-is-overdue', 'return-should-be-known'].includes(code)) return; // what is written waits for its number
        const mended = await open(after(workspace, first));
        const codes = mended.check().findings.map(finding => finding.code);
        const before = workspace.check().findings.map(finding => finding.code);
        expect(codes.filter(candidate => candidate === code).length, after(workspace, first)).toBeLessThan(before.filter(candidate => candidate === code).length);
        expect(codes).not.toContain('field-stands-apart');
        expect(codes).not.toContain('text-glued-to-list');
        expect(codes).not.toContain('line-without-key');
    });
});

describe('A missing field', () => {
    const add = async (text: string, code: string): Promise<string[]> => {
        const workspace = await open(text);
        return fixes(workspace, code).map(action => after(workspace, action));
    };

    test.each([
        ['in its place by the grammar\'s order', '## Goal: G\n\n- Teams: T\n- Target: 5\n\nProse.\n\n## Team: T\n\n## Owner: Head\n', '## Goal: G\n\n- Owner: Head\n- Teams: T\n- Target: 5\n\nProse.\n\n## Team: T\n\n## Owner: Head\n'],
        ['after those that come before it', '## Owner: Head\n\n## Goal: G\n\n* **Metric**: M\n', '## Owner: Head\n\n## Goal: G\n\n* Owner: Head\n* **Metric**: M\n'],
        ['where there is no list', '## Owner: Head\n\n## Goal: G\n\nProse.\n', '## Owner: Head\n\n## Goal: G\n\n- Owner: Head\n\nProse.\n'],
        ['where prose stands right under the heading', '## Owner: Head\n\n## Goal: G\nProse.\n', '## Owner: Head\n\n## Goal: G\n\n- Owner: Head\n\nProse.\n'],
        ['at the end of the file', '## Owner: Head\n\n## Goal: G', '## Owner: Head\n\n## Goal: G\n\n- Owner: Head'],
        ['with the file\'s line ends', '## Owner: Head\r\n\r\n## Goal: G\r\n', '## Owner: Head\r\n\r\n## Goal: G\r\n\r\n- Owner: Head\r\n'],
        ['a title with a comma as a link', '## Owner: Head, Sales\n\n## Goal: G\n', '## Owner: Head, Sales\n\n## Goal: G\n\n- Owner: [Head, Sales](#owner-head-sales)\n']
    ])('is written %s', async (_name, text, expected) => {
        const results = await add(text, 'goal-must-have-owner');
        expect(results).toContain(expected);
    });

    test('is offered with every name the strategy has, the one proposed first', async () => {
        const workspace = await open('## Goal: G\n\n## Owner: A\n\n## Owner: Head of Marketing\n');
        expect(fixes(workspace, 'goal-must-have-owner').map(({ title, isPreferred }) => [title, isPreferred ?? false])).toEqual([['Add "Owner: Head of Marketing"', true], ['Add "Owner: A"', false]]);
    });

    test('with a condition has it before its colon', async () => {
        expect(await add('## Metric: M\n\n- Source: s\n', 'metric-should-say-what-to-do')).toContain('## Metric: M\n\n- Source: s\n- When below 60: review the personas\n');
    });
});

describe('An unknown name', () => {
    test('becomes the nearest, or a block of its own', async () => {
        const workspace = await open('## Goal: G\n\n- Owner: Hed of Marketing\n\n## Owner: Head of Marketing\n\nProse.\n\n## Team: T\n');
        const [rename, create] = fixes(workspace, 'reference-must-exist');
        expect(rename!.title).toBe('Change to "Head of Marketing"');
        expect(after(workspace, rename!)).toBe('## Goal: G\n\n- Owner: Head of Marketing\n\n## Owner: Head of Marketing\n\nProse.\n\n## Team: T\n');
        expect(create!.title).toBe('Create "Owner: Hed of Marketing" here');
        expect(after(workspace, create!)).toBe('## Goal: G\n\n- Owner: Hed of Marketing\n\n## Owner: Head of Marketing\n\nProse.\n\n## Owner: Hed of Marketing\n\n- Held by:\n- Responsibilities:\n- Backup:\n\n## Team: T\n');
    });

    test('goes first into the shared file, when it is a position', async () => {
        const files = { [mainFile]: '# Strategy: S\n\n- Uses: [O](org/o.strategy.md)\n- Owner: Head', 'org/o.strategy.md': '# The people\n\n### Owner: CEO\n' };
        const workspace = await open(files);
        const [shared, here] = fixes(workspace, 'reference-must-exist');
        expect([shared!.title, here!.title]).toEqual(['Create "Owner: Head" in org/o.strategy.md', 'Create "Owner: Head" here']);
        expect(after(workspace, shared!, 'org/o.strategy.md')).toBe('# The people\n\n### Owner: CEO\n\n### Owner: Head\n\n- Held by:\n- Responsibilities:\n- Backup:\n');
        expect(after(workspace, here!)).toBe(`${files[mainFile]}\n\n## Owner: Head\n\n- Held by:\n- Responsibilities:\n- Backup:\n`);
    });

    test('of a metric stays in the plan', async () => {
        const workspace = await open({ [mainFile]: '# Strategy: S\n\n- Uses: [O](o.strategy.md)\n\n## Goal: G\n\n- Metric: Leads\n', 'o.strategy.md': '## Owner: CEO\n' });
        expect(fixes(workspace, 'reference-must-exist').map(({ title }) => title)).toEqual(['Create "Metric: Leads" here', 'Create "Metric: Leads" in o.strategy.md']);
    });
});

describe('A whole block', () => {
    test('the action that a fired rule asks for', async () => {
        const workspace = await open('## Goal: G\n\n- Metric: Leads\n\n## Metric: Leads\n\n- When below 60: pause paid posts; tell sales\n\n| Date | Actual |\n| --- | --- |\n| 2027-02-28 | 57 |\n\n## Owner: Head\n');
        const [action] = fixes(workspace, 'fired-rule-needs-action');
        expect(after(workspace, action!).slice(-110)).toContain('## Owner: Head\n\n## Action: Pause paid posts\n\n- Owner: Head\n- Due: 2027-03-01\n- Goal: G\n- Because: Leads\n');
        expect((await open(after(workspace, action!))).check().findings.map(({ code }) => code)).not.toContain('fired-rule-needs-action');
    });

    test('the meeting of marketing and sales', async () => {
        const workspace = await open('# Strategy: S\n\n## Team: Marketing\n\n## Team: Field\n\n- Function: sales\n');
        const [action] = fixes(workspace, 'marketing-and-sales-must-meet');
        expect(after(workspace, action!)).toContain('\n\n## Meeting: Marketing and sales\n\n- Teams: Marketing, Field\n- Every: 2 weeks\n- Chair: ');
    });

    test('a row of results', async () => {
        const workspace = await open('## Metric: Leads\n\n- Measured: monthly\n\n| Date | Actual | Note |\n| --- | --- | --- |\n| 2026-12-31 | 57 | |\n\nProse.\n');
        const [action] = fixes(workspace, 'reading-is-overdue');
        expect(after(workspace, action!)).toContain('| 2026-12-31 | 57 | |\n| 2027-01-31 |  |  |\n\nProse.');
    });
});

describe('All at once', () => {
    const dates = '## Action: A\n\n- Due: 1 March 2027\n\n## Action: B\n\n- Due: 2 March 2027\n- Ownr: x\n';

    test('mends all findings of a kind', async () => {
        const workspace = await open(dates);
        const all = fixes(workspace, 'date-should-be-iso').find(({ title }) => title.startsWith('Mend all'))!;
        expect(all.title).toBe('Mend all 2 of this kind in the file');
        expect(after(workspace, all)).toBe(dates.replace('1 March 2027', '2027-03-01').replace('2 March 2027', '2027-03-02'));
    });

    test('or everything that has one sure fix, as on save', async () => {
        const workspace = await open(dates);
        const [all] = sourceFixes(workspace.document(), workspace.services.language);
        expect(all!.kind).toBe('source.fixAll.strategy');
        expect(after(workspace, all!)).toBe(dates.replace('1 March 2027', '2027-03-01').replace('2 March 2027', '2027-03-02').replace('Ownr', 'Owner'));
    });
});

describe('A finding that is accepted', () => {
    test.each([
        ['## Goal: G\n\n- Teams: T\n\nProse.\n', '## Goal: G\n\n- Teams: T\n\n<!-- strategy-ignore goal-must-have-owner: say why -->\n\nProse.\n'],
        ['## Goal: G\n', '## Goal: G\n\n<!-- strategy-ignore goal-must-have-owner: say why -->\n'],
        ['## Goal: G\nProse.\n', '## Goal: G\n\n<!-- strategy-ignore goal-must-have-owner: say why -->\n\nProse.\n']
    ])('is silenced with a reason: %j', async (text, expected) => {
        const workspace = await open(text);
        const range = workspace.document().diagnostics!.find(({ code }) => code === 'goal-must-have-owner')!.range;
        const action = quickFixes(workspace.document(), range, [], workspace.services.language).find(({ title }) => title === 'Ignore "goal-must-have-owner" here, with a reason')!;
        expect(after(workspace, action)).toBe(expected);
        const { suppressed, findings } = (await open(expected)).check();
        expect(suppressed.map(({ code }) => code)).toEqual(['goal-must-have-owner']);
        expect(findings.map(({ code }) => code)).not.toContain('goal-must-have-owner');
    });
});

test('The editor is told what to write over, when it can select it', async () => {
    const workspace = await open('## Goal: G\n\n## Owner: Head\n');
    const [without] = fixes(workspace, 'goal-must-have-target');
    expect(without!.command).toBeUndefined();
    workspace.services.shared.options.selects = true;
    const [withSelection] = fixes(workspace, 'goal-must-have-target');
    expect(withSelection!.command).toEqual({ title: '', command: 'strategy.select', arguments: ['file:///plans/acme.strategy.md', { start: { line: 2, character: 10 }, end: { line: 2, character: 35 } }] });
});

describe('What only the writer can decide', () => {
    test('is offered to each position', async () => {
        const workspace = await open('# Strategy: S\n\n## Owner: A\n\n- Responsibilities: writes\n\n## Owner: B\n\n- Responsibilities:\n  - sells\n  - travels\n\n## Owner: C\n');
        const [first, second, ...more] = fixes(workspace, 'somebody-should-listen');
        expect(more).toEqual([]);
        expect(after(workspace, first!)).toContain('- Responsibilities: writes; listens to mentions and comments\n');
        expect(after(workspace, second!)).toContain('  - travels\n  - listens to mentions and comments\n');
    });

    test('is asked where it belongs: the budget, and the return of the destination', async () => {
        const workspace = await open('# Strategy: S\n\n- Currency: EUR\n\n## Goal: Revenue\n\n- Phase: profit\n');
        const [budget, back] = fixes(workspace, 'return-should-be-known');
        expect(after(workspace, budget!)).toContain('- Currency: EUR\n- Budget: EUR \n');
        expect(after(workspace, back!)).toContain('- Phase: profit\n- Return: EUR \n');
        expect(fixes(await open('# Strategy: S\n\n- Budget: EUR 5\n\n## Goal: Revenue\n\n- Phase: profit\n'), 'return-should-be-known').map(({ title }) => title)).toEqual(['Add "Return" to "Revenue"']);
    });
});

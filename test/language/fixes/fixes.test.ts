import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { rules } from '../../../language/index.js';
import { quickFixes, sourceFixes } from '../../../language/lsp/typing/quick-fixes.js';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';
import { formatted } from '../format/apply.js';

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
        if (!first || ['reading-is-overdue', 'target-is-missed', 'return-should-be-known'].includes(code)) return; // what is written waits for its number
        const mended = await open(after(workspace, first));
        const codes = mended.check().findings.map(finding => finding.code);
        const before = workspace.check().findings.map(finding => finding.code);
        expect(codes.filter(candidate => candidate === code).length, after(workspace, first)).toBeLessThan(before.filter(candidate => candidate === code).length);
        expect(codes).not.toContain('field-stands-apart');
        expect(codes).not.toContain('text-glued-to-list');
        expect(codes).not.toContain('line-without-key');
    });
});

describe('Every fix', () => {
    const people = '## Team: Marketing\n\n## Team: Field\n\n- Function: sales\n\n## Owner: Head, North\n\n- Team: Marketing\n\n## Owner: Seller\n\n- Team: Field\n\n';
    const about = rules.filter(({ requirement }) => ['S1', 'S2', 'S3', 'S4', 'S6', 'R1', 'R2', 'R3', 'R4'].includes(requirement));
    const cases = about.flatMap(rule => [['alone', presented(rule.wrong)] as const, ['beside others', `${presented(rule.wrong)}\n${people}`] as const].map(([where, text]) => [rule.code, where, text] as const));

    test.each(cases)('of %s, %s, adds no error and leaves a text whose formatted form is stable', async (code, _where, text) => {
        const workspace = await open(text);
        const errors = (of: TestWorkspace): string[] => of.check().findings.filter(({ severity }) => severity === 'error').map(finding => `${finding.code} ${finding.block?.title}`).sort();
        const before = errors(workspace);
        for (const fix of fixes(workspace, code)) {
            const mended = after(workspace, fix);
            const now = errors(await open(mended));
            // A new block still asks for what only its writer knows, and the offers below the first name one team of two.
            const isNew = (title: string): boolean => !text.includes(`: ${title}\n`);
            const isNextStep = (error: string): boolean => /-must-(?:have|say|serve)-/.test(error) && isNew(error.slice(error.indexOf(' ') + 1)) || code === 'goal-must-have-teams' && error.startsWith('goal-must-be-shared')
                || code === 'strategy-must-have-end-goal' && error.startsWith('goal-must-lead-to-the-end-goal'); // once there is a destination, the others must lead there
            expect(now.filter(error => !before.includes(error) && !isNextStep(error)), `${fix.title}\n${mended}`).toEqual([]);
            const tidy = await formatted(mended);
            expect(await formatted(tidy)).toBe(tidy);
            expect(errors(await open(tidy))).toEqual(now);
        }
    });

    test('a team that is not there comes along with its name, and one with a comma as a link', async () => {
        const workspace = await open('# Strategy: S\n\n## Team: Brand, Marketing\n\n## Meeting: M\n\n- Every: week\n');
        const [first] = fixes(workspace, 'marketing-and-sales-must-meet');
        expect(after(workspace, first!)).toContain('- Teams: [Brand, Marketing](#team-brand-marketing), Sales\n- Every: 2 weeks\n');
        expect(after(workspace, first!)).toContain('\n## Team: Sales\n\n- Function:\n');
    });

    test.each([
        ['a nested list', '- Teams:\n  - Marketing', '- Teams:\n  - Marketing\n  - Sales'], ['one line', '- Teams: Marketing', '- Teams: Marketing, Sales'], ['other words', '* **Departments:** [Marketing](#team-marketing)', '* **Departments:** [Marketing](#team-marketing), Sales']
    ])('a further name in the form that is there: %s', async (_name, written, expected) => {
        const text = `# Strategy: S\n\n## Team: Marketing\n\n## Team: Sales\n\n## Goal: G\n\n${written}\n`;
        const workspace = await open(text);
        expect(after(workspace, fixes(workspace, 'goal-must-be-shared')[0]!)).toBe(text.replace(written, expected));
    });

    test('a backup is offered that has room, is held by another person and is near', async () => {
        const workspace = await open('# Strategy: S\n\n## Team: T\n\n- Members: Far, Near, Editor\n\n'.replace('Far, ', '') + ['Editor\n\n- Held by: Ann Ek', 'Twin\n\n- Held by: Ann Ek', 'Full\n\n- Load: 95%', 'Far', 'Near'].map(title => `## Owner: ${title}\n`).join('\n'));
        const titles = fixes(workspace, 'owner-must-have-backup').map(({ title }) => title);
        expect(titles[0]).toBe('Add "Backup: Near"');
    });

    test('one of several owners is kept, as it is written', async () => {
        const text = '## Goal: G\n\n- Owner: A, [B, b](#owner-b-b)\n\n## Owner: A\n\n## Owner: B, b\n';
        const workspace = await open(text);
        expect(fixes(workspace, 'owner-should-be-one').map(({ title }) => title)).toEqual(['Keep only "A"', 'Keep only "B, b"']);
        expect(after(workspace, fixes(workspace, 'owner-should-be-one')[1]!)).toBe(text.replace('A, [B', '[B'));
    });

    test('a day of review that is there is changed, not written twice', async () => {
        const workspace = await open('## Persona: P\n\n- Active on: X\n- Evidence: survey of 2020-01-01\n- Reviewed: 2021-01-15\n');
        expect(after(workspace, fixes(workspace, 'evidence-should-be-fresh')[0]!)).toContain('- Reviewed: 2027-03-01\n');
        expect(after(workspace, fixes(workspace, 'evidence-should-be-fresh')[0]!).match(/Reviewed/g)).toHaveLength(1);
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
        expect(after(workspace, action!)).toContain('\n\n## Meeting: Marketing and sales\n\n- Teams: Marketing, Field\n- Every: 2 weeks\n');
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

describe('Numbers and days', () => {
    const first = async (text: string, code: string): Promise<string> => {
        const workspace = await open(text);
        return after(workspace, fixes(workspace, code)[0]!);
    };
    const table = '\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n';

    test('a review that took place keeps its rhythm', async () => {
        expect(await first('# Strategy: S\n\n- Review: every 3 months by A, next 2027-02-15\n\n## Owner: A\n', 'review-is-overdue')).toContain('- Review: every 3 months by A, next 2027-05-15\n');
        expect(await first('# Strategy: S\n\n- Period: 2027\n- Review: monthly\n', 'review-is-overdue')).toContain('- Review: monthly, next 2027-04-01\n');
    });

    test('the result of a target\'s day goes into the metric\'s table', async () => {
        const text = `## Goal: G\n\n- Metric: M\n- Target: 120 by 2027-02-10 from 80\n\n## Metric: M\n${table}`;
        expect(await first(text, 'target-is-missed')).toBe(`${text.trimEnd()}\n| 2027-02-10 |  |\n`);
    });

    test('a table gets the columns of results, and is read', async () => {
        const mended = await first('## Metric: M\n\n| **Month** | Value | Remark |\n| --- | --- | --- |\n| 2027-01 | 84 | |\n', 'results-table-should-be-readable');
        expect(mended).toContain('\n| Date | Actual | Note |\n| --- |');
        expect((await open(mended)).model().blocks[0]!.results[0]).toMatchObject({ date: '2027-01-31', amount: 84 });
    });

    test('the answer to a rule is the measurer\'s', async () => {
        const text = `## Owner: Head\n\n## Owner: Analyst, North\n\n## Metric: M\n\n- Measured: monthly by [Analyst, North](#owner-analyst-north)\n- When below 90: pause\n${table}`;
        expect(await first(text, 'fired-rule-needs-action')).toContain('- Owner: [Analyst, North](#owner-analyst-north)\n- Due: 2027-03-01\n- Because: M\n');
    });

    test('one number of a range, the colon of a rule, one reading of two', async () => {
        expect(await first('## Goal: G\n\n- Cost: EUR 2,000-3,000\n', 'value-should-be-readable')).toContain('- Cost: EUR 3,000\n');
        expect(await first('## Metric: M\n\n- When below 60 - pause posts\n', 'value-should-be-readable')).toContain('- When below 60: pause posts\n');
        expect(await first('## Metric: M\n\n- When below 60 pause posts\n', 'metric-should-say-what-to-do')).toContain('- When below 60: pause posts\n');
        expect(await first('## Goal: G\n\n- Target: 1.200 by 2027-12-31\n', 'value-should-be-readable')).toContain('- Target: 1,200 by 2027-12-31\n');
    });
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

import { describe, expect, test } from 'vitest';
import { loadOf, responsibilitiesOf, sheetOf, workloadOf } from '../../../../language/analysis/ownership.js';
import { acme } from '../../../helpers/examples.js';
import { mainFile, open } from '../../../helpers/services.js';
import { said } from './said.js';

const position = (title: string, ...fields: string[]): string => `## Owner: ${title}\n\n${fields.map(field => `- ${field}\n`).join('')}\n`;

describe('S3: what two own', () => {
    const both = position('Editor') + position('Analyst');

    test.each([
        ['two owners', `## Goal: Reach\n\n- Owner: Editor, Analyst\n\n${both}`, ['The goal "Reach" has two owners: Editor and Analyst. Keep the one that answers for it.']],
        ['one owner', `## Goal: Reach\n\n- Owner: Editor\n\n${both}`, []]
    ])('%s', async (_name, text, expected) => expect(await said('owner-should-be-one', text)).toEqual(expected));

    test.each([
        ['the same words', position('Editor', 'Responsibilities: replies to  Comments; films') + position('Analyst', 'Responsibilities: figures; replies to comments.'), ['"replies to Comments" is a responsibility of "Editor" and "Analyst". Give it to one, or say which part each has.']],
        ['as nested lists', `${position('Editor', 'Responsibilities:\n  - films')}${position('Analyst', 'Responsibilities:\n  - films\n  - figures')}`, ['"films" is a responsibility of "Editor" and "Analyst". Give it to one, or say which part each has.']],
        ['approvals by several', position('CEO', 'Responsibilities: approves the strategy') + position('CFO', 'Responsibilities: approves the strategy'), []],
        ['twice in one position', position('Editor', 'Responsibilities: films; films'), []]
    ])('%s', async (_name, text, expected) => expect(await said('responsibility-should-have-one-owner', text)).toEqual(expected));
});

describe('S3: backups', () => {
    test.each([
        ['backup-must-be-another-position', position('Editor', 'Backup: editor'), ['"Editor" is its own backup. Name another position.']],
        ['backup-must-be-another-position', position('Editor', 'Backup: Analyst') + position('Analyst'), []],
        ['backups-should-not-only-have-each-other', position('A', 'Backup: B') + position('B', 'Backup: A') + position('C', 'Backup: A'), ['"A" and "B" only have each other as backup. When both are away nobody steps in: give one of them another backup too.']],
        ['backups-should-not-only-have-each-other', position('A', 'Backup: B') + position('B', 'Backup: A, C') + position('C', 'Backup: A'), []],
        ['backups-should-not-only-have-each-other', position('A', 'Backup: B') + position('B', 'Backup: A'), []],
        ['backups-should-not-only-have-each-other', position('A', 'Backup: B') + position('B', 'Backup: C') + position('C', 'Backup: A'), []],
        ['backup-should-have-room', position('A', 'Backup: B') + position('B', 'Load: 91%'), ['The backup of "A" has no room to step in: "B" (91% filled).']],
        ['backup-should-have-room', position('A', 'Backup: B, C') + position('B', 'Load: 95%') + position('C', 'Load: 90%'), []],
        ['backup-should-have-room', position('A', 'Backup: B') + position('B'), []],
        ['backup-should-have-room', position('A', 'Backup: B') + position('B', 'Hours: 20 hours', 'Load: 19 hours'), ['The backup of "A" has no room to step in: "B" (95% filled).']]
    ])('%s: %j', async (code, text, expected) => expect(await said(code, text)).toEqual(expected));
});

describe('S3: load', () => {
    test.each([
        ['- Load: 120%', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 100%', []],
        ['- Load: 48 hours', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 25 hours\n- Hours: 20 hours', ['"Editor" is planned at 125%. Move duties to another position, or say what is left undone.']],
        ['- Load: much', []],
        ['- Hours: 40 hours', []]
    ])('%s', async (fields, expected) => expect(await said('position-should-not-be-overloaded', `## Owner: Editor\n\n${fields}\n`)).toEqual(expected));

    test('is counted in hours of the position\'s own week', async () => {
        const [part] = (await open(position('Editor', 'Hours: 32 hours', 'Load: 50%'))).model().blocks;
        expect(workloadOf(part!)).toEqual({ hours: 32, filled: 16 });
        expect(loadOf(part!)).toBe(50);
    });
});

describe('S3: people and positions', () => {
    test.each([
        ['person-holds-several-positions', position('A', 'Held by: Clara Wiesner') + position('B', 'Held by: clara  wiesner'), ['Clara Wiesner holds "A" and "B". Check that backups and approvals do not end with the same person.']],
        ['person-holds-several-positions', position('A', 'Held by: Clara Wiesner') + position('B', 'Held by: Tomasz Nowak'), []],
        ['position-has-ended', position('A', 'Until: 2027-02-28'), ['"A" ended on 2027-02-28. Move what it owns to another position, or extend it.']],
        ['position-has-ended', position('A', 'Until: 2027-03-01'), []],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Held by: Dana Reyes'), ['"Dana Reyes" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Email: dana.reyes@acme.example'), ['"Dana Reyes" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Marketing', 'Email: marketing@acme.example') + position('Head of Sales', 'Held by: Dana Reyes', 'Email: [mail](mailto:dana.reyes@acme.example)'), []],
        ['reference-must-exist', `${position('CMO', 'Held by: Dana Reyes')}## Goal: Reach\n\n- Owner: dana reyes\n`, ['No position (Owner) is called "dana reyes". dana reyes holds the position "CMO": name that.']]
    ])('%s: %j', async (code, text, expected) => expect(await said(code, text)).toEqual(expected));

    test('a position of a used file that has ended is said where it still owns something', async () => {
        const shared = { 'o.strategy.md': position('Editor', 'Until: 2027-01-31') };
        const plan = (more: string): string => `# Strategy: S\n\n- Uses: [O](o.strategy.md)\n\n## Action: Film\n\n- Owner: Editor\n${more}`;
        expect(await said('position-has-ended', { [mainFile]: plan(''), ...shared })).toEqual(['"Editor" ended on 2027-01-31, and still owns "Film". Name another position.']);
        expect(await said('position-has-ended', { [mainFile]: plan('- Status: done\n'), ...shared })).toEqual([]);
    });
});

describe('R1: somebody listens', () => {
    const strategy = '# Strategy: S\n\n';

    test.each([
        [position('Editor', 'Responsibilities: films'), 1],
        [position('Editor', 'Responsibilities: films; listens to mentions'), 0],
        [position('Editor', 'Responsibilities: community management'), 0],
        [position('Editor', 'Responsibilities: monitors the trade groups'), 0],
        [position('Editor'), 0]
    ])('%j', async (text, count) => expect(await said('somebody-should-listen', strategy + text)).toHaveLength(count));
});

describe('S5: nobody approves their own text alone', () => {
    const head = position('Head');
    const strategy = (fields: string): string => `# Strategy: S\n\n${fields}\n`;

    test.each([
        ['owner of the strategy', strategy('- Owner: Head\n- Approvers: Head') + head, ['"Head" would approve alone what it owns itself: the strategy. Add a second approver, or another owner.']],
        ['owner of all goals', `${strategy('- Approvers: Head')}## Goal: A\n\n- Owner: Head\n\n${head}`, ['"Head" would approve alone what it owns itself: all goals. Add a second approver, or another owner.']],
        ['owner of one of two', `${strategy('- Approvers: Head')}## Goal: A\n\n- Owner: Head\n\n## Goal: B\n\n${head}`, []],
        ['with a second approver', `${strategy('- Owner: Head\n- Approvers: Head, CEO')}${head}${position('CEO')}`, []],
        ['who has approved counts too', `${strategy('- Owner: Head\n- Approvers: Head')}${head}${position('CEO')}## Approval: CEO\n`, []]
    ])('%s', async (_name, text, expected) => expect(await said('approver-should-not-be-the-owner', text)).toEqual(expected));
});

test('A position sheet has all a position owns, backs up, measures and attends', async () => {
    const model = (await open(acme)).model();
    const analyst = [...model.blocks, ...model.shared].find(({ title }) => title === 'Marketing Analyst')!;
    const sheet = sheetOf(analyst, model);
    const titles = (blocks: readonly { title: string }[]): string[] => blocks.map(({ title }) => title);
    expect(sheet.heldBy).toBe('Tomasz Nowak');
    expect(responsibilitiesOf(analyst)).toEqual(['measures, explains and proposes', 'keeps the campaign codes clean']);
    expect(titles(sheet.measures)).toContain('Engagement of decision-makers');
    expect(titles(sheet.backsUp)).toEqual(['Content Editor']);
    expect(titles(sheet.attends)).toEqual(['Round of marketing and sales']);
    expect(sheet.owns).toEqual([]);
    expect(sheet.approvesStrategy).toBe(false);
    const head = sheetOf([...model.shared].find(({ title }) => title === 'Head of Marketing')!, model);
    expect(titles(head.owns)).toContain('Acme Social Media Strategy 2027');
    expect(titles(head.approvesPosts)).toEqual(['LinkedIn']);
    expect(titles(head.leads)).toEqual(['Marketing']);
});

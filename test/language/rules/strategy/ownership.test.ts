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
        ['of three, once', position('Editor', 'Responsibilities: films') + position('Analyst', 'Responsibilities: films') + position('Writer', 'Responsibilities: films'), ['"films" is a responsibility of "Editor", "Analyst" and "Writer". Give it to one, or say which part each has.']],
        ['approved by the wording alone', position('CEO', 'Responsibilities: co-approves posts') + position('CFO', 'Responsibilities: co-approves posts'), []],
        ['nothing between semicolons', position('Editor', 'Responsibilities: films;; cuts') + position('Analyst', 'Responsibilities: figures;; reports'), []],
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
        ['backup-should-be-another-person', position('A', 'Held by: Ann Ek', 'Backup: B') + position('B', 'Held by: ann ek', 'Backup: C') + position('C'), ['Ann Ek holds "A" and its backup, "B": when Ann Ek is away nobody steps in. Name a position that somebody else holds.']],
        ['backup-should-be-another-person', position('A', 'Held by: Ann Ek', 'Backup: B, C') + position('B', 'Held by: Ann Ek') + position('C'), []],
        ['backup-should-be-another-person', position('A', 'Held by: Ann Ek and Bo Li', 'Backup: B') + position('B', 'Held by: Ann Ek') + position('C'), []],
        ['backup-should-be-another-person', position('A', 'Held by: Ann Ek and Bo Li', 'Backup: B') + position('B', 'Held by: Ann Ek and Kim Roe') + position('C'), []],
        ['backup-should-be-another-person', position('A', 'Held by: vacant', 'Backup: B') + position('B', 'Held by: vacant') + position('C'), []],
        ['backup-should-be-another-person', position('A', 'Backup: B') + position('B') + position('C'), []],
        ['backup-should-have-room', position('A', 'Backup: B') + position('B', 'Load: 91%'), ['The backup of "A" has no room to step in: "B" (91% filled). Name another, or take something off it.']],
        ['backup-should-have-room', position('A', 'Backup: B, C') + position('B', 'Load: 95%') + position('C', 'Load: 90%'), []],
        ['backup-should-have-room', position('A', 'Backup: B') + position('B'), []],
        ['backup-should-have-room', position('A', 'Backup: B') + position('B', 'Hours: 20 hours', 'Load: 19 hours'), ['The backup of "A" has no room to step in: "B" (95% filled). Name another, or take something off it.']]
    ])('%s: %j', async (code, text, expected) => expect(await said(code, text)).toEqual(expected));
});

describe('S3: load', () => {
    test.each([
        ['- Load: 120%', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 100%', []],
        ['- Load: 48 hours', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 25 hours\n- Hours: 20 hours', ['"Editor" is planned at 125%. Move duties to another position, or say what is left undone.']],
        ['- Load: 1.2', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 0.9', []],
        ['- Load: 1.2 FTE', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 0.5 FTE\n- Hours: 16 hours', ['"Editor" is planned at 125%. Move duties to another position, or say what is left undone.']],
        ['- Load: 50 Stunden', ['"Editor" is planned at 125%. Move duties to another position, or say what is left undone.']],
        ['- Load: 2', ['"Editor" is planned at 200%. Move duties to another position, or say what is left undone.']],
        ['- Load: 2%', []],
        ['- Load: 3', []],
        ['- Load: 95', []],
        ['- Load: 120', ['"Editor" is planned at 120%. Move duties to another position, or say what is left undone.']],
        ['- Load: 100.6%', ['"Editor" is planned at 101%. Move duties to another position, or say what is left undone.']],
        ['- Load: 30 hours\n- Hours: 0', []],
        ['- Load: 20 posts', []],
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
        ['person-holds-several-positions', position('A', 'Held by: Ann Ek, Bo Li') + position('B', 'Held by: Bo Li'), ['Bo Li holds "A" and "B". Check that backups and approvals do not end with the same person.']],
        ['person-holds-several-positions', position('A', 'Held by: Ann Ek & Bo Li und Kim Roe') + position('B', 'Held by: Kim Roe; Ann Ek'), ['Ann Ek holds "A" and "B". Check that backups and approvals do not end with the same person.', 'Kim Roe holds "A" and "B". Check that backups and approvals do not end with the same person.']],
        ['person-holds-several-positions', position('A', 'Held by: Roe, Kim') + position('B', 'Held by: Roe, Ann'), []],
        ['person-holds-several-positions', position('A', 'Held by: vacant') + position('B', 'Held by: vacant') + position('C', 'Held by: TBD') + position('D', 'Held by: TBD'), []],
        ['position-has-ended', position('A', 'Until: 2027-02-28'), ['"A" ended on 2027-02-28. Take it out, or let it end later.']],
        ['position-has-ended', position('A', 'Until: 2027-03-01'), []],
        ['position-has-ended', position('A', 'Until: 2027-03-02'), []],
        ['position-has-ended', position('A', 'Until: end of the season'), []],
        ['position-has-ended', `${position('A', 'Until: 2027-02-28')}${position('B', 'Backup: A')}## Metric: Leads\n\n- Owner: A\n- Measured: monthly by A\n\n## Action: Film\n\n- Owner: A\n- Status: done\n`, ['"A" ended on 2027-02-28 and still owns "Leads", reads "Leads" and stands in for "B". Name another position there, or let it end later.']],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Held by: Dana Reyes'), ['"Dana Reyes" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Email: dana.reyes@acme.example'), ['"Dana Reyes" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Dana', 'Held by: Dana Reyes'), ['"Dana" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Dr. Dana Reyes', 'Held by: Dana Reyes'), ['"Dr. Dana Reyes" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Bo Li', 'Held by: Ann Ek and Bo Li'), ['"Bo Li" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".']],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Held by: Dana Weber'), []],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Email: dana.weber@acme.example'), []],
        ['position-must-not-be-a-person', position('Dana Reyes', 'Email: dana.reyes.weber@acme.example'), []],
        ['position-must-not-be-a-person', position('TBD'), ['"TBD" stands where the title of a position belongs. Write what it does, such as "## Owner: Social Media Manager"; who holds it may stay open.']],
        ['position-must-not-be-a-person', position('Marketing', 'Email: marketing@acme.example') + position('Head of Sales', 'Held by: Dana Reyes', 'Email: [mail](mailto:dana.reyes@acme.example)'), []],
        ['position-must-not-be-a-person', position('Social Desk', 'Email: social.desk@acme.example') + position('Press Office', 'Held by: Press Office'), []],
        ['position-must-not-be-a-person', position('Agency', 'Held by: Agency Nord'), []],
        ['position-must-not-be-a-person', position('Quartermaster', 'Email: quartermaster@acme.example'), []],
        ['position-must-not-be-a-person', position('Quartermaster', 'Held by: Dana Reyes', 'Email: quartermaster@acme.example'), []]
    ])('%s: %j', async (code, text, expected) => expect(await said(code, text)).toEqual(expected));

    const marketing = `## Team: Marketing\n\n- Lead: Head of Marketing\n\n${position('Head of Marketing', 'Held by: Dana Reyes', 'Email: dana.reyes@acme.example')}${position('Head of Sales', 'Held by: Jonas Weber')}`;
    const unknown = (name: string): string => `No position (Owner) is called "${name}". `;

    test.each([
        ['dana reyes', `${unknown('dana reyes')}dana reyes holds the position "Head of Marketing": name that.`],
        ['Dana', `${unknown('Dana')}Dana holds the position "Head of Marketing": name that.`],
        ['dana.reyes@acme.example', `${unknown('dana.reyes@acme.example')}That is the address of "Head of Marketing": name the position.`],
        ['kim@acme.example', `${unknown('kim@acme.example')}Name the position here, and write the address behind its "Email".`],
        ['@kim', `${unknown('@kim')}Name the position here, and write the address behind its "Email".`],
        ['Marketing team', `${unknown('Marketing team')}"Marketing" is a team: name the position in it that answers for this, such as "Head of Marketing".`],
        ['Head of Marketing (Dana Reyes)', `${unknown('Head of Marketing (Dana Reyes)')}Write "Head of Marketing" alone; who holds it stands behind its "Held by".`],
        ['Head of Marketing and Head of Sales', '"Head of Marketing and Head of Sales" are several positions. Keep the one that answers for it.'],
        ['everyone', `${unknown('everyone')}What everybody owns, nobody does: name one position.`],
        ['none', `${unknown('none')}Name a position, or take the line out until there is one.`],
        ['Head of Marketng', `${unknown('Head of Marketng')}Did you mean "Head of Marketing"?`],
        ['Kim', `${unknown('Kim')}Write a block "## Owner: Kim" in this file or in one that it uses.`]
    ])('%s as owner', async (name, expected) => expect(await said('reference-must-exist', `${marketing}## Goal: Reach\n\n- Owner: ${name}\n`)).toEqual([expected]));

    test('two positions where several may stand: a comma is missing', async () => expect(await said('reference-must-exist', `${marketing}# Strategy: S\n\n- Approvers: Head of Marketing & Head of Sales\n`))
        .toEqual(['"Head of Marketing & Head of Sales" are several: put a comma between them, "Head of Marketing, Head of Sales".']));

    test.each(['TBD', 'TBD (Dana?)', 'n/a', '?', 'to be defined', 'nobody yet', 'noch offen'])('%s as owner is a placeholder, said once', async name => {
        const text = `${marketing}## Goal: Reach\n\n- Owner: ${name}\n`;
        expect(await said('value-must-not-be-a-placeholder', text)).toHaveLength(1);
        expect(await said('reference-must-exist', text)).toEqual([]);
        expect(await said('goal-must-have-owner', text)).toEqual([]);
    });

    test('a position of a used file that has ended is said where it still owns something', async () => {
        const shared = { 'o.strategy.md': position('Editor', 'Until: 2027-01-31') };
        const plan = (more: string): string => `# Strategy: S\n\n- Uses: [O](o.strategy.md)\n\n## Action: Film\n\n- Owner: Editor\n${more}`;
        expect(await said('position-has-ended', { [mainFile]: plan(''), ...shared })).toEqual(['"Editor" ended on 2027-01-31 and still owns "Film". Name another position there, or let it end later.']);
        expect(await said('position-has-ended', { [mainFile]: plan('- Status: done\n'), ...shared })).toEqual([]);
    });
});

describe('S3: one person does everything', () => {
    const alone = `# Strategy: Kolbe Pottery\n\n- Kind: commercial\n- Status: in review\n- Owner: Potter\n- Approvers: Potter\n\n## Goal: Bookings\n\n- Owner: Potter\n\n${position('Potter', 'Held by: Jana Kolbe', 'Responsibilities: posts; answers comments')}`;
    const single = 'plan-should-not-rest-on-one-person';
    const spared = ['owner-must-have-backup', 'backup-should-be-another-person', 'person-holds-several-positions', 'approver-should-not-be-the-owner', 'goal-must-have-teams', 'goal-must-be-shared', 'marketing-and-sales-must-meet', 'meeting-must-have-teams'];
    const codes = async (text: string): Promise<string[]> => (await open(text)).check().findings.map(({ code }) => code).filter(code => code === single || spared.includes(code)).sort();

    test('is said once, in place of all that one person cannot have', async () => {
        expect(await codes(alone)).toEqual([single]);
        expect(await said(single, alone)).toEqual(['This plan rests on one person, Jana Kolbe: nobody steps in, and nobody else reads what is approved. Add a position that could stand in, such as a colleague, a partner or an agency, or a Risk that says what happens meanwhile.']);
    });

    test.each([
        ['several positions of one person', position('Shop', 'Held by: Jana Kolbe', 'Backup: Potter'), [single]],
        ['teams and a meeting of one person', `${position('Shop', 'Held by: Jana Kolbe')}## Team: Marketing\n\n## Team: Sales\n\n## Meeting: Sunday\n\n- Every: week\n`, [single]],
        ['a risk that provides for it', '## Risk: I fall ill\n\n- Response: posts pause\n', []],
        ['a risk without a response', '## Risk: I fall ill\n', [single]],
        ['another risk', '## Risk: A shitstorm\n\n- Response: answer calmly\n', [single]],
        ['a second person', position('Partner', 'Held by: Tom Kolbe', 'Backup: Potter'), ['approver-should-not-be-the-owner', 'goal-must-have-teams', 'marketing-and-sales-must-meet', 'owner-must-have-backup']],
        ['members who are no positions', '## Team: Helpers\n\n- Members: two students\n', ['approver-should-not-be-the-owner', 'goal-must-have-teams', 'marketing-and-sales-must-meet', 'owner-must-have-backup']],
        ['two teams', '## Team: Marketing\n\n## Team: Sales\n', ['approver-should-not-be-the-owner', 'goal-must-have-teams', 'marketing-and-sales-must-meet', 'owner-must-have-backup']]
    ])('with %s', async (_name, more, expected) => expect(await codes(alone + more)).toEqual(expected));

    test('is not known of a position nobody holds by name, nor of a shared file', async () => {
        expect(await codes(alone.replace('- Held by: Jana Kolbe\n', ''))).toContain('owner-must-have-backup');
        expect(await said(single, position('Potter', 'Held by: Jana Kolbe'))).toEqual([]);
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
        ['the same person in another position', `${strategy('- Owner: Head\n- Approvers: CEO')}${position('Head', 'Held by: Ann Ek')}${position('CEO', 'Held by: Ann Ek')}${position('Sales')}`, ['Ann Ek would approve alone, as "CEO", what they own as "Head": the strategy. Add a second approver, or another owner.']],
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

test('A position sheet also has what it is told, who reports to it, and its part in a used file', async () => {
    const model = (await open({
        [mainFile]: '# Strategy: S\n\n- Review: yearly by Head\n- Uses: [O](o.strategy.md)\n\n## Metric: Leads\n\n- Report to: Head\n\n## Risk: R\n\n- Spokesperson: Head\n',
        'o.strategy.md': '## Team: Press\n\n- Members: Head\n\n## Meeting: Round\n\n- Teams: Press\n\n## Meeting: Small round\n\n- Teams: Press\n- Participants: Editor\n\n## Owner: Head\n\n## Owner: Editor\n\n- Backup: Head\n- Reports to: Head\n'
    })).model();
    const sheet = sheetOf(model.shared.find(({ title }) => title === 'Head')!, model);
    const titles = (blocks: readonly { title: string }[]): string[] => blocks.map(({ title }) => title);
    expect({ hears: titles(sheet.hears), reports: titles(sheet.reports), speaksIn: titles(sheet.speaksIn), backsUp: titles(sheet.backsUp), attends: titles(sheet.attends), reviews: sheet.reviewsStrategy })
        .toEqual({ hears: ['Leads'], reports: ['Editor'], speaksIn: ['R'], backsUp: ['Editor'], attends: ['Round'], reviews: true });
});

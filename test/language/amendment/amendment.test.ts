import { describe, expect, test } from 'vitest';
import { amendment, type AmendmentOptions } from '../../../language/amendment/amendment.js';
import { raised } from '../../../language/amendment/version.js';
import { titleFrom } from '../../../language/amendment/words.js';
import { changed } from '../../../language/index.js';
import { mainFile, open, today } from '../../helpers/services.js';

type Files = Readonly<Record<string, string>> | string;

const inFolder = (folder: string, files: Files): [string, string][] =>
    Object.entries(typeof files === 'string' ? { [mainFile]: files } : files).map(([name, text]) => [`${folder}/${name}`, text]);

/** The amendment from one text to another, with the text after it. */
async function amend(old: Files, now: Files, options: Partial<AmendmentOptions> = {}) {
    const workspace = await open(Object.fromEntries([...inFolder('old', old), ...inFolder('new', now)]));
    const model = workspace.model(`new/${mainFile}`);
    const result = amendment(workspace.model(`old/${mainFile}`), model, { today, reason: 'fewer visitors than planned', ...options });
    return { ...result, text: changed(model.text, result.edit) };
}

const plan = (target: string, version = '2.1', status = 'approved'): string => `# Strategy: Plan

- Version: ${version}
- Status: ${status}
- Approvers: Director, Head of Sales

## Owner: Director

## Owner: Head of Sales

## Goal: Qualified leads

- Owner: Director
- Target: ${target} by 2027-12-31 from 80
`;
const approvals = '\n## Approvals\n\nBoth have agreed.\n\n### Approval: Director\n\n- Version: 2.1\n';

describe('a record', () => {
    test('stands before the chapter of the approvals, with all that is known', async () => {
        const { text, changes, mustSignAgain, version, renews, notes } = await amend(plan('120') + approvals, plan('100') + approvals, { requestedBy: 'head of sales', signedBy: ['Chair', 'director'] });
        expect(text).toBe(`${plan('100', '2.2', 'in review')}
## Change: Target of Qualified leads lowered from 120 to 100

- Date: 2027-03-01
- Version: 2.2
- Requested by: Head of Sales
- Reason: fewer visitors than planned
- Affects: Qualified leads

Since version 2.1:

- Target of Qualified leads lowered from 120 to 100

## Approvals

Both have agreed.

### Approval: Director

- Version: 2.1
`);
        expect(changes.map(({ sentence }) => sentence)).toEqual(['Target of Qualified leads lowered from 120 to 100']);
        expect({ mustSignAgain, version, renews, notes }).toEqual({ mustSignAgain: ['Director', 'Head of Sales', 'Chair'], version: { from: '2.1', to: '2.2' }, renews: false, notes: [] });
    });

    test('stands behind the last one, written as it is', async () => {
        const earlier = '\r\n### Changes so far\r\n\r\n#### Change: First\r\n\r\n* Date: 2027-01-01\r\n\r\n### Risks\r\n\r\n#### Risk: Storm\r\n';
        const { text } = await amend(plan('120').replaceAll('\n', '\r\n') + earlier, plan('100').replaceAll('\n', '\r\n') + earlier);
        expect(text).toContain('* Date: 2027-01-01\r\n\r\n#### Change: Target of Qualified leads lowered from 120 to 100\r\n\r\n* Date: 2027-03-01\r\n* Version: 2.2\r\n');
        expect(text).toContain('- Target of Qualified leads lowered from 120 to 100\r\n\r\n### Risks\r\n');
        expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    });

    test('stands before an approval that has no chapter, and at the end where there is none', async () => {
        const approval = '\n## Approval: Director\n';
        expect((await amend(plan('120') + approval, plan('100') + approval)).text).toMatch(/from 120 to 100\n\n## Approval: Director\n$/);
        expect((await amend(plan('120'), plan('100').trimEnd())).text).toMatch(/from 80\n\n## Change: Target .*\n\n- Date: [^]*\n- Target of Qualified leads lowered from 120 to 100\n$/);
    });

    test('begins with what matters most, and names what is there', async () => {
        const now = plan('100').replace('- Owner: Director\n', '').replace('## Goal', '## Persona: Buyers, small\n\n## Goal') + '\nMore words.\n';
        const { text } = await amend(plan('120'), now);
        expect(text).toContain('## Change: Target of Qualified leads lowered from 120 to 100, and 3 more changes\n');
        expect(text).toContain('- Affects: Qualified leads, [Buyers, small](#persona-buyers-small)\n');
        expect(text).toContain('\n- Target of Qualified leads lowered from 120 to 100\n- Owner of Qualified leads removed (was Director)\n- Persona "Buyers, small" added\n- Text of Qualified leads added: "More words."\n');
    });

    test('names what stands in a used file, and tells blocks of one name apart', async () => {
        const files = (name: string, to: string): Files => ({ [mainFile]: plan('120').replace('- Status', '- Uses: [People](people.strategy.md)\n- Owner: Editor\n- Status') + `\n## Team: Editor\n\n- Function: ${to}\n`, 'people.strategy.md': `## Owner: Editor\n\n- Held by: ${name}\n` });
        const { text } = await amend(files('Ann Lee', 'sales'), files('Bo Ek', 'marketing'));
        expect(text).toContain('- Affects: [Owner: Editor](people.strategy.md#owner-editor), [Team: Editor](#team-editor)\n');
    });

    test('its words can do nothing but be read', async () => {
        const { text } = await amend(`${plan('120')}\n[x]: y\n`, `${plan('120')}\n[x]: z <b> *n* _m_ a_b #\n`, { reason: 'see\n[^1]: there', title: 'What\n[came]: #' });
        const block = /## Change[^]*/.exec(text)![0];
        expect(block).toContain('## Change: What \\[came\\]\\: \\#\n');
        expect(block).toContain('- Reason: see [^1]\\: there\n');
        expect(block).toContain('\\[x\\]\\: z &lt;b> \\*n\\* \\_m\\_ a_b');
        expect(block).not.toContain(']:');
    });
});

test.each([
    [['Target of Leads lowered from 120 to 100'], 'Target of Leads lowered from 120 to 100'],
    [['Target of Leads lowered from 120 to 100', 'a'], 'Target of Leads lowered from 120 to 100, and 1 more change'],
    [['Target of Qualified leads from conversations with buyers lowered from EUR 1,000,000 to EUR 900,000', 'a', 'b'], 'Target of Qualified leads from conversations with buyers lowered, and 2 more changes'],
    [['Text of "Trades: small" reworded: "we answer within a day" to "we answer within two days, on weekdays"'], 'Text of "Trades: small" reworded'],
    [['Owner of Reach removed (was Head of the department for communication and everything besides it)'], 'Owner of Reach removed'],
    [[`Goal ${'long '.repeat(20)}removed`], `Goal ${'long '.repeat(14)}long…`]
])('the heading of %j', (sentences, title) => {
    expect(titleFrom(sentences)).toBe(title);
});

describe('the version', () => {
    test.each([['2.1', '2.2'], ['3', '4'], ['v3', 'v4'], ['1.9', '1.10'], ['1.0.9', '1.0.10'], ['2.09', '2.10'], ['2027', '2027.1'], ['2027.1', '2027.2'], ['Version 2', 'Version 3']])('%s becomes %s', (from, to) => {
        expect(raised(from)).toBe(to);
    });

    test.each(['final', '2.1 beta', '2027-03-01', ''])('"%s" stays', version => {
        expect(raised(version)).toBeUndefined();
    });

    test('one that stays is told', async () => {
        const { text, version, notes } = await amend(plan('120', 'final'), plan('100', 'final'));
        expect(version).toEqual({ from: 'final', to: 'final' });
        expect(notes).toEqual([expect.stringContaining('"final" is not written in numbers')]);
        expect(text).toContain('- Version: final\n- Status: in review\n');
    });

    test('one that the writer has raised already stays too', async () => {
        const { text, version, notes } = await amend(plan('120'), plan('100', '3'));
        expect([version, notes]).toEqual([{ from: '2.1', to: '3' }, []]);
        expect(text).toContain('- Version: 3\n- Status: in review\n');
        expect(text).toContain('- Version: 3\n- Reason');
    });

    test('only approved becomes in review', async () => {
        expect((await amend(plan('120'), plan('100', '2.1', 'draft'))).text).toContain('- Status: draft\n');
        expect((await amend(plan('120'), plan('100').replace('approved', '**Approved**'))).text).toContain('- Status: **in review**\n');
    });
});

test.each([
    ['nothing', (text: string) => text],
    ['layout', (text: string) => text.replaceAll('\n- ', '\n* ').replaceAll('\n', '\r\n')],
    ['results', (text: string) => `${text}\n## Metric: Leads\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n`],
    ['approvals and records', (text: string) => `${text}\n## Change: First\n\n## Approval: Director\n`],
    ['version and status', (text: string) => text.replace('2.1', '2.2').replace('approved', 'draft')]
])('%s is no reason for an amendment', async (name, edit) => {
    const metric = name === 'results' ? '\n## Metric: Leads\n' : '';
    const { changes, edit: edits, mustSignAgain, renews } = await amend(plan('120') + metric, edit(plan('120')));
    expect({ changes, edits, mustSignAgain, renews }).toEqual({ changes: [], edits: [], mustSignAgain: [], renews: false });
});

describe('a second amendment', () => {
    const again = async (text: string, options: Partial<AmendmentOptions> = {}) => amend(plan('120') + approvals, text, { reason: 'spring was cold', ...options });

    test('before anybody has approved the first renews its record', async () => {
        const first = await amend(plan('120') + approvals, plan('100') + approvals, { requestedBy: 'Director' });
        const { text, version, renews } = await again(first.text.replace('- Target: 100', '- Target: 90'));
        expect([version, renews]).toEqual([{ from: '2.1', to: '2.2' }, true]);
        expect(text).toBe(first.text.replaceAll('from 120 to 100', 'from 120 to 90').replace('- Target: 100', '- Target: 90').replace('fewer visitors than planned', 'spring was cold'));
    });

    test('keeps what people have written there', async () => {
        const first = (await amend(plan('120') + approvals, plan('100') + approvals)).text
            .replace(/## Change: .*/, '## Amendment: Spring').replace('- Affects: Qualified leads\n', '- Affects: Qualified leads\n- Approved by: Director\n- Ticket: 12\n\nWe have talked it over.\n')
            .replace('lowered from 120 to 100\n', 'lowered from 120 to 100\n\nAnd this too.\n');
        const { text } = await again(first.replace('- Target: 100', '- Target: 90'));
        expect(text).toContain(`## Amendment: Spring

- Date: 2027-03-01
- Version: 2.2
- Reason: spring was cold
- Affects: Qualified leads
- Approved by: Director
- Ticket: 12

We have talked it over.

And this too.

Since version 2.1:

- Target of Qualified leads lowered from 120 to 90

## Approvals
`);
    });

    test('after somebody has approved the first is a record of its own', async () => {
        const first = (await amend(plan('120') + approvals, plan('100') + approvals)).text;
        const { text, version, renews } = await amend(first, first.replace('- Target: 100', '- Target: 90'));
        expect([version, renews]).toEqual([{ from: '2.2', to: '2.3' }, false]);
        expect(text.match(/## Change: .*/g)).toEqual(['## Change: Target of Qualified leads lowered from 120 to 100', '## Change: Target of Qualified leads lowered from 100 to 90']);
    });

    test('the same twice changes nothing', async () => {
        const first = (await amend(plan('120') + approvals, plan('100') + approvals)).text;
        expect((await amend(plan('120') + approvals, first)).text).toBe(first);
    });
});

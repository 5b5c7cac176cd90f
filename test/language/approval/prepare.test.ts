import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approvalBlock, buildStatement } from '../../../language/approval/prepare.js';
import { approvalSummary } from '../../../language/approval/summary.js';
import { verifyApprovals } from '../../../language/approval/verify.js';
import { mainFile } from '../../helpers/services.js';
import { anyDocument, strategyLike } from '../document-arbitraries.js';
import { modelOf as quickModelOf } from '../document/model-of.js';
import { approved, danasKey, details, files, modelOf, organisation, plan, prepared, readFileOf, refusals, replaced, states, subtle, trusted, type Files } from './plans.js';
import { keyPair } from './ssh-keygen.js';

describe('what is covered', () => {
    const entries = async (from: Files): Promise<string[]> => (await prepared(from)).statement.entries.map(({ type, path, label }) => [type, path, label].filter(part => part !== '').join(' '));

    test('blocks in order, the used blocks that they reach, pictures', async () => {
        expect(await entries(files)).toEqual([
            'block Strategy: Acme on social media', 'block Goal: Leads', 'block Action: Call back', 'block Metric: Leads a month',
            'uses organisation.strategy.md Owner: Chief Marketing Officer', 'uses organisation.strategy.md Owner: Head of Marketing', 'file logo.svg'
        ]);
    });

    test('text of no block, wherever it stands', async () => {
        const text = `---\nlang: en\n---\n\nIntroduction.\n\n# Strategy: S\n\n- Version: 1\n\n## Change: C\n\n# Part *two*\n\nText.\n\n# Part *two*\n\nMore.\n\nSetext\ntitle\n===\n\nText.\n`;
        expect(await entries({ [mainFile]: text })).toEqual(['text', 'block Strategy: S', 'text Part *two*', 'text Part *two*', 'text Setext title']);
    });

    test('a change recorded between two such texts changes neither', async () => {
        const text = '# Strategy: S\n\n- Version: 1\n\n# A\n\nText.\n\n# B\n\nText.\n';
        const { fingerprint } = await prepared({ [mainFile]: text });
        expect((await prepared({ [mainFile]: text.replace('# B', '## Change: C\n\n- Date: 2027-01-01\n\n# B') })).fingerprint).toBe(fingerprint);
    });

    test.each(['- Status: draft', '- Status:draft', '- STATUS: In Review', '- **Status:** superseded', '- **Status**: approved', '- Status:\tapproved'])('the status is not: %j', async line => {
        const text = '# Strategy: S\n\n- Version: 1\n- Owner: O\n\n## Owner: O\n';
        for (const lines of [`${line}\n- Owner: O\n`, `- Owner: O\n${line}\n`]) expect((await prepared({ [mainFile]: text.replace('- Owner: O\n', lines) })).fingerprint).toBe((await prepared({ [mainFile]: text })).fingerprint);
    });

    test.each(['- Status: approved by the board', '- Status: **approved**', '- Stage: draft', '- Status:\n  - draft', '- Status: draft\nand no more', '- Status: not approved'])('other words in its place are: %j', async line => {
        const text = '# Strategy: S\n\n- Version: 1\n- Owner: O\n\n## Owner: O\n';
        expect((await prepared({ [mainFile]: text.replace('- Owner: O\n', `${line}\n- Owner: O\n`) })).fingerprint).not.toBe((await prepared({ [mainFile]: text })).fingerprint);
    });

    test('the status of another block is', async () => {
        const fingerprint = async (status: string): Promise<string> => (await prepared({ [mainFile]: `# Strategy: S\n\n- Version: 1\n\n## Action: A\n\n- Status: ${status}\n` })).fingerprint;
        expect(await fingerprint('approved')).not.toBe(await fingerprint('draft'));
    });

    test('pictures in any way of writing them, once each, also those of used blocks', async () => {
        const text = '# Strategy: S\n\n- Version: 1\n- Owner: O\n- Uses: [x](sub/o.strategy.md)\n\n![a](a.png "t") ![b][b] ![c] <img src="d.png"> `![no](no.png)` ![](https://x.example/r.png) ![](a.png#x) ![](f%20g.png) ![](../up.png) ![](../x/../up.png) ![](../../far.png)\n\n[b]: b.png\n[c]: <c.png>\n';
        const names = ['a.png', 'b.png', 'c.png', 'd.png', 'f g.png', '../up.png', '../../far.png', 'sub/e.png', 'top.png'];
        const from = { [mainFile]: text, 'sub/o.strategy.md': '## Owner: O\n\n![](e.png) ![](../top.png)\n', ...Object.fromEntries(names.map(name => [name, name])) };
        expect((await entries(from)).filter(entry => entry.startsWith('file')).map(entry => entry.slice(5)).sort()).toEqual([...names].sort());
    });

    test('a used file by its name, however a link to it is written', async () => {
        const from = { [mainFile]: '# Strategy: S\n\n- Version: 1\n- Owner: O\n- Uses: [x](my%20own/o.strategy.md#owner-o)\n' };
        const whole = { ...from, 'my own/o.strategy.md': '## Owner: O\n' };
        expect(await entries(whole)).toEqual(['block Strategy: S', 'uses my own/o.strategy.md Owner: O']);
        const { [mainFile]: text } = await approved(whole);
        expect(await states({ [mainFile]: text! }, { emails: [details.signer] })).toMatchObject([{ state: 'cannot verify', reason: 'The signature holds, but what was signed is not all here: my own/o.strategy.md cannot be read.' }]);
    });

    test('the same text written otherwise has the same fingerprint', async () => {
        const { fingerprint } = await prepared();
        expect(fingerprint).toMatch(/^[\w-]{12}$/);
        expect((await prepared({ ...files, [mainFile]: plan.replace(/\n/g, ' \r\n').replace('|     84 |', '| 85 |') })).fingerprint).toBe(fingerprint);
        expect((await prepared(replaced(files, '120', '121'))).fingerprint).not.toBe(fingerprint);
    });
});

describe('refusals say how to mend it', () => {
    const wrong: [string, Files, Parameters<typeof refusals>[1], string][] = [
        ['no strategy', { [mainFile]: '# Words\n' }, {}, 'no-strategy: Only a strategy can be approved. Begin the file with a heading "# Strategy: Title".'],
        ['no version', replaced(files, '- Version: 2.1\n', ''), {}, 'no-version: The strategy has no version. Add a line "- Version: 1.0" under its heading, so that people know which text was approved.'],
        ['a title twice', replaced(files, '## Change', '## Goal: leads\n\n## Change'), {}, 'same-title: There are two blocks "Goal: leads". Give each a title of its own, so that everyone knows which one is approved.'],
        ['two without title', replaced(files, '## Change', '## Goal:\n\n## Goal:\n\n## Change'), {}, 'same-title: There are two blocks "Goal" without a title. Give each a title of its own.'],
        ['an unresolved reference', replaced(files, '- Metric: Leads a month', '- Metric: Lead'), {}, 'unresolved-reference: "Lead", which "Goal: Leads" names under Metric, is not described anywhere. Add a block "## Metric: Lead", or correct the name.'],
        ['one in a used block', replaced(files, '- Backup: Chief', '- Backup: Vice Chief', 'organisation.strategy.md'), {}, 'unresolved-reference: "Vice Chief Marketing Officer", which "Owner: Head of Marketing" names under Backup, is not described anywhere. Add a block "## Owner: Vice Chief Marketing Officer", or correct the name.'],
        ['a missing picture', replaced(files, 'logo.svg', 'no.svg'), {}, 'missing-picture: The picture no.svg cannot be read. Save it at this place, or take it out of the text.'],
        ['hidden characters', replaced(files, 'faster', 'fas\u202Eter'), {}, 'hidden-text: A character that changes the order of reading (U+202E) stands between "We answer fas" and "ter than anyone.". Delete it: others would read another text than the one that is signed.'],
        ['hidden characters in a used block', replaced(files, 'Sofie', 'So\u200Bfie', 'organisation.strategy.md'), {}, 'hidden-text: In organisation.strategy.md: An invisible character (U+200B) stands between "- Held by: So" and "fie". Delete it: nobody can see what it changes.'],
        ['an open fence at the end', { ...files, [mainFile]: `${plan}\n\`\`\`\n` }, {}, 'open-end: This is never closed, so an approval at the end of the file would be part of it. Close it, or take it out.'],
        ['two lines', files, { name: 'Dana\nReyes' }, 'details: Write the name of the person who approves on one line, with single spaces: "Dana Reyes".'],
        ['nobody', files, { signer: '' }, 'details: Say the e-mail address of the person who signs.'],
        ['no day', files, { date: '2027-02-30' }, 'details: "2027-02-30" is not a day. Write it like 2027-01-31.'],
        ['no conditions', files, { decision: 'approved with conditions' }, 'details: Say the conditions under which it is approved.'],
        ['HTML', files, { name: 'Dana <del>' }, 'details: Write the name of the person who approves without "<d", which could change how the whole document is shown.'],
        ['a link for all', files, { decision: 'approved with conditions', conditions: '[the terms]: https://x.example' }, 'details: Write the conditions without "]:", which could change how the whole document is shown.']
    ];
    test.each(wrong)('%s', async (_, from, how, expected) => {
        expect(await refusals(from, how)).toEqual([expected]);
    });

    test('what stands outside may be repeated, and results need no care', async () => {
        expect(await refusals(replaced(files, '## Change: More money', '## Change: More money\n\n## Change: More money'))).toEqual([]);
    });

    test('no cryptography', async () => {
        expect(await buildStatement(await modelOf(files), details, { subtle: undefined, readFile: readFileOf(files) })).toMatchObject({ refusals: [{ code: 'no-cryptography' }] });
    });
});

test('the block that is written reads back as what was signed', async () => {
    const { statement } = await prepared(files, { decision: 'approved with conditions', conditions: 'a *b* "c"', validUntil: '2027-12-31' });
    expect(approvalBlock(statement, undefined, 3)).toBe('### Approval: Chief Marketing Officer\n\n- Name: Dana Reyes\n- Date: 2027-01-12\n- Version: 2.1\n- Decision: approved with conditions\n- Conditions: a *b* "c"\n- Valid until: 2027-12-31\n');
});

test('whatever a file holds, nothing throws', { timeout: 30_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(anyDocument, strategyLike), fc.string({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), async (text, signers, revoked) => {
        const fence = `\n\n## Approval: A\n\n\`\`\`strategy-approval\n${text}`;
        const model = await quickModelOf(text + fence);
        const ports = { subtle, readFile: readFileOf({}) };
        for (const trust of [{ allowedSigners: undefined }, { allowedSigners: signers, revokedKeys: revoked }]) {
            for (const { state, reason } of await verifyApprovals(model, { ...ports, trust })) expect([state !== 'verified', reason.length > 0]).toEqual([true, true]);
        }
        expect(Object.keys(await buildStatement(model, details, ports))).toHaveLength(1);
    }), { numRuns: 60 });
});

describe('whether the strategy is approved', () => {
    const others = { position: 'Head of Marketing', name: 'Sofie', signer: 'sofie@acme.example' };
    const both = { ...files, [mainFile]: plan.replace('- Approvers: Chief Marketing Officer', '- Approvers: Chief Marketing Officer, Head of Marketing'), 'organisation.strategy.md': organisation.replace('Held by: Sofie', 'Held by: Sofie\n- Email: sofie@acme.example') };
    const sofies = keyPair('ed25519', 'sofie');
    const signers = trusted() + trusted(sofies, others.signer);
    const summary = async (from: Files, house: string[] = []): Promise<object> => {
        const { required, ...rest } = approvalSummary(await modelOf(from), await states(from, { signers }), house);
        return { ...rest, required: required.map(({ position, state }) => `${position}: ${state}`) };
    };

    test('all approvers are needed', async () => {
        const one = await approved(both);
        expect(await summary(one)).toEqual({ quorum: 2, people: 1, met: false, approvedBy: ['Chief Marketing Officer'], rejectedBy: [], warnings: [], required: ['Chief Marketing Officer: verified', 'Head of Marketing: missing'] });
        expect(await summary(await approved(one, sofies, others))).toMatchObject({ met: true, approvedBy: ['Chief Marketing Officer', 'Head of Marketing'] });
        expect(await summary(await approved(one, sofies, { ...others, decision: 'rejected' }))).toMatchObject({ met: false, rejectedBy: ['Head of Marketing'] });
    });

    test('or as many as the quorum says, or those that the house asks for', async () => {
        expect(await summary(await approved(replaced(both, '- Uses', '- Quorum: 1\n- Uses')))).toMatchObject({ quorum: 1, met: true });
        expect(await summary(replaced(both, '- Uses', '- Quorum: 0\n- Uses'))).toMatchObject({ quorum: 2, met: false });
        expect(await summary(await approved(), ['CFO'])).toMatchObject({ quorum: 2, met: false, required: ['Chief Marketing Officer: verified', 'CFO: missing'] });
        expect(await summary(await approved(replaced(files, '- Approvers: Chief Marketing Officer\n', '')), [])).toMatchObject({ quorum: 1, met: true, required: [] });
    });

    test('a person counts once, and nobody approves their own work alone', async () => {
        const oneHolder = replaced(both, 'sofie@acme.example', 'dana@acme.example', 'organisation.strategy.md');
        expect(await summary(await approved(await approved(oneHolder), danasKey(), { position: 'Head of Marketing' }))).toMatchObject({ met: false, warnings: ['One person has approved for several positions. That counts as one approval.'] });
        expect(await summary(await approved(replaced(both, 'Approvers: Chief Marketing Officer, ', 'Approvers: '), sofies, others))).toMatchObject({
            met: true, warnings: ['Head of Marketing owns this strategy and is the only one who has approved it. Ask somebody else to approve it too.']
        });
    });

    test('nor does a key count twice, whatever addresses it has', async () => {
        const oneKey = trusted() + trusted(danasKey(), others.signer);
        const twice = await approved(await approved(both), danasKey(), others);
        const found = await states(twice, { signers: oneKey });
        expect(found.map(({ state }) => state)).toEqual(['verified', 'verified']);
        expect(approvalSummary(await modelOf(twice), found)).toMatchObject({ quorum: 2, met: false, warnings: ['One person has approved for several positions. That counts as one approval.'] });
    });

    test('of several approvals by one position the best counts', async () => {
        const stale = replaced(await approved(), '120 by', '110 by');
        expect(await summary(stale)).toMatchObject({ met: false, required: ['Chief Marketing Officer: stale'] });
        expect(await summary(await approved(stale))).toMatchObject({ met: true, required: ['Chief Marketing Officer: verified'] });
        const rejection = await approved(files, danasKey(), { decision: 'rejected', date: '2027-01-13' });
        expect(await summary(await approved(rejection))).toMatchObject({ met: false, rejectedBy: ['Chief Marketing Officer'] });
        expect(await summary(await approved(rejection, danasKey(), { date: '2027-01-14' }))).toMatchObject({ met: true });
        expect(await summary(await approved(rejection, danasKey(), { date: '2027-01-13' }))).toMatchObject({ met: false, rejectedBy: ['Chief Marketing Officer'] });
        expect(await summary(await approved(await approved(files, danasKey(), { date: '2027-01-13' }), danasKey(), { date: '2027-01-13', decision: 'rejected' }))).toMatchObject({ met: false, rejectedBy: ['Chief Marketing Officer'] });
    });
});

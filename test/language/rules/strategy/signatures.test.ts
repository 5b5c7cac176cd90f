import { describe, expect, test } from 'vitest';
import { prepareApproval } from '../../../../language/index.js';
import { mainFile, open, today, uriOf, type TestWorkspace } from '../../../helpers/services.js';
import { keyPair, sign } from '../../approval/ssh-keygen.js';
import { said } from './said.js';

const plan = '# Strategy: S\n\n- Version: 1.0\n- Status: draft\n\nWe serve coffee.\n\n## Owner: CEO\n\n- Held by: Dana Reyes\n- Email: dana@acme.example\n\n## Owner: CFO\n\n- Held by: Ole Brandt\n- Email: ole@acme.example\n';
const dana = keyPair('ed25519', 'dana');
const trusted = `dana@acme.example ${dana.publicKey}\n`;

/** A workspace in which the CEO, or who else is given, has signed the plan. */
async function signed(text = plan, signers = trusted, request: { position?: string; validUntil?: string } = {}, key = dana): Promise<TestWorkspace> {
    const workspace = await open({ [mainFile]: text, '.strategy/allowed_signers': signers });
    const ready = await prepareApproval(workspace.document(), { position: 'CEO', ...request }, workspace.services.language);
    if ('obstacles' in ready) throw new Error(JSON.stringify(ready.obstacles));
    const { span, text: block } = ready.change(sign(ready.text, key));
    await workspace.edit(mainFile, text.slice(0, span.start) + block + text.slice(span.end));
    return workspace;
}

const about = (workspace: TestWorkspace): [code: string, severity: number, message: string][] =>
    workspace.document().diagnostics!.filter(({ code }) => /^approval-is|^approval-cannot/.test(String(code))).map(({ code, severity, message }) => [code as string, severity!, message as string]);
const text = (workspace: TestWorkspace): string => workspace.model().text;

describe('What a signature is worth is told at its approval', () => {
    test('nothing, while it holds', async () => expect(about(await signed())).toEqual([]));

    test.each(['in review', 'approved', 'superseded'])('nothing, when the status moves on to %s', async status => {
        const workspace = await signed();
        await workspace.edit(mainFile, text(workspace).replace('Status: draft', `Status: ${status}`));
        expect(about(workspace)).toEqual([]);
        await workspace.edit(mainFile, text(workspace).replace(`Status: ${status}`, `Status: ${status} by all`));
        expect(about(workspace).map(([code]) => code)).toEqual(['approval-is-stale']);
    });

    test('stale, with the block that changed', async () => {
        const workspace = await signed();
        await workspace.edit(mainFile, text(workspace).replace('coffee', 'tea'));
        expect(about(workspace)).toEqual([['approval-is-stale', 2, '"Strategy: S": changed since "CEO" approved it. Ask for the approval again, or put back what was signed.']]);
        await workspace.edit(mainFile, text(workspace).replace('tea', 'coffee'));
        expect(about(workspace)).toEqual([]);
    });

    test('stale, with some of many blocks that changed', async () => {
        const goals = (target: number): string => ['A', 'B', 'C', 'D', 'E'].map(title => `## Goal: ${title}\n\n- Target: ${target}\n\n`).join('');
        const workspace = await signed(`${plan}\n${goals(10)}`);
        await workspace.edit(mainFile, text(workspace).replaceAll('Target: 10', 'Target: 20'));
        expect(about(workspace)).toEqual([['approval-is-stale', 2, expect.stringMatching(/^"Goal: A"; "Goal: B"; "Goal: C"; and 2 more: changed since "CEO" approved it\./)]]);
        await workspace.edit(mainFile, text(workspace).replace('Target: 20', 'Target: 10'));
        expect(about(workspace)).toEqual([['approval-is-stale', 2, expect.stringMatching(/^"Goal: B"; "Goal: C"; "Goal: D"; "Goal: E": changed since "CEO" approved it\./)]]);
    });

    test('who signs the very text again is told that it says nothing new', async () => {
        const again = async (request: object): Promise<unknown> => {
            const workspace = await signed();
            return prepareApproval(workspace.document(), { position: 'CEO', ...request }, workspace.services.language);
        };
        expect(await again({})).toMatchObject({ notes: [`"CEO" has signed this very text already, on ${today}, and the signature holds. Another one says nothing new.`] });
        expect(await again({ decision: 'rejected' })).toMatchObject({ notes: [] });
        expect(await again({ validUntil: '2030-12-31' })).toMatchObject({ notes: [] });
        expect(await again({ position: 'CFO' })).toMatchObject({ notes: [] });
    });

    test('no longer stale, once the same position has signed again, and not once another has', async () => {
        const changed = text(await signed()).replace('coffee', 'tea');
        expect(about(await signed(changed))).toEqual([]);
        const ole = keyPair('ed25519', 'ole');
        expect(about(await signed(changed, `${trusted}ole@acme.example ${ole.publicKey}\n`, { position: 'CFO' }, ole)).map(([code]) => code)).toEqual(['approval-is-stale']);
    });

    test('stale, each that does not fit: a signature that does not hold makes up for none', async () => {
        const again = await signed(text(await signed()).replace('coffee', 'tea'));
        const changed = text(again);
        await again.edit(mainFile, changed.replace('tea', 'water'));
        expect(about(again).map(([code]) => code)).toEqual(['approval-is-stale', 'approval-is-stale']);
        await again.edit(mainFile, changed.replace('tea', 'coffee'));
        expect(about(again).map(([code]) => code), 'the later one').toEqual(['approval-is-stale']);
    });

    test('invalid, when the block says something else', async () => {
        const workspace = await signed();
        await workspace.edit(mainFile, text(workspace).replace('- Name: Dana Reyes', '- Name: Ole Brandt'));
        expect(about(workspace)).toEqual([['approval-is-invalid', 1, expect.stringContaining('The line "Name: Ole Brandt" was "Name: Dana Reyes" when it was signed.')]]);
    });

    test('not trusted, as soon as the list says so', async () => {
        const workspace = await signed();
        workspace.services.files.set(uriOf('.strategy/revoked_keys').toString(), `${dana.publicKey}\n`);
        workspace.services.shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles!({ changes: [{ uri: uriOf('.strategy/revoked_keys').toString(), type: 1 }] });
        await workspace.services.shared.workspace.WorkspaceManager.ready;
        await workspace.services.shared.workspace.WorkspaceLock.read(() => {});
        expect(about(workspace)).toEqual([['approval-is-not-trusted', 2, expect.stringContaining('was revoked')]]);
    });

    test('not to be verified, when a file it belongs to is missing', async () => {
        const workspace = await open({ [mainFile]: plan.replace('- Status', '- Uses: [O](o.strategy.md)\n- Owner: Editor\n- Status'), 'o.strategy.md': '## Owner: Editor\n', '.strategy/allowed_signers': trusted });
        const ready = await prepareApproval(workspace.document(), { position: 'CEO' }, workspace.services.language);
        if ('obstacles' in ready) throw new Error(JSON.stringify(ready.obstacles));
        const { span, text: block } = ready.change(sign(ready.text, dana));
        await workspace.edit(mainFile, text(workspace).slice(0, span.start) + block + text(workspace).slice(span.end));
        expect(about(workspace)).toEqual([]);
        await workspace.remove('o.strategy.md');
        expect(about(workspace).map(([code]) => code)).toEqual(['approval-cannot-be-verified']);
    });

    test('in a workspace that is not trusted, its own list proves nothing', async () => {
        const workspace = await signed();
        workspace.services.shared.options.untrusted = true;
        workspace.services.shared.workspace.Approvals.forget();
        await workspace.edit(mainFile, text(workspace));
        const [state] = await workspace.services.shared.workspace.Approvals.of(workspace.document());
        expect(state!.state).toBe('not trusted');
        workspace.services.shared.options.trust = { allowedSigners: trusted };
        workspace.services.shared.workspace.Approvals.forget();
        expect((await workspace.services.shared.workspace.Approvals.of(workspace.document()))[0]!.state).toBe('verified');
    });

    test('and no comment in the text can silence it', async () => {
        const workspace = await signed();
        await workspace.edit(mainFile, text(workspace).replace('coffee', 'tea').replace('- Decision: approved\n', '- Decision: approved\n\n<!-- strategy-ignore approval-is-stale: nobody minds -->\n'));
        expect(about(workspace).map(([code]) => code)).toEqual(['approval-is-stale']);
        expect(workspace.check().findings.map(({ code }) => code)).toContain('suppression-has-no-effect');
    });

    test('an approval that is only recorded proves nothing once the status is approved', async () => {
        const message = 'The approval of "CEO" is recorded, not signed: it proves nothing. Sign it, or set the status to in review.';
        expect(await said('approval-is-not-signed', `${plan.replace('draft', 'approved')}\n## Approval: CEO\n\n- Name: Dana\n`)).toEqual([message]);
        expect(await said('approval-is-not-signed', `${plan.replace('draft', 'in review')}\n## Approval: CEO\n\n- Name: Dana\n`)).toEqual([]);
    });

    test.each([[''], ['deep/er/']])('the list beside the file or above it counts (%j)', async folder => {
        const workspace = await open({ [`${folder}a.strategy.md`]: plan, '.strategy/allowed_signers': trusted });
        expect((await workspace.services.shared.workspace.Approvals.trustFor(workspace.document(`${folder}a.strategy.md`))).allowedSigners).toBe(trusted);
    });

    const trustIn = async (files: Record<string, string>): Promise<object> => {
        const workspace = await open({ 'deep/a.strategy.md': plan, ...files });
        return workspace.services.shared.workspace.Approvals.trustFor(workspace.document('deep/a.strategy.md'));
    };

    test('the nearest list counts, and what is revoked in any folder', async () => {
        expect(await trustIn({
            'deep/.strategy/allowed_signers': trusted, '.strategy/allowed_signers': 'eve', 'deep/.strategy/revoked_keys': '# below\n', '.strategy/revoked_keys': '# above\n'
        })).toEqual({ allowedSigners: trusted, revokedKeys: '# below\n\n# above\n' });
    });

    test('a list above the workspace does not count', async () => {
        expect(await trustIn({ '../.strategy/allowed_signers': trusted, '../.strategy/revoked_keys': '# none\n' })).toEqual({ allowedSigners: undefined, revokedKeys: undefined });
    });

    test.each([['revoked_keys', 'approval-cannot-be-verified'], ['allowed_signers', 'approval-is-not-trusted']])('a folder %s is a list that cannot be read, and not none', async (name, code) => {
        const workspace = await signed();
        workspace.services.files.delete(uriOf(`.strategy/${name}`).toString());
        workspace.services.files.set(uriOf(`.strategy/${name}/file`).toString(), '');
        workspace.services.shared.workspace.Approvals.forget();
        await workspace.edit(mainFile, `${text(workspace)}\n`);
        expect(about(workspace).map(([code]) => code)).toEqual([code]);
    });

    test('a picture outside the workspace is not read', async () => {
        const workspace = await open({ [mainFile]: plan, 'in.png': 'in', '../out.png': 'out' });
        const { Approvals } = workspace.services.shared.workspace;
        expect(await Approvals.readBeside(workspace.document(), 'in.png')).toEqual(new TextEncoder().encode('in'));
        expect(await Approvals.readBeside(workspace.document(), '../out.png')).toBeUndefined();
    });

    test('an approval runs out over night, without an edit', async () => {
        const workspace = await signed(plan, trusted, { validUntil: today });
        const { shared } = workspace.services;
        const state = async (): Promise<string | undefined> => (await shared.workspace.Approvals.of(workspace.document()))[0]?.state;
        expect(await state()).toBe('verified');
        shared.options.today = '2027-03-02';
        expect(await state()).toBe('not trusted');
    });
});

describe('Text that hides', () => {
    test.each([
        ['text-must-not-hide', 'Target 100\u202E001.', 1], ['text-must-not-hide', 'zero\u200Bwidth', 1], ['text-must-not-hide', '## \u0410pproval: CEO', 1], ['text-must-not-hide', 'plain words', 0],
        ['text-should-be-plain', '<!-- a note -->', 1], ['text-should-be-plain', '<!-- strategy-ignore goal-must-have-owner: why -->', 0], ['text-should-be-plain', 'no\u00A0break', 1],
        ['text-should-be-plain', '![p](https://example.org/p.png)', 1], ['text-should-be-plain', 'Digitally signed', 1], ['text-should-be-plain', 'plain *words*', 0]
    ])('%s: %j', async (code, words, count) => expect(await said(code, `## Team: Sales\n\n${words}\n`)).toHaveLength(count));
});

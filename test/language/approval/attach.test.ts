import { expect, test } from 'vitest';
import type { SubtlePort } from '../../../language/approval/bytes.js';
import { attachSignature } from '../../../language/approval/attach.js';
import { prepareApproval } from '../../../language/index.js';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';
import { keyPair, sign } from './ssh-keygen.js';

const key = keyPair('ed25519');
const plan = '# Strategy: S\n\n- Version: 1.0\n\n## Owner: CEO\n\n- Held by: Dana Reyes\n- Email: dana@acme.example\n\n## Owner: CFO\n\n- Held by: Ole Brandt\n- Email: ole@acme.example\n';

/** The plan with an approval that was prepared, for each of the positions. */
async function prepared(text: string, ...positions: string[]): Promise<{ workspace: TestWorkspace; statements: string[] }> {
    const workspace = await open({ [mainFile]: text, '.strategy/allowed_signers': `dana@acme.example,ole@acme.example ${key.publicKey}\n` });
    const statements: string[] = [];
    for (const position of positions) {
        const ready = await prepareApproval(workspace.document(), { position }, workspace.services.language);
        if ('obstacles' in ready) throw new Error(JSON.stringify(ready.obstacles));
        const { span, text: block } = ready.change('');
        const now = workspace.model().text;
        await workspace.edit(mainFile, now.slice(0, span.start) + block + now.slice(span.end));
        statements.push(ready.text);
    }
    return { workspace, statements };
}

const states = (workspace: TestWorkspace) => workspace.services.shared.workspace.Approvals.of(workspace.document());
const attach = async (workspace: TestWorkspace, pasted: string) => attachSignature(workspace.model(), await states(workspace), pasted, crypto.subtle);

test.each([['LF', plan], ['CRLF', plan.replaceAll('\n', '\r\n')]])('a signature made with OpenSSH alone is put behind its statement, and is verified (%s)', async (_name, text) => {
    const { workspace, statements } = await prepared(text, 'CEO', 'CFO');
    const attached = await attach(workspace, `$ cat statement.txt.sig\r\n${sign(statements[1]!, key).replaceAll('\n', '\r\n')}$ `);
    if ('problem' in attached) throw new Error(attached.problem);
    expect(attached.position).toBe('CFO');
    const { span, text: fence } = attached.change;
    const now = workspace.model().text;
    await workspace.edit(mainFile, now.slice(0, span.start) + fence + now.slice(span.end));
    expect((await states(workspace)).map(({ position, state }) => [position, state])).toEqual([['CEO', 'unsigned'], ['CFO', 'verified']]);
    expect(await attach(workspace, sign(statements[1]!, key)), 'it is there already').toHaveProperty('problem');
    expect(workspace.model().text.includes('\r\n')).toBe(text.includes('\r\n'));
    expect(workspace.model().text.replaceAll('\r\n', '')).not.toMatch(text.includes('\r\n') ? /\n/ : /\r/);
});

test('what does not belong there is not put there, and it is said why', async () => {
    const { workspace, statements: [statement] } = await prepared(plan, 'CEO');
    const problem = async (pasted: string): Promise<string> => (await attach(workspace, pasted) as { problem: string }).problem;
    expect(await problem('')).toContain('What you copied is no signature.');
    expect(await problem(sign(statement!, key).slice(0, 90))).toContain('What you copied is no signature.');
    expect(await problem(sign(statement!, key).replace(/\n[^-].*\n/, '\n'))).toContain('cannot be read');
    expect(await problem(sign('another text\n', key))).toContain('for another text');
    expect(await problem(sign(statement!.replaceAll('\n', '\r\n'), key))).toContain('line ends of Windows');
    expect(await problem(sign(statement!.trimEnd(), key))).toContain('without the line end behind "end"');
    expect(await problem(sign(statement!, key, 'file'))).toContain('for another text');
    const { workspace: nothing } = await prepared(plan);
    expect(await attach(nothing, sign(statement!, key))).toEqual({ problem: expect.stringContaining('No approval here waits') as string });
});

test('a signature that cannot be checked here is put to the one approval that waits, and not to any of several', async () => {
    const subtle: SubtlePort = { digest: crypto.subtle.digest.bind(crypto.subtle), importKey: async () => Promise.reject(new DOMException('', 'NotSupportedError')), verify: async () => false };
    const { workspace: one, statements: [statement] } = await prepared(plan, 'CEO');
    expect(await attachSignature(one.model(), await states(one), sign(statement!, key), subtle)).toHaveProperty('position', 'CEO');
    const { workspace: two, statements } = await prepared(plan, 'CEO', 'CFO');
    expect(await attachSignature(two.model(), await states(two), sign(statements[1]!, key), subtle)).toEqual({ problem: expect.stringContaining('Several approvals wait here') as string });
});

test('nothing is put into a text that lost characters: to save it would make the loss last', async () => {
    const { workspace, statements: [statement] } = await prepared(plan, 'CEO');
    await workspace.edit(mainFile, workspace.model().text.replace('Ole', 'J\uFFFDrg'));
    expect(await attach(workspace, sign(statement!, key))).toEqual({ problem: expect.stringContaining('cannot be read') as string });
});

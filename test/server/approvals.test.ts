import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { ApprovalOverview, ApprovalResult, PreparedApproval, PrepareApprovalResult } from '../../language/protocol.js';
import { keyPair, sign } from '../language/approval/ssh-keygen.js';
import { startClient, uriOf, type Settings } from './client.js';

const folder = fileURLToPath(new URL('../fixtures/approval/plan', import.meta.url));
const uri = uriOf(join(folder, 'plan.strategy.md'));
const plan = readFileSync(join(folder, 'plan.strategy.md'), 'utf8');

/** The plan with its three verified approvals, changed in the editor. */
async function opened(change: (text: string) => string = text => text, settings: Settings = {}) {
    const client = await startClient({ folder, ...settings });
    client.open(uri, change(plan));
    return {
        overview: () => client.request<ApprovalOverview | null>('strategy/approvalOverview', { uri }),
        approvals: () => client.request<ApprovalResult[]>('strategy/approvals', { uri }),
        prepare: (params: object) => client.request<PrepareApprovalResult>('strategy/prepareApproval', { uri, ...params })
    };
}

test('an editor is told who may approve, those who have to first, and how far it has come', async () => {
    const { overview } = await opened();
    const found = await overview();
    expect(found).toMatchObject({ title: 'Acme on social media', version: '2.1', status: 'draft', state: 'incomplete', rejected: true, signed: 2, needed: 3 });
    expect(found!.positions.map(({ position, approver, state }) => [position, approver, state])).toEqual([
        ['Chief Marketing Officer', true, 'verified'], ['Head of Marketing', true, 'verified'], ['Chief Financial Officer', true, 'verified'], ['Nobody\'s concern', false, 'missing']
    ]);
    expect(found!.positions[0]).toMatchObject({ name: 'Dana', email: 'dana@acme.example', decision: 'approved' });
    expect(found).not.toHaveProperty('setApproved');
});

test('what is signed through the editor is verified, and can be called approved then, unless another one has taken its place', async () => {
    const key = keyPair('ed25519');
    const text = '# Strategy: Plan\n\n- Version: 1\n- Status: draft\n- Approvers: Chief\n\n## Owner: Chief\n\n- Held by: Mia Chen\n- Email: mia@acme.example\n- Responsibilities: signs\n';
    const client = await startClient({ options: { trust: { allowedSigners: `mia@acme.example namespaces="strategy-approval" ${key.publicKey}\n` } } });
    const file = 'file:///plans/plan.strategy.md';
    client.open(file, text);
    const request = { uri: file, position: 'Chief' };
    const { statement } = await client.request<PreparedApproval>('strategy/prepareApproval', request);
    const { edit } = await client.request<PreparedApproval>('strategy/prepareApproval', { ...request, signed: { statement, signature: sign(statement, key) } });
    client.change(file, 2, edit);
    expect(await client.request('strategy/approvalOverview', { uri: file })).toMatchObject({
        state: 'verified', status: 'draft', signed: 1, needed: 1, setApproved: { range: { start: { line: 3, character: 10 }, end: { line: 3, character: 15 } }, newText: 'approved' }
    });
    client.change(file, 3, { range: { start: { line: 3, character: 10 }, end: { line: 3, character: 15 } }, newText: 'approved' });
    const approved = await client.request<ApprovalOverview>('strategy/approvalOverview', { uri: file });
    expect(approved).toMatchObject({ state: 'verified', status: 'approved' });
    expect(approved).not.toHaveProperty('setApproved');
    client.change(file, 4, { range: { start: { line: 3, character: 10 }, end: { line: 3, character: 18 } }, newText: 'superseded' });
    const superseded = await client.request<ApprovalOverview>('strategy/approvalOverview', { uri: file });
    expect(superseded).toMatchObject({ state: 'verified', status: 'superseded' });
    expect(superseded).not.toHaveProperty('setApproved');
});

test('a key that no list names can be trusted, where the editor has the command; one that is revoked cannot', async () => {
    const key = keyPair('ed25519');
    const file = 'file:///plans/plan.strategy.md';
    const text = '# Strategy: Plan\n\n- Version: 1\n- Status: draft\n\n## Owner: Chief\n\n- Held by: Mia Chen\n- Email: mia@acme.example\n- Responsibilities: signs\n';
    const asked = async (trust: object, selects = true): Promise<{ hover: string; fixes: [string, unknown[]][] }> => {
        const client = await startClient({ options: { trust, selects } });
        client.open(file, text);
        const request = { uri: file, position: 'Chief' };
        const { statement } = await client.request<PreparedApproval>('strategy/prepareApproval', request);
        client.change(file, 2, (await client.request<PreparedApproval>('strategy/prepareApproval', { ...request, signed: { statement, signature: sign(statement, key) } })).edit);
        const [finding] = (await client.diagnostics(file, 2, found => found.some(({ code }) => code === 'approval-is-not-trusted'))).filter(({ code }) => code === 'approval-is-not-trusted');
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: file }, range: finding!.range, context: { diagnostics: [finding!] } });
        const { contents } = await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri: file }, position: finding!.range.start });
        return { hover: contents.value, fixes: actions.filter(({ command }) => command?.command === 'strategy.trustKey').map(({ title, command }) => [title, command!.arguments!]) };
    };
    const unknown = await asked({ allowedSigners: '' });
    expect(unknown.fixes).toEqual([['Trust the key of mia@acme.example...', [file, 'mia@acme.example', key.publicKey.split(' ')[1]]]]);
    expect(unknown.hover).toMatch(/\*\*Not trusted\.\*\* The key SHA256:\S+ is not in the list of trusted keys\.[^]*Fingerprint `[\w-]{12}`, key `SHA256:/);
    expect((await asked({ allowedSigners: '' }, false)).fixes).toEqual([]);
    expect((await asked({ allowedSigners: `mia@acme.example ${key.publicKey}\n`, revokedKeys: `${key.publicKey}\n` })).fixes).toEqual([]);
});

test('an approval that was prepared is signed in its place', async () => {
    const key = keyPair('ed25519');
    const client = await startClient({ options: { trust: { allowedSigners: `mia@acme.example ${key.publicKey}\n` } } });
    const file = 'file:///plans/plan.strategy.md';
    client.open(file, '# Strategy: Plan\n\n- Version: 1\n- Status: draft\n\n## Owner: Chief\n\n- Held by: Mia Chen\n- Email: mia@acme.example\n- Responsibilities: signs\n');
    const ask = (params: object): Promise<PreparedApproval> => client.request('strategy/prepareApproval', { uri: file, position: 'Chief', ...params });
    client.change(file, 2, (await ask({ decision: 'rejected' })).edit);
    expect(await client.request('strategy/approvals', { uri: file })).toMatchObject([{ state: 'unsigned' }]);
    const { statement, decision } = await ask({});
    client.change(file, 3, (await ask({ signed: { statement, signature: sign(statement, key) } })).edit);
    expect(await client.request('strategy/approvals', { uri: file })).toMatchObject([{ state: 'verified' }]);
    expect(decision).toBe('rejected');
});

test('a change is seen in the state, and leaves nobody who has signed', async () => {
    const { overview } = await opened(text => text.replace('120 by', '100 by'));
    const found = await overview();
    expect(found).toMatchObject({ state: 'stale', signed: 0, needed: 3 });
    expect(found!.positions[0]!.reason).toContain('Goal: Leads');
});

test('a position that has not signed, and what is recorded of its decision', async () => {
    const { overview } = await opened(text => `${text.slice(0, text.indexOf('## Approval: Chief Marketing'))}## Approval: Chief Marketing Officer\n\n- Decision: approved with conditions\n- Conditions: codes first\n`);
    expect((await overview())!.positions.map(({ state, decision, conditions }) => [state, decision, conditions])).toEqual([
        ['unsigned', 'approved with conditions', 'codes first'], ['missing', 'approved', undefined], ['missing', 'approved', undefined], ['missing', 'approved', undefined]
    ]);
});

test.each<[string, Settings]>([
    ['in a workspace that is not trusted its own list counts for nothing', { options: { untrusted: true } }],
    ['a list of the user that names none of the keys counts in place of it', { options: { trust: { allowedSigners: '' } } }]
])('%s', async (_what, settings) => {
    const { overview, approvals } = await opened(undefined, settings);
    expect((await overview())!.state).toBe('not trusted');
    expect((await approvals()).map(({ state, unknownKey }) => [state, unknownKey])).toEqual([['not trusted', true], ['not trusted', true], ['not trusted', true]]);
});

test('what is wrong with more than the key is not mended by trusting it', async () => {
    const signers = readFileSync(join(folder, '.strategy', 'allowed_signers'), 'utf8').replaceAll('dana@acme.example', 'mallory@acme.example');
    const { approvals } = await opened(undefined, { options: { trust: { allowedSigners: signers } } });
    expect((await approvals())[0]).toMatchObject({ state: 'not trusted', unknownKey: false });
});

test('what would be signed is told in facts that a person can be shown', async () => {
    const { prepare } = await opened();
    const prepared = await prepare({ position: 'chief financial officer', decision: 'rejected' }) as PreparedApproval;
    expect(prepared).toMatchObject({ document: 'Acme on social media', version: '2.1', position: 'Chief Financial Officer', date: '2027-03-01', decision: 'rejected', uses: [uriOf(join(folder, 'organisation.strategy.md'))] });
    expect(prepared.covered).toBe(prepared.statement.match(/^(?:block|text|uses|file) /gm)!.length);
});

test('a statement that is no longer the one that was signed is refused', async () => {
    const { prepare } = await opened();
    expect(await prepare({ position: 'Chief Marketing Officer', signed: { statement: 'strategy-approval/1\n', signature: '' } })).toEqual({ obstacles: [{ message: expect.stringContaining('changed while it was being signed') as string, uri, line: 0 }] });
});

test('when the list of keys changes, what stands above the headings is asked for again', async () => {
    let asked = (): void => {};
    const refreshed = new Promise<void>(resolve => { asked = resolve; });
    const client = await startClient({ folder, options: { selects: true }, answers: { 'workspace/codeLens/refresh': () => { asked(); return null; } } });
    client.open(uri, plan);
    await client.request('strategy/approvals', { uri });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(folder, '.strategy', 'allowed_signers')), type: 2 }] });
    await refreshed;
});

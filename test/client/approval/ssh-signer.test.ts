import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fingerprintOfKey, trustLine } from '../../../client/approval/keys.js';
import type { AskSecret, SigningKey } from '../../../client/approval/signer.js';
import { askpassProgram, askpassScript, openAskpass } from '../../../client/desktop/askpass.js';
import { SshSigner } from '../../../client/desktop/ssh-signer.js';

vi.mock('vscode', async () => (await import('./vscode.js')).vscode);

const home = mkdtempSync(join(tmpdir(), 'strategy-signer-'));
const temporary = join(home, 'tmp');
const ssh = join(home, '.ssh');
const signer = new SshSigner(home);
const statement = 'strategy-approval/1\nend\n';
const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };
const unasked: AskSecret = async prompt => { throw new Error(`asked: ${prompt}`); };
const keyCalled = async (name: string): Promise<SigningKey> => (await signer.keys('')).find(({ file }) => file.endsWith(`/${name}.pub`))!;
const sign = async (name: string, ask: AskSecret): Promise<string | undefined> => signer.sign(statement, await keyCalled(name), ask, () => {}, never);

beforeAll(() => {
    vi.stubEnv('SSH_AUTH_SOCK', '');
    vi.stubEnv('TMPDIR', temporary);
    for (const folder of [temporary, ssh]) mkdirSync(folder, { mode: 0o700 });
    for (const [name, passphrase] of [['open', ''], ['locked', 'a secret "of $two\' words']] as const) {
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', `${name}@acme.example`, '-f', join(ssh, name)]);
    }
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(ssh, 'colleague')]);
    rmSync(join(ssh, 'colleague'));
    writeFileSync(join(ssh, 'known_hosts'), '');
});
beforeEach(() => expect(readdirSync(temporary)).toEqual([]));
afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
});

/** Whether OpenSSH itself takes the signature for one of this key. */
function holds(armour: string, key: SigningKey): boolean {
    const [signers, file] = [join(home, 'signers'), join(home, 'armour')];
    writeFileSync(signers, trustLine('dana@acme.example', key));
    writeFileSync(file, armour);
    return execFileSync('ssh-keygen', ['-Y', 'verify', '-f', signers, '-I', 'dana@acme.example', '-n', 'strategy-approval', '-s', file], { input: statement, encoding: 'utf8' }).startsWith('Good');
}

test('keys are those whose private half is there too', async () => {
    expect((await signer.keys('')).map(({ file, comment, inAgent }) => [file, comment, inAgent])).toEqual([
        [join(ssh, 'locked.pub'), 'locked@acme.example', false], [join(ssh, 'open.pub'), 'open@acme.example', false]
    ]);
});

test.each(['~/.ssh/locked', '~/.ssh/locked.pub'])('a key that is set as %s is the only one', async pinned => {
    expect((await signer.keys(pinned)).map(({ file }) => file)).toEqual([join(ssh, 'locked.pub')]);
});

test('a key that is set and is not there is told', async () => {
    await expect(signer.keys('~/.ssh/gone')).rejects.toThrow(`There is no public key ${join(ssh, 'gone.pub')}`);
});

test('the fingerprint is the one that ssh-keygen shows', async () => {
    const key = await keyCalled('open');
    expect(execFileSync('ssh-keygen', ['-l', '-f', key.file], { encoding: 'utf8' })).toContain(` ${await fingerprintOfKey(key.blob)} `);
});

test('a key without a passphrase signs without a question', async () => {
    expect(holds((await sign('open', unasked))!, await keyCalled('open'))).toBe(true);
});

test('a passphrase is asked for, again when it was wrong, and nothing of it stays', async () => {
    const asked: [string, boolean][] = [];
    const answers = ['not it', 'a secret "of $two\' words'];
    const armour = await sign('locked', async (prompt, again) => {
        asked.push([prompt, again]);
        const [folder] = readdirSync(temporary);
        expect(statSync(join(temporary, folder!)).mode & 0o777).toBe(0o700);
        return answers[asked.length - 1];
    });
    expect(asked).toEqual([[expect.stringContaining('passphrase'), false], [expect.stringContaining('passphrase'), true]]);
    expect(holds(armour!, await keyCalled('locked'))).toBe(true);
});

test('who does not answer signs nothing', async () => {
    expect(await sign('locked', async () => undefined)).toBeUndefined();
});

test('calling off while a passphrase is asked for signs nothing', async () => {
    let callOff = (): void => {};
    const token = { isCancellationRequested: false, onCancellationRequested: (listener: () => void) => {
        const before = callOff;
        callOff = () => {
            before();
            token.isCancellationRequested = true;
            listener();
        };
        return { dispose: () => {} };
    } };
    const signed = signer.sign(statement, await keyCalled('locked'), () => new Promise(() => callOff()), () => {}, token as never);
    expect(await signed).toBeUndefined();
});

test('a key that the agent holds needs no file and no passphrase', async () => {
    const agent = execFileSync('ssh-agent', ['-s'], { encoding: 'utf8' });
    const [, socket] = /SSH_AUTH_SOCK=([^;]+)/.exec(agent)!;
    try {
        vi.stubEnv('SSH_AUTH_SOCK', socket);
        execFileSync('ssh-add', ['-q', join(ssh, 'open')]);
        const held = (await new SshSigner(join(home, 'elsewhere')).keys('')).map(key => ({ ...key }));
        expect(held).toMatchObject([{ file: '', comment: 'open@acme.example', inAgent: true }]);
        expect(holds((await signer.sign(statement, held[0]!, unasked, () => {}, never))!, held[0]!)).toBe(true);
        expect((await keyCalled('open')).inAgent).toBe(true);
    } finally {
        vi.stubEnv('SSH_AUTH_SOCK', '');
        process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(agent)![1]));
    }
});

test('what ssh-keygen complains of is told', async () => {
    const key = { ...await keyCalled('open'), file: join(ssh, 'gone.pub') };
    await expect(signer.sign(statement, key, unasked, () => {}, never)).rejects.toThrow('gone');
});

test('a new key gets a place where nothing is', async () => {
    expect(await signer.placeForNewKey()).toBe(join(ssh, 'id_ed25519_strategy'));
    writeFileSync(join(ssh, 'id_ed25519_strategy.pub'), '');
    expect(await signer.placeForNewKey()).toBe(join(ssh, 'id_ed25519_strategy_2'));
});

test('the programs that ask hold no secret, and a question without the token is not answered', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(askpassProgram(platform).text).toMatch(/STRATEGY_ASKPASS_NODE.*STRATEGY_ASKPASS_SCRIPT/);
    const folder = mkdtempSync(join(home, 'ask-'));
    const { env, close } = await openAskpass(folder, async ({ prompt }) => `heard ${prompt}`);
    const answer = (token: string | undefined): Promise<string> => new Promise(resolve => {
        execFile('sh', ['-c', '"$SSH_ASKPASS" "the prompt" || echo refused'], { env: { ...process.env, ...env, STRATEGY_ASKPASS_TOKEN: token } }, (_error, output) => resolve(output));
    });
    try {
        expect(askpassScript).not.toContain(env['STRATEGY_ASKPASS_TOKEN']!);
        expect(await answer(env['STRATEGY_ASKPASS_TOKEN'])).toBe('heard the prompt\n');
        expect(await answer('another')).toBe('refused\n');
    } finally {
        close();
    }
});

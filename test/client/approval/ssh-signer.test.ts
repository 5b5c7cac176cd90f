import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fingerprintOfKey, trustLine } from '../../../client/approval/keys.js';
import { Refused, type AskSecret, type SigningKey } from '../../../client/approval/signer.js';
import { askpassProgram, askpassScript, openAskpass } from '../../../client/desktop/askpass.js';
import { SshSigner } from '../../../client/desktop/ssh-signer.js';
import { securityKeyFiles } from '../../helpers/security-key.js';

vi.mock('vscode', async () => (await import('./vscode.js')).vscode);

const home = mkdtempSync(join(tmpdir(), 'strategy-signer-'));
const temporary = join(home, 'tmp');
const ssh = join(home, '.ssh');
const signer = new SshSigner(home);
const statement = 'strategy-approval/1\nend\n';
const path = process.env['PATH'];
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

/** While an agent holds a key. */
async function withAgent<T>(key: string, run: () => Promise<T>): Promise<T> {
    const agent = execFileSync('ssh-agent', ['-s'], { encoding: 'utf8' });
    const [, socket] = /SSH_AUTH_SOCK=([^;]+)/.exec(agent)!;
    try {
        vi.stubEnv('SSH_AUTH_SOCK', socket);
        execFileSync('ssh-add', ['-q', key], { stdio: 'ignore' });
        return await run();
    } finally {
        vi.stubEnv('SSH_AUTH_SOCK', '');
        process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(agent)![1]));
    }
}

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
    await withAgent(join(ssh, 'open'), async () => {
        const held = (await new SshSigner(join(home, 'elsewhere')).keys('')).map(key => ({ ...key }));
        expect(held).toMatchObject([{ file: '', comment: 'open@acme.example', inAgent: true }]);
        expect(holds((await signer.sign(statement, held[0]!, unasked, () => {}, never))!, held[0]!)).toBe(true);
        expect((await keyCalled('open')).inAgent).toBe(true);
    });
});

/** What is said when a key of a home of its own, in which something is wrong, is to sign. */
async function refusal(spoil: (key: string, folder: string) => void): Promise<Refused> {
    const own = mkdtempSync(join(home, 'own-'));
    const folder = join(own, '.ssh');
    mkdirSync(folder, { mode: 0o700 });
    const file = join(folder, 'mine');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    spoil(file, folder);
    const [key] = await new SshSigner(own).keys('');
    const reason: unknown = await new SshSigner(own).sign(statement, key ?? { file: `${file}.pub`, type: 'ssh-ed25519', blob: '', comment: '', inAgent: false }, unasked, () => {}, never).catch(error => error);
    expect(reason).toBeInstanceOf(Refused);
    return reason as Refused;
}

test('a key that others may read is made private by a button, and signs then', async () => {
    let file = '';
    const { message, mend } = await refusal(key => {
        file = key;
        chmodSync(key, 0o644);
    });
    expect(message).toBe('Others on this computer can read your key ~/.ssh/mine, so OpenSSH does not use it.');
    await mend!.run();
    expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each<[string, (key: string, folder: string) => void, string]>([
    ['half of the file is gone', key => writeFileSync(key, readFileSync(key, 'utf8').slice(0, 200)), 'The key ~/.ssh/mine cannot be read: the file is damaged.'],
    ['the file is empty', key => writeFileSync(key, ''), 'The key ~/.ssh/mine cannot be read: the file is damaged.'],
    ['the private half is another key’s', key => copyFileSync(join(ssh, 'open'), key), 'The files ~/.ssh/mine and ~/.ssh/mine.pub are halves of two different keys.'],
    ['the private half is gone', key => rmSync(key), 'The private half of the key ~/.ssh/mine is neither in its folder nor in your key agent.'],
    ['both are gone', (_key, folder) => rmSync(folder, { recursive: true }), 'The key ~/.ssh/mine is not there any more'],
    ['it is a security key that is not plugged in', key => securityKeyFiles(key), 'The security key was not found. Plug it in, then sign again.']
])('%s: that is said, and what to do', async (_what, spoil, said) => {
    const { message, mend } = await refusal(spoil);
    expect(message).toContain(said);
    expect(message).not.toMatch(/OpenSSH says|\.pub(?! are)/);
    expect(mend).toBeUndefined();
});

test('a security key is waited for with a word to its owner', async () => {
    const file = join(home, 'waiting');
    securityKeyFiles(file);
    const touch = vi.fn();
    const [type = '', blob = ''] = readFileSync(`${file}.pub`, 'utf8').split(' ');
    await expect(signer.sign(statement, { file: `${file}.pub`, type, blob, comment: '', inAgent: false }, unasked, touch, never)).rejects.toThrow('The security key was not found.');
    expect(touch).toHaveBeenCalled();
});

test('a security key that the agent holds and that is not plugged in', async () => {
    const file = join(home, 'token');
    securityKeyFiles(file);
    await withAgent(file, async () => {
        const [key] = await new SshSigner(join(home, 'elsewhere')).keys('');
        await expect(signer.sign(statement, key!, unasked, () => {}, never)).rejects.toThrow('Plug in your security key and touch it when it blinks');
    });
});

test('an agent that has lost the key meanwhile is named, and no file of ours', async () => {
    const held = await withAgent(join(ssh, 'open'), () => new SshSigner(join(home, 'elsewhere')).keys(''));
    await expect(signer.sign(statement, held[0]!, unasked, () => {}, never)).rejects.toThrow('The key “open@acme.example” was in your key agent, and is not there any more. Start the agent and unlock it, then sign again.');
});

test('without ssh-keygen it is said where to get it', async () => {
    const key = await keyCalled('open');
    vi.stubEnv('PATH', ssh);
    try {
        await expect(signer.sign(statement, key, unasked, () => {}, never)).rejects.toThrow('ssh-keygen, the program that signs, was not found');
        expect(await signer.problem()).toContain('was not found');
        expect(await signer.keys('')).toHaveLength(2);
    } finally {
        vi.stubEnv('PATH', path);
    }
});

test('where no temporary file can be made, it is said', async () => {
    const key = await keyCalled('open');
    vi.stubEnv('TMPDIR', join(home, 'gone'));
    try {
        await expect(signer.sign(statement, key, unasked, () => {}, never)).rejects.toThrow(`The folder for temporary files, ${join(home, 'gone')}, cannot be written to.`);
    } finally {
        vi.stubEnv('TMPDIR', temporary);
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

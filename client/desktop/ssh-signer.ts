import { execFile, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { access, chmod, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { l10n, type CancellationToken } from 'vscode';
import { complaintOf } from '../../language/protocol.js';
import { mergedKeys, nameOfKey, readKey, shortPath } from '../approval/keys.js';
import { Refused, type AskSecret, type Signer, type SigningKey } from '../approval/signer.js';
import { openAskpass, type Question } from './askpass.js';

/** The namespace of our signatures (ssh-keygen(1), `-n`). */
const namespace = 'strategy-approval';

/** Signs with the person's own OpenSSH: keys in files, in the agent, and on security keys. */
export class SshSigner implements Signer {
    constructor(readonly home = homedir()) {}

    async keys(pinned: string): Promise<SigningKey[]> {
        const agent = await agentKeys();
        if (pinned !== '') {
            const file = pinned.replace(/^~(?=[\\/]|$)/, this.home).replace(/\.pub$/, '');
            const key = await keyIn(`${file}.pub`);
            if (!key) throw new Refused(l10n.t('There is no public key {0}, or not one that can sign. Look at the setting "Signing Key".', `${file}.pub`));
            return mergedKeys([key], agent.filter(({ blob }) => blob === key.blob));
        }
        const folder = join(this.home, '.ssh');
        const names = await readdir(folder).catch((): string[] => []);
        const found = await Promise.all(names.filter(name => name.endsWith('.pub')).sort().map(name => keyIn(join(folder, name))));
        return mergedKeys(found.filter(key => key !== undefined).filter(({ blob, file }) => names.includes(nameIn(file)) || agent.some(held => held.blob === blob)), agent);
    }

    async sign(statement: string, key: SigningKey, ask: AskSecret, touch: () => void, cancelled: CancellationToken): Promise<string | undefined> {
        const folder = await mkdtemp(join(tmpdir(), 'strategy-')).catch(noRoom); // with mode 0700
        const remove = (): void => rmSync(folder, { recursive: true, force: true });
        process.once('exit', remove); // the window is closed or reloaded
        try {
            return await this.signWith(key, statement, folder, ask, touch, cancelled);
        } finally {
            process.off('exit', remove);
            remove();
        }
    }

    async problem(): Promise<string | undefined> {
        return new Promise(resolve => {
            const child = spawn('ssh-keygen', ['-?'], { cwd: this.home, stdio: 'ignore', windowsHide: true });
            child.on('error', () => resolve(notInstalled()));
            child.on('close', () => resolve(undefined));
        });
    }

    async placeForNewKey(): Promise<string> {
        for (let number = 1; ; number++) {
            const file = join(this.home, '.ssh', `id_ed25519_strategy${number > 1 ? `_${number}` : ''}`);
            if (!await exists(file) && !await exists(`${file}.pub`)) return file;
        }
    }

    /** Asks again after a wrong passphrase, until it is right or the person has had enough. */
    private async signWith(key: SigningKey, statement: string, folder: string, ask: AskSecret, touch: () => void, cancelled: CancellationToken): Promise<string | undefined> {
        let [again, calledOff] = [false, false];
        const answer = async ({ prompt, kind }: Question): Promise<string | undefined> => {
            if (kind === 'none') {
                touch();
                return new Promise(() => {}); // until OpenSSH takes the question back
            }
            const said = await ask(prompt, again);
            calledOff ||= said === undefined;
            return said;
        };
        const file = key.file || join(folder, 'key.pub');
        if (!key.file) await writeFile(file, `${key.type} ${key.blob}\n`).catch(noRoom);
        const askpass = await openAskpass(folder, answer).catch(noRoom);
        const listener = cancelled.onCancellationRequested(() => askpass.close()); // what waits for an answer would keep ssh-keygen's output open
        try {
            for (;;) {
                const { armour, complaint } = await this.run(['-Y', 'sign', '-n', namespace, '-f', file], statement, askpass.env, touch, cancelled);
                if (calledOff || cancelled.isCancellationRequested) return undefined;
                if (armour.includes('-----BEGIN SSH SIGNATURE-----')) return armour;
                if (complaintOf(complaint) !== 'wrong passphrase') throw await this.refusal(complaint, key);
                again = true;
            }
        } finally {
            listener.dispose();
            askpass.close();
        }
    }

    private async refusal(said: string, key: SigningKey): Promise<Refused> {
        const file = key.file.replace(/\.pub$/, '');
        const name = file === '' ? nameOfKey(key) : shortPath(file, this.home);
        const canMend = complaintOf(said) === 'open to others' && process.platform !== 'win32';
        return new Refused(await inWords(said, key, file, name), canMend ? { label: l10n.t('Make It Private and Sign'), run: () => makePrivate(file, name) } : undefined);
    }

    /** Never in the workspace's folder: a program of this name there must not be taken for OpenSSH's. */
    private async run(args: string[], input: string, env: NodeJS.ProcessEnv, touch: () => void, cancelled: CancellationToken): Promise<{ armour: string; complaint: string }> {
        const child = spawn('ssh-keygen', args, { cwd: this.home, env: { ...process.env, ...env, NODE_OPTIONS: '' }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
        const failed = new Promise<never>((_resolve, reject) => {
            child.on('error', () => reject(new Refused(notInstalled())));
        });
        const listener = cancelled.onCancellationRequested(() => child.kill());
        child.stderr.on('data', part => /user presence/.test(String(part)) && touch()); // for this it does not ask
        child.stdin.on('error', () => {}); // it may end before it has read
        child.stdin.end(input);
        try {
            const [armour, complaint] = await Promise.race([Promise.all([text(child.stdout), text(child.stderr)]), failed]);
            return { armour, complaint };
        } finally {
            listener.dispose();
        }
    }
}

const notInstalled = (): string => l10n.t('ssh-keygen, the program that signs, was not found on this computer. It comes with OpenSSH. On Windows, add “OpenSSH Client” under Settings, System, Optional features; elsewhere install the package “openssh-client”. Then try again.');

/** Why nothing was signed, for somebody who does not know OpenSSH. What it said itself is told only where nothing better is known. */
async function inWords(said: string, { type }: SigningKey, file: string, name: string): Promise<string> {
    switch (complaintOf(said)) {
        case 'open to others': return process.platform === 'win32'
            ? l10n.t('Others on this computer can read your key {0}, so OpenSSH does not use it. In the properties of the file, under “Security”, remove everybody but yourself, then sign again.', name)
            : l10n.t('Others on this computer can read your key {0}, so OpenSSH does not use it.', name);
        case 'refused by agent': return type.startsWith('sk-')
            ? l10n.t('The key agent did not sign. Plug in your security key and touch it when it blinks; if the agent is locked, unlock it. Then sign again.')
            : l10n.t('The key agent did not sign: it was declined there, or the key is locked. Unlock the key, then sign again.');
        case 'no security key': return l10n.t('The security key was not found. Plug it in, then sign again.');
        case 'no private half': return file === ''
            ? l10n.t('The key “{0}” was in your key agent, and is not there any more. Start the agent and unlock it, then sign again.', name)
            : await exists(file) ? l10n.t('The key {0} cannot be read: the file is damaged. Put it back from a backup, sign with another key, or make a new one: “Strategy: Set Up Signing...”.', name)
                : l10n.t('The private half of the key {0} is neither in its folder nor in your key agent. Unlock the key in the agent, or sign with another key.', name);
        case 'halves of two keys': return l10n.t('The files {0} and {0}.pub are halves of two different keys. Put back the one that was replaced, sign with another key, or make a new one: “Strategy: Set Up Signing...”.', name);
        case 'no such key': return l10n.t('The key {0} is not there any more, or the file cannot be read as a key. Sign with another key, or make a new one: “Strategy: Set Up Signing...”.', name);
        default: {
            const last = said.trim().split('\n').at(-1)!;
            return l10n.t('Sign with another key, or show this to whoever looks after your computer: {0}', last === '' ? l10n.t('OpenSSH gave no reason.') : l10n.t('OpenSSH says: {0}', last));
        }
    }
}

async function makePrivate(file: string, name: string): Promise<void> {
    await chmod(file, 0o600).catch(() => { throw new Refused(l10n.t('The key {0} could not be made private: the file does not belong to you. Sign with another key, or make a new one: “Strategy: Set Up Signing...”.', name)); });
}

function noRoom(): never {
    throw new Refused(l10n.t('The folder for temporary files, {0}, cannot be written to. Perhaps the disk is full: make room, then sign again.', tmpdir()));
}

async function keyIn(file: string): Promise<SigningKey | undefined> {
    const content = await readFile(file, 'utf8').catch(() => '');
    return readKey(content.split('\n')[0] ?? '', file, false);
}

/** `id_ed25519`, for `.../id_ed25519.pub`. */
function nameIn(file: string): string {
    return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1, -'.pub'.length);
}

function agentKeys(): Promise<SigningKey[]> {
    return new Promise(resolve => {
        execFile('ssh-add', ['-L'], { timeout: 5000, windowsHide: true, cwd: homedir() }, (error, output) => {
            resolve(error ? [] : output.split('\n').flatMap(line => readKey(line, '', true) ?? []));
        });
    });
}

function exists(file: string): Promise<boolean> {
    return access(file).then(() => true, () => false);
}

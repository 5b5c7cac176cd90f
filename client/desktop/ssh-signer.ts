import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { l10n, type CancellationToken } from 'vscode';
import { complaintOf } from '../../language/protocol.js';
import { mergedKeys, readKey } from '../approval/keys.js';
import type { AskSecret, Signer, SigningKey } from '../approval/signer.js';
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
            if (!key) throw new Error(l10n.t('There is no public key {0}, or not one that can sign. Look at the setting "Signing Key".', `${file}.pub`));
            return mergedKeys([key], agent.filter(({ blob }) => blob === key.blob));
        }
        const folder = join(this.home, '.ssh');
        const names = await readdir(folder).catch((): string[] => []);
        const found = await Promise.all(names.filter(name => name.endsWith('.pub')).sort().map(name => keyIn(join(folder, name))));
        return mergedKeys(found.filter(key => key !== undefined).filter(({ blob, file }) => names.includes(nameIn(file)) || agent.some(held => held.blob === blob)), agent);
    }

    async sign(statement: string, key: SigningKey, ask: AskSecret, notice: (message: string) => void, cancelled: CancellationToken): Promise<string | undefined> {
        const folder = await mkdtemp(join(tmpdir(), 'strategy-')); // with mode 0700
        try {
            const file = key.file || join(folder, 'key.pub');
            if (!key.file) await writeFile(file, `${key.type} ${key.blob}\n`);
            return await this.signWith(file, statement, folder, ask, notice, cancelled);
        } finally {
            await rm(folder, { recursive: true, force: true });
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
    private async signWith(file: string, statement: string, folder: string, ask: AskSecret, notice: (message: string) => void, cancelled: CancellationToken): Promise<string | undefined> {
        let [again, calledOff] = [false, false];
        const answer = async ({ prompt, kind }: Question): Promise<string | undefined> => {
            if (kind === 'none') {
                notice(prompt);
                return new Promise(() => {}); // until OpenSSH takes the question back
            }
            const said = await ask(prompt, again);
            calledOff ||= said === undefined;
            return said;
        };
        const askpass = await openAskpass(folder, answer);
        const listener = cancelled.onCancellationRequested(() => askpass.close()); // what waits for an answer would keep ssh-keygen's output open
        try {
            for (;;) {
                const { armour, complaint } = await this.run(['-Y', 'sign', '-n', namespace, '-f', file], statement, askpass.env, cancelled);
                if (calledOff || cancelled.isCancellationRequested) return undefined;
                if (armour.includes('-----BEGIN SSH SIGNATURE-----')) return armour;
                if (complaintOf(complaint) !== 'wrong passphrase') throw new Error(inWords(complaint, file));
                again = true;
            }
        } finally {
            listener.dispose();
            askpass.close();
        }
    }

    /** Never in the workspace's folder: a program of this name there must not be taken for OpenSSH's. */
    private async run(args: string[], input: string, env: NodeJS.ProcessEnv, cancelled: CancellationToken): Promise<{ armour: string; complaint: string }> {
        const child = spawn('ssh-keygen', args, { cwd: this.home, env: { ...process.env, ...env, NODE_OPTIONS: '' }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
        const failed = new Promise<never>((_resolve, reject) => {
            child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? new Error(notInstalled()) : error));
        });
        const listener = cancelled.onCancellationRequested(() => child.kill());
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
function inWords(said: string, file: string): string {
    switch (complaintOf(said)) {
        case 'open to others': return l10n.t('Others on this computer can read the key {0}, so OpenSSH does not use it. Make the file private to you (chmod 600), then sign again.', file);
        case 'refused by agent': return l10n.t('The key agent did not sign: it was declined there, or the key is locked. Unlock the key, then sign again.');
        case 'no security key': return l10n.t('The security key was not found. Plug it in, then sign again.');
        case 'no private half': return l10n.t('The private half of the key {0} is neither in its folder nor in your key agent. Unlock the key in the agent, or sign with another key.', file);
        case 'no such key': return l10n.t('The key {0} is not there any more, or the file cannot be read as a key. Sign with another key, or make a new one: “Strategy: Set Up Signing...”.', file);
        default: return said.trim() === '' ? l10n.t('OpenSSH gave no reason.') : l10n.t('OpenSSH says: {0}', said.trim().split('\n').at(-1)!);
    }
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

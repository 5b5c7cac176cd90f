import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { l10n, type CancellationToken } from 'vscode';
import { mergedKeys, readKey } from '../approval/keys.js';
import type { AskSecret, Signer, SigningKey } from '../approval/signer.js';
import { openAskpass, type Question } from './askpass.js';

/** The namespace of our signatures (ssh-keygen(1), `-n`). */
const namespace = 'strategy-approval';
const wrongPassphrase = /incorrect passphrase/i;

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
                if (!wrongPassphrase.test(complaint)) throw new Error(complaint.trim().split('\n').at(-1) || l10n.t('ssh-keygen gave no reason'));
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
            child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? new Error(l10n.t('ssh-keygen was not found. It comes with OpenSSH: install that, then try again.')) : error));
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

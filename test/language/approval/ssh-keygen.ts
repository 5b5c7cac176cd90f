import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** OpenSSH's own program, over files in a folder that is gone after the tests. Several files of tests share it. */
export const folder = mkdtempSync(join(process.env['STRATEGY_SCRATCH'] ?? tmpdir(), 'approval-'));

export interface KeyPair { file: string; publicKey: string }

// A busy machine may take seconds to make an RSA key.
vi.setConfig({ testTimeout: 60_000 });

let count = 0;
export const fileWith = (content: string | Uint8Array): string => {
    const file = join(folder, `file-${++count}`);
    writeFileSync(file, content);
    return file;
};

const known = new Map<string, KeyPair>();

/** A key pair of this type (`ed25519`, `ecdsa-256`, `rsa-3072` ...), the same one for the same name. */
export function keyPair(type: string, name = ''): KeyPair {
    const id = `${type}-${name}`;
    let pair = known.get(id);
    if (!pair) {
        const file = join(folder, id);
        const [kind, bits] = type.split('-');
        execFileSync('ssh-keygen', ['-q', '-t', kind!, ...bits ? ['-b', bits] : [], '-N', '', '-C', '', '-f', file]);
        known.set(id, pair = { file, publicKey: readFileSync(`${file}.pub`, 'utf8').trim() });
    }
    return pair;
}

/** The kinds of keys that OpenSSH makes without a security key. */
export const opensshTypes = ['ed25519', 'ecdsa-256', 'ecdsa-384', 'ecdsa-521', 'rsa-2048', 'rsa-3072', 'rsa-4096'];

/** Signs with keys of which only the public halves are where ssh-keygen looks: an agent holds the others. */
export async function withAgent<T>(keys: readonly KeyPair[], work: (sign: (message: string, key: KeyPair) => string) => Promise<T>): Promise<T> {
    const socket = join(folder, `agent-${++count}`);
    const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(execFileSync('ssh-agent', ['-s', '-a', socket], { encoding: 'utf8' }))![1]);
    try {
        const env = { ...process.env, SSH_AUTH_SOCK: socket };
        for (const { file } of keys) execFileSync('ssh-add', ['-q', file], { env, stdio: 'ignore' });
        return await work((input, { publicKey }) => execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', fileWith(`${publicKey}\n`), '-n', 'strategy-approval'], { env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }));
    } finally {
        process.kill(pid);
    }
}

export function sign(message: string | Uint8Array, key: KeyPair, namespace = 'strategy-approval', ...options: string[]): string {
    return execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key.file, '-n', namespace, ...options], { input: message, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}

export interface Case {
    message: string | Uint8Array;
    armour: string;
    signers: string;
    principal: string;
    namespace?: string;
    /** `YYYYMMDDHHMMSSZ` */
    time?: string;
    revoked?: string;
}

/** Whether `ssh-keygen -Y verify` accepts. */
export async function opensshAccepts({ message, armour, signers, principal, namespace = 'strategy-approval', time, revoked }: Case): Promise<boolean> {
    const files = [fileWith(signers), fileWith(armour), revoked === undefined ? undefined : fileWith(revoked)];
    const args = ['-Y', 'verify', '-f', files[0]!, '-I', principal, '-n', namespace, '-s', files[1]!, ...files[2] ? ['-r', files[2]] : [], ...time ? [`-Overify-time=${time}`] : []];
    const accepted = await new Promise<boolean>(resolve => {
        const child = execFile('ssh-keygen', args, error => resolve(error === null));
        child.stdin!.on('error', () => {});
        child.stdin!.end(message);
    });
    for (const file of files) if (file) rmSync(file, { force: true });
    return accepted;
}

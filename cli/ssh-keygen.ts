import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { complaintOf } from '../language/index.js';
import { CliError } from './exit.js';
import { safeFolder } from './safe-folder.js';

/** The namespace of our signatures (ssh-keygen(1), `-n`). */
const namespace = 'strategy-approval';

/**
 * Signs with the user's own `ssh-keygen -Y sign`: it asks for a passphrase on the terminal, and uses the agent or a hardware key as it is set up.
 * @param key the path from the root of a private key, or a public key whose private half the agent holds.
 * @returns the armoured signature.
 * @throws CliError with what ssh-keygen said.
 */
export async function signWithSshKeygen(statement: string, key: string): Promise<string> {
    const child = spawn('ssh-keygen', ['-Y', 'sign', '-n', namespace, '-f', key], { cwd: safeFolder, stdio: ['pipe', 'pipe', 'pipe'] });
    const failed = new Promise<never>((_resolve, reject) => {
        child.on('error', (error: NodeJS.ErrnoException) => reject(new CliError(error.code === 'ENOENT' ? 'ssh-keygen, the program that signs, was not found. It comes with OpenSSH: install that (on Windows under Settings, System, Optional features), then try again.' : error.message)));
    });
    child.stdin.on('error', () => {}); // it may end before it has read
    child.stdin.end(statement);
    const closed = new Promise<number | null>(resolve => { child.on('close', resolve); });
    const [armour, complaint, code] = await Promise.race([Promise.all([text(child.stdout), text(child.stderr), closed]), failed]);
    if (code !== 0 || !armour.includes('-----BEGIN SSH SIGNATURE-----')) throw new CliError(`Nothing was signed. ${inWords(complaint, key)}`);
    return armour;
}

/** Why, for somebody who does not know OpenSSH. What it said itself is told only where nothing better is known. */
function inWords(said: string, key: string): string {
    switch (complaintOf(said)) {
        case 'wrong passphrase': return `The passphrase of ${key} was not right, or nobody could be asked for it.`;
        case 'open to others': return `Others on this computer can read ${key}, so OpenSSH does not use it. Make the file private to you: chmod 600 ${key}`;
        case 'refused by agent': return 'The key agent did not sign: it was declined there, or the key is locked.';
        case 'no security key': return 'The security key was not found. Plug it in, then try again.';
        case 'no private half': return `The private half of ${key} is neither beside it nor in your key agent. Name the key itself, or unlock it with ssh-add.`;
        case 'halves of two keys': return `${key} and the file beside it with the other half belong to two different keys. Sign with another key, or put back the file that was replaced.`;
        case 'no such key': return `There is no SSH key ${key}, or the file cannot be read as one. How to make one: ssh-keygen -t ed25519`;
        default: return `OpenSSH says: ${said.trim().split('\n').at(-1) || 'nothing'}`;
    }
}

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { CliError } from './exit.js';

/** The namespace of our signatures (ssh-keygen(1), `-n`). */
const namespace = 'strategy-approval';

/**
 * Signs with the user's own `ssh-keygen -Y sign`: it asks for a passphrase on the terminal, and uses the agent or a hardware key as it is set up.
 * @param key a private key, or a public key whose private half the agent holds.
 * @returns the armoured signature.
 * @throws CliError with what ssh-keygen said.
 */
export async function signWithSshKeygen(statement: string, key: string): Promise<string> {
    const child = spawn('ssh-keygen', ['-Y', 'sign', '-n', namespace, '-f', key], { stdio: ['pipe', 'pipe', 'pipe'] });
    const failed = new Promise<never>((_resolve, reject) => {
        child.on('error', (error: NodeJS.ErrnoException) => reject(new CliError(error.code === 'ENOENT' ? 'ssh-keygen was not found. It comes with OpenSSH: install that, then try again.' : error.message)));
    });
    child.stdin.on('error', () => {}); // it may end before it has read
    child.stdin.end(statement);
    const closed = new Promise<number | null>(resolve => { child.on('close', resolve); });
    const [armour, complaint, code] = await Promise.race([Promise.all([text(child.stdout), text(child.stderr), closed]), failed]);
    if (code !== 0 || !armour.includes('-----BEGIN SSH SIGNATURE-----')) throw new CliError(`ssh-keygen could not sign with ${key}: ${complaint.trim().split('\n').at(-1) || 'it gave no reason'}`);
    return armour;
}

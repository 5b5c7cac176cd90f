import { parseAllowedSigners, parseRevokedKeys, trustOf } from '../../../language/approval/ssh/allowed-signers.js';
import { keyFingerprint } from '../../../language/approval/ssh/ssh-key.js';
import { checkSshSignature, parseSshSignature } from '../../../language/approval/ssh/sshsig.js';
import type { Case } from './ssh-keygen.js';

const { subtle } = globalThis.crypto;

/** What `ssh-keygen -Y verify` decides, decided by the project: 'accepted', or why not. */
export async function ours({ message, armour, signers, principal, namespace = 'strategy-approval', time = '20270112120000Z', revoked = '' }: Case): Promise<string> {
    const signature = parseSshSignature(armour);
    if ('problem' in signature) return signature.problem;
    const check = await checkSshSignature(typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message), signature, namespace, subtle);
    if (check.result !== 'good') return check.reason;
    const revocations = parseRevokedKeys(revoked);
    if (revocations.bad.length > 0) return 'unreadable revocations';
    if (revocations.keys.has(signature.key.blob) || revocations.fingerprints.has(await keyFingerprint(signature.key, subtle))) return 'revoked';
    const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)Z$/.exec(time)!.map(Number);
    const trust = trustOf(signature.key, principal, namespace, Date.UTC(year!, month! - 1, day, hour, minute, second) / 1000, parseAllowedSigners(signers).signers);
    return trust.trusted ? 'accepted' : trust.why;
}

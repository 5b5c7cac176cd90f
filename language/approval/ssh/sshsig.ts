import { concat, fromBase64, utf8, type Bytes, type SubtlePort } from '../bytes.js';
import { bad, checkSignature, publicKey, sshString, SshReader, type Check, type PublicKey } from './ssh-key.js';

/** What is signed is only good as an approval of a strategy: `ssh-keygen -Y sign -n strategy-approval`. */
export const namespace = 'strategy-approval';

/** An SSH signature as its parts (OpenSSH PROTOCOL.sshsig, "Blob format"). */
export interface SshSignature {
    key: PublicKey;
    /** Whose the signature is, and what for, as it says itself. */
    namespace: string;
    hash: 'sha256' | 'sha512';
    /** RFC 4253: algorithm, then its own bytes. */
    blob: Uint8Array;
}

const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';

/**
 * Reads an armoured signature: PROTOCOL.sshsig, "Armored format" and "Blob format", more strictly than there: nothing before, between or
 * after, one way to write the base64, version 1, nothing reserved, sha256 or sha512. CRLF is accepted. Never throws.
 */
export function parseSshSignature(armour: string): SshSignature | { problem: string } {
    const lines = armour.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n');
    if (lines[0] !== begin || lines.at(-1) !== end || lines.length < 3) return { problem: `the signature must begin with "${begin}" and end with "${end}"` };
    const body = lines.slice(1, -1);
    const bytes = body.some(line => line === '') ? undefined : fromBase64(body.join(''));
    if (!bytes) return { problem: 'the signature is damaged' };
    const reader = new SshReader(bytes);
    if (String.fromCharCode(...reader.take(6) ?? []) !== 'SSHSIG') return { problem: 'the signature is not one of OpenSSH' };
    if (reader.uint32() !== 1) return { problem: 'the signature has a version other than 1' };
    const keyBlob = reader.string();
    const key = keyBlob && publicKey(keyBlob);
    const purpose = reader.text();
    const reserved = reader.string();
    const hash = reader.text();
    const blob = reader.string();
    if (!key || purpose === undefined || !reserved || hash === undefined || !blob || !reader.done) return { problem: 'the signature is damaged' };
    if (reserved.length > 0) return { problem: 'the signature has a reserved part that must be empty' };
    if (hash !== 'sha256' && hash !== 'sha512') return { problem: `the signature uses the hash ${hash}; only sha256 and sha512 are safe` };
    return { key, namespace: purpose, hash, blob };
}

/** Checks that a message was signed for this namespace with the key that the signature names. Who that key belongs to is another question. */
export async function checkSshSignature(message: Bytes, signature: SshSignature, purpose: string, subtle: SubtlePort): Promise<Check> {
    if (signature.namespace !== purpose) return bad(`the signature was made for "${signature.namespace}", not for "${purpose}"`);
    try {
        const hash = await subtle.digest(signature.hash === 'sha256' ? 'SHA-256' : 'SHA-512', message);
        // PROTOCOL.sshsig, "Signed data"
        const data = concat(utf8('SSHSIG'), sshString(purpose), sshString(''), sshString(signature.hash), sshString(new Uint8Array(hash)));
        return await checkSignature(signature.key, signature.blob, data, subtle);
    } catch {
        return { result: 'unsupported', reason: 'this program\'s host cannot check signatures' };
    }
}

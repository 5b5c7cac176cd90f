import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { softwareKey, string } from '../language/approval/software-keys.js';

/** Writes both files of a security key (openssh-key-v1, PROTOCOL.key and PROTOCOL.u2f of OpenSSH), one that is plugged in nowhere and must be touched. */
export function securityKeyFiles(file: string): void {
    const { blob, publicKey } = softwareKey('sk-ed25519');
    const check = randomBytes(4);
    const secret = Buffer.concat([check, check, blob, Buffer.from([1]), string(randomBytes(64)), string(''), string('token')]);
    const padding = Buffer.from(Array.from({ length: (8 - secret.length % 8) % 8 }, (_, at) => at + 1));
    const one = Buffer.from([0, 0, 0, 1]);
    const key = Buffer.concat([Buffer.from('openssh-key-v1\0'), string('none'), string('none'), string(''), one, string(blob), string(Buffer.concat([secret, padding]))]);
    writeFileSync(file, `-----BEGIN OPENSSH PRIVATE KEY-----\n${key.toString('base64').replace(/.{70}/g, '$&\n')}\n-----END OPENSSH PRIVATE KEY-----\n`, { mode: 0o600 });
    writeFileSync(`${file}.pub`, `${publicKey} token\n`);
}

import { createHash, createSign, generateKeyPairSync, randomBytes, sign as signWith, type KeyObject } from 'node:crypto';

/** Signatures made by hand, so that they can be wrong in ways that ssh-keygen would never write. */
export const string = (content: Uint8Array | string): Buffer => {
    const bytes = Buffer.from(content);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
};

const fromUrl = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha = (algorithm: string, data: Uint8Array): Buffer => createHash(algorithm).update(data).digest();

/** RFC 4251: no needless zeros in front, one where the first bit is set. */
export const mpint = (number: Uint8Array): Buffer => {
    let bytes = Buffer.from(number);
    while (bytes.length > 0 && bytes[0] === 0) bytes = bytes.subarray(1);
    return string(bytes.length > 0 && bytes[0]! > 0x7f ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
};

export interface Quirks {
    version?: number;
    reserved?: string;
    hash?: string;
    /** What the blob says, where it differs from what is signed. */
    namespaceInBlob?: string;
    algorithm?: string;
    trailing?: string;
    innerTrailing?: string;
    /** Numbers of an ECDSA signature with a zero in front. */
    padded?: boolean;
    /** S of an Ed25519 signature plus the group's order: the same signature in another form. */
    malleable?: boolean;
    /** Flags of a security key; 1 is touched. */
    flags?: number;
    magic?: string;
    lineLength?: number;
}

export interface SoftwareKey {
    type: string;
    blob: Buffer;
    publicKey: string;
    signature(message: Uint8Array, namespace: string, quirks?: Quirks): string;
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n;

function plusOrder(signature: Buffer): Buffer {
    let s = BigInt(`0x${[...signature.subarray(32)].toReversed().map(byte => byte.toString(16).padStart(2, '0')).join('')}`) + order;
    const out = Buffer.from(signature);
    for (let at = 32; at < 64; at++, s >>= 8n) out[at] = Number(s & 255n);
    return out;
}

type Raw = (data: Buffer, quirks: Quirks) => { algorithm: string; inner: Buffer; after?: Buffer };

function keyOf(type: string, parts: Buffer[], raw: Raw): SoftwareKey {
    const blob = Buffer.concat([string(type), ...parts]);
    return {
        type, blob, publicKey: `${type} ${blob.toString('base64')}`,
        signature(message, namespace, quirks = {}) {
            const { hash = 'sha512', reserved = '', version = 1, magic = 'SSHSIG' } = quirks;
            const data = Buffer.concat([Buffer.from('SSHSIG'), string(namespace), string(reserved), string(hash), string(sha(hash, message))]);
            const { algorithm, inner, after = Buffer.alloc(0) } = raw(data, quirks);
            const signature = Buffer.concat([string(quirks.algorithm ?? algorithm), string(inner), after, Buffer.from(quirks.innerTrailing ?? '')]);
            const versionBytes = Buffer.alloc(4);
            versionBytes.writeUInt32BE(version);
            return armoured(Buffer.concat([
                Buffer.from(magic), versionBytes, string(blob), string(quirks.namespaceInBlob ?? namespace), string(reserved), string(hash), string(signature), Buffer.from(quirks.trailing ?? '')
            ]), quirks.lineLength);
        }
    };
}

export function armoured(blob: Uint8Array, lineLength = 70): string {
    const lines = Buffer.from(blob).toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
    return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}

export function dearmoured(armour: string): Buffer {
    return Buffer.from(armour.replace(/-----.*-----/g, ''), 'base64');
}

/** The order of arguments of PROTOCOL.u2f: the device signs hashes of application and message, its flags and its counter. */
function deviceData(data: Buffer, flags: number): { signed: Buffer; after: Buffer } {
    const after = Buffer.concat([Buffer.from([flags]), randomBytes(4)]);
    return { signed: Buffer.concat([sha('sha256', Buffer.from('ssh:')), after, sha('sha256', data)]), after };
}

const ecdsaSign = (data: Buffer, key: KeyObject, hash: string, padded?: boolean): Buffer => {
    const rs = createSign(hash).update(data).sign({ key, dsaEncoding: 'ieee-p1363' });
    const numbers = [rs.subarray(0, rs.length / 2), rs.subarray(rs.length / 2)];
    return Buffer.concat(numbers.map(number => padded ? string(Buffer.concat([Buffer.alloc(1), mpint(number).subarray(4)])) : mpint(number)));
};

/** A kind of key that nobody knows. */
export const unknownKey = keyOf('ssh-tomorrow@acme.example', [string('key')], () => ({ algorithm: 'ssh-tomorrow@acme.example', inner: Buffer.alloc(64) }));

export function softwareKey(type: 'ed25519' | 'sk-ed25519' | 'nistp256' | 'nistp384' | 'nistp521' | 'sk-nistp256' | 'rsa' | 'rsa-1024'): SoftwareKey {
    if (type.endsWith('ed25519')) {
        const { privateKey, publicKey } = generateKeyPairSync('ed25519');
        const point = string(fromUrl(publicKey.export({ format: 'jwk' }).x!));
        const signed = (data: Buffer, { malleable }: Quirks): Buffer => malleable ? plusOrder(signWith(null, data, privateKey)) : signWith(null, data, privateKey);
        if (type === 'ed25519') return keyOf('ssh-ed25519', [point], (data, quirks) => ({ algorithm: 'ssh-ed25519', inner: signed(data, quirks) }));
        return keyOf('sk-ssh-ed25519@openssh.com', [point, string('ssh:')], (data, quirks) => {
            const device = deviceData(data, quirks.flags ?? 1);
            return { algorithm: 'sk-ssh-ed25519@openssh.com', inner: signed(device.signed, quirks), after: device.after };
        });
    }
    if (type.startsWith('rsa')) {
        const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: type === 'rsa' ? 2048 : 1024 });
        const { n, e } = publicKey.export({ format: 'jwk' });
        return keyOf('ssh-rsa', [mpint(fromUrl(e!)), mpint(fromUrl(n!))], (data, quirks) => {
            const algorithm = quirks.algorithm ?? 'rsa-sha2-512';
            return { algorithm, inner: createSign(algorithm === 'rsa-sha2-256' ? 'sha256' : algorithm === 'ssh-rsa' ? 'sha1' : 'sha512').update(data).sign(privateKey) };
        });
    }
    const curve = type.replace('sk-', '');
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' }[curve]! });
    const { x, y } = publicKey.export({ format: 'jwk' });
    const parts = [string(curve), string(Buffer.concat([Buffer.from([4]), fromUrl(x!), fromUrl(y!)]))];
    const hash = { nistp256: 'sha256', nistp384: 'sha384', nistp521: 'sha512' }[curve]!;
    if (!type.startsWith('sk-')) return keyOf(`ecdsa-sha2-${curve}`, parts, (data, { padded }) => ({ algorithm: `ecdsa-sha2-${curve}`, inner: ecdsaSign(data, privateKey, hash, padded) }));
    return keyOf('sk-ecdsa-sha2-nistp256@openssh.com', [...parts, string('ssh:')], (data, quirks) => {
        const device = deviceData(data, quirks.flags ?? 1);
        return { algorithm: 'sk-ecdsa-sha2-nistp256@openssh.com', inner: ecdsaSign(device.signed, privateKey, hash, quirks.padded), after: device.after };
    });
}

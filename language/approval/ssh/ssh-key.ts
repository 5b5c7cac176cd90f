import { base64, base64url, concat, fromBase64, sameBytes, utf8, type Bytes, type SubtlePort } from '../bytes.js';

/** Reads the data types of SSH (RFC 4251, section 5). Running past the end gives `undefined`. */
export class SshReader {
    private at = 0;

    constructor(private readonly bytes: Uint8Array) {}

    get done(): boolean {
        return this.at === this.bytes.length;
    }

    take(length: number): Bytes | undefined {
        if (length > this.bytes.length - this.at) return undefined;
        this.at += length;
        return new Uint8Array(this.bytes.subarray(this.at - length, this.at));
    }

    uint32(): number | undefined {
        const bytes = this.take(4);
        return bytes && new DataView(bytes.buffer).getUint32(0);
    }

    string(): Bytes | undefined {
        const length = this.uint32();
        return length === undefined ? undefined : this.take(length);
    }

    /** A string of printable ASCII. */
    text(): string | undefined {
        const bytes = this.string();
        return bytes?.every(byte => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes.subarray(0, 1024)) : undefined;
    }

    /** A positive integer in the one form that RFC 4251 allows, without the zero that keeps it positive. */
    positive(): Bytes | undefined {
        const bytes = this.string();
        if (!bytes || bytes.length === 0 || bytes[0]! > 0x7f) return undefined;
        if (bytes[0] !== 0) return bytes;
        return bytes.length > 1 && bytes[1]! > 0x7f ? new Uint8Array(bytes.subarray(1)) : undefined;
    }
}

/** RFC 4251, section 5: a length in four bytes, then the bytes. */
export function sshString(content: Uint8Array | string): Bytes {
    const bytes = typeof content === 'string' ? utf8(content) : content;
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    return concat(length, bytes);
}

/** A public key as it stands in a signature or a list. */
export interface PublicKey {
    /** `ssh-ed25519`, `sk-ecdsa-sha2-nistp256@openssh.com` ... */
    type: string;
    /** The whole key in SSH's encoding, in base64: two keys are the same when these are. */
    blob: string;
}

/** `undefined` when the bytes do not begin with the name of a key type. */
export function publicKey(blob: Uint8Array): PublicKey | undefined {
    const type = new SshReader(blob).text();
    return type ? { type, blob: base64(blob) } : undefined;
}

/** A key as files hold it: `ssh-ed25519 AAAA... comment`. `undefined` unless the base64 is whole and names the same type. */
export function readPublicKey(text: string): PublicKey | undefined {
    const [type, blob] = text.split(/[ \t]+/);
    const bytes = blob ? fromBase64(blob) : undefined;
    const key = bytes && publicKey(bytes);
    return key && key.type === type ? key : undefined;
}

/** `SHA256:...`, as `ssh-keygen -l` shows it: base64 of the sha256, without padding. */
export async function keyFingerprint(key: PublicKey, subtle: SubtlePort): Promise<string> {
    const hash = await subtle.digest('SHA-256', fromBase64(key.blob)!);
    return `SHA256:${base64(new Uint8Array(hash)).replace(/=+$/, '')}`;
}

/**
 * Whether a key is one, as far as it shows: all parts that its type has and nothing else, a point on its curve. A key in a list of revoked ones that
 * lost a character is another key, and would revoke nobody.
 */
export function isWholeKey({ type, blob }: PublicKey): boolean {
    const reader = new SshReader(fromBase64(blob)!);
    reader.string();
    const isDone = (application: boolean): boolean => (!application || reader.string() !== undefined) && reader.done;
    const isSecurityKey = type.startsWith('sk-');
    if (type === 'ssh-ed25519' || type === 'sk-ssh-ed25519@openssh.com') return reader.string()?.length === 32 && isDone(isSecurityKey);
    const curve = /^(?:sk-)?ecdsa-sha2-(nistp\d+)(?:@openssh\.com)?$/.exec(type)?.[1];
    if (curve && curve in curves) return reader.text() === curve && isOnCurve(curve, reader.string()) && isDone(isSecurityKey);
    if (type === 'ssh-rsa') return reader.positive() !== undefined && reader.positive() !== undefined && reader.done;
    while (!reader.done) if (reader.string() === undefined) return false;
    return true;
}

/** Good, bad (a forgery or damaged), or a kind of signature that this program or this host cannot check. */
export type Check = { result: 'good' } | { result: 'bad' | 'unsupported'; reason: string };

const good: Check = { result: 'good' };
export const bad = (reason: string): Check => ({ result: 'bad', reason });
const unsupported = (reason: string): Check => ({ result: 'unsupported', reason });

/** FIPS 186-4, D.1.2: points fit y^2 = x^3 - 3x + b modulo the prime. */
const curves: Readonly<Record<string, { name: string; hash: string; size: number; prime: bigint; b: bigint }>> = {
    nistp256: {
        name: 'P-256', hash: 'SHA-256', size: 32, prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
        b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn
    },
    nistp384: {
        name: 'P-384', hash: 'SHA-384', size: 48, prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
        b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn
    },
    nistp521: {
        name: 'P-521', hash: 'SHA-512', size: 66, prime: 2n ** 521n - 1n,
        b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n
    }
};

function isOnCurve(curve: string, point: Uint8Array | undefined): boolean {
    const { size, prime, b } = curves[curve]!;
    if (!point || point.length !== 2 * size + 1 || point[0] !== 4) return false;
    const number = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => sum << 8n | BigInt(byte), 0n);
    const [x, y] = [number(point.subarray(1, size + 1)), number(point.subarray(size + 1))];
    return x < prime && y < prime && (y * y - x * x * x + 3n * x - b) % prime === 0n;
}

/**
 * Checks an SSH signature blob over data with a key (RFC 4253 6.6, RFC 5656 3.1, RFC 8332 3, RFC 8709 6, OpenSSH PROTOCOL.u2f). The
 * signature's algorithm must be the key's own; SHA-1 is refused; nothing may follow. Never throws.
 */
export async function checkSignature(key: PublicKey, signature: Uint8Array, data: Bytes, subtle: SubtlePort): Promise<Check> {
    const reader = new SshReader(fromBase64(key.blob)!);
    reader.string();
    const parts = new SshReader(signature);
    const algorithm = parts.text();
    if (algorithm === undefined) return bad('the signature is damaged');
    if (/-cert-v\d+@/.test(key.type)) return unsupported('certificate keys are not supported');
    const isSecurityKey = key.type.startsWith('sk-');
    const inner = parts.string();
    const device = isSecurityKey ? parts.take(5) : new Uint8Array(0);
    if (!inner || !device || !parts.done) return algorithm.startsWith('webauthn-') ? unsupported(`signatures of the kind ${algorithm} are not supported`) : bad('the signature is damaged');
    switch (key.type) {
        case 'ssh-ed25519':
            if (algorithm !== key.type) break;
            return checkEd25519(reader.string(), reader.done, inner, data, subtle);
        case 'ecdsa-sha2-nistp256': case 'ecdsa-sha2-nistp384': case 'ecdsa-sha2-nistp521': {
            if (algorithm !== key.type) break;
            const [curve, point] = [reader.text(), reader.string()];
            return checkEcdsa(key.type.slice('ecdsa-sha2-'.length), curve, point, reader.done, inner, data, subtle);
        }
        case 'ssh-rsa':
            if (algorithm !== 'rsa-sha2-256' && algorithm !== 'rsa-sha2-512') break;
            return checkRsa(reader.positive(), reader.positive(), reader.done, algorithm === 'rsa-sha2-256' ? 'SHA-256' : 'SHA-512', inner, data, subtle);
        case 'sk-ssh-ed25519@openssh.com': {
            if (algorithm !== key.type) break;
            const [raw, application] = [reader.string(), reader.string()];
            return checkTouched(device) ?? checkEd25519(raw, reader.done, inner, await deviceData(application, device, data, subtle), subtle);
        }
        case 'sk-ecdsa-sha2-nistp256@openssh.com': {
            if (algorithm !== key.type) break;
            const [curve, point, application] = [reader.text(), reader.string(), reader.string()];
            return checkTouched(device) ?? checkEcdsa('nistp256', curve, point, reader.done, inner, await deviceData(application, device, data, subtle), subtle);
        }
        default: // a kind of tomorrow names itself twice, a damaged one does not
            if (algorithm === key.type) return unsupported(`keys of the kind ${key.type} are not supported`);
    }
    return bad(`the signature is of the kind ${algorithm}, which does not fit a key of the kind ${key.type}`);
}

/** PROTOCOL.u2f, "SSH U2F Signatures": the device signs the application's hash, its flags, its counter and the message's hash. */
async function deviceData(application: Uint8Array | undefined, device: Uint8Array, data: Bytes, subtle: SubtlePort): Promise<Bytes | undefined> {
    if (!application) return undefined;
    const [origin, message] = await Promise.all([subtle.digest('SHA-256', new Uint8Array(application)), subtle.digest('SHA-256', data)]);
    return concat(new Uint8Array(origin), device, new Uint8Array(message));
}

/** The flag that somebody touched the security key: without it a program could sign alone. */
function checkTouched(device: Uint8Array): Check | undefined {
    return (device[0]! & 1) === 1 ? undefined : bad('the security key was not touched when it signed');
}

/** The order of the base point, RFC 8032 section 5.1; little-endian. */
const order = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
const prime = fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
/** The points of small order, without the sign of x: with them as key one signature fits many texts. Hosts differ in whether they refuse them. */
const smallOrder = [
    '0000000000000000000000000000000000000000000000000000000000000000', '0100000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'
].map(fromHex);

/** RFC 8032, section 5.1.7, with what it leaves open decided here, so that all hosts agree: S below the order, points in their one form and of large order. */
async function checkEd25519(raw: Uint8Array | undefined, whole: boolean, signature: Uint8Array, data: Bytes | undefined, subtle: SubtlePort): Promise<Check> {
    if (!raw || !data || !whole || raw.length !== 32) return bad('the key is damaged');
    if (signature.length !== 64) return bad('the signature is damaged');
    if (!isBelow(signature.subarray(32), order)) return bad('the signature has a form that could be forged');
    if (isWeakPoint(raw) || isWeakPoint(signature.subarray(0, 32))) return bad('the key or the signature is of a weak form');
    return webCheck('Ed25519', { name: 'Ed25519' }, { name: 'Ed25519' }, { kty: 'OKP', crv: 'Ed25519', x: base64url(raw) }, signature, data, subtle);
}

function isWeakPoint(point: Uint8Array): boolean {
    const y = new Uint8Array(point);
    y[31]! &= 0x7f;
    return !isBelow(y, prime) || smallOrder.some(weak => sameBytes(weak, y));
}

/** Little-endian numbers of the same length. */
function isBelow(number: Uint8Array, limit: Uint8Array): boolean {
    for (let at = limit.length - 1; at >= 0; at--) {
        if (number[at] !== limit[at]) return number[at]! < limit[at]!;
    }
    return false;
}

/** RFC 5656: the point uncompressed, the signature two numbers, which WebCrypto takes as r and s in fixed length. */
async function checkEcdsa(
    curve: string, named: string | undefined, point: Uint8Array | undefined, whole: boolean, signature: Uint8Array, data: Bytes | undefined, subtle: SubtlePort
): Promise<Check> {
    const { name, hash, size } = curves[curve]!;
    if (named !== curve || !point || !data || !whole || point.length !== 2 * size + 1 || point[0] !== 4) return bad('the key is damaged');
    const reader = new SshReader(signature);
    const [r, s] = [reader.positive(), reader.positive()];
    if (!r || !s || !reader.done || r.length > size || s.length > size) return bad('the signature is damaged');
    const [x, y] = [base64url(point.subarray(1, size + 1)), base64url(point.subarray(size + 1))];
    return webCheck(name, { name: 'ECDSA', namedCurve: name }, { name: 'ECDSA', hash }, { kty: 'EC', crv: name, x, y }, concat(padded(r, size), padded(s, size)), data, subtle);
}

/** RFC 8332. Keys below 2048 bits can be broken; those above 16384 are refused by OpenSSH too. */
async function checkRsa(
    exponent: Uint8Array | undefined, modulus: Uint8Array | undefined, whole: boolean, hash: string, signature: Uint8Array, data: Bytes, subtle: SubtlePort
): Promise<Check> {
    if (!exponent || !modulus || !whole) return bad('the key is damaged');
    const bits = modulus.length * 8 - Math.clz32(modulus[0]!) + 24;
    if (bits < 2048 || bits > 16384) return unsupported(`RSA keys must have 2048 to 16384 bits, this one has ${bits}`);
    const tooSmall = exponent.length === 1 && exponent[0]! < 3;
    if (tooSmall || exponent.length > 4 || exponent.at(-1)! % 2 === 0) return unsupported('this RSA key has an unusual exponent');
    if (signature.length > modulus.length) return bad('the signature is damaged');
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
    return webCheck('RSA', algorithm, algorithm, { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) }, padded(signature, modulus.length), data, subtle);
}

function padded(number: Uint8Array, size: number): Bytes {
    return concat(new Uint8Array(size - number.length), number);
}

async function webCheck(what: string, keyAlgorithm: object, algorithm: object, jwk: object, signature: Uint8Array, data: Bytes, subtle: SubtlePort): Promise<Check> {
    try {
        const key = await subtle.importKey('jwk', jwk as never, keyAlgorithm as never, false, ['verify'] as never);
        return await subtle.verify(algorithm as never, key as never, new Uint8Array(signature), data) ? good : bad('the signature does not fit the text');
    } catch (error) {
        const { name } = error as { name?: unknown };
        return name === 'DataError' || name === 'OperationError' ? bad('the key or the signature is damaged') : unsupported(`signatures with ${what} keys cannot be checked by this program's host`);
    }
}

function fromHex(text: string): Bytes {
    return new Uint8Array(text.match(/../g)!.map(pair => Number.parseInt(pair, 16)));
}

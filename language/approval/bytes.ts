/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What approvals need of WebCrypto: `globalThis.crypto.subtle` of Node, a worker or a browser fits. It is handed in, so that a host
 * without it can say so.
 */
export interface SubtlePort {
    digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
    importKey(format: 'jwk' | 'raw', key: never, algorithm: never, extractable: boolean, usages: never): Promise<unknown>;
    verify(algorithm: never, key: never, signature: Bytes, data: Bytes): Promise<boolean>;
}

// The two globals that every host has; the core's compiler settings know none.
declare const TextEncoder: new () => { encode(text: string): Bytes };
declare const TextDecoder: new (encoding: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Map([...alphabet].map((character, digit) => [character.charCodeAt(0), digit]));

/** UTF-8. A lone surrogate becomes U+FFFD; texts that hold one are refused before they are sealed. */
export function utf8(text: string): Bytes {
    return new TextEncoder().encode(text);
}

/** The text of a file, its byte-order mark kept; `undefined` when the bytes are not well-formed UTF-8 (RFC 3629). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        return undefined;
    }
}

/** Base64 with padding (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 3) {
        const group = bytes[at]! << 16 | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0);
        text += alphabet[group >> 18]! + alphabet[group >> 12 & 63]!
            + (at + 1 < bytes.length ? alphabet[group >> 6 & 63]! : '=') + (at + 2 < bytes.length ? alphabet[group & 63]! : '=');
    }
    return text;
}

/** Base64 for URLs, without padding (RFC 4648, section 5). A sha256 has 43 characters. */
export function base64url(bytes: Uint8Array): string {
    return base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The bytes of padded base64 without white space; `undefined` unless it is the one way to write them. */
export function fromBase64(text: string): Bytes | undefined {
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const bytes = new Uint8Array(Math.max(0, text.length / 4 * 3 - padding));
    if (text.length % 4 !== 0) return undefined;
    for (let at = 0, out = 0; at < text.length; at += 4) {
        let group = 0;
        for (let index = at; index < at + 4; index++) {
            const digit = index < text.length - padding ? digits.get(text.charCodeAt(index)) : 0;
            if (digit === undefined) return undefined;
            group = group << 6 | digit;
        }
        for (let shift = 16; shift >= 0; shift -= 8, out++) {
            const byte = group >> shift & 255;
            if (out < bytes.length) bytes[out] = byte;
            else if (byte !== 0) return undefined;
        }
    }
    return bytes;
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** SHA-256 in base64url: 43 characters. */
export async function sha256(data: Bytes, subtle: SubtlePort): Promise<string> {
    return base64url(new Uint8Array(await subtle.digest('SHA-256', data)));
}

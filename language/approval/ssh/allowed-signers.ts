import { isValid } from '../../parser/values/iso-date.js';
import { decodeUtf8, utf8 } from '../bytes.js';
import { isWholeKey, readPublicKey, type PublicKey } from './ssh-key.js';

/** One line of an allowed-signers file (ssh-keygen(1), "ALLOWED SIGNERS"). */
export interface AllowedSigner {
    key: PublicKey;
    /** Patterns of the people who may use it, as written: `*@acme.example,!guest@acme.example`. */
    principals: string;
    /** The key signs certificates, not approvals. */
    authority: boolean;
    /** Patterns of what it may sign; all when absent. */
    namespaces: string | undefined;
    /** Seconds since 1970, both inclusive. */
    validAfter: number | undefined;
    validBefore: number | undefined;
    /** Counted from 1. */
    line: number;
}

/** A line that cannot be read and does not count. */
export interface BadLine { line: number; message: string }

/** Reads an allowed-signers file. Bad lines are reported and skipped. Never throws. */
export function parseAllowedSigners(text: string): { signers: AllowedSigner[]; bad: BadLine[] } {
    const signers: AllowedSigner[] = [];
    const bad: BadLine[] = [];
    text.split('\n').forEach((source, index) => {
        const content = source.replace(/\r$/, '').replace(/^[ \t]+/, '');
        if (content === '' || content.startsWith('#')) return;
        const signer = content.includes('\0') ? 'This line has a character that cannot be seen and ends it for OpenSSH.' : signerOf(content, index + 1);
        if (typeof signer === 'string') bad.push({ line: index + 1, message: signer });
        else signers.push(signer);
    });
    return { signers, bad };
}

function signerOf(content: string, line: number): AllowedSigner | string {
    const match = /^(?:"([^"]*)"|([^\s"]+)(?=[ \t]))[ \t]*(.*)$/.exec(content);
    const principals = match?.[1] ?? match?.[2];
    if (!match || !principals) return 'Expected the e-mail addresses of those who sign, then a public key.';
    const rest = match[3]!;
    const plain = readPublicKey(rest);
    if (plain) return { key: plain, principals, authority: false, namespaces: undefined, validAfter: undefined, validBefore: undefined, line };
    const options = optionsEnd(rest);
    const key = options === undefined ? undefined : readPublicKey(rest.slice(options).replace(/^[ \t]+/, ''));
    if (!key) return 'Expected a public key, such as "ssh-ed25519 AAAA...", with or without options before it.';
    const read = readOptions(rest.slice(0, options));
    return typeof read === 'string' ? read : { key, principals, ...read, line };
}

/** Where the options end: at the first blank outside quotes. */
function optionsEnd(text: string): number | undefined {
    let quoted = false;
    for (let at = 0; at < text.length; at++) {
        if (!quoted && (text[at] === ' ' || text[at] === '\t')) return at;
        if (text[at] === '\\' && text[at + 1] === '"') at++;
        else if (text[at] === '"') quoted = !quoted;
    }
    return undefined;
}

type Options = Pick<AllowedSigner, 'authority' | 'namespaces' | 'validAfter' | 'validBefore'>;

/** Comma-separated; names ignore case; each at most once. */
function readOptions(text: string): Options | string {
    const options: Options = { authority: false, namespaces: undefined, validAfter: undefined, validBefore: undefined };
    const option = /(cert-authority)|(namespaces|valid-after|valid-before)="((?:\\"|[^"\\]|\\(?!"))*)"/iy;
    for (let at = 0; ; at++) {
        option.lastIndex = at;
        const match = option.exec(text);
        if (!match) return 'Only the options cert-authority, namespaces="...", valid-after="..." and valid-before="..." are known.';
        const [, flag, name, quoted] = match;
        const value = quoted?.replace(/\\"/g, '"') ?? '';
        if (flag) options.authority = true;
        else if (name!.toLowerCase() === 'namespaces') {
            if (options.namespaces !== undefined) return 'The option namespaces stands here twice.';
            options.namespaces = value;
        } else {
            const key = name!.toLowerCase() === 'valid-after' ? 'validAfter' : 'validBefore';
            if (options[key] !== undefined) return `The option ${name} stands here twice.`;
            options[key] = secondsOf(value);
            if (options[key] === undefined) return `The time "${value}" must be written like 20270131Z or 20270131120000Z, with the Z for UTC: without it every computer reads it in its own time zone.`;
        }
        at = option.lastIndex;
        if (at === text.length) break;
        if (text[at] !== ',') return 'Options must be parted by commas, without blanks.';
    }
    if (options.validAfter !== undefined && options.validBefore !== undefined && options.validBefore <= options.validAfter) return 'valid-before must be later than valid-after.';
    return options;
}

/** `YYYYMMDD[HHMM[SS]]Z` as seconds since 1970; none at all is no time for OpenSSH either. */
function secondsOf(text: string): number | undefined {
    const match = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?Z$/.exec(text);
    if (!match) return undefined;
    const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
    if (!isValid(`${year}-${month}-${day}`) || hour > '23' || minute > '59' || second > '59') return undefined;
    const seconds = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) / 1000;
    return seconds > 0 ? seconds : undefined;
}

/** The longest pattern that OpenSSH reads, in bytes; a longer one makes the list fit nobody (match_pattern_list). */
const longestPattern = 1022;

/** OpenSSH's PATTERNS (ssh_config(5)): `*` and `?`, parted by commas; one that begins with `!` and fits refuses, whatever else fits. Case counts. */
export function matchesPatterns(text: string, patterns: string): boolean {
    let matches = false;
    for (const source of patterns.split(',')) {
        const negated = source.startsWith('!');
        const pattern = bytesOf(negated ? source.slice(1) : source);
        if (pattern.length > longestPattern) return false;
        if (!matchesPattern(bytesOf(text), pattern)) continue;
        if (negated) return false;
        matches = true;
    }
    return matches;
}

/** `?` is one byte, as in OpenSSH. In steps at most as many as the product of the lengths. */
function matchesPattern(text: string, pattern: string): boolean {
    let [at, place, star, from] = [0, 0, -1, 0];
    while (at < text.length) {
        if (pattern[place] === '*') [star, from, place] = [place, at, place + 1];
        else if (place < pattern.length && (pattern[place] === '?' || pattern[place] === text[at])) [at, place] = [at + 1, place + 1];
        else if (star >= 0) [place, from, at] = [star + 1, from + 1, from + 1];
        else return false;
    }
    return /^\**$/.test(pattern.slice(place));
}

function bytesOf(text: string): string {
    return Array.from(utf8(text), byte => String.fromCharCode(byte)).join('');
}

/** Why a key may not sign for somebody, as data; the reader's words are in verify.ts. */
export type Trust =
    | { trusted: true }
    | { trusted: false; why: 'unknown key' | 'other person' | 'other purpose' | 'not yet' | 'expired'; line?: number };

/**
 * Whether a list lets this key sign for this person and purpose at this moment (seconds since 1970), as `ssh-keygen -Y verify -f list -I principal
 * -n namespace -Overify-time=...` decides it, except that certificate authorities are never followed.
 */
export function trustOf(key: PublicKey, principal: string, purpose: string, seconds: number, signers: readonly AllowedSigner[]): Trust {
    const same = signers.filter(signer => signer.key.blob === key.blob && !signer.authority);
    if (same.length === 0) return { trusted: false, why: 'unknown key' };
    const persons = same.filter(({ principals }) => matchesPatterns(principal, principals));
    const purposes = persons.filter(({ namespaces }) => namespaces === undefined || matchesPatterns(purpose, namespaces));
    const begun = purposes.filter(({ validAfter }) => validAfter === undefined || seconds >= validAfter);
    const valid = begun.filter(({ validBefore }) => validBefore === undefined || seconds <= validBefore);
    if (valid.length > 0) return { trusted: true };
    const no = (why: (Trust & { trusted: false })['why'], lines: readonly AllowedSigner[]): Trust => ({ trusted: false, why, line: lines[0]?.line });
    if (begun.length > 0) return no('expired', begun);
    if (purposes.length > 0) return no('not yet', purposes);
    return persons.length > 0 ? no('other purpose', persons) : no('other person', same);
}

/** Keys that must not be trusted any more. */
export interface Revocations {
    /** Blobs of keys in base64. */
    keys: ReadonlySet<string>;
    /** `SHA256:...` fingerprints. */
    fingerprints: ReadonlySet<string>;
    /** What could not be read: it may hold the key in question, so nothing can be verified. */
    bad: BadLine[];
}

/** Reads a list of revoked keys: public keys or `SHA256:` fingerprints, one on each line, `#` for comments. OpenSSH's binary lists are not supported. */
export function parseRevokedKeys(source: string | Uint8Array): Revocations {
    const text = typeof source === 'string' ? source : String.fromCharCode(...source.subarray(0, 8)) === 'SSHKRL\n\0' ? 'SSHKRL\n\0' : decodeUtf8(source) ?? 'unreadable';
    const keys = new Set<string>();
    const fingerprints = new Set<string>();
    const bad: BadLine[] = [];
    if (text.startsWith('SSHKRL\n\0')) return { keys, fingerprints, bad: [{ line: 1, message: 'This is a binary revocation list, which is not supported. Write the public keys, one on each line.' }] };
    text.split('\n').forEach((line, index) => {
        const content = line.trim();
        const fingerprint = /^SHA256:[A-Za-z0-9+/]{43}/.exec(content)?.[0];
        const key = readPublicKey(content);
        if (content === '' || content.startsWith('#')) return;
        if (fingerprint && /^=?(?:\s|$)/.test(content.slice(fingerprint.length))) fingerprints.add(fingerprint);
        else if (key && isWholeKey(key)) keys.add(key.blob);
        else bad.push({ line: index + 1, message: 'Expected a public key, such as "ssh-ed25519 AAAA...", or its fingerprint "SHA256:...".' });
    });
    return { keys, fingerprints, bad };
}

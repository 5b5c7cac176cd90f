import type { SigningKey } from './signer.js';

/** Kinds of keys that an approval can be checked with, and what they are called. */
const kinds: Readonly<Record<string, string>> = {
    'ssh-ed25519': 'Ed25519', 'ssh-rsa': 'RSA', 'ecdsa-sha2-nistp256': 'ECDSA', 'ecdsa-sha2-nistp384': 'ECDSA', 'ecdsa-sha2-nistp521': 'ECDSA',
    'sk-ssh-ed25519@openssh.com': 'Ed25519, security key', 'sk-ecdsa-sha2-nistp256@openssh.com': 'ECDSA, security key'
};

/** Reads a public key as files and `ssh-add -L` hold it: `ssh-ed25519 AAAA... comment`. `undefined` for what cannot sign approvals. */
export function readKey(line: string, file: string, inAgent: boolean): SigningKey | undefined {
    const [, type = '', blob = '', comment = ''] = /^(\S+)[ \t]+([A-Za-z0-9+/]+={0,2})[ \t]*(.*?)\s*$/.exec(line) ?? [];
    return Object.hasOwn(kinds, type) ? { file, type, blob, comment, inAgent } : undefined;
}

/** One list of the keys in files and in the agent, each once: first those that ask for no passphrase. */
export function mergedKeys(inFiles: readonly SigningKey[], inAgent: readonly SigningKey[]): SigningKey[] {
    const held = new Set(inAgent.map(({ blob }) => blob));
    const filed = new Set(inFiles.map(({ blob }) => blob));
    const all = [...inFiles.map(key => ({ ...key, inAgent: held.has(key.blob) })), ...inAgent.filter(({ blob }) => !filed.has(blob))];
    const once = all.filter(({ blob }, index) => all.findIndex(other => other.blob === blob) === index);
    return [...once.filter(key => key.inAgent), ...once.filter(key => !key.inAgent)];
}

/** `id_ed25519`, or what is written behind the key. */
export function nameOfKey({ file, comment, type }: SigningKey): string {
    return /([^\\/]+?)(?:\.pub)?$/.exec(file)?.[1] ?? (comment || kindOfKey(type));
}

/** A file as people know it: `~` for their own folder. */
export function shortPath(file: string, home: string): string {
    return file.startsWith(home) && /^[\\/]/.test(file.slice(home.length)) ? `~${file.slice(home.length)}` : file;
}

export function kindOfKey(type: string): string {
    return kinds[type] ?? type;
}

/** The kind that a public key in base64 says of itself (RFC 4253, section 6.6: a length in four bytes, then the name); `undefined` for what cannot sign approvals. */
export function typeOfKey(blob: string): string | undefined {
    const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(blob) && blob.length % 4 === 0 ? atob(blob) : '';
    return Object.keys(kinds).find(type => bytes.startsWith(`\0\0\0${String.fromCharCode(type.length)}${type}`));
}

/** `SHA256:...`, as `ssh-keygen -l` shows it. */
export async function fingerprintOfKey(blob: string): Promise<string> {
    const bytes = Uint8Array.from(atob(blob), character => character.charCodeAt(0));
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return `SHA256:${btoa(String.fromCharCode(...hash)).replace(/=+$/, '')}`;
}

/** A line of the list of trusted keys: this key may sign approvals, and nothing else, for this address. */
export function trustLine(email: string, { type, blob }: Pick<SigningKey, 'type' | 'blob'>): string {
    return `${email} namespaces="strategy-approval" ${type} ${blob}`;
}

/** A list of trusted keys with one line more. A line that stands there already, whatever its comment, is not added again. */
export function withTrustLine(list: string, line: string): string {
    if (list.split(/\r?\n/).some(known => known.trim() === line || known.startsWith(`${line} `))) return list;
    const end = list.includes('\r\n') ? '\r\n' : '\n';
    return `${list}${list === '' || list.endsWith('\n') ? '' : end}${line}${end}`;
}

/** An address that can stand in a list of trusted keys as it is: there commas, blanks, quotes and `*?!` mean something. Nor may it hold what cannot be seen. */
export function isPlainEmail(text: string): boolean {
    return /^[^\s\p{C}@,"'*?!#\\]+@[^\s\p{C}@,"'*?!#\\]+\.[^\s\p{C}@,"'*?!#\\]+$/u.test(text);
}

/** Why OpenSSH did not sign. */
export type Complaint = 'wrong passphrase' | 'open to others' | 'refused by agent' | 'no security key' | 'no private half' | 'halves of two keys' | 'no such key' | 'other';

const complaints: readonly [Complaint, RegExp][] = [
    ['wrong passphrase', /incorrect passphrase/i],
    ['open to others', /UNPROTECTED PRIVATE KEY|bad permissions/i],
    ['refused by agent', /agent refused/i],
    ['no security key', /device not (?:found|present)/i],
    ['no private half', /No private key found|key in agent/i],
    ['halves of two keys', /doesn't match private/i],
    ['no such key', /Couldn't load public key|^Load key|invalid format|error in libcrypto/im]
];

/** What `ssh-keygen -Y sign` complained of on its standard error (OpenSSH 8 to 9), so that it can be said in a reader's words. */
export function complaintOf(said: string): Complaint {
    return complaints.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
}

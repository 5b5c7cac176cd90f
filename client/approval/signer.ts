import type { CancellationToken } from 'vscode';

/** A key that a person can sign with. */
export interface SigningKey {
    /** The file with its public half; '' for a key that only the agent holds. */
    file: string;
    /** `ssh-ed25519` ... */
    type: string;
    /** The whole public key in base64: two keys are the same when these are. */
    blob: string;
    /** What people recognise it by: mostly an e-mail address or a computer. */
    comment: string;
    /** The agent holds it, so no passphrase is asked for. */
    inAgent: boolean;
}

/** Asks the person at the screen for something that must not be seen. `undefined`: never mind. */
export type AskSecret = (prompt: string, again: boolean) => Promise<string | undefined>;

/** Why nothing was signed, in a reader's words, and perhaps what mends it. */
export class Refused extends Error {
    /** @param mend what a button does about it, after which signing is tried again. */
    constructor(message: string, readonly mend?: { label: string; run(): Promise<void> }) {
        super(message);
    }
}

/** What signing needs of the computer. A browser has none of it. */
export interface Signer {
    /** The person's home folder. */
    readonly home: string;
    /** @param pinned the key's file, when the person has set one: then no other is offered. */
    keys(pinned: string): Promise<SigningKey[]>;
    /**
     * Signs with the person's own `ssh-keygen`.
     * @param touch a security key waits to be touched.
     * @returns the armoured signature; `undefined` when it was called off.
     * @throws Refused
     */
    sign(statement: string, key: SigningKey, ask: AskSecret, touch: () => void, cancelled: CancellationToken): Promise<string | undefined>;
    /** Why nothing can be signed on this computer, in a reader's words; `undefined` where all that is needed is installed. */
    problem(): Promise<string | undefined>;
    /** A file for a new key that does not exist yet. */
    placeForNewKey(): Promise<string>;
}

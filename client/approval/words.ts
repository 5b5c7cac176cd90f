import { l10n } from 'vscode';
import { nameOf } from '../history/page.js';
import type { PreparedApproval } from '../../language/protocol.js';

/** A question in a window of its own: what is decided, and everything that is known about it. */
export interface Question { message: string; detail: string }

/** What has changed since an earlier approval: in sentences, gravest first; where its text is not known, the names of the parts, and why no more can be said. */
export interface Since { position: string; date: string; changes: readonly string[]; unknown?: string }

/**
 * What an approver is asked before the signature: the decision, whose it is, what it covers, and what has changed since the last approval.
 * @param again it was asked already, of another text.
 */
export function questionOf(prepared: PreparedApproval, unsaved: readonly string[] = [], since?: Since, again = false): Question {
    const { document, version, position, name, signer, date, decision, conditions, validUntil, covered, uses, fingerprint, warnings } = prepared;
    const message = decision === 'rejected' ? l10n.t('You reject version {0} of “{1}” as {2}.', version, document, position)
        : decision === 'approved with conditions' ? l10n.t('You approve version {0} of “{1}” with conditions, as {2}.', version, document, position)
            : l10n.t('You approve version {0} of “{1}” as {2}.', version, document, position);
    const files = uses.map(nameOf).join(', ');
    const detail = [
        ...again ? [l10n.t('The text was changed after you were asked. Look at it once more: this is what you sign now.'), ''] : [],
        l10n.t('{0} ({1}), {2}', name, signer, date),
        conditions && l10n.t('Conditions: {0}', conditions),
        validUntil && l10n.t('Valid until: {0}', validUntil),
        '',
        files ? l10n.t('{0} parts of the text are covered: the document as the preview shows it, and what it uses of {1}.', covered, files) : l10n.t('{0} parts of the text are covered: the document as the preview shows it.', covered),
        l10n.t('Results may be recorded later. Any other change has to be approved again.'),
        ...sinceLines(since),
        ...unsaved.length > 0 ? ['', l10n.t('Not saved yet, and saved before you sign: {0}', unsaved.map(nameOf).join(', '))] : [],
        '',
        l10n.t('Fingerprint {0}', fingerprint),
        ...warnings.length > 0 ? ['', l10n.t('Please note:'), ...firstOf(warnings, 4)] : []
    ];
    return { message, detail: detail.filter(line => line !== undefined).join('\n') };
}

function sinceLines(since: Since | undefined): string[] {
    if (!since || since.changes.length === 0) return [];
    const { position, date, changes, unknown } = since;
    return ['', l10n.t('Changed since the approval by {0} on {1}:', position, date), ...firstOf(changes, 6), ...unknown ? [unknown] : []];
}

/** What stands in the way of an approval: the first three, and how many more there are. */
export function refusalOf(obstacles: readonly { message: string }[]): Question {
    const more = obstacles.length - 3;
    return {
        message: l10n.t('This strategy cannot be approved as it is.'),
        detail: [
            ...obstacles.slice(0, 3).map(({ message }) => `• ${message}`),
            ...more === 1 ? [l10n.t('One more is in the Problems panel.')] : more > 1 ? [l10n.t('{0} more are in the Problems panel.', more)] : []
        ].join('\n\n')
    };
}

/** What a message says beside the text itself. */
export interface RequestFacts {
    /** From the folder of the strategies. */
    path: string;
    /** `github.com/acme/plans, main`: the repository and its branch; absent where there is none. */
    place?: string;
    since?: Since;
    /** Positions that have signed this very text. */
    signed?: readonly string[];
}

/** What to type, for somebody who has never heard of OpenSSH, which asks. */
export function secretPrompt(asked: string): string {
    if (/\bPIN\b/.test(asked)) return l10n.t('Type the PIN of your security key.');
    return /passphrase/i.test(asked) ? l10n.t('Type the passphrase of this key.') : asked.replace(/:?\s*$/, '');
}

/** A message to the person who is asked to approve, ready to be sent: what, what is new in it, how, and what to compare. */
export function requestMessage({ document, version, position, name, fingerprint, date }: PreparedApproval, { path, place, since, signed = [] }: RequestFacts): string {
    return [
        l10n.t('Subject: Please approve “{0}”, version {1}', document, version),
        '',
        name ? l10n.t('Dear {0},', name) : l10n.t('Hello,'),
        '',
        l10n.t('please read version {0} of “{1}” and approve it as {2}.', version, document, position),
        ...signed.length > 0 ? [l10n.t('It is signed already by: {0}.', signed.join(', '))] : [],
        ...sinceLines(since),
        '',
        l10n.t('How to do it:'),
        `1. ${l10n.t('Open the file {0} in VS Code with the extension Strategy Markdown.', path)}${place ? ` ${l10n.t('It is kept here: {0}.', place)}` : ''}`,
        `2. ${l10n.t('Press F1, type “Approve as” and choose “Strategy: Approve as...”. You see the document and what you sign first; nothing is signed before you say so. You can also approve with conditions, or reject.')}`,
        `3. ${l10n.t('Share the file again: commit and push it, or send it back.')}`,
        '',
        l10n.t('If you have never signed before, choose “Strategy: Set Up Signing...” first. It takes a minute, once.'),
        '',
        l10n.t('Fingerprint, if you approve it on {0} as it is: {1}', date, fingerprint),
        ''
    ].join('\n');
}

/** The page that goes with an approval prepared in a browser: what is still to be done, where, and what will be signed. The easiest way comes first. */
export function handOver({ document, version, position, name, statement, fingerprint, date }: PreparedApproval, path: string): string {
    return [
        `# ${l10n.t('One signature is missing')}`,
        '',
        l10n.t('The approval of “{0}”, version {1}, by {2} ({3}) is written in {4}, without a signature. It is signed where your key is: on your own computer.', document, version, position, name, path),
        '',
        `## ${l10n.t('With VS Code on your computer')}`,
        '',
        `1. ${l10n.t('Save and commit the file, and open it there.')}`,
        `2. ${l10n.t('Choose “Strategy: Approve as...”. It leads you through; if you have no key yet, to one.')}`,
        `3. ${l10n.t('Commit the file that now holds the signature. Everybody can then verify it, in the browser too.')}`,
        '',
        `## ${l10n.t('With the command line')}`,
        '',
        l10n.t('In the folder of the strategies, with your key in place of the one named here:'),
        '',
        '```sh',
        `strategy sign ${shellWord(path)} --position ${shellWord(position)} --key ~/.ssh/id_ed25519`,
        '```',
        '',
        `## ${l10n.t('With nothing but OpenSSH')}`,
        '',
        `1. ${l10n.t('Copy the lines below, from “strategy-approval/1” to “end”, into a file “statement.txt”, with a line end behind the last one.')}`,
        `2. ${l10n.t('Sign it:')}`,
        '',
        '   ```sh',
        '   ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n strategy-approval statement.txt',
        '   ```',
        '',
        `3. ${l10n.t('Copy all of the new file “statement.txt.sig”, come back to the strategy, and choose “Strategy: Add a Signature...”. It checks the signature and puts it in its place.')}`,
        '',
        `## ${l10n.t('What will be signed')}`,
        '',
        l10n.t('Fingerprint {0}, dated {1}. Signed on another day in VS Code or on the command line, it bears that day and another fingerprint.', fingerprint, date),
        '',
        '```',
        statement.trimEnd(),
        '```',
        ''
    ].join('\n');
}

/**
 * In double quotes where it needs any. What sh, zsh or PowerShell would still act on there is left out, for they have no common way to write it: a name without it is
 * not found, and the command line asks for the one that is meant.
 */
function shellWord(text: string): string {
    return /^[\w./-]+$/.test(text) ? text : `"${text.replace(/["“”„$`\\!]/g, '')}"`;
}

function firstOf(lines: readonly string[], most: number): string[] {
    return [...lines.slice(0, most).map(line => `• ${line}`), ...lines.length > most ? [l10n.t('and {0} more', lines.length - most)] : []];
}

import { l10n } from 'vscode';
import { nameOf } from '../history/page.js';
import type { PreparedApproval } from '../../language/protocol.js';

/** A question in a window of its own: what is decided, and everything that is known about it. */
export interface Question { message: string; detail: string }

/** What has changed in meaning since an earlier approval, gravest first. */
export interface Since { name: string; version: string; sentences: readonly string[] }

/** What an approver is asked before the signature: the decision, whose it is, what it covers, and what has changed since the last approval. */
export function questionOf(prepared: PreparedApproval, unsaved: readonly string[] = [], since?: Since): Question {
    const { document, version, position, name, signer, date, decision, conditions, validUntil, covered, uses, fingerprint, warnings } = prepared;
    const message = decision === 'rejected' ? l10n.t('You reject version {0} of “{1}” as {2}.', version, document, position)
        : decision === 'approved with conditions' ? l10n.t('You approve version {0} of “{1}” with conditions, as {2}.', version, document, position)
            : l10n.t('You approve version {0} of “{1}” as {2}.', version, document, position);
    const files = uses.map(nameOf).join(', ');
    const detail = [
        l10n.t('{0} ({1}), {2}', name, signer, date),
        conditions && l10n.t('Conditions: {0}', conditions),
        validUntil && l10n.t('Valid until: {0}', validUntil),
        '',
        files ? l10n.t('{0} parts of the text are covered: the document as the preview shows it, and what it uses of {1}.', covered, files) : l10n.t('{0} parts of the text are covered: the document as the preview shows it.', covered),
        l10n.t('Results may be recorded later. Any other change has to be approved again.'),
        ...since && since.sentences.length > 0 ? ['', l10n.t('Changed since {0} approved version {1}:', since.name, since.version), ...firstOf(since.sentences, 5)] : [],
        ...unsaved.length > 0 ? [l10n.t('Not saved yet, and saved before you sign: {0}', unsaved.map(nameOf).join(', '))] : [],
        '',
        l10n.t('Fingerprint {0}', fingerprint),
        ...warnings.length > 0 ? ['', l10n.t('Please note:'), ...firstOf(warnings, 4)] : []
    ];
    return { message, detail: detail.filter(line => line !== undefined).join('\n') };
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

/** A message to the person who is asked to approve, ready to be sent. */
export function requestMessage({ document, version, position, name, fingerprint, date }: PreparedApproval, path: string): string {
    return [
        l10n.t('Subject: Please approve “{0}”, version {1}', document, version),
        '',
        name ? l10n.t('Dear {0},', name) : l10n.t('Hello,'),
        '',
        l10n.t('please read version {0} of “{1}” and approve it as {2}. Open the file in VS Code and choose “Strategy: Approve as...” in the Command Palette (F1): it shows what you sign and leads you through.', version, document, position),
        '',
        l10n.t('File: {0}', path),
        l10n.t('Fingerprint, if you approve it on {0} as it is: {1}', date, fingerprint),
        ''
    ].join('\n');
}

/** The page that goes with an approval prepared in a browser: what is still to be done, where, and what will be signed. */
export function handOver({ document, version, position, name, statement, fingerprint }: PreparedApproval, path: string): string {
    return [
        `# ${l10n.t('One signature is missing')}`,
        '',
        l10n.t('The approval of “{0}”, version {1}, by {2} ({3}) is written in {4}, without a signature. It is signed where your key is: on your own computer.', document, version, position, name, path),
        '',
        `1. ${l10n.t('Commit the file, so that it reaches the computer with your key.')}`,
        `2. ${l10n.t('There, in the folder of the strategies, run this command:')}`,
        '',
        '   ```sh',
        `   strategy sign ${shellWord(path)} --position ${shellWord(position)} --key ~/.ssh/id_ed25519`,
        '   ```',
        '',
        `   ${l10n.t('Or open the file in VS Code there, and choose “Strategy: Approve as...”.')}`,
        `3. ${l10n.t('Hand it back: commit the file that now holds the signature. Everybody can then verify it, in the browser too.')}`,
        '',
        `## ${l10n.t('What will be signed')}`,
        '',
        l10n.t('Fingerprint {0}, if it is signed today.', fingerprint),
        '',
        '```',
        statement.trimEnd(),
        '```',
        ''
    ].join('\n');
}

/** In double quotes where it needs any, as sh, zsh and PowerShell read it. */
function shellWord(text: string): string {
    return /^[\w./-]+$/.test(text) ? text : `"${text.replace(/["$`\\]/g, '\\$&')}"`;
}

function firstOf(lines: readonly string[], most: number): string[] {
    return [...lines.slice(0, most).map(line => `• ${line}`), ...lines.length > most ? [l10n.t('and {0} more', lines.length - most)] : []];
}

import { l10n } from 'vscode';
import type { ComparedChange, CompareWithApprovedResult } from '../../language/protocol.js';

export type Compared = Exclude<CompareWithApprovedResult, { problem: string }>;

/** Who approved what, and when: for a title. */
export function sinceWords({ since: { name, position, version, date } }: Compared): string {
    return l10n.t('Since {0} approved version {1} as {2} on {3}', name, version, position, date);
}

/** Where nothing has changed in meaning: whether the approval still holds. */
export function unchangedWords({ approved, since: { name, version } }: Compared): string {
    return approved ? l10n.t('Nothing has changed in meaning since {0} approved version {1}. The text is written otherwise, though, so it has to be approved again.', name, version)
        : l10n.t('Nothing has changed since {0} approved version {1}.', name, version);
}

/** What has changed, as a Markdown page to read: what a signature stands for first, then words. Each sentence is told with the file it is about, where that is another. */
export function pageOf(compared: Compared, uri: string): string {
    const { changes } = compared;
    const sentence = (change: ComparedChange): string => `- ${asText(change.uri === uri ? change.sentence : l10n.t('{0} (in {1})', change.sentence, nameOf(change.uri)))}`;
    const part = (title: string, found: ComparedChange[]): string[] => found.length > 0 ? [`## ${title}`, '', ...found.map(sentence), ''] : [];
    return [
        `# ${l10n.t('What changed since it was approved')}`, '', `${asText(sinceWords(compared))}.`, '',
        ...part(l10n.t('What a signature stands for'), changes.filter(({ small }) => !small)),
        ...part(l10n.t('Words'), changes.filter(({ small }) => small)),
        ...changes.length === 0 ? [unchangedWords(compared), ''] : []
    ].join('\n');
}

/** The sentences in a question: so many, and how many there are besides. */
export function listOf({ changes }: Compared, most = 12): string {
    const shown = changes.slice(0, changes.length > most ? most - 1 : most).map(({ sentence }) => `• ${sentence}`);
    return [...shown, ...changes.length > shown.length ? [l10n.t('and {0} more', changes.length - shown.length)] : []].join('\n');
}

/** What an author wrote is shown as it is: no link, no emphasis, no HTML. */
function asText(words: string): string {
    return words.replace(/[\\`*_[\]<>|~&#!$]/g, '\\$&');
}

/** `acme.strategy.md`, for the URI of a file. */
export function nameOf(uri: string): string {
    return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

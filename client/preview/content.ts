import { l10n } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
    compareMethod, previewApprovedMethod, previewMethod,
    type Accent, type CompareParams, type CompareResult, type PreviewApprovedParams, type PreviewApprovedResult, type PreviewParams, type PreviewResult
} from '../../language/protocol.js';
import { sinceWords, unchangedWords } from '../history/page.js';
import { changesHtml } from './changes-page.js';
import type { PageState } from './messages.js';

/** Where a text of the past is kept. */
export interface Kept { commit: string; uri: string }

/** What a preview shows. */
export interface Content {
    html: string;
    mark: string;
    note: string;
    accent: Accent | undefined;
    /** Of the text of now. */
    positions: string[];
    signed: boolean;
    /** The text whose lines these are, where it is not the one of now. */
    kept?: Kept | undefined;
}

/** A text of the past cannot be shown, and why. */
export interface Problem { problem: string; signed: boolean; positions: string[] }

/** Asks the server for what a page shows. `undefined`: the document is not known. @param found where the signed text was found before */
export async function contentFor(client: BaseLanguageClient, { uri, text = 'now', view = 'whole' }: PageState, found: Kept | undefined): Promise<Content | Problem | undefined> {
    const now = await client.sendRequest<PreviewResult | null>(previewMethod, { uri, view } satisfies PreviewParams);
    if (!now) return undefined;
    const { positions, signed, accent } = now;
    if (text === 'now') return { html: now.html, mark: now.mark ?? '', note: '', accent, positions, signed };
    if (text === 'signed') {
        const then = await client.sendRequest<PreviewApprovedResult>(previewApprovedMethod, { uri, view, ...found ? { found } : {} } satisfies PreviewApprovedParams);
        if ('problem' in then) return { problem: then.problem, positions, signed };
        return { html: then.html, mark: then.mark ?? '', note: then.approved ? signedWords(then) : unchangedWords(then), accent: then.accent, positions, signed, kept: then.approved ?? undefined };
    }
    const compared = await client.sendRequest<CompareResult>(compareMethod, { uri, with: { type: 'approved', ...found ? { found } : {} } } satisfies CompareParams);
    if ('problem' in compared) return { problem: compared.problem, positions, signed };
    const since = compared.approved!;
    return { html: changesHtml(compared, uri), mark: now.mark ?? '', note: compared.changes.length > 0 ? l10n.t('{0}.', sinceWords(since)) : unchangedWords(since), accent, positions, signed };
}

function signedWords({ since: { name, position, version, date } }: Extract<PreviewApprovedResult, { since: object }>): string {
    return l10n.t('As {0} approved it as {1} on {2}, version {3}. The text has changed since.', name, position, date, version);
}

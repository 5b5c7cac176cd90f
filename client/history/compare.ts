import { l10n, window, workspace, type TextDocument, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { compareWithApprovedMethod, type CompareWithApprovedParams, type CompareWithApprovedResult } from '../../language/protocol.js';
import { askPatiently } from '../asking.js';
import { clickedFile } from '../clicked.js';
import { isStrategy } from '../documents.js';
import { chooseOther, commitCalled, lastCommit, type Other } from './choose.js';
import type { Comparisons } from './comparisons.js';
import { unchangedWords, type Compared } from './page.js';

/** What the commands about comparing work with. */
export interface Comparing { client: BaseLanguageClient; comparisons: Comparisons }

/** Asks what to compare a strategy with, then shows what has changed in meaning. */
export async function compareWith(comparing: Comparing, clicked?: unknown): Promise<void> {
    const document = await strategyFor(clicked);
    const other = document && await chooseOther(document, comparing.client);
    if (other) await show(comparing, document.uri, other);
}

/** Shows what has changed in meaning since the last approval; the two texts and the record of the change are one click away. */
export async function compareWithApproved(comparing: Comparing, clicked?: unknown): Promise<void> {
    const document = await strategyFor(clicked);
    if (document) await show(comparing, document.uri, { name: l10n.t('the approved text'), text: { type: 'approved' } });
}

/** From Source Control: what is not committed yet. */
export async function compareWithLastCommit(comparing: Comparing, clicked?: unknown): Promise<void> {
    const document = await strategyFor(clicked);
    if (document) await showOrSay(comparing, document.uri, await lastCommit(document.uri));
}

/** From the timeline of a file, whose entries are commits. */
export async function compareWithEntry(comparing: Comparing, entry?: { ref?: string; id?: string }, clicked?: unknown): Promise<void> {
    const document = await strategyFor(clicked);
    const commit = entry?.ref ?? entry?.id;
    if (document && commit) await showOrSay(comparing, document.uri, await commitCalled(commit, document.uri));
}

async function showOrSay(comparing: Comparing, uri: Uri, other: Other | undefined): Promise<void> {
    if (other) await show(comparing, uri, other);
    else await window.showInformationMessage(l10n.t('This file has not been committed to Git yet, so there is no earlier version to compare with.'));
}

async function show({ comparisons }: Comparing, uri: Uri, other: Other): Promise<void> {
    const result = await comparisons.compare(uri, other);
    if (!result) return;
    if ('problem' in result) await window.showInformationMessage(result.problem);
    else if (result.changes.length === 0 && !result.approved?.approved) await window.showInformationMessage(result.approved ? unchangedWords(result.approved) : l10n.t('Nothing has changed in meaning since {0}.', other.name));
    else comparisons.show(uri, other, result);
}

/** The strategy that a menu was opened on, or the one in front; says so where there is none. */
async function strategyFor(clicked: unknown): Promise<TextDocument | undefined> {
    const file = clickedFile(clicked);
    const active = window.activeTextEditor?.document ?? window.visibleTextEditors.map(({ document }) => document).find(isStrategy);
    const document = file ? await workspace.openTextDocument(file).then(opened => opened, () => undefined) : active;
    if (document && isStrategy(document)) return document;
    const isGone = file?.path.endsWith('.strategy.md');
    await window.showInformationMessage(isGone ? l10n.t('This file is not there any more, so it cannot be compared.') : file
        ? l10n.t('Only strategies can be compared in this way: files named *.strategy.md.') : l10n.t('Open a file named *.strategy.md to see what has changed in it.'));
    return undefined;
}

/** A strategy, and how it stands to the text that was approved last; where that cannot be known, why is said. */
export async function compared(client: BaseLanguageClient, uri: string | Uri | undefined): Promise<{ document: TextDocument; comparison: Compared } | undefined> {
    const document = await strategyFor(uri);
    if (!document) return undefined;
    const params: CompareWithApprovedParams = { uri: document.uri.toString() };
    const result = await askPatiently<CompareWithApprovedResult>(client, compareWithApprovedMethod, params, l10n.t('Looking for the approved text...'));
    if (!result) return undefined;
    if (!('problem' in result)) return { document, comparison: result };
    await window.showInformationMessage(result.problem);
    return undefined;
}

import { commands, l10n, ProgressLocation, Uri, window, workspace, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { compareWithApprovedMethod, recordChangeCommand, type CompareWithApprovedParams, type CompareWithApprovedResult } from '../../language/protocol.js';
import { isStrategy } from '../documents.js';
import { unchangedWords, type Compared } from './page.js';
import { showBoth, showPage } from './pages.js';

/** Shows what has changed in meaning since the last approval; the two texts and the record of the change are one click away. */
export async function compareWithApproved(client: BaseLanguageClient, uri?: string | Uri): Promise<void> {
    const found = await compared(client, uri);
    if (!found) return;
    const { document, comparison } = found;
    const [both, record] = [l10n.t('Show Both Texts'), l10n.t('Record the Change...')];
    const { changes, approved } = comparison;
    if (changes.length > 0) await showPage(comparison, document.uri);
    const said = changes.length === 0 ? unchangedWords(comparison) : changes.length === 1 ? changes[0]!.sentence : l10n.t('{0}, and {1} more. The page lists them.', changes[0]!.sentence, changes.length - 1);
    const chosen = await window.showInformationMessage(said, ...approved ? [both] : [], ...changes.length > 0 ? [record] : []);
    if (chosen === both) await showBoth(comparison, document.uri);
    if (chosen === record) await commands.executeCommand(recordChangeCommand, document.uri.toString());
}

/** A strategy, and how it stands to the text that was approved last; where that cannot be known, why is said. */
export async function compared(client: BaseLanguageClient, uri: string | Uri | undefined): Promise<{ document: TextDocument; comparison: Compared } | undefined> {
    const active = window.activeTextEditor?.document ?? window.visibleTextEditors.map(({ document }) => document).find(isStrategy);
    const document = uri ? await workspace.openTextDocument(typeof uri === 'string' ? Uri.parse(uri) : uri) : active && isStrategy(active) ? active : undefined;
    if (!document) {
        await window.showInformationMessage(l10n.t('Open a file named *.strategy.md to see what has changed since it was approved.'));
        return undefined;
    }
    const params: CompareWithApprovedParams = { uri: document.uri.toString() };
    const result = await window.withProgress(
        { location: ProgressLocation.Notification, title: l10n.t('Looking for the approved text...'), cancellable: true },
        (_progress, token) => client.sendRequest<CompareWithApprovedResult>(compareWithApprovedMethod, params, token)
            .then(found => token.isCancellationRequested ? undefined : found, error => token.isCancellationRequested ? undefined : Promise.reject(error))
    );
    if (!result) return undefined;
    if (!('problem' in result)) return { document, comparison: result };
    await window.showInformationMessage(result.problem);
    return undefined;
}

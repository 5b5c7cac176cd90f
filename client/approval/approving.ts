import { commands, l10n, Uri, window, workspace, type Memento, type TextDocument, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
    approvalOverviewMethod, approvalsMethod, compareWithApprovedMethod, prepareApprovalMethod,
    type ApprovalOverview, type ApprovalResult, type CompareWithApprovedResult, type PreparedApproval, type PrepareApprovalParams, type PrepareApprovalResult
} from '../../language/protocol.js';
import { isStrategy } from '../documents.js';
import type { Previews } from '../preview/previews.js';
import { typeInto } from '../type-into.js';
import type { Signer } from './signer.js';
import type { Since } from './words.js';

/** What the commands about approvals work with. */
export interface Approving {
    client: BaseLanguageClient;
    previews: Previews;
    /** Kept on this computer. */
    memory: Memento;
    /** `undefined` in a browser: there nothing can be signed. */
    signer: Signer | undefined;
}

/** A folder that nobody vouches for may lie about who is who. */
export async function mayApprove(): Promise<boolean> {
    if (workspace.isTrusted) return true;
    const manage = l10n.t('Manage Trust...');
    const answer = await window.showWarningMessage(l10n.t('Nothing is signed in Restricted Mode.'), {
        modal: true, detail: l10n.t('This folder is not trusted, so nobody has vouched for what is in it, nor for its list of people who may sign. Trust the folder first if you know where it comes from.')
    }, manage);
    if (answer === manage) await commands.executeCommand('workbench.trust.manage');
    return false;
}

/** A strategy that is open, by its URI or in the editor that has the focus; says so where there is none. */
export async function strategyFor(approving: Approving, uri: string | Uri | undefined): Promise<{ document: TextDocument; overview: ApprovalOverview } | undefined> {
    const active = window.activeTextEditor?.document ?? window.visibleTextEditors.map(({ document }) => document).find(isStrategy);
    const document = uri ? await workspace.openTextDocument(typeof uri === 'string' ? Uri.parse(uri) : uri) : active && isStrategy(active) ? active : undefined;
    const overview = document && await overviewOf(approving, document);
    if (overview && !document.isUntitled) return { document, overview };
    await window.showInformationMessage(document?.isUntitled ? l10n.t('Save the strategy in a file first, then approve it.') : document
        ? l10n.t('Only a strategy can be approved. Begin the file with a heading “# Strategy: Title”.')
        : l10n.t('Open a file named *.strategy.md to approve it.'));
    return undefined;
}

export async function overviewOf({ client }: Approving, { uri }: TextDocument): Promise<ApprovalOverview | null> {
    return client.sendRequest<ApprovalOverview | null>(approvalOverviewMethod, { uri: uri.toString() });
}

export async function prepare({ client }: Approving, params: PrepareApprovalParams): Promise<PrepareApprovalResult> {
    return client.sendRequest<PrepareApprovalResult>(prepareApprovalMethod, params);
}

/**
 * Puts an edit into a strategy and saves it, without the formatter and its kind: what is saved must be what was signed.
 * @returns the editor; `undefined` when the edit was refused.
 */
export async function editAndSave(document: TextDocument, edit: PreparedApproval['edit']): Promise<TextEditor | undefined> {
    const { version } = document;
    const editor = await bringToFront(document);
    if (document.version !== version || !await typeInto(editor, [edit])) return undefined;
    return saveAsSigned(document);
}

/** Without the formatter. Where it cannot be saved, VS Code says so. */
export async function saveAsSigned(document: TextDocument): Promise<TextEditor> {
    const editor = await bringToFront(document);
    await commands.executeCommand('workbench.action.files.saveWithoutFormatting');
    if (document.isDirty) await document.save();
    return editor;
}

async function bringToFront(document: TextDocument): Promise<TextEditor> {
    return window.showTextDocument(document, window.visibleTextEditors.find(shown => shown.document === document)?.viewColumn);
}

/** What an approver should know of the change since the last approval: what it means, where git has that text, else which parts differ; nothing where it is the first. */
export async function changesSince({ client }: Approving, uri: string): Promise<Since | undefined> {
    const result = await client.sendRequest<CompareWithApprovedResult>(compareWithApprovedMethod, { uri }).catch(() => undefined);
    if (result && !('problem' in result)) return { ...result.since, changes: result.changes.map(({ sentence }) => sentence) };
    const approvals = await client.sendRequest<ApprovalResult[]>(approvalsMethod, { uri });
    const last = approvals.filter(({ state }) => state === 'stale').toSorted((a, b) => (a.date ?? '') < (b.date ?? '') ? -1 : 1).at(-1);
    return last && { position: last.position, date: last.date ?? '', changes: last.changed, unknown: result?.problem ?? '' };
}

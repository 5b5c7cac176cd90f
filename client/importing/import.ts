import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { importMethod, type ImportParams, type ImportResult } from '../../language/protocol.js';
import { newDocument } from '../new-document.js';
import { usualFolder } from '../starting/new-strategy.js';
import { nameBeside } from './names.js';

/** A Markdown text, and the file it stands in; what was copied has none. */
interface Source { text: string; uri: Uri | undefined }

/**
 * Turns a Markdown text into the draft of a strategy, in a new file beside it. What is still missing stands in the list of problems.
 * @param clicked the file it was asked for at; else the Markdown file that is open, else what was copied.
 */
export async function importMarkdown(client: BaseLanguageClient, clicked?: Uri): Promise<void> {
    const source = await sourceOf(clicked);
    if (!source || source.text.trim() === '') {
        await window.showInformationMessage(l10n.t('Open a Markdown file, or copy the text of your plan, and try again.'));
        return;
    }
    const folder = source.uri && source.uri.scheme !== 'untitled' ? Uri.joinPath(source.uri, '..') : await usualFolder();
    const params: ImportParams = { text: source.text, uri: folder && Uri.joinPath(folder, 'plan.strategy.md').toString() };
    const draft = await client.sendRequest<ImportResult>(importMethod, params);
    if ('problem' in draft) {
        await window.showWarningMessage(draft.problem);
        return;
    }
    if (draft.already) {
        await window.showInformationMessage(l10n.t('This is a strategy already. Nothing was changed.'));
        return;
    }
    const document = await newDocument(folder, nameBeside(source.uri?.path) ?? draft.fileName, draft.text);
    await window.showTextDocument(document, { preview: false });
    void window.showInformationMessage(l10n.t('{0} Everything else stands in the draft as it was. What is still missing is in the list of problems.', draft.recognised));
    await commands.executeCommand('workbench.actions.view.problems');
}

async function sourceOf(clicked: Uri | undefined): Promise<Source | undefined> {
    if (clicked) return { text: (await workspace.openTextDocument(clicked)).getText(), uri: clicked };
    const open = window.activeTextEditor?.document;
    if (open && (open.languageId === 'markdown' || /\.(?:md|markdown)$/i.test(open.uri.path))) return { text: open.getText(), uri: open.uri };
    return { text: await env.clipboard.readText(), uri: undefined };
}

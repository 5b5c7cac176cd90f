import { commands, l10n, Uri, ViewColumn, workspace, type Disposable } from 'vscode';
import { approvedScheme } from '../documents.js';
import { pastText } from './git.js';
import { nameOf } from './page.js';

/** A text of the past: of a commit, or without one the file as it is saved. */
export interface Past { commit?: string; uri: string }

/** Texts of the past are documents that nobody can edit, and that are not checked as strategies. */
export function providePast(): Disposable {
    return workspace.registerTextDocumentContentProvider(approvedScheme, { provideTextDocumentContent: async ({ query }) => contentOf(query) });
}

/** Where the text of the past can be opened. */
export function pastUri(past: Past): Uri {
    return Uri.from({ scheme: approvedScheme, path: Uri.parse(past.uri).path, query: JSON.stringify(past) });
}

async function contentOf(query: string): Promise<string> {
    const { commit, uri } = JSON.parse(query) as Past;
    const file = Uri.parse(uri);
    const text = commit === undefined ? await workspace.fs.readFile(file).then(bytes => new TextDecoder().decode(bytes), () => null) : await pastText(commit, file);
    return text ?? l10n.t('This text is not in the history of this repository any more.');
}

/** Shows both texts side by side, as they are written. */
export async function showTexts(left: Uri, right: Uri, other: string): Promise<void> {
    await commands.executeCommand('vscode.diff', left, right, l10n.t('{0}: {1}, and now', nameOf(right.path), other), { viewColumn: ViewColumn.One });
}

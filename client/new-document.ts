import { Position, Uri, workspace, WorkspaceEdit, type FileType, type TextDocument } from 'vscode';
import { freeName } from './starting/steps.js';

/** A new file with this text in the folder; without one, or where it cannot be written, an editor that is not saved yet. No file is ever written over. */
export async function newDocument(folder: Uri | undefined, name: string, text: string): Promise<TextDocument> {
    return (folder && await inFile(folder, name, text)) ?? unsaved(name, text);
}

/** `undefined` where the file cannot be written. */
async function inFile(folder: Uri, name: string, text: string): Promise<TextDocument | undefined> {
    const entries = await workspace.fs.readDirectory(folder).then(read => read, (): [string, FileType][] => []);
    const uri = Uri.joinPath(folder, freeName(name, entries.map(([taken]) => taken)));
    const edit = new WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
    return await workspace.applyEdit(edit) ? workspace.openTextDocument(uri) : undefined;
}

/** The name is proposed when it is saved. */
async function unsaved(name: string, text: string): Promise<TextDocument> {
    const open = workspace.textDocuments.filter(({ isUntitled }) => isUntitled).map(({ uri }) => uri.path);
    const document = await workspace.openTextDocument(Uri.from({ scheme: 'untitled', path: freeName(name, open) }));
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), text);
    await workspace.applyEdit(edit);
    return document;
}

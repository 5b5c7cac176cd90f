import { Uri, workspace, WorkspaceEdit, type DataTransfer, type DataTransferFile, type TextDocument } from 'vscode';
import { freeName, linkToFile, pathBetween } from './link-text.js';

export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'];

/** What is to be written into the document, and the files that come into being with it. */
export interface Insertion { text: string; files?: WorkspaceEdit }

/**
 * Links to the files that are pasted or dropped. Files of the workspace are linked where they are; a picture from elsewhere, such as one in the clipboard, is
 * saved beside the document, under a name that is free.
 */
export async function insertionOf(document: TextDocument, data: DataTransfer): Promise<Insertion | undefined> {
    const uris = await urisIn(data);
    const linked = uris.filter(uri => uri.scheme === document.uri.scheme && uri.authority === document.uri.authority && workspace.getWorkspaceFolder(uri));
    if (linked.length > 0 && linked.length === uris.length) return { text: linked.map(uri => linkToFile(pathBetween(document.uri.path, uri.path))).join('\n') };
    const pictures = picturesIn(data);
    return pictures.length > 0 && document.uri.scheme !== 'untitled' ? savedBeside(document, pictures) : undefined;
}

async function urisIn(data: DataTransfer): Promise<Uri[]> {
    const list = await data.get('text/uri-list')?.asString() ?? '';
    return list.split(/\r?\n/).filter(line => /^[a-z][a-z\d+.-]+:/i.test(line)).map(line => Uri.parse(line.trim()));
}

function picturesIn(data: DataTransfer): { file: DataTransferFile; type: string }[] {
    const found: { file: DataTransferFile; type: string }[] = [];
    for (const [type, item] of data) {
        const file = pictureTypes.includes(type) ? item.asFile() : undefined;
        if (file) found.push({ file, type });
    }
    return found;
}

async function savedBeside(document: TextDocument, pictures: readonly { file: DataTransferFile; type: string }[]): Promise<Insertion> {
    const files = new WorkspaceEdit();
    const names: string[] = [];
    for (const { file, type } of pictures) {
        const name = await freeName(file.name, type, async candidate => names.includes(candidate) || await exists(Uri.joinPath(document.uri, '..', candidate)));
        names.push(name);
        files.createFile(Uri.joinPath(document.uri, '..', name), { contents: file, overwrite: false });
    }
    return { text: names.map(linkToFile).join('\n'), files };
}

function exists(uri: Uri): PromiseLike<boolean> {
    return workspace.fs.stat(uri).then(() => true, () => false);
}

import { FileType, l10n, Range, Selection, TextEditorRevealType, Uri, window, workspace, type TextDocument } from 'vscode';
import { trustLine, withTrustLine } from '../keys.js';
import { typeInto } from '../../type-into.js';

/** A key as a list of trusted keys has it. */
export interface ListedKey { type: string; blob: string }

/**
 * The list that counts for a strategy: the one that the person's setting names; else the nearest above the strategy that exists, else one at the root of the workspace.
 * @param home for `~` in the setting; `undefined` in a browser.
 * @returns `undefined` where there is no folder to keep a list in; that was said.
 */
export async function listFor(document: TextDocument | undefined, home: string | undefined): Promise<Uri | undefined> {
    const pinned = workspace.getConfiguration().get<string>('strategy.trust.allowedSigners', '').trim();
    if (pinned !== '') return pinnedList(pinned, home);
    const inFolder = (folder: Uri): Uri => Uri.joinPath(folder, '.strategy', 'allowed_signers');
    const own = document && !document.isUntitled ? Uri.joinPath(document.uri, '..') : undefined;
    const root = own ? workspace.getWorkspaceFolder(document!.uri)?.uri ?? own : workspace.workspaceFolders?.[0]?.uri;
    if (!root) {
        await window.showInformationMessage(l10n.t('Open the folder with your strategies first: the list of people who may sign is kept in it.'));
        return undefined;
    }
    for (let folder = own ?? root; folder.path.startsWith(root.path); folder = Uri.joinPath(folder, '..')) {
        if (await isFile(inFolder(folder))) return inFolder(folder);
        if (folder.path === '/') break;
    }
    return inFolder(root);
}

/** The file that a setting names; `~` is the person's own folder. */
export function pinnedList(path: string, home: string | undefined): Uri {
    return Uri.file(home === undefined ? path : path.replace(/^~(?=[\\/]|$)/, home));
}

/**
 * Puts a key into a list, for approvals only, saves the list and shows the line. What stands there already stays, also what is not saved yet.
 * @returns whether it stands there now; where it does not, that was said.
 */
export async function addToList(email: string, key: ListedKey, list: Uri): Promise<boolean> {
    const line = trustLine(email, key);
    try {
        if (!await isFile(list)) await workspace.fs.writeFile(list, new TextEncoder().encode(withTrustLine('', line)));
        if (await isGarbled(list)) throw new Error('garbled'); // to save it would make the loss of what cannot be read last
        const document = await workspace.openTextDocument(list);
        const editor = await window.showTextDocument(document, { preview: false });
        const [before, after] = [document.getText(), withTrustLine(document.getText(), line)];
        const end = document.positionAt(before.length);
        if (after !== before && !await typeInto(editor, [{ range: { start: end, end }, newText: after.slice(before.length) }])) throw new Error('not typed');
        if (document.isDirty && !await document.save()) throw new Error('not saved');
        const at = Math.max(document.getText().split('\n').findIndex(written => written.startsWith(line)), 0);
        editor.selection = new Selection(at, 0, at, email.length);
        editor.revealRange(new Range(editor.selection.start, editor.selection.end), TextEditorRevealType.InCenterIfOutsideViewport);
        return true;
    } catch {
        await window.showErrorMessage(l10n.t('The list of trusted keys {0} could not be written, so the key is not trusted yet.', workspace.asRelativePath(list, false)), { modal: true, detail: await whyNot(list) });
        return false;
    }
}

/** Why a list cannot be written, and what to do. */
async function whyNot(list: Uri): Promise<string> {
    const folder = Uri.joinPath(list, '..');
    if (await isFile(folder)) return l10n.t('{0} is a file, and has to be a folder. Give it another name, then try again.', workspace.asRelativePath(folder, false));
    if (await isOf(FileType.Directory, list)) return l10n.t('It is a folder, and has to be a file. Give it another name, then try again.');
    return await isGarbled(list)
        ? l10n.t('Some of its characters cannot be read: it was saved in another encoding, or is damaged. Save it with the encoding UTF-8, or put it back from a backup, then try again.')
        : l10n.t('Perhaps it may only be read, or the disk is full. See to that, then try again.');
}

/** The list is not UTF-8, which OpenSSH and everybody else takes it for. */
async function isGarbled(list: Uri): Promise<boolean> {
    return workspace.fs.readFile(list).then(bytes => /[\0\uFFFD]/.test(new TextDecoder().decode(bytes)), () => false);
}

async function isFile(file: Uri): Promise<boolean> {
    return isOf(FileType.File, file);
}

async function isOf(kind: FileType, uri: Uri): Promise<boolean> {
    return workspace.fs.stat(uri).then(({ type }) => (type & kind) !== 0, () => false);
}

import { FileType, l10n, Range, Selection, TextEditorRevealType, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { trustLine, withTrustLine } from '../keys.js';

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
        const document = await workspace.openTextDocument(list);
        // To save it would make the loss of them last.
        if (document.getText().includes('\uFFFD')) throw new Error(l10n.t('Some of its characters cannot be read. Save it with the encoding UTF-8 first.'));
        const [before, after] = [document.getText(), withTrustLine(document.getText(), line)];
        if (after !== before) {
            const edit = new WorkspaceEdit();
            edit.insert(list, document.positionAt(before.length), after.slice(before.length));
            if (!await workspace.applyEdit(edit) || !await document.save()) throw new Error(l10n.t('It may only be read.'));
        }
        const editor = await window.showTextDocument(document, { preview: false });
        const at = Math.max(document.getText().split('\n').findIndex(written => written.startsWith(line)), 0);
        editor.selection = new Selection(at, 0, at, email.length);
        editor.revealRange(new Range(editor.selection.start, editor.selection.end), TextEditorRevealType.InCenterIfOutsideViewport);
        return true;
    } catch (error) {
        await window.showErrorMessage(l10n.t('The list of trusted keys {0} could not be written, so the key is not trusted yet.', workspace.asRelativePath(list, false)), { modal: true, detail: error instanceof Error ? error.message : String(error) });
        return false;
    }
}

async function isFile(file: Uri): Promise<boolean> {
    return workspace.fs.stat(file).then(({ type }) => (type & FileType.File) !== 0, () => false);
}

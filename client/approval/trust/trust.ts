import { Disposable, l10n, RelativePattern, Uri, window, workspace, type FileSystemWatcher } from 'vscode';
import type { InitializationOptions } from '../../../language/protocol.js';
import { Latest } from '../../preview/latest.js';
import { pinnedList } from './trust-list.js';

const setting = 'strategy.trust.allowedSigners';
const unreadable = 'This list could not be read';

/** Whose signatures count on this computer: the list that the person has pinned outside of all repositories, and whether the workspace is trusted at all. */
export class Trust implements Disposable {
    private pinned: InitializationOptions['trust'];
    private watcher: FileSystemWatcher | undefined;
    private readonly reloads = new Latest(() => this.reload());
    private readonly listeners: Disposable;

    /**
     * @param home the person's home folder, for `~`; `undefined` in a browser, which has no files of its own.
     * @param changed what was handed to the server is another thing now.
     */
    constructor(private readonly home: string | undefined, private readonly changed: () => unknown) {
        this.listeners = Disposable.from(
            workspace.onDidChangeConfiguration(change => change.affectsConfiguration(setting) && this.reloads.request()),
            workspace.onDidGrantWorkspaceTrust(() => changed())
        );
    }

    /** For `initialize`, after `load`. */
    options(): Pick<InitializationOptions, 'trust' | 'untrusted'> {
        return { trust: this.pinned, untrusted: !workspace.isTrusted };
    }

    /** Reads the pinned list. One that cannot be read is no reason to believe the workspace's instead: then nobody is trusted, and that is said. */
    async load(): Promise<void> {
        this.watcher?.dispose();
        const path = workspace.getConfiguration().get<string>(setting, '').trim();
        if (path === '') {
            this.pinned = undefined;
            return;
        }
        const file = pinnedList(path, this.home);
        const folder = Uri.joinPath(file, '..');
        const [allowedSigners, revokedKeys] = await Promise.all([read(file), read(Uri.joinPath(folder, 'revoked_keys'))]);
        this.pinned = { allowedSigners: allowedSigners ?? unreadable, revokedKeys };
        if (allowedSigners === undefined || allowedSigners === unreadable) {
            void window.showWarningMessage(l10n.t('The list of trusted keys {0} cannot be read, so no signature is trusted. It is named in the setting “{1}”.', path, setting));
        }
        if (this.home !== undefined) this.watch(folder, file.path.slice(file.path.lastIndexOf('/') + 1));
    }

    dispose(): void {
        this.reloads.dispose();
        this.watcher?.dispose();
        this.listeners.dispose();
    }

    private watch(folder: Uri, name: string): void {
        this.watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, `{${name},revoked_keys}`));
        for (const event of [this.watcher.onDidChange, this.watcher.onDidCreate, this.watcher.onDidDelete]) event(() => this.reloads.request());
    }

    private async reload(): Promise<void> {
        const before = JSON.stringify(this.pinned);
        await this.load();
        if (JSON.stringify(this.pinned) !== before) this.changed();
    }
}

/** `undefined` for a file that is not there. */
async function read(file: Uri): Promise<string | undefined> {
    const exists = await workspace.fs.stat(file).then(() => true, () => false);
    return exists ? workspace.fs.readFile(file).then(bytes => new TextDecoder().decode(bytes), () => unreadable) : undefined;
}

// A file system for VS Code in the browser: every operation is a request to scripts/web-host/folder-routes.mjs.
const { commands, EventEmitter, FileChangeType, FileSystemError, TabInputWebview, Uri, window, workspace } = require('vscode');

exports.activate = ({ extensionUri, subscriptions }) => {
    const changes = new EventEmitter();
    const tell = (type, ...uris) => changes.fire(uris.map(uri => ({ type, uri })));

    const ask = async (uri, operation, body) => {
        const path = uri.path.split('/').map(encodeURIComponent).join('/');
        const response = await fetch(`${extensionUri.scheme}://${extensionUri.authority}/fs${path}?op=${operation}`, body === undefined ? {} : { method: 'POST', body });
        if (response.status === 404) throw FileSystemError.FileNotFound(uri);
        if (response.status === 409) throw FileSystemError.FileExists(uri);
        if (!response.ok) throw FileSystemError.Unavailable(`${operation} ${uri.path}: ${response.status}`);
        return response;
    };
    const json = async (...args) => (await ask(...args)).json();

    subscriptions.push(workspace.registerFileSystemProvider('httpfs', {
        onDidChangeFile: changes.event,
        watch: () => ({ dispose() {} }), // nothing else changes the copy
        stat: uri => json(uri, 'stat'),
        readDirectory: uri => json(uri, 'list'),
        readFile: async uri => new Uint8Array(await (await ask(uri, 'read')).arrayBuffer()),
        writeFile: async (uri, content, { create, overwrite }) => {
            const { created } = await json(uri, `write&create=${+create}&overwrite=${+overwrite}`, content);
            tell(created ? FileChangeType.Created : FileChangeType.Changed, uri);
        },
        createDirectory: async uri => {
            await ask(uri, 'mkdir', '');
            tell(FileChangeType.Created, uri);
        },
        delete: async uri => {
            await ask(uri, 'delete', '');
            tell(FileChangeType.Deleted, uri);
        },
        rename: async (from, to) => {
            await ask(from, `rename&to=${encodeURIComponent(to.path)}`, '');
            tell(FileChangeType.Deleted, from);
            tell(FileChangeType.Created, to);
        }
    }, { isCaseSensitive: true }));

    // Without it "workspaceContains" and quick open wait for ever: VS Code has no search of its own for this scheme.
    subscriptions.push(workspace.registerFileSearchProvider('httpfs', {
        provideFileSearchResults: async (_query, { folder }) => (await json(folder, 'walk')).map(path => Uri.joinPath(folder, path))
    }));

    if (workspace.getConfiguration('httpfs').get('openPreview')) openPreviewOf(window.activeTextEditor, subscriptions);
};

/** Once a strategy is in front; after a reload of the page its preview is there already. */
function openPreviewOf(editor, subscriptions) {
    if (editor?.document.uri.path.endsWith('.strategy.md')) {
        const isOpen = window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof TabInputWebview));
        if (!isOpen) void commands.executeCommand('strategy.openPreview');
        return;
    }
    const waiting = window.onDidChangeActiveTextEditor(next => {
        waiting.dispose();
        openPreviewOf(next, subscriptions);
    });
    subscriptions.push(waiting);
}

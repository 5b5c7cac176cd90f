import { URI } from 'langium';
import { DefaultDocumentUpdateHandler } from 'langium/lsp';
import type { DidChangeWatchedFilesParams, FileEvent, FileSystemWatcher, TextDocumentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configFileName, filePattern, trustPattern, picturePattern } from '../protocol.js';
import { isStrategyFile } from '../references/uses.js';
import type { StrategySharedServices } from '../services.js';
import { isConfigFile } from '../workspace/workspace-manager.js';

/** Milliseconds without a report after which what was reported is looked at. */
const quiet = 250;

/** Watches strategies and house rules only, and reads the files that a strategy outside the workspace uses. */
export class StrategyDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
    /** What watched files were reported as and is not looked at yet: the last report of each file counts. */
    private readonly reported = new Map<string, FileEvent>();
    private reports = 0;

    constructor(private readonly services: StrategySharedServices) {
        super(services);
    }

    protected override getWatchers(): FileSystemWatcher[] {
        return [filePattern, `**/${configFileName}`, trustPattern, picturePattern].map(globPattern => ({ globPattern }));
    }

    override didChangeContent(change: TextDocumentChangeEvent<TextDocument>): void {
        if (this.serviceRegistry.hasServices(URI.parse(change.document.uri))) super.didChangeContent(change);
    }

    /** What was read while the file was open may differ from what is on disk once it is closed without saving. */
    didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
        const uri = URI.parse(document.uri);
        if (!this.serviceRegistry.hasServices(uri)) return;
        void this.services.workspace.FileSystemProvider.exists(uri).then(exists => exists ? this.fireDocumentUpdate([uri], []) : this.fireDocumentUpdate([], [uri]));
    }

    /** Another branch or a build changes thousands of files, each with its own report: they are looked at together, once it is quiet. */
    override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
        if (!this.services.delay) return this.lookAt({ changes });
        for (const change of changes) this.reported.set(change.uri, change);
        const report = ++this.reports;
        void this.services.delay(quiet).then(() => {
            if (report !== this.reports) return;
            const gathered = [...this.reported.values()];
            this.reported.clear();
            this.lookAt({ changes: gathered });
        });
    }

    private lookAt(params: DidChangeWatchedFilesParams): void {
        this.services.workspace.Folders.forget();
        if (params.changes.some(({ uri }) => !isStrategyFile(URI.parse(uri)) && !isConfigFile(URI.parse(uri)))) this.checkApprovalsAgain();
        const configs = params.changes.map(change => URI.parse(change.uri)).filter(isConfigFile);
        super.didChangeWatchedFiles({ changes: params.changes.filter(change => isStrategyFile(URI.parse(change.uri))) });
        if (configs.length > 0) void this.reloadConfigs(configs);
    }

    /** A list of signers or a picture changed: the texts that carry a seal are held against it again. What stands above their headings is not asked for anew by itself. */
    private checkApprovalsAgain(): void {
        const { Approvals, LangiumDocuments, Models } = this.services.workspace;
        Approvals.forget();
        const sealed = LangiumDocuments.all.filter(document => Models.of(document).blocks.some(({ seal }) => seal !== undefined));
        this.fireDocumentUpdate(sealed.map(({ uri }) => uri).toArray(), []);
        if (this.services.options.selects) void this.services.lsp.Connection?.sendRequest('workspace/codeLens/refresh');
    }

    /** House rules changed: read them, then read every strategy with their words again. */
    private async reloadConfigs(uris: readonly URI[]): Promise<void> {
        const { WorkspaceManager, LangiumDocuments } = this.services.workspace;
        for (const uri of uris) await WorkspaceManager.loadConfig(uri);
        this.fireDocumentUpdate(LangiumDocuments.all.map(document => document.uri).toArray(), []);
    }

    didOpenDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
        const { WorkspaceManager, LangiumDocuments } = this.services.workspace;
        const uri = URI.parse(document.uri);
        if (WorkspaceManager.workspaceFolders?.length || uri.scheme !== 'file') return;
        void this.services.workspace.WorkspaceLock.read(async () => {
            const opened = LangiumDocuments.getDocument(uri);
            const added = opened ? await WorkspaceManager.loadUsed(opened) : [];
            if (added.length > 0) this.fireDocumentUpdate([...added.map(({ uri: used }) => used), uri], []);
        });
    }
}

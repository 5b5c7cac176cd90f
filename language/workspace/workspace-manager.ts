import { DefaultWorkspaceManager, UriUtils, type BuildOptions, type FileSystemNode, type LangiumDocument, type Stream, type URI } from 'langium';
import { configFileName } from '../protocol.js';
import { isStrategyFile, usedFiles } from '../references/uses.js';
import type { StrategySharedServices } from '../services.js';
import { parseConfig } from './house.js';

/** Finds the strategies of a workspace, and first the house rules they are read by. */
export class StrategyWorkspaceManager extends DefaultWorkspaceManager {
    override initialBuildOptions: BuildOptions = { validation: true };

    constructor(private readonly services: StrategySharedServices) {
        super(services);
    }

    override shouldIncludeEntry(entry: FileSystemNode): boolean {
        const name = UriUtils.basename(entry.uri);
        if (entry.isDirectory) return !name.startsWith('.') && name !== 'node_modules';
        return entry.isFile && (isStrategyFile(entry.uri) || name === configFileName);
    }

    protected override async loadWorkspaceDocuments(uris: Stream<URI>, collector: (document: LangiumDocument) => void): Promise<void> {
        const found = uris.toArray();
        for (const uri of found.filter(isConfigFile)) await this.loadConfig(uri);
        for (const uri of found.filter(isStrategyFile)) {
            try {
                collector(await this.langiumDocuments.getOrCreateDocument(uri));
            } catch (error) {
                this.services.log(`Could not read ${uri.path}: ${(error as Error).message}`);
            }
        }
    }

    /** Whether a file lies in one of the workspace's folders. Without a folder, every file of the same scheme does. */
    isInside(uri: URI): boolean {
        const folders = this.folders ?? [];
        return folders.length === 0 || folders.some(({ uri: folder }) => uri.toString().startsWith(`${folder.replace(/\/$/, '')}/`));
    }

    override async searchFolder(uri: URI): Promise<URI[]> {
        return (await super.searchFolder(uri)).filter(isStrategyFile);
    }

    /**
     * Reads a strategy.config.json into the houses; a missing one is taken out of them. What is wrong with it is shown in that file.
     * @returns what is wrong with it, in the reader's words. The house then keeps its standard rules.
     */
    async loadConfig(uri: URI): Promise<string | undefined> {
        const problem = await this.readConfig(uri);
        void this.services.lsp.Connection?.sendDiagnostics({
            uri: uri.toString(),
            diagnostics: problem ? [{ message: problem, source: 'strategy', range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } } }] : []
        });
        return problem;
    }

    private async readConfig(uri: URI): Promise<string | undefined> {
        const { Houses } = this.services.workspace;
        try {
            Houses.set(uri, await this.fileSystemProvider.exists(uri) ? parseConfig(await this.fileSystemProvider.readFile(uri)) : undefined);
            return undefined;
        } catch (error) {
            Houses.set(uri, undefined);
            return (error as Error).message;
        }
    }

    /**
     * Loads the files a document uses, transitively, that are not loaded yet and may be read.
     * @returns the documents that were added; they are not built yet.
     */
    async loadUsed(document: LangiumDocument, mayRead: (uri: URI) => boolean = () => true): Promise<LangiumDocument[]> {
        const added: LangiumDocument[] = [];
        const seen = new Set<string>();
        const queue = [document];
        for (const current of queue) {
            for (const { uri } of usedFiles(current)) {
                if (!uri || seen.has(uri.toString()) || !mayRead(uri)) continue;
                seen.add(uri.toString());
                const known = this.langiumDocuments.getDocument(uri);
                if (known) queue.push(known);
                else if (await this.fileSystemProvider.exists(uri)) {
                    const used = await this.langiumDocuments.getOrCreateDocument(uri);
                    added.push(used);
                    queue.push(used);
                }
            }
        }
        return added;
    }
}

export function isConfigFile(uri: URI): boolean {
    return UriUtils.basename(uri) === configFileName;
}

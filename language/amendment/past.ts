import { EmptyFileSystemProvider, URI, UriUtils, type LangiumDocument } from 'langium';
import type { StrategyModel } from '../model/model.js';
import { createStrategyServices } from '../module.js';
import { configFileName } from '../protocol.js';
import type { HouseConfig } from '../workspace/house.js';
import type { HistoryPort, PastVersion } from './history.js';

/** Reads strategies as they were in a commit, with the files they used and the house rules of then. */
export interface PastReader {
    /**
     * The model of a file in a version of it, `undefined` when it was not there. It stays as it is until the next version is read, so one
     * who needs two at a time needs two readers.
     */
    modelOf(version: PastVersion, text: string): Promise<StrategyModel>;
}

/** @param fixed one set of house rules for all files and times (`--config`). */
export function pastReader(history: HistoryPort, fixed?: HouseConfig): PastReader {
    let commit = '';
    const texts = new Map<string, Promise<string | undefined>>();
    const textOf = (uri: string): Promise<string | undefined> => {
        const text = texts.get(uri) ?? history.textAt(commit, uri);
        texts.set(uri, text);
        return text;
    };
    const fileSystem = Object.assign(new EmptyFileSystemProvider(), {
        exists: async (uri: URI) => await textOf(uri.toString()) !== undefined,
        readFile: async (uri: URI) => await textOf(uri.toString()) ?? ''
    });
    const { shared } = createStrategyServices({ fileSystemProvider: () => fileSystem, today: () => '1970-01-01', log: () => {} });
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, Houses, Models, WorkspaceManager } = shared.workspace;
    Houses.fixed = fixed;

    /** The house rules of the file's folder and of those above it. */
    const loadHouses = async (file: URI): Promise<void> => {
        for (let folder = UriUtils.dirname(file), below: URI | undefined; folder.path !== below?.path; below = folder, folder = UriUtils.dirname(folder)) {
            await WorkspaceManager.loadConfig(UriUtils.joinPath(folder, configFileName));
        }
    };
    return {
        async modelOf(version, text) {
            ({ commit } = version);
            texts.clear();
            for (const document of LangiumDocuments.all.toArray()) LangiumDocuments.deleteDocument(document.uri);
            const uri = URI.parse(version.uri);
            if (!fixed) await loadHouses(uri);
            const document: LangiumDocument = LangiumDocumentFactory.fromString(text, uri);
            LangiumDocuments.addDocument(document);
            await WorkspaceManager.loadUsed(document);
            await DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: false });
            return Models.of(document);
        }
    };
}

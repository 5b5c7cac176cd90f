import { URI, UriUtils, type FileSystemNode, type FileSystemProvider, type LangiumDocument } from 'langium';
import { structureIn } from '../parser/parser.js';
import { placeOf } from '../references/link-target.js';
import { linksOf } from '../references/markdown-links.js';
import type { StrategySharedServices } from '../services.js';

/** A file system that lists all strategies below a folder at once (the web worker's) has this to list what stands in a single one. */
export interface FolderReader { readFolder(folder: URI): Promise<FileSystemNode[]> }

/** What a folder holds, by name. */
export type Entries = ReadonlyMap<string, 'file' | 'folder'>;

/**
 * What stands in the folders that links lead to. A folder is read once, not at each keystroke, and again after files came, went or were saved.
 * Only folders of the workspace are looked into.
 */
export class Folders {
    private readonly read = new Map<string, Promise<Entries | undefined>>();
    private readonly known = new Map<string, Entries | undefined>();

    constructor(private readonly services: StrategySharedServices) {}

    forget(): void {
        this.read.clear();
        this.known.clear();
    }

    /** Reads the folders that a document's links lead to, where they are not known yet. */
    async load(document: LangiumDocument): Promise<void> {
        await Promise.all(this.behind(document).map(folder => this.entriesOf(folder)));
    }

    /** The folders that a document's links lead to. */
    behind(document: LangiumDocument): URI[] {
        const structure = structureIn(document);
        const from = document.uri.toString();
        const places = structure ? linksOf(structure).flatMap(({ kind, target }) => kind === 'autolink' ? [] : placeOf(target, from) ?? []) : [];
        const folders = new Set(places.filter(({ uri }) => uri !== from).map(({ uri }) => UriUtils.dirname(URI.parse(uri)).toString()));
        return [...folders].map(folder => URI.parse(folder));
    }

    /** What stands at a place by what is known: `undefined` where the folder was not read, or may not be. */
    at(uri: URI): 'file' | 'folder' | 'nothing' | undefined {
        if (UriUtils.basename(uri) === '') return undefined;
        const entries = this.known.get(UriUtils.dirname(uri).toString());
        return entries && (entries.get(UriUtils.basename(uri)) ?? 'nothing');
    }

    /** What else stands in the folder of a file, as far as it is known. */
    namesBeside(uri: URI): string[] {
        return [...this.known.get(UriUtils.dirname(uri).toString())?.keys() ?? []];
    }

    /** The names in a folder; `undefined` for one that may not or cannot be read. One that is not there is empty. */
    entriesOf(folder: URI): Promise<Entries | undefined> {
        const key = folder.toString().replace(/\/$/, '');
        let entries = this.read.get(key);
        if (!entries) {
            this.read.set(key, entries = this.list(folder));
            void entries.then(found => this.read.get(key) === entries && this.known.set(key, found));
        }
        return entries;
    }

    private async list(folder: URI): Promise<Entries | undefined> {
        const { FileSystemProvider, WorkspaceManager } = this.services.workspace;
        if (folder.scheme === 'untitled' || !WorkspaceManager.isInside(UriUtils.joinPath(folder, 'x'))) return undefined;
        try {
            const reader = FileSystemProvider as FileSystemProvider & Partial<FolderReader>;
            const nodes = await (reader.readFolder ? reader.readFolder(folder) : reader.readDirectory(folder));
            return new Map(nodes.map(node => [UriUtils.basename(node.uri), node.isDirectory ? 'folder' : 'file']));
        } catch {
            return new Map();
        }
    }
}

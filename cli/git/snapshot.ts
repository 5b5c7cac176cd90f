import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmptyFileSystemProvider, URI, type FileSystemNode, type FileSystemProvider } from 'langium';
import { createStrategyServices, parseConfig } from '../../language/index.js';
import { CliError } from '../exit.js';
import type { Repository } from './git.js';
import { fileUri, openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.js';

/**
 * Loads and links strategies as they were in a commit. The files they use, the house rules and the list of signers are those of that
 * commit too; nothing is read from the disk but a `--config`.
 * @param paths relative to the repository's root.
 * @param texts contents that stand in for those of the commit, by path.
 * @throws CliError in the reader's words when the date or a configuration cannot be read.
 */
export async function openSnapshot(repository: Repository, commit: string, paths: readonly string[], options: WorkspaceOptions, texts: ReadonlyMap<string, string> = new Map()): Promise<Workspace> {
    const { today, shared: { workspace: { Houses: { fixed } } } } = await openWorkspace([], options);
    const files = await repository.filesAt(commit);
    const wanted = new Set(paths);
    const contents = await repository.read([...files].filter(([path]) => wanted.has(path) || isConfig(path)).map(([, id]) => id));
    const uriOf = (path: string): URI => fileUri(join(repository.root, path));
    const pathOf = (uri: URI): string => relative(repository.root, fileURLToPath(uri.toString())).split(sep).join('/');
    const idOf = (uri: URI): string | undefined => files.get(pathOf(uri));
    // A list of signers or of revoked keys that is a link is there and cannot be read, which is not the same as none.
    const links = (await repository.linksAt(commit)).filter(path => /(?:^|\/)\.strategy(?:\/|$)/.test(path));
    const isLinked = (path: string): boolean => links.some(link => path === link || path.startsWith(`${link}/`));
    const readBinary = async (uri: URI): Promise<Buffer> => {
        const id = idOf(uri);
        if (id === undefined) throw new Error(`There is no ${uri.path} in ${commit}.`);
        if (!contents.has(id)) contents.set(id, (await repository.read([id])).get(id)!);
        return contents.get(id)!;
    };
    const readFile = async (uri: URI): Promise<string> => (await readBinary(uri)).toString('utf8');
    const fileSystem: FileSystemProvider = Object.assign(new EmptyFileSystemProvider(), { exists: async (uri: URI) => idOf(uri) !== undefined || isLinked(pathOf(uri)), readFile, readBinary, readDirectory: async (uri: URI) => entriesOf(uri, [...files.keys()].map(uriOf)) });
    const { shared, language } = createStrategyServices({ fileSystemProvider: () => fileSystem, today: () => today, crypto: globalThis.crypto?.subtle, log: message => console.error(message) });
    const { WorkspaceManager, LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, Houses, Approvals, Folders } = shared.workspace;
    WorkspaceManager.initialize({ processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: fileUri(repository.root).toString(), name: repository.root }] });
    Houses.fixed = fixed;
    if (!fixed) for (const [path, id] of files) if (isConfig(path)) Houses.set(uriOf(path), configOf(contents.get(id)!.toString('utf8'), `${path} in ${commit.slice(0, 10)}`));
    const documents = [];
    for (const path of paths) {
        const document = LangiumDocumentFactory.fromString(texts.get(path) ?? await readFile(uriOf(path)), uriOf(path));
        LangiumDocuments.addDocument(document);
        documents.push(document);
    }
    for (const document of documents) await WorkspaceManager.loadUsed(document);
    await DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: false });
    for (const document of documents) {
        await Approvals.of(document);
        await Folders.load(document);
    }
    return { today, documents, shared, language, pathOf: uri => relative(options.cwd, fileURLToPath(uri)).split(sep).join('/') };
}

/** What stands in a folder, of the files of a commit. */
function entriesOf(folder: URI, files: readonly URI[]): FileSystemNode[] {
    const start = `${folder.toString()}/`;
    const below = files.map(String).filter(file => file.startsWith(start)).map(file => file.slice(start.length).split('/'));
    return below.map(([name, ...rest]) => ({ uri: URI.parse(start + name!), isFile: rest.length === 0, isDirectory: rest.length > 0 }));
}

function isConfig(path: string): boolean {
    return /(?:^|\/)strategy\.config\.json$/.test(path);
}

function configOf(text: string, shown: string): ReturnType<typeof parseConfig> {
    try {
        return parseConfig(text);
    } catch (error) {
        throw new CliError(`${shown}: ${(error as Error).message}`);
    }
}

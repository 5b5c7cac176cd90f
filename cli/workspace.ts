import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { URI, type FileSystemProvider, type LangiumDocument } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createStrategyServices, isValidDate, parseConfig, type StrategyServices, type StrategySharedServices, type TrustPorts } from '../language/index.js';
import { CliError } from './exit.js';
import { repositoryOf } from './find-files.js';

export interface WorkspaceOptions {
    cwd: string;
    /** `YYYY-MM-DD`; the calendar day of this machine when left out. */
    today?: string;
    /** A strategy.config.json for all files, in place of those beside them. */
    config?: string;
    /** Whose signatures count, in place of the lists beside the files. */
    trust?: TrustPorts;
    /** The folders into which `Uses` may reach, where they are not those of the given files. */
    roots?: readonly string[];
    /** Is told of each picture that is read, or should have been. */
    onReadBinary?(path: string): void;
}

/** The strategies a command works on, with the files they use. */
export interface Workspace {
    today: string;
    documents: LangiumDocument[];
    shared: StrategySharedServices;
    language: StrategyServices;
    /** A file's path for the reader: relative to the working folder, with `/`. */
    pathOf(uri: string): string;
}

/**
 * Loads and links the given files.
 * @param texts contents that stand in for those on disk, by absolute path (standard input).
 * @param services that already served other files; these are forgotten.
 * @throws CliError in the reader's words when a file, the date or a configuration cannot be read.
 */
export async function openWorkspace(files: readonly string[], options: WorkspaceOptions, texts: ReadonlyMap<string, string> = new Map(), services = servicesFor(options)): Promise<Workspace> {
    const { shared, language } = services;
    const { WorkspaceManager, LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, Houses, Approvals, Folders } = shared.workspace;
    Approvals.fixed = options.trust;
    const roots = options.roots ?? rootsOf(files, options.cwd);
    WorkspaceManager.initialize({ processId: null, rootUri: null, capabilities: {}, workspaceFolders: roots.map(root => ({ uri: String(pathToFileURL(root)), name: root })) });
    if (options.config) Houses.fixed = readConfig(resolve(options.cwd, options.config), options.config);
    else for (const file of new Set(files.flatMap(path => configsFor(path)))) Houses.set(fileUri(file), readConfig(file, relative(options.cwd, file)));
    for (const { uri } of LangiumDocuments.all.toArray()) LangiumDocuments.deleteDocument(uri);
    const documents: LangiumDocument[] = [];
    for (const file of files) {
        const text = texts.get(file) ?? readText(file, options.cwd);
        const document = LangiumDocumentFactory.fromString(text, fileUri(file));
        LangiumDocuments.addDocument(document);
        documents.push(document);
    }
    for (const document of documents) await WorkspaceManager.loadUsed(document, uri => WorkspaceManager.isInside(uri));
    await DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: false });
    for (const document of documents) {
        await Approvals.of(document);
        await Folders.load(document);
    }
    return {
        today: shared.today(), documents, shared, language,
        pathOf: uri => relative(options.cwd, fileURLToPath(uri)).split(sep).join('/')
    };
}

/** The language over the files of this computer. Making it takes longer than reading many a file. @throws CliError for a date that is none. */
export function servicesFor(options: WorkspaceOptions): Pick<Workspace, 'shared' | 'language'> {
    const today = todayOf(options.today);
    return createStrategyServices({ fileSystemProvider: () => fileSystemFor(options), today: () => today, crypto: globalThis.crypto?.subtle, log: message => console.error(message) });
}

function fileSystemFor({ onReadBinary }: WorkspaceOptions): FileSystemProvider {
    const disk = NodeFileSystem.fileSystemProvider();
    const readBinary = disk.readBinary.bind(disk);
    return !onReadBinary ? disk : Object.assign(disk, {
        readBinary(uri: URI) {
            onReadBinary(fileURLToPath(uri.toString()));
            return readBinary(uri);
        }
    });
}

/** The day of a check. @throws CliError for what is no day. */
export function todayOf(day: string = localDate()): string {
    if (!isValidDate(day)) throw new CliError(`"${day}" is not a date. Write --today like 2027-03-01.`);
    return day;
}

export function fileUri(path: string): URI {
    return URI.parse(String(pathToFileURL(path)));
}

function readText(file: string, cwd: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch (error) {
        throw new CliError(`${relative(cwd, file)} could not be read: ${(error as Error).message}`);
    }
}

/** @throws CliError for one that cannot be read. */
export function readConfig(file: string, shown: string): ReturnType<typeof parseConfig> {
    try {
        return parseConfig(readFileSync(file, 'utf8'));
    } catch (error) {
        throw new CliError(`${shown}: ${(error as Error).message}`);
    }
}

/** Into these folders the `Uses` of the files may reach. */
export function rootsOf(files: readonly string[], cwd: string): string[] {
    return [...new Set(files.map(file => rootOf(file, cwd)))].sort();
}

/** `Uses` may reach into the repository, else into the working folder, else into the file's own folder. */
function rootOf(file: string, cwd: string): string {
    return repositoryOf(dirname(file)) ?? (file.startsWith(cwd + sep) ? cwd : dirname(file));
}

/** Every strategy.config.json in the file's folder and above, up to the repository's root. */
export function configsFor(file: string): string[] {
    const found: string[] = [];
    const root = repositoryOf(dirname(file));
    for (let at = dirname(file); ; at = dirname(at)) {
        const config = join(at, 'strategy.config.json');
        if (existsSync(config)) found.push(config);
        if (at === root || dirname(at) === at) return found;
    }
}

/** The calendar day of this machine. */
export function localDate(): string {
    const now = new Date();
    const pad = (part: number): string => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

import { EmptyFileSystemProvider, URI, UriUtils, type FileSystemNode } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { listFilesMethod, readBytesMethod, readFileMethod, readFolderMethod, type ListFilesParams, type ListFilesResult, type ReadFileParams, type ReadFileResult, type ReadFolderResult } from '../language/protocol.js';

/** Files through the client, for a server in a web worker: it alone can read vscode.dev's and github.dev's workspaces. */
export class ClientFileSystem extends EmptyFileSystemProvider {
    constructor(private readonly connection: Connection) {
        super();
    }

    override async exists(uri?: URI): Promise<boolean> {
        return uri !== undefined && await this.read(uri) !== null;
    }

    override async readFile(uri?: URI): Promise<string> {
        const text = uri && await this.read(uri);
        if (typeof text !== 'string') throw new Error(`${uri?.path} could not be read`);
        return text;
    }

    override async readBinary(uri?: URI): Promise<Uint8Array> {
        const params: ReadFileParams = { uri: String(uri) };
        const bytes = await this.connection.sendRequest<ReadFileResult>(readBytesMethod, params);
        if (bytes === null) throw new Error(`${uri?.path} could not be read`);
        return Uint8Array.from(atob(bytes), character => character.charCodeAt(0));
    }

    override async stat(uri: URI): Promise<FileSystemNode> {
        return { uri, isFile: true, isDirectory: false };
    }

    /** All files below the folder at once, as if they stood in it: one request in place of one for each folder. */
    override async readDirectory(folder?: URI): Promise<FileSystemNode[]> {
        const params: ListFilesParams = { uri: String(folder) };
        const uris = await this.connection.sendRequest<ListFilesResult>(listFilesMethod, params);
        return uris.map(uri => ({ uri: URI.parse(uri), isFile: true, isDirectory: false }));
    }

    /** What stands in this one folder. */
    async readFolder(folder: URI): Promise<FileSystemNode[]> {
        const params: ReadFileParams = { uri: String(folder) };
        const entries = await this.connection.sendRequest<ReadFolderResult>(readFolderMethod, params);
        return (entries ?? []).map(entry => ({ uri: UriUtils.joinPath(folder, entry.name), isFile: !entry.folder, isDirectory: entry.folder }));
    }

    private read(uri: URI): Promise<ReadFileResult> {
        const params: ReadFileParams = { uri: uri.toString() };
        return this.connection.sendRequest<ReadFileResult>(readFileMethod, params);
    }
}

import { URI, type FileSystemNode, type FileSystemProvider } from 'langium';

/** Files in memory, by URI. Folders exist where a file lies below them. */
export class MemoryFileSystem implements FileSystemProvider {
    constructor(readonly files: Map<string, string> = new Map()) {}

    statSync(uri: URI): FileSystemNode {
        const isFile = this.files.has(uri.toString());
        return { uri, isFile, isDirectory: !isFile && this.below(uri).length > 0 };
    }

    existsSync(uri: URI): boolean {
        const { isFile, isDirectory } = this.statSync(uri);
        return isFile || isDirectory;
    }

    readFileSync(uri: URI): string {
        const text = this.files.get(uri.toString());
        if (text === undefined) throw new Error(`No such file: ${uri.toString()}`);
        return text;
    }

    readBinarySync(uri: URI): Uint8Array {
        return new TextEncoder().encode(this.readFileSync(uri));
    }

    readDirectorySync(uri: URI): FileSystemNode[] {
        const names = new Set(this.below(uri).map(path => path.split('/')[0]!));
        return [...names].sort().map(name => this.statSync(URI.parse(`${folder(uri)}${name}`)));
    }

    stat = async (uri: URI): Promise<FileSystemNode> => this.statSync(uri);
    exists = async (uri: URI): Promise<boolean> => this.existsSync(uri);
    readFile = async (uri: URI): Promise<string> => this.readFileSync(uri);
    readBinary = async (uri: URI): Promise<Uint8Array> => this.readBinarySync(uri);
    readDirectory = async (uri: URI): Promise<FileSystemNode[]> => this.readDirectorySync(uri);

    private below(uri: URI): string[] {
        const start = folder(uri);
        return [...this.files.keys()].filter(file => file.startsWith(start)).map(file => file.slice(start.length));
    }
}

function folder(uri: URI): string {
    return `${uri.toString().replace(/\/$/, '')}/`;
}

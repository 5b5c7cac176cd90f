import { FileType, Uri, workspace, type CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
    configFileName, listFilesMethod, readBytesMethod, readFileMethod, readFolderMethod,
    type ListFilesParams, type ListFilesResult, type ReadFileParams, type ReadFileResult, type ReadFolderResult
} from '../language/protocol.js';
import { fileName } from './file-name.js';

const maxDepth = 12;
const maxFolders = 5000;
const maxFiles = 2000;
/** Folders listed at once: enough to hide a slow file system's latency, not enough to flood it. */
const batch = 16;

/** Lets a server without a file system of its own (the web worker) read strategies, house rules and lists of signers. */
export function serveFiles(client: BaseLanguageClient): void {
    client.onRequest(readFileMethod, ({ uri }: ReadFileParams) => readFile(Uri.parse(uri)));
    client.onRequest(readBytesMethod, ({ uri }: ReadFileParams) => readBytes(Uri.parse(uri)));
    client.onRequest(readFolderMethod, ({ uri }: ReadFileParams) => readFolder(Uri.parse(uri)));
    client.onRequest(listFilesMethod, ({ uri }: ListFilesParams, token: CancellationToken) => listFiles(Uri.parse(uri), token));
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
    if (!isListed(fileName(uri.path)) && !/\/\.strategy\/(allowed_signers|revoked_keys)$/.test(uri.path)) return null;
    try {
        return new TextDecoder().decode(await workspace.fs.readFile(uri));
    } catch {
        return null;
    }
}

/** For links: what stands beside a strategy. */
async function readFolder(uri: Uri): Promise<ReadFolderResult> {
    if (!workspace.getWorkspaceFolder(uri)) return null;
    try {
        return (await workspace.fs.readDirectory(uri)).map(([name, type]) => ({ name, folder: (type & FileType.Directory) !== 0 }));
    } catch {
        return null;
    }
}

/** Pictures only. In pieces: a call with a megabyte of arguments would be too large. */
async function readBytes(uri: Uri): Promise<ReadFileResult> {
    if (!/\.(?:svg|png|jpe?g|gif|webp)$/i.test(uri.path) || !workspace.getWorkspaceFolder(uri)) return null;
    try {
        const bytes = await workspace.fs.readFile(uri);
        let binary = '';
        for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return btoa(binary);
    } catch {
        return null;
    }
}

/**
 * All strategies and configuration files below a folder, breadth first.
 * Not `workspace.findFiles`: without a search provider for the scheme that never comes back.
 */
export async function listFiles(root: Uri, token: CancellationToken): Promise<ListFilesResult> {
    const found: string[] = [];
    let level = [root];
    let folders = 0;
    for (let depth = 0; depth <= maxDepth && level.length > 0; depth++) {
        const next: Uri[] = [];
        for (let at = 0; at < level.length; at += batch) {
            if (token.isCancellationRequested || found.length >= maxFiles || folders >= maxFolders) return found.slice(0, maxFiles);
            const chunk = level.slice(at, at + batch);
            folders += chunk.length;
            for (const entry of (await Promise.all(chunk.map(list))).flat()) {
                if (entry.type === FileType.Directory) next.push(entry.uri);
                else found.push(entry.uri.toString());
            }
        }
        level = next;
    }
    return found;
}

/** What matters in a folder. Links to folders are not followed: they may lead in circles. */
async function list(folder: Uri): Promise<{ uri: Uri; type: FileType }[]> {
    const entries = await workspace.fs.readDirectory(folder).then(read => read, () => []);
    return entries
        .filter(([name, type]) => type === FileType.Directory ? name !== 'node_modules' && !name.startsWith('.') : isListed(name))
        .map(([name, type]) => ({ uri: Uri.joinPath(folder, name), type }));
}

function isListed(name: string): boolean {
    return name.endsWith('.strategy.md') || name === configFileName;
}

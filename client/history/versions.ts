import type { Uri } from 'vscode';

/** The part of VS Code's own git extension that is used (`vscode.git`, API version 1). */
export interface GitApi {
    readonly state: 'uninitialized' | 'initialized';
    onDidChangeState(listener: () => void): { dispose(): void };
    getRepository(uri: Uri): GitRepository | null;
}

export interface GitRepository {
    log(options: { path: string; range?: string; maxEntries?: number }): Promise<GitCommit[]>;
    /** @throws when the file was not there. */
    buffer(commit: string, path: string): Promise<Uint8Array>;
    diffBetween(from: string, to: string): Promise<{ status: number; originalUri: Uri; renameUri: Uri | undefined }[]>;
}

interface GitCommit { hash: string; parents: string[]; commitDate?: Date }

export interface Version { commit: string; when: string; uri: Uri }

/** As git's API numbers what happened to a file. */
const renamed = 3;

/** The commits that changed a file, newest first, at most so many. Git itself stops where the file got its name; this goes on with the one before. */
export async function versionsOf(uri: Uri, limit: number, repository: GitRepository): Promise<Version[]> {
    const found: Version[] = [];
    for (let file = uri, range: string | undefined; found.length < limit;) {
        const commits = await repository.log({ path: file.fsPath, ...range ? { range } : { maxEntries: limit } });
        found.push(...commits.map(({ hash, commitDate }) => ({ commit: hash, when: commitDate?.toISOString() ?? '', uri: file })));
        const first = commits.at(-1);
        const parent = first?.parents[0];
        const rename = first && parent && (await repository.diffBetween(parent, first.hash)).find(({ status, renameUri }) => status === renamed && renameUri?.path === file.path);
        if (!rename) break;
        [file, range] = [rename.originalUri, parent];
    }
    return found.slice(0, limit);
}

/** A file as it was in a commit, when it is UTF-8 text. */
export async function textAt(commit: string, uri: Uri, repository: GitRepository): Promise<string | null> {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await repository.buffer(commit, uri.fsPath));
    } catch {
        return null;
    }
}

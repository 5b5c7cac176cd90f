import type { Uri } from 'vscode';

/** The part of VS Code's own git extension that is used (`vscode.git`, API version 1). */
export interface GitApi {
    readonly state: 'uninitialized' | 'initialized';
    onDidChangeState(listener: () => void): { dispose(): void };
    getRepository(uri: Uri): GitRepository | null;
}

export interface GitRepository {
    readonly state: { readonly HEAD?: { readonly name?: string; readonly commit?: string; readonly upstream?: { readonly remote: string; readonly name: string } }; readonly remotes?: readonly { readonly name: string; readonly fetchUrl?: string }[] };
    log(options: { path: string; range?: string; maxEntries?: number }): Promise<GitCommit[]>;
    /** @throws when the file was not there. */
    buffer(commit: string, path: string): Promise<Uint8Array>;
    diffBetween(from: string, to: string): Promise<{ status: number; originalUri: Uri; renameUri: Uri | undefined }[]>;
    getRefs(query: { sort?: 'alphabetically' | 'committerdate' }): Promise<GitRef[]>;
    getMergeBase(one: string, other: string): Promise<string | undefined>;
    /** @throws for a name that git does not know. */
    getCommit(name: string): Promise<GitCommit>;
}

export interface GitCommit { hash: string; message: string; parents: string[]; authorName?: string; commitDate?: Date }

/** As git's API numbers them. */
export const refTypes = { branch: 0, remoteBranch: 1, tag: 2 } as const;

export interface GitRef { type: number; name?: string; commit?: string }

/** A file in a commit. */
export interface Version { commit: string; when: string; uri: Uri; message: string; author: string }

/** As git's API numbers what happened to a file. */
const renamed = 3;

/** The commits that changed a file, newest first, at most so many. Git itself stops where the file got its name; this goes on with the one before. */
export async function versionsOf(uri: Uri, limit: number, repository: GitRepository): Promise<Version[]> {
    const found: Version[] = [];
    for (let file = uri, range: string | undefined; found.length < limit;) {
        const commits = await repository.log({ path: file.fsPath, ...range ? { range } : { maxEntries: limit } });
        found.push(...commits.map(({ hash, commitDate, message, authorName }) => ({ commit: hash, when: commitDate?.toISOString() ?? '', uri: file, message, author: authorName ?? '' })));
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

/** What a file was called in a commit: as now where it is there, else as git followed it to the commit that is checked out. */
export async function nameAt(commit: string, uri: Uri, repository: GitRepository): Promise<Uri> {
    if (await textAt(commit, uri, repository) !== null) return uri;
    const moves = await repository.diffBetween(commit, 'HEAD').catch(() => []);
    return moves.find(({ status, renameUri }) => status === renamed && renameUri?.path === uri.path)?.originalUri ?? uri;
}

/** Where others find the branch that is checked out: `github.com/acme/plans, main`. Never with the name or password that an address may hold; `undefined` where nothing is shared. */
export function placeOf({ state: { HEAD, remotes = [] } }: Pick<GitRepository, 'state'>): string | undefined {
    const { fetchUrl = '' } = remotes.find(({ name }) => name === (HEAD?.upstream?.remote ?? 'origin')) ?? remotes[0] ?? {};
    const [, host, path] = /^(?:(?:https?|ssh|git):\/\/)?(?:[^/]*@)?([\w.-]+\.[\w.-]+)(?::\d+)?[:/]+([^@?#]+?)(?:\.git)?\/?$/.exec(fetchUrl) ?? [];
    return host && path ? [`${host}/${path}`, HEAD?.name].filter(Boolean).join(', ') : undefined;
}

/** Names of branches that others are usually merged into. */
const bases = ['main', 'master', 'trunk', 'develop'];

/**
 * The branch that the one checked out will be merged into, and the commit where the two went apart; that branch's own counterpart on the server where it is
 * checked out itself. `undefined` where neither is there.
 */
export async function baseOf(repository: Pick<GitRepository, 'state' | 'getMergeBase'>, refs: readonly GitRef[]): Promise<{ name: string; commit: string } | undefined> {
    const { HEAD } = repository.state;
    const called = (name: string): GitRef | undefined => refs.find(ref => ref.name === name && ref.type !== refTypes.tag);
    const own = HEAD?.name !== undefined && bases.includes(HEAD.name);
    const names = own ? [`origin/${HEAD.name}`] : bases.flatMap(name => [name, `origin/${name}`]);
    const name = names.find(called);
    const commit = name && await repository.getMergeBase(name, 'HEAD').catch(() => undefined);
    return commit ? { name, commit } : undefined;
}

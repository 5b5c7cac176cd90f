import { execFile } from 'node:child_process';
import { CliError } from '../exit.js';
import { safeFolder } from '../safe-folder.js';

/** The repository a folder lies in, asked through the `git` binary, never through a shell. Paths are relative to its root, with `/`. */
export interface Repository {
    /** Absolute path of its root. */
    root: string;
    /** The commit a branch, tag or other name stands for. @throws CliError for a name git does not know. */
    commit(name: string): Promise<string>;
    /** The commit from which two commits went apart. @throws CliError when they have nothing in common. */
    mergeBase(a: string, b: string): Promise<string>;
    /** The parents that a commit names, those too that a shallow clone does not hold. */
    parents(commit: string): Promise<string[]>;
    /** Gets a commit from `origin` where this clone does not hold it; a shallow clone gets nothing else. @throws CliError when it cannot be had. */
    fetch(commit: string): Promise<void>;
    /** The regular files of a commit, with the id of their content. */
    filesAt(commit: string): Promise<Map<string, string>>;
    /** Paths of a commit that are no regular files: symbolic links and submodules. */
    linksAt(commit: string): Promise<string[]>;
    /** The files of the work tree that git knows or would add. Some may be deleted. */
    filesInWorkTree(): Promise<string[]>;
    /** What git itself sees changed from a commit to another, or to the work tree; `from` is there for a renamed file. */
    changes(from: string, to?: string): Promise<{ path: string; from?: string }[]>;
    /** The contents with these ids. */
    read(ids: readonly string[]): Promise<Map<string, Buffer>>;
    /** The commits that changed a file, newest first, at most so many, with the path it had then. Followed through renames. */
    history(path: string, limit: number): Promise<{ commit: string; when: string; path: string }[]>;
    /** Sets one of git's settings for this clone. */
    configure(key: string, value: string): Promise<void>;
    /** A file as it was in a commit; `undefined` when it was not there. */
    fileAt(commit: string, path: string): Promise<Buffer | undefined>;
}

/** @throws CliError when the folder is in no repository, or there is no git. */
export async function openRepository(cwd: string): Promise<Repository> {
    const top = await git(cwd, ['rev-parse', '--show-toplevel']).catch((error: unknown) => {
        if (!(error instanceof GitError)) throw error;
        throw new CliError(error.message.includes('dubious ownership') ? `git does not read this repository, because it belongs to another user. Allow it first: git config --global --add safe.directory "${cwd}"` : 'This folder is not in a git repository.');
    });
    const root = top.toString('utf8').replace(/\r?\n$/, '');
    const list = async (args: readonly string[]): Promise<string[]> => (await git(root, args)).toString('utf8').split('\0').filter(part => part !== '');
    const known = new Map<string, Promise<string[]>>();
    const entriesAt = (commit: string): Promise<string[]> => {
        const entries = known.get(commit) ?? list(['ls-tree', '-r', '-z', '--full-tree', commit]);
        known.set(commit, entries);
        return entries;
    };
    return {
        root,
        commit: name => commitOf(root, name),
        async mergeBase(a, b) {
            const found = await git(root, ['merge-base', a, b]).catch(ifGit(() => new CliError('The two states have no common history. In a shallow clone, fetch it first: git fetch --unshallow')));
            return found.toString('utf8').trim();
        },
        parents: async commit => [...(await git(root, ['cat-file', 'commit', commit])).toString('utf8').split('\n\n')[0]!.matchAll(/^parent ([\da-f]+)$/gm)].map(([, id]) => id!),
        async fetch(commit) {
            if (!/^[\da-f]{40,64}$/.test(commit)) throw new CliError(`"${commit}" is not the id of a commit.`);
            if (await git(root, ['cat-file', '-e', `${commit}^{commit}`]).then(() => true, () => false)) return;
            const isShallow = (await git(root, ['rev-parse', '--is-shallow-repository'])).toString('utf8').trim() === 'true';
            await git(root, ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...isShallow ? ['--depth=1'] : [], 'origin', commit])
                .catch(ifGit(error => new CliError(`The commit ${commit.slice(0, 10)} is not in this clone, and could not be fetched (${error.message.split('\n')[0]!}).`)));
        },
        filesAt: async commit => filesOf(await entriesAt(commit)),
        linksAt: async commit => (await entriesAt(commit)).filter(entry => !entry.startsWith('100')).map(entry => entry.slice(entry.indexOf('\t') + 1)),
        filesInWorkTree: () => list(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']),
        changes: async (from, to) => statuses(await list(['diff', '--name-status', '-z', '--find-renames', '--no-ext-diff', '--ignore-submodules', from, ...to ? [to] : [], '--'])),
        read: ids => contents(root, ids),
        async history(path, limit) {
            const log = list(['log', '--follow', '-c', `--max-count=${limit}`, '--format=%H %cI', '-z', '--name-status', '--end-of-options', 'HEAD', '--', path]);
            return versions(await log.catch(error => error instanceof GitError ? [] : Promise.reject(error)), path); // no commit yet
        },
        async configure(key, value) {
            await git(root, ['config', '--local', key, value]);
        },
        fileAt: (commit, path) => git(root, ['cat-file', 'blob', `${commit}:${path}`]).catch(error => error instanceof GitError ? undefined : Promise.reject(error))
    };
}

/** git ended with an error; the message is its own. */
class GitError extends Error {}

function ifGit(other: (error: GitError) => Error): (error: unknown) => never {
    return error => {
        throw error instanceof GitError ? other(error) : error;
    };
}

async function git(cwd: string, args: readonly string[], input?: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
        const child = execFile('git', ['-C', cwd, ...args], { cwd: safeFolder, encoding: 'buffer', maxBuffer: Infinity, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } }, (error, output, said) => {
            if (!error) resolve(output);
            else if (error.code === 'ENOENT') reject(new CliError('git could not be started. Is it installed?'));
            else reject(new GitError(said.toString('utf8').trim() || error.message));
        });
        child.stdin!.on('error', () => {}); // git ended without reading
        child.stdin!.end(input);
    });
}

async function commitOf(root: string, name: string): Promise<string> {
    if (name.startsWith('-') || name === '' || /[\0\n]/.test(name)) throw new CliError(`"${name}" is not the name of a commit, branch or tag.`);
    const id = await git(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
        .catch(ifGit(() => new CliError(`There is no commit, branch or tag "${name}" in this repository. If it is on the server only, fetch it first: git fetch origin`)));
    return id.toString('utf8').trim();
}

/** `100644 blob id<tab>path`; symbolic links and submodules are no files. */
function filesOf(entries: readonly string[]): Map<string, string> {
    return new Map(entries.flatMap((entry): [string, string][] => {
        const [, id, path] = /^100\d{3} blob ([\da-f]+)\t([^]*)$/.exec(entry) ?? [];
        return id && path ? [[path, id]] : [];
    }));
}

/** `M`, path; `R087`, old path, new path. */
function statuses(parts: readonly string[]): { path: string; from?: string }[] {
    const found: { path: string; from?: string }[] = [];
    for (let at = 0; at < parts.length;) {
        const status = parts[at]!;
        if (status.startsWith('R')) found.push({ from: parts[at + 1]!, path: parts[at + 2]! });
        else if (status.startsWith('C')) found.push({ path: parts[at + 2]! });
        else found.push({ path: parts[at + 1]! });
        at += /^[RC]/.test(status) ? 3 : 2;
    }
    return found;
}

/** For each commit `id date`, and what it did to the file: `M`, path; `R087`, old path, new path; in a merge `MM`, path. */
function versions(parts: readonly string[], latest: string): { commit: string; when: string; path: string }[] {
    const found: { commit: string; when: string; path: string }[] = [];
    let path = latest;
    for (let at = 0; at < parts.length;) {
        const part = parts[at]!.trimStart();
        const [, commit, when] = /^([\da-f]{40,64}) (\S+)$/.exec(part) ?? [];
        if (commit && when) {
            found.push({ commit, when, path });
            at++;
            continue;
        }
        const isMoved = /^[RC]\d/.test(part);
        found.at(-1)!.path = parts[at + (isMoved ? 2 : 1)]!;
        path = parts[at + 1]!;
        at += isMoved ? 3 : 2;
    }
    return found;
}

/** Reads many contents with one process: git answers `id blob length`, a line end, the bytes and a line end for each. */
async function contents(root: string, ids: readonly string[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return found;
    const output = await git(root, ['cat-file', '--batch'], `${wanted.join('\n')}\n`);
    let at = 0;
    for (const id of wanted) {
        const end = output.indexOf(10, at);
        const length = Number(output.toString('utf8', at, end).split(' ')[2]);
        if (end < 0 || !Number.isInteger(length)) throw new CliError(`git could not read ${id}. A clone that was fetched in part lacks it.`);
        found.set(id, output.subarray(end + 1, end + 1 + length));
        at = end + length + 2;
    }
    return found;
}

import { execFile } from 'node:child_process';
import { CliError } from './exit.js';

/** The repository a folder lies in, asked through the `git` binary, never through a shell. Paths are relative to its root, with `/`. */
export interface Repository {
    /** Absolute path of its root. */
    root: string;
    /** The commit a branch, tag or other name stands for. @throws CliError for a name git does not know. */
    commit(name: string): Promise<string>;
    /** The commit from which two commits went apart. @throws CliError when they have nothing in common. */
    mergeBase(a: string, b: string): Promise<string>;
    /** The regular files of a commit, with the id of their content. */
    filesAt(commit: string): Promise<Map<string, string>>;
    /** The files of the work tree that git knows or would add. Some may be deleted. */
    filesInWorkTree(): Promise<string[]>;
    /** What git itself sees changed from a commit to another, or to the work tree; `from` is there for a renamed file. */
    changes(from: string, to?: string): Promise<{ path: string; from?: string }[]>;
    /** The contents with these ids. */
    read(ids: readonly string[]): Promise<Map<string, Buffer>>;
}

/** @throws CliError when the folder is in no repository, or there is no git. */
export async function openRepository(cwd: string): Promise<Repository> {
    const top = await git(cwd, ['rev-parse', '--show-toplevel']).catch((error: unknown) => {
        throw error instanceof GitError ? new CliError('This folder is not in a git repository.') : error;
    });
    const root = top.toString('utf8').replace(/\r?\n$/, '');
    const list = async (args: readonly string[]): Promise<string[]> => (await git(root, args)).toString('utf8').split('\0').filter(part => part !== '');
    const known = new Map<string, Promise<Map<string, string>>>();
    return {
        root,
        commit: name => commitOf(root, name),
        async mergeBase(a, b) {
            const found = await git(root, ['merge-base', a, b]).catch(ifGit(() => new CliError('The two states have no common history. In a shallow clone, fetch it first: git fetch --unshallow')));
            return found.toString('utf8').trim();
        },
        filesAt(commit) {
            const files = known.get(commit) ?? list(['ls-tree', '-r', '-z', '--full-tree', commit]).then(filesOf);
            known.set(commit, files);
            return files;
        },
        filesInWorkTree: () => list(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']),
        changes: async (from, to) => statuses(await list(['diff', '--name-status', '-z', '--find-renames', '--no-ext-diff', '--ignore-submodules', from, ...to ? [to] : [], '--'])),
        read: ids => contents(root, ids)
    };
}

/** git ended with an error; the message is its own. */
class GitError extends Error {}

function ifGit(other: () => Error): (error: unknown) => never {
    return error => {
        throw error instanceof GitError ? other() : error;
    };
}

async function git(cwd: string, args: readonly string[], input?: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
        const child = execFile('git', args, { cwd, encoding: 'buffer', maxBuffer: Infinity, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } }, (error, output, said) => {
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

import { existsSync, lstatSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { LangiumDocument } from 'langium';
import { CliError } from '../exit.js';
import { findFiles } from '../find-files.js';
import { affectedBy } from './affected.js';
import { openRepository, type Repository } from './git.js';
import { openSnapshot } from './snapshot.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.js';

/** Two states of some strategies. */
export interface Comparison {
    old: Workspace;
    now: Workspace;
    pairs: FilePair[];
    /** Of two states of a repository: it, and the commit of the old one. */
    since?: { repository: Repository; commit: string };
    /** Where the new state is proposed to those who hold the old one: by path, what says whose signatures count. */
    trusted?: ReadonlyMap<string, { workspace: Workspace; document: LangiumDocument }>;
}

/** One file in both states, by its paths for the reader. It `moved` when it went from one path to the other, rather than being compared with it. */
export interface FilePair { old?: string; now?: string; moved: boolean }

/**
 * `diff OLD NEW`: two files, or two folders whose files are the same by their path inside.
 * @throws CliError for anything else.
 */
export async function betweenPaths(paths: readonly string[], options: WorkspaceOptions): Promise<Comparison> {
    const [old, now, ...more] = paths;
    if (old === undefined || now === undefined || more.length > 0) throw new CliError('Expected two files or folders: strategy diff OLD NEW. For two states of a repository: strategy diff --git BASE..HEAD');
    const [oldFiles, newFiles] = [await findFiles([old], options.cwd), await findFiles([now], options.cwd)];
    const isFile = (path: string): boolean => statSync(resolve(options.cwd, path)).isFile();
    if (isFile(old) !== isFile(now)) throw new CliError(`"${isFile(old) ? old : now}" is a file and "${isFile(old) ? now : old}" a folder. Compare two of a kind.`);
    const workspaces = { old: await openWorkspace(oldFiles, options), now: await openWorkspace(newFiles, options) };
    const shown = (path: string): string => withSlashes(relative(options.cwd, path));
    if (isFile(old)) return { ...workspaces, pairs: [{ old: shown(oldFiles[0]!), now: shown(newFiles[0]!), moved: false }] };
    const inside = (folder: string, files: readonly string[]): Map<string, string> => new Map(files.map(file => [relative(resolve(options.cwd, folder), file), shown(file)]));
    const [before, after] = [inside(old, oldFiles), inside(now, newFiles)];
    const pairs = [...new Set([...before.keys(), ...after.keys()])].sort().map((path): FilePair => ({ old: before.get(path), now: after.get(path), moved: false }));
    return { ...workspaces, pairs: withMoves(pairs, workspaces) };
}

/**
 * `diff --git BASE[..HEAD] [paths]`: two commits, or a commit and the work tree. With paths, all strategies there, as files they use may
 * have changed; without, those that git says have changed.
 * @param options `affectedOnly`: with paths too, nothing but the strategies that the change can matter to.
 * @param trustedAt the commit whose signers and positions count, where it is not BASE: a branch that began long ago must not bring back a revoked key.
 * @throws CliError for a name git does not know, and for paths without a strategy.
 */
export async function betweenStates(range: string, paths: readonly string[], options: WorkspaceOptions & { affectedOnly?: boolean }, trustedAt?: string): Promise<Comparison> {
    const repository = await openRepository(options.cwd);
    const { base, head } = await commitsOf(range, repository);
    const oldPaths = [...(await repository.filesAt(base)).keys()].filter(isStrategy);
    const newPaths = head ? [...(await repository.filesAt(head)).keys()].filter(isStrategy) : await filesOnDisk(repository);
    const changes = await repository.changes(base, head);
    const states = pathPairs(oldPaths, newPaths, changes);
    const wanted = paths.length > 0 ? insideOf(paths, repository.root, options.cwd) : touchedBy(changes, oldPaths);
    const named = states.filter(({ old, now }) => [old, now].some(path => path !== undefined && wanted(path)));
    const trustCommit = trustedAt === undefined ? base : await repository.commit(trustedAt);
    const pairs = options.affectedOnly ? await affectedPairs(named, states, changes, repository, { base, head, trustCommit }) : named;
    if (paths.length > 0 && named.length === 0) throw new CliError(`There is no strategy in ${paths.map(path => `"${path}"`).join(', ')} in either state.`);
    const [olds, news] = [pairs.flatMap(({ old }) => old ?? []), pairs.flatMap(({ now }) => now ?? [])];
    const workspaces = {
        old: await openSnapshot(repository, base, olds, options),
        now: head ? await openSnapshot(repository, head, news, options) : await openWorkspace(news.map(path => join(repository.root, path)), options)
    };
    const shown = (path: string | undefined): string | undefined => path === undefined ? undefined : withSlashes(relative(options.cwd, join(repository.root, path)));
    const comparison = { ...workspaces, since: { repository, commit: base }, pairs: withMoves(pairs.map(({ old, now, moved }) => ({ old: shown(old), now: shown(now), moved })), workspaces) };
    return { ...comparison, trusted: await trustedIn(comparison, repository, base, trustCommit, options) };
}

/** Those of the pairs that a change can matter to, as far as all files tell. What makes trust newer than the base is part of the change. */
async function affectedPairs(pairs: readonly FilePair[], all: readonly FilePair[], changes: readonly { path: string; from?: string }[], repository: Repository, { base, head, trustCommit }: { base: string; head?: string; trustCommit: string }): Promise<FilePair[]> {
    const newer = trustCommit === base ? [] : await repository.changes(base, trustCommit);
    const changed = new Set([...changes, ...newer].flatMap(({ path, from }) => [path, from ?? path]));
    for (const { old, now } of all) if (now !== undefined && old !== now) changed.add(now); // git does not know it yet
    const affected = await affectedBy(changed, all.flatMap(({ now }) => now ?? []), repository, head);
    return pairs.filter(({ now }) => now === undefined || affected.has(now));
}

/** Each file as it is where its signers are read. One that is not there yet is read beside the files that are, so that it brings none along. */
async function trustedIn({ old, now, pairs }: Comparison, repository: Repository, base: string, commit: string, options: WorkspaceOptions): Promise<NonNullable<Comparison['trusted']>> {
    const [before, after, there] = [documentsIn(old), documentsIn(now), await repository.filesAt(commit)];
    const inside = (path: string): string => withSlashes(relative(repository.root, resolve(options.cwd, path)));
    const texts = new Map<string, string>();
    const read = pairs.filter(pair => pair.now !== undefined && !(commit === base && pair.old !== undefined)).map(pair => {
        const path = [pair.old, pair.now].flatMap(shown => shown === undefined ? [] : inside(shown)).find(path => there.has(path)) ?? inside(pair.now!);
        if (!there.has(path)) texts.set(path, after.get(pair.now!)!.textDocument.getText());
        return { now: pair.now!, path };
    });
    const workspace = read.length === 0 ? old : await openSnapshot(repository, commit, read.map(({ path }) => path), options, texts);
    return new Map([
        ...pairs.flatMap(({ old: oldPath, now: path }) => oldPath !== undefined && path !== undefined ? [[path, { workspace: old, document: before.get(oldPath)! }] as const] : []),
        ...read.map(({ now: path }, index) => [path, { workspace, document: workspace.documents[index]! }] as const)
    ]);
}

/** The documents by their path for the reader. */
export function documentsIn({ documents, pathOf }: Workspace): Map<string, LangiumDocument> {
    return new Map(documents.map(document => [pathOf(document.uri.toString()), document]));
}

/** `main`, `main..topic`, `main..` (to HEAD), `main...topic` (from where they went apart). */
async function commitsOf(range: string, repository: Repository): Promise<{ base: string; head?: string }> {
    const [, from = '', dots, to = ''] = /^(.*?)(?:(\.{2,3})(.*))?$/s.exec(range) ?? [];
    const base = await repository.commit(from || (dots ? 'HEAD' : ''));
    if (!dots) return { base };
    const head = await repository.commit(to || 'HEAD');
    return { base: dots === '...' ? await repository.mergeBase(base, head) : base, head };
}

/** The strategies of the work tree. */
async function filesOnDisk(repository: Repository): Promise<string[]> {
    const paths = (await repository.filesInWorkTree()).filter(isStrategy);
    return paths.filter(path => existsSync(join(repository.root, path)) && lstatSync(join(repository.root, path)).isFile());
}

/** Which file of the new state is which of the old: by path, or as git followed it. Sorted by path. */
function pathPairs(oldPaths: readonly string[], newPaths: readonly string[], changes: readonly { path: string; from?: string }[]): FilePair[] {
    const [before, after] = [new Set(oldPaths), new Set(newPaths)];
    const followed = new Map(changes.flatMap(({ path, from }): [string, string][] => from !== undefined && before.has(from) && after.has(path) ? [[path, from]] : []));
    const gone = new Set(followed.values());
    return [
        ...newPaths.map((path): FilePair => ({ now: path, old: followed.get(path) ?? (before.has(path) && !gone.has(path) ? path : undefined), moved: followed.has(path) })),
        ...oldPaths.filter(path => !after.has(path) && !gone.has(path)).map((path): FilePair => ({ old: path, moved: false }))
    ].sort((a, b) => (a.now ?? a.old!) < (b.now ?? b.old!) ? -1 : 1);
}

/** What git says has changed, and what it does not know yet. */
function touchedBy(changes: readonly { path: string; from?: string }[], oldPaths: readonly string[]): (path: string) => boolean {
    const changed = new Set(changes.flatMap(({ path, from }) => [path, from ?? path]));
    const before = new Set(oldPaths);
    return path => changed.has(path) || !before.has(path);
}

function insideOf(paths: readonly string[], root: string, cwd: string): (path: string) => boolean {
    const places = paths.map(path => {
        const inside = withSlashes(relative(root, resolve(cwd, path)));
        if (inside === '..' || inside.startsWith('../')) throw new CliError(`"${path}" is outside of the repository.`);
        return inside;
    });
    return path => places.some(place => place === '' || path === place || path.startsWith(`${place}/`));
}

/** A file that is gone and a new one whose strategy has the same title are one file, which git did not follow. */
function withMoves(pairs: readonly FilePair[], { old, now }: Pick<Comparison, 'old' | 'now'>): FilePair[] {
    const [before, after] = [titlesIn(old), titlesIn(now)];
    const gone = new Map(pairs.filter(pair => pair.now === undefined && before.get(pair.old!)).map(pair => [before.get(pair.old!)!, pair]));
    const followed = new Set<FilePair>();
    const found = pairs.map(pair => {
        const from = pair.old === undefined ? gone.get(after.get(pair.now!) ?? '') : undefined;
        if (!from || followed.has(from)) return pair;
        followed.add(from);
        return { ...pair, old: from.old, moved: true };
    });
    return found.filter(pair => !followed.has(pair));
}

/** The title of each strategy, by its path for the reader. */
function titlesIn({ documents, shared, pathOf }: Workspace): Map<string, string> {
    return new Map(documents.map(document => [pathOf(document.uri.toString()), shared.workspace.Models.of(document).strategy?.title ?? '']));
}

function isStrategy(path: string): boolean {
    return path.endsWith('.strategy.md');
}

function withSlashes(path: string): string {
    return path.split(sep).join('/');
}

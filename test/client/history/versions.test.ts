import { expect, test } from 'vitest';
import type { Uri } from 'vscode';
import { baseOf, nameAt, placeOf, refTypes, textAt, versionsOf, type GitRef, type GitRepository } from '../../../client/history/versions.js';

const uri = (path: string): Uri => ({ path, fsPath: path }) as Uri;
const names = async (...asked: Parameters<typeof versionsOf>): Promise<string[]> => (await versionsOf(...asked)).map(({ commit, uri: { path } }) => `${commit} ${path}`);

interface Commit { hash: string; path: string; from?: string }

/** As VS Code's git extension answers: `log` stops where the file got its name, `range` drops the limit. */
function repository(commits: readonly Commit[], head?: string): GitRepository {
    const entries = commits.map((commit, index) => ({ ...commit, parents: commits[index + 1] ? [commits[index + 1]!.hash] : [] }));
    return {
        async log({ path, range, maxEntries = 32 }) {
            const from = range ? entries.findIndex(({ hash }) => hash === range) : 0;
            const found = entries.slice(from).filter(commit => commit.path === path);
            return (range ? found : found.slice(0, maxEntries)).map(({ hash, parents }) => ({ hash, parents, message: `Step ${hash}\n\nWhy`, authorName: 'Mia', commitDate: new Date('2027-01-12T11:00:00Z') }));
        },
        async diffBetween(_from, to) {
            const { path, from } = entries.find(({ hash }) => hash === (to === 'HEAD' ? entries[0]!.hash : to))!;
            return from ? [{ status: 3, originalUri: uri(from), renameUri: uri(path) }] : [{ status: 5, originalUri: uri(path), renameUri: undefined }];
        },
        async buffer(commit, path) {
            if (path === '/gone') throw new Error('not there');
            if (commits.length > 0 && !entries.some(entry => entry.hash === commit && entry.path === path)) throw new Error('not there');
            return path === '/picture' ? Uint8Array.of(0xff, 0xfe) : new TextEncoder().encode(`\uFEFF${commit} ${path}`);
        },
        state: { HEAD: { name: head, commit: 'e' } },
        getRefs: async () => [],
        getCommit: async name => ({ hash: name, message: '', parents: [] }),
        getMergeBase: async (one, other) => one === 'unrelated' ? undefined : `${one}…${other}`
    };
}

const moved: Commit[] = [{ hash: 'e', path: '/c' }, { hash: 'd', path: '/c', from: '/b' }, { hash: 'c', path: '/b' }, { hash: 'b', path: '/b', from: '/a' }, { hash: 'a', path: '/a' }];

test('a file is followed through its names', async () => {
    expect(await names(uri('/c'), 200, repository(moved))).toEqual(['e /c', 'd /c', 'c /b', 'b /b', 'a /a']);
    expect((await versionsOf(uri('/a'), 1, repository(moved)))[0]!.when).toBe('2027-01-12T11:00:00.000Z');
});

test('no more are given than were asked for', async () => {
    expect(await names(uri('/c'), 3, repository(moved))).toEqual(['e /c', 'd /c', 'c /b']);
    expect(await names(uri('/c'), 1, repository(moved))).toEqual(['e /c']);
});

test('a file without a commit has no versions', async () => {
    expect(await names(uri('/x'), 200, repository(moved))).toEqual([]);
    expect(await names(uri('/x'), 200, repository([]))).toEqual([]);
});

test('a text is given as it was, byte-order mark and all; what is missing or no text is not', async () => {
    const git = repository([]);
    expect(await Promise.all(['/a', '/gone', '/picture'].map(path => textAt('c0', uri(path), git)))).toEqual(['\uFEFFc0 /a', null, null]);
});

test('a version says what a person knows it by', async () => {
    expect((await versionsOf(uri('/a'), 1, repository(moved)))[0]).toMatchObject({ message: 'Step a\n\nWhy', author: 'Mia' });
});

test('a file is found in a commit by the name it had then', async () => {
    const git = repository([{ hash: 'b', path: '/b', from: '/a' }, { hash: 'a', path: '/a' }]);
    expect((await nameAt('b', uri('/b'), git)).path).toBe('/b');
    expect((await nameAt('a', uri('/b'), git)).path).toBe('/a');
    expect((await nameAt('a', uri('/never'), git)).path).toBe('/never');
});

test.each<[string, string | undefined, string[], string | undefined]>([
    ['the branch others are merged into', 'topic', ['topic', 'main', 'origin/main'], 'main'],
    ['its counterpart on the server, where there is no branch here', 'topic', ['topic', 'origin/master'], 'origin/master'],
    ['the counterpart on the server, on that branch itself', 'main', ['main', 'origin/main', 'master'], 'origin/main'],
    ['nothing on that branch itself without a server', 'main', ['main', 'topic'], undefined],
    ['the same where no branch is checked out', undefined, ['main'], 'main']
])('the base is %s', async (_what, head, names, base) => {
    const refs = names.map((name): GitRef => ({ name, type: name.startsWith('origin/') ? refTypes.remoteBranch : refTypes.branch, commit: 'c' }));
    expect(await baseOf(repository([], head), refs)).toEqual(base && { name: base, commit: `${base}…HEAD` });
});

test('a tag that is called main is no branch', async () => {
    expect(await baseOf(repository([], 'topic'), [{ name: 'main', type: refTypes.tag, commit: 'c' }])).toBeUndefined();
});

test.each([
    ['https://github.com/acme/plans.git', 'github.com/acme/plans, main'],
    ['https://dana:secret@github.com/acme/plans', 'github.com/acme/plans, main'],
    ['git@github.com:acme/plans.git', 'github.com/acme/plans, main'],
    ['ssh://git@git.acme.example:2222/marketing/plans.git', 'git.acme.example/marketing/plans, main'],
    ['https://dana.reyes:p@ss@github.com/acme/plans', 'github.com/acme/plans, main'],
    ['https://dana@acme.example:secret@github.com/acme/plans', 'github.com/acme/plans, main'],
    ['https://dana.reyes:se/cret@github.com/acme/plans', undefined],
    ['https://github.com/acme/plans.git?token=secret', undefined],
    ['/srv/git/plans.git', undefined],
    ['file:///srv/git/plans.git', undefined],
    [undefined, undefined]
])('others find a branch of %s at %s, without anybody\'s password', (fetchUrl, place) => {
    expect(placeOf({ state: { HEAD: { name: 'main' }, remotes: fetchUrl === undefined ? [] : [{ name: 'origin', fetchUrl }] } })).toBe(place);
});

test('of several places, the one that the branch is shared at', () => {
    const remotes = [{ name: 'fork', fetchUrl: 'https://a.example/fork' }, { name: 'origin', fetchUrl: 'https://a.example/origin' }];
    expect(placeOf({ state: { HEAD: { name: 'x', upstream: { remote: 'fork', name: 'x' } }, remotes } })).toBe('a.example/fork, x');
    expect(placeOf({ state: { HEAD: {}, remotes } })).toBe('a.example/origin');
});

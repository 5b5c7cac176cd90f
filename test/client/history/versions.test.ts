import { expect, test } from 'vitest';
import type { Uri } from 'vscode';
import { textAt, versionsOf, type GitRepository } from '../../../client/history/versions.js';

const uri = (path: string): Uri => ({ path, fsPath: path }) as Uri;
const names = async (...asked: Parameters<typeof versionsOf>): Promise<string[]> => (await versionsOf(...asked)).map(({ commit, uri: { path } }) => `${commit} ${path}`);

interface Commit { hash: string; path: string; from?: string }

/** As VS Code's git extension answers: `log` stops where the file got its name, `range` drops the limit. */
function repository(commits: readonly Commit[]): GitRepository {
    const entries = commits.map((commit, index) => ({ ...commit, parents: commits[index + 1] ? [commits[index + 1]!.hash] : [] }));
    return {
        async log({ path, range, maxEntries = 32 }) {
            const from = range ? entries.findIndex(({ hash }) => hash === range) : 0;
            const found = entries.slice(from).filter(commit => commit.path === path);
            return (range ? found : found.slice(0, maxEntries)).map(({ hash, parents }) => ({ hash, parents, commitDate: new Date('2027-01-12T11:00:00Z') }));
        },
        async diffBetween(_from, to) {
            const { path, from } = entries.find(({ hash }) => hash === to)!;
            return from ? [{ status: 3, originalUri: uri(from), renameUri: uri(path) }] : [{ status: 5, originalUri: uri(path), renameUri: undefined }];
        },
        async buffer(commit, path) {
            if (path === '/gone') throw new Error('not there');
            return path === '/picture' ? Uint8Array.of(0xff, 0xfe) : new TextEncoder().encode(`\uFEFF${commit} ${path}`);
        }
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

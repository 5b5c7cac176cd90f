import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { revealed } from '../../language/index.js';
import type { Comparison } from './comparison.js';

/** A changed file that readers should look at with care; of a list of signers, whom it adds and takes out. */
export interface Guarded { path: string; what: 'signers' | 'revoked' | 'rules' | 'other'; added: string[]; removed: string[] }

const kinds: Readonly<Record<string, Guarded['what']>> = { allowed_signers: 'signers', revoked_keys: 'revoked', 'strategy.config.json': 'rules' };

/** Those of a change, from a commit to the work tree. Sorted by path. */
export async function guardedIn({ since }: Pick<Comparison, 'since'>): Promise<Guarded[]> {
    if (!since) return [];
    const { repository, commit: base } = since;
    const changed = (await repository.changes(base)).flatMap(({ path, from }) => [path, from ?? path]);
    const touched = [...new Set(changed)].filter(path => /(?:^|\/)(?:\.strategy\/.+|strategy\.config\.json)$/.test(path)).sort();
    const before = await repository.filesAt(base);
    const old = await repository.read(touched.flatMap(path => before.get(path) ?? []));
    return touched.map(path => {
        const what = kinds[path.split('/').at(-1)!] ?? 'other';
        const [was, is] = [linesOf(old.get(before.get(path) ?? '')?.toString('utf8')), linesOf(textOf(join(repository.root, path)))];
        const named = (lines: readonly string[], others: readonly string[]): string[] => what === 'signers' ? lines.filter(line => !others.includes(line)).map(signerIn) : [];
        return { path, what, added: named(is, was), removed: named(was, is) };
    });
}

/** Whom a line of the list of signers is about: what stands before its first blank, or in quotes. */
function signerIn(line: string): string {
    return /^(?:"[^"]*"|\S+)/.exec(line)![0];
}

function linesOf(text = ''): string[] {
    return text.split(/\r\n?|\n/).map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'));
}

function textOf(path: string): string | undefined {
    try {
        return readFileSync(path, 'utf8');
    } catch {
        return undefined;
    }
}

/** One line for each, for people who read a terminal or a log. */
export function guardedNotes(guarded: readonly Guarded[]): string[] {
    return guarded.map(({ path, what, added, removed }) => {
        const names = [...added.length > 0 ? [`adds ${added.join(', ')}`] : [], ...removed.length > 0 ? [`takes out ${removed.join(', ')}`] : []].join('; ');
        const said = what === 'rules' ? 'the house rules change, and this check goes by the new ones. Look at what they allow.'
            : `whose signatures count changes${names ? ` (${names})` : ''}. Signatures are held against the list before this change.`;
        return revealed(`${path}: ${said}`);
    });
}

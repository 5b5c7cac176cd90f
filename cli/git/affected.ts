import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path/posix';
import { join } from 'node:path';
import type { Repository } from './git.js';

/**
 * Which strategies a change can matter to: those that changed, those that use one of them, directly or through others, those under house rules or
 * a list of signers that changed, with those that use these, and those that name a picture that did. Looks at words alone and parses nothing, so it may name too
 * many, never too few.
 * @param changed what git says differs, relative to the repository's root.
 * @param strategies the strategies of the new state.
 * @param head the commit of the new state; the work tree when left out.
 */
export async function affectedBy(changed: ReadonlySet<string>, strategies: readonly string[], repository: Repository, head?: string): Promise<ReadonlySet<string>> {
    const affected = new Set(strategies.filter(path => changed.has(path)));
    const folders = [...changed].flatMap(path => /(?:^|\/)\.strategy\/[^/]+$/.test(path) ? [dirname(dirname(path))] : basename(path) === 'strategy.config.json' ? [dirname(path)] : []);
    for (const path of strategies) if (folders.some(folder => folder === '.' || path.startsWith(`${folder}/`))) affected.add(path);
    const others = strategies.filter(path => !affected.has(path));
    let names = new Set([...affected, ...[...changed].filter(path => /\.(?:strategy\.md|svg|png|jpe?g|gif|webp|avif|bmp|ico)$/i.test(path))].map(lastWord));
    if (names.size === 0 || others.length === 0) return affected;
    const texts = await textsOf(others, repository, head);
    while (names.size > 0) {
        const found = [...texts].filter(([, text]) => [...names].some(name => text.includes(name))).map(([path]) => path);
        for (const path of found) {
            affected.add(path);
            texts.delete(path);
        }
        names = new Set(found.map(lastWord));
    }
    return affected;
}

/** What no way to write a link to a file leaves out: the end of its name, behind the last blank. */
function lastWord(path: string): string {
    return basename(path).split(/\s/).at(-1)!.normalize('NFC').toLowerCase();
}

/** The lines of each strategy that may name a file, in lower case, with percent codes and composed letters resolved. */
async function textsOf(paths: readonly string[], repository: Repository, head: string | undefined): Promise<Map<string, string>> {
    const files = head === undefined ? undefined : await repository.filesAt(head);
    const contents = files && await repository.read(paths.flatMap(path => files.get(path) ?? []));
    const read = (path: string): string => contents ? contents.get(files!.get(path)!)!.toString('utf8') : readFileSync(join(repository.root, path), 'utf8');
    return new Map(paths.map(path => [path, (read(path).match(/^.*\.\w.*$/gm) ?? []).map(plain).join('\n')]));
}

function plain(line: string): string {
    const decoded = line.includes('%') ? line.replace(/(?:%[\da-f]{2})+/gi, codes => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8')) : line;
    return decoded.normalize('NFC').toLowerCase();
}

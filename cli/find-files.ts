import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { CliError } from './exit.js';

/** The rules of one `.gitignore`, which hold below its folder. */
interface Ignored { folder: string; rules: Ignore }

/**
 * The strategy files that the paths name: a file stands for itself, a folder for all `*.strategy.md` below it that git does not ignore.
 * @returns absolute paths, sorted, each once.
 * @throws CliError for a path that does not exist, a file of another kind, and for a folder without a strategy.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<string[]> {
    const files = new Set<string>();
    for (const path of paths) {
        const absolute = resolve(cwd, path);
        const stat = statSync(absolute, { throwIfNoEntry: false });
        if (!stat) throw new CliError(`There is no file or folder "${path}".`);
        if (stat.isFile()) {
            mustBeStrategy(path);
            files.add(absolute);
            continue;
        }
        const before = files.size;
        await walk(absolute, ignoredAbove(absolute), files);
        if (files.size === before) throw new CliError(`There is no *.strategy.md file in "${path}".`);
    }
    return [...files].sort();
}

/** @throws CliError for a name that says it is something else. */
export function mustBeStrategy(path: string): void {
    if (path.endsWith('.strategy.md')) return;
    throw new CliError(`"${path}" is no strategy: its name does not end in ".strategy.md".${/\.(?:md|markdown)$/i.test(path) ? ` To make a strategy of it: strategy import ${path}` : ''}`);
}

async function walk(folder: string, ignored: readonly Ignored[], files: Set<string>): Promise<void> {
    const here = [...ignored, ...ignoreFile(folder)];
    for (const entry of await readdir(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            if (entry.name !== '.git' && entry.name !== 'node_modules' && !isIgnored(`${path}${sep}`, here)) await walk(path, here, files);
        } else if (entry.isFile() && entry.name.endsWith('.strategy.md') && !isIgnored(path, here)) {
            files.add(path);
        }
    }
}

/** The `.gitignore` files from the repository's root down to the folder above. */
function ignoredAbove(folder: string): Ignored[] {
    const root = repositoryOf(folder);
    const found: Ignored[] = [];
    for (let at = dirname(folder); root && folder !== root && at.startsWith(root); at = dirname(at)) {
        found.unshift(...ignoreFile(at));
        if (at === root) break;
    }
    return found;
}

function ignoreFile(folder: string): Ignored[] {
    const file = join(folder, '.gitignore');
    return existsSync(file) ? [{ folder, rules: ignore().add(readFileSync(file, 'utf8')) }] : [];
}

function isIgnored(path: string, ignored: readonly Ignored[]): boolean {
    // The deepest file that says anything about the path decides.
    for (const { folder, rules } of ignored.toReversed()) {
        const verdict = rules.test(relative(folder, path).split(sep).join('/') + (path.endsWith(sep) ? '/' : ''));
        if (verdict.ignored || verdict.unignored) return verdict.ignored;
    }
    return false;
}

/** The root of the git repository a folder lies in. */
export function repositoryOf(folder: string): string | undefined {
    for (let at = folder; ; at = dirname(at)) {
        if (existsSync(join(at, '.git'))) return at;
        if (dirname(at) === at) return undefined;
    }
}

import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The day the examples play. */
export const today = '2027-03-01';

/** A copy of the Acme example in which it is always that day. */
export async function acmeWorkspace(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'strategy-acme-'));
    await cp(fileURLToPath(new URL('../../examples/acme', import.meta.url)), folder, { recursive: true });
    await mkdir(join(folder, '.vscode'));
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'strategy.today': today }));
    return folder;
}

/** A folder in which nothing is written yet. */
export async function emptyWorkspace(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'strategy-empty-'));
    await mkdir(join(folder, '.vscode'));
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'strategy.today': today }));
    return folder;
}

/** The number, 1-based, of the first line that matches, at or after another one. */
export async function lineOf(file: string, pattern: RegExp, from = 1): Promise<number> {
    const lines = (await readFile(file, 'utf8')).split('\n');
    const index = lines.findIndex((line, at) => at >= from - 1 && pattern.test(line));
    if (index < 0) throw new Error(`${file} has no line ${pattern}`);
    return index + 1;
}

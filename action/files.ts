import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CliError } from '../cli/exit.js';

/** Hands outputs to the runner. No value can end its own block: what divides them is made up anew. */
export function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): void {
    if (!file) return;
    appendFileSync(file, Object.entries(outputs).map(([name, value]) => {
        const end = `end-${randomUUID()}`;
        return `${name}<<${end}\n${value}\n${end}\n`;
    }).join(''));
}

/** Adds to the summary of the job. */
export function writeSummary(file: string | undefined, markdown: string): void {
    if (file) appendFileSync(file, markdown);
}

/** Writes a file inside the folder. A link that the change brought along is not followed. @throws CliError for a path that leads out of it. */
export function writeInside(folder: string, path: string, content: string | Uint8Array): void {
    const target = resolve(folder, path);
    const isInside = (at: string, root: string): boolean => !relative(root, at).startsWith('..') && resolve(root, relative(root, at)) === at;
    if (!isInside(target, folder)) throw new CliError(`"${path}" is outside of the folder that is checked.`);
    mkdirSync(dirname(target), { recursive: true });
    const real = join(realpathSync(dirname(target)), basename(target));
    if (!isInside(real, realpathSync(folder))) throw new CliError(`"${path}" is outside of the folder that is checked.`);
    rmSync(real, { force: true });
    writeFileSync(real, content, { flag: 'wx' });
}

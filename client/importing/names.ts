import { fileName } from '../file-name.js';

/** The name of a strategy that is made of a file: `Plan 2027.md` gives `Plan 2027.strategy.md`. `undefined` for what is not saved. */
export function nameBeside(path: string | undefined): string | undefined {
    const name = fileName(path ?? '');
    return /\.(?:md|markdown|txt)$/i.test(name) ? name.replace(/(?:\.strategy)?\.\w+$/i, '.strategy.md') : undefined;
}

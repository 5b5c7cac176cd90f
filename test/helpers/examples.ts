import { readFileSync } from 'node:fs';

function read(path: string): string {
    return readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
}

/** The two example workspaces, by file name. */
export const acme = { 'acme.strategy.md': read('acme/acme.strategy.md'), 'organisation.strategy.md': read('acme/organisation.strategy.md') };
export const library = { 'library.strategy.md': read('library/library.strategy.md') };

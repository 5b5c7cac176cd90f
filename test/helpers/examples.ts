import { readdirSync, readFileSync } from 'node:fs';

function read(path: string): string {
    return readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
}

/** The two example workspaces, by file name. */
export const acme = { 'acme.strategy.md': read('acme/acme.strategy.md'), 'organisation.strategy.md': read('acme/organisation.strategy.md') };
/** The file beside them that Acme's letterhead links to. */
export const acmePictures = { 'letterhead/acme.svg': read('acme/letterhead/acme.svg') };
export const library = { 'library.strategy.md': read('library/library.strategy.md') };

/** Every strategy of the examples and the fixtures alone, by its path in the project. */
export const allStrategies: Record<string, string> = Object.fromEntries(['examples', 'test/fixtures'].flatMap(folder => {
    const place = new URL(`../../${folder}/`, import.meta.url);
    return readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.strategy.md')).sort().map(path => [`${folder}/${path}`, readFileSync(new URL(path, place), 'utf8')]);
}));

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const table = (path: string): Record<string, string> => JSON.parse(text(path));
const german = table('l10n/bundle.l10n.de.json');
const [manifest, germanManifest] = [table('package.nls.json'), table('package.nls.de.json')];
const sources = readdirSync(new URL('client', root), { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts')).map(path => text(`client/${path}`));

/** The words that the client says, each a plain string: only these can be found, here and by translators. */
const calls = sources.flatMap(source => [...source.matchAll(/\bl10n\.t\(/g)]);
const said = sources.flatMap(source => [...source.matchAll(/\bl10n\.t\(\s*'((?:\\.|[^'\\])*)'/g)].map(([, words]) => words!.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1')));

const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();
const found = (pattern: RegExp, words: string): string[] => (words.match(pattern) ?? []).sort();

test('all words of the client are plain strings, each with a German one, and there is no other', () => {
    expect(said.length).toBe(calls.length);
    expect(sorted(Object.keys(german))).toEqual(sorted(said));
});

test('all words of the manifest have German ones', () => {
    expect(Object.keys(germanManifest)).toEqual(Object.keys(manifest));
});

test.each([...Object.entries(german), ...Object.keys(manifest).map(key => [manifest[key]!, germanManifest[key]!])])('%j', (english, translated) => {
    expect(found(/\{\d\}/g, translated), 'what is filled in').toEqual(found(/\{\d\}/g, english));
    expect(found(/\]\(command:[^)]+\)/g, translated), 'links').toEqual(found(/\]\(command:[^)]+\)/g, english));
    expect(found(/`[^`]+`/g, translated), 'code').toEqual(found(/`[^`]+`/g, english));
    expect(found(/\n/g, translated), 'lines').toEqual(found(/\n/g, english));
    expect(translated.trim()).toBe(translated);
    expect(translated, 'German quotation marks, and no du').not.toMatch(/["”]|\b(?:du|dein|deine|dir|dich)\b/);
    expect(found(/„/g, translated).length, 'quotation marks in pairs').toBe(found(/“/g, translated).length);
});

test('both are in the package, where VS Code looks for them', () => {
    expect(JSON.parse(text('package.json')).l10n).toBe('./l10n');
    expect(text('.vscodeignore').split('\n')).toEqual(expect.arrayContaining(['!package.nls.de.json', '!l10n/*']));
});

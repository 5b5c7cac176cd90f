import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, strategy } from '../cli/strategy.js';
import { acme } from '../helpers/examples.js';
import { startClient, uriOf } from '../server/client.js';

const secret = 'the secret of the folder above';
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const today = '2027-03-01';

/** A workspace beside what it must not read. */
function workspace(files: Record<string, string>): { workspace: string; above: string } {
    const above = folderWith({ 'secret.strategy.md': `# ${secret}\n\n## Owner: ${secret}\n\n- Responsibilities: all\n`, 'secret.png': picture, 'secret.txt': secret });
    mkdirSync(join(above, 'work'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(above, 'work', name), text);
    return { workspace: join(above, 'work'), above };
}

const outside = (path: string): string[] => [
    path, path.replaceAll('/', '%2f'), path.replaceAll('.', '%2e'), path.replaceAll('/', '\\'), `./x/../${path}`, `file:${path}`
];

test.each(outside('../secret.strategy.md'))('the editor does not read %s', async path => {
    const plan = `# Strategy: S\n\n- Uses: [x](${path})\n- Status: draft\n\n## Goal: G\n\n- Owner: ${secret}\n`;
    const { workspace: folder } = workspace({ 'plan.strategy.md': plan });
    const uri = uriOf(join(folder, 'plan.strategy.md'));
    const client = await startClient({ folder, today });
    client.open(uri, plan);
    const found = await client.diagnostics(uri, 1);
    expect(found.map(({ code }) => code), 'the owner that stands outside is not known').toContain('reference-must-exist');
});

test.each(outside('../secret.png').concat('/etc/hostname', 'file:///etc/hostname'))('a page carries no picture from %s', async path => {
    const plan = `# Strategy: S\n\n- Logo: ![x](${path})\n- Status: draft\n\n![words](${path})\n`;
    const { workspace: folder } = workspace({ 'plan.strategy.md': plan });
    await strategy(folder, ['render', 'plan.strategy.md', '-o', 'plan.html', '--today', today]);
    const page = readFileSync(join(folder, 'plan.html'), 'utf8');
    expect(page).not.toContain(picture.toString('base64'));
    expect(page).not.toMatch(/<img[^>]+src="(?!data:)/);
});

test('a symbolic link that leads out of the folder is not followed on a search', async () => {
    const { workspace: folder, above } = workspace({ 'plan.strategy.md': '# Strategy: S\n' });
    symlinkSync(above, join(folder, 'up'));
    symlinkSync(join(above, 'secret.strategy.md'), join(folder, 'linked.strategy.md'));
    const { output } = await strategy(folder, ['check', '.', '--format', 'json', '--today', today]);
    expect((JSON.parse(output).files as { path: string }[]).map(({ path }) => path)).toEqual(['plan.strategy.md']);
});

test('folders that link in a circle are searched once', async () => {
    const folder = folderWith(acme);
    symlinkSync(folder, join(folder, 'again'));
    const { output } = await strategy(folder, ['check', '.', '--format', 'json', '--today', today]);
    expect(JSON.parse(output).summary.files).toBe(2);
});

test.each(Object.entries({
    'no JSON': '{"rules": ', 'a list': '[]', 'a number': '7', 'nothing': '', 'another form': '{"rules": {"goal-must-have-owner": {"a": 1}}, "synonyms": 3}',
    'the prototype of objects': '{"__proto__": {"rules": {}}, "constructor": 1, "rules": {"__proto__": "off", "constructor": "off", "toString": "error"}}',
    'words of the language': '{"synonyms": {"Goal": ["Owner", "Goal", ""], "__proto__": ["Goal"]}}',
    'a deep one': '{"rules":'.repeat(5000) + '1' + '}'.repeat(5000)
}))('house rules that are %s are told, and the strategies are checked by the standard ones', async (_name, config) => {
    const folder = folderWith({ ...acme, 'strategy.config.json': config });
    const { code, complaints } = await strategy(folder, ['check', '.', '--today', today]);
    expect([0, 2], complaints).toContain(code);
    expect(complaints).not.toMatch(/\n\s+at |Error:/);
    const uri = uriOf(join(folder, 'acme.strategy.md'));
    const client = await startClient({ folder, today });
    client.open(uri, acme['acme.strategy.md'].replace(/^- Owner:.*$/gm, '- Owner: Nobody we know'));
    expect((await client.diagnostics(uri, 1)).map(({ code: rule }) => rule)).toContain('reference-must-exist');
});

test('a picture that is a symbolic link out of the workspace is not in the page', async () => {
    const { workspace: folder, above } = workspace({ 'plan.strategy.md': '# Strategy: S\n\n![words](logo.png) ![more](own.png)\n' });
    symlinkSync(join(above, 'secret.txt'), join(folder, 'logo.png'));
    writeFileSync(join(folder, 'own.png'), picture);
    await strategy(folder, ['render', 'plan.strategy.md', '-o', 'plan.html', '--today', today]);
    const page = readFileSync(join(folder, 'plan.html'), 'utf8');
    expect(page).not.toContain(Buffer.from(secret).toString('base64'));
    expect(page, 'a picture of its own is').toContain(picture.toString('base64'));
});

import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, strategy, strategyHere } from './strategy.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const dataUri = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const rendered = async (folder: string, file = 'plan.strategy.md'): Promise<string> => {
    expect(await strategyHere(folder, ['render', file, '-o', 'out.html'])).toEqual({ code: 0, output: '', complaints: '' });
    return readFileSync(join(folder, 'out.html'), 'utf8');
};

test('the document is one file that needs nothing else', async () => {
    const folder = folderWith({
        'plan.strategy.md': `# Strategy: Plan\n\n- Letterhead: ![Acme](logo/acme.svg)\n\n![Chart](logo/acme.svg) and <script>alert(1)</script> text.\n`, 'logo/acme.svg': svg
    }, { git: true });
    const outcome = await strategy(folder, ['render', 'plan.strategy.md', '--output', 'out.html']);
    expect(outcome).toEqual({ code: 0, output: '', complaints: '' });
    expect(readdirSync(folder).sort()).toEqual(['.git', 'logo', 'out.html', 'plan.strategy.md']);
    const page = readFileSync(join(folder, 'out.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page.split(dataUri)).toHaveLength(3);
    expect(page).not.toMatch(/<script|<link|\son\w+=|src="(?!data:)/i);
});

test('what lies outside the repository is not embedded', async () => {
    const outer = folderWith({ 'secret.svg': svg, 'repository/plan.strategy.md': '# Strategy: Plan\n\n![a](../secret.svg) ![b](inside.svg) ![c](%2e%2e/secret.svg)\n', 'repository/.git/HEAD': '' });
    symlinkSync(join(outer, 'secret.svg'), join(outer, 'repository/inside.svg'));
    expect(await rendered(join(outer, 'repository'))).not.toContain('data:image');
});

test.each(['plan.strategy.md', '/etc/hostname', 'https://acme.example/a.svg', 'missing.svg'])('a picture %s is left alone', async href => {
    const folder = folderWith({ 'plan.strategy.md': `# Strategy: Plan\n\n![a](${href})\n` }, { git: true });
    expect(await rendered(folder)).not.toMatch(/src="|data:image/);
});

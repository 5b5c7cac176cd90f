import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, strategy, strategyHere } from './strategy.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const dataUri = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const rendered = async (folder: string, file = 'plan.strategy.md'): Promise<string> => {
    expect(await strategyHere(folder, ['render', file, '-o', 'out.html'])).toMatchObject({ code: 0, complaints: '' });
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

test('what is missing in the file is said', async () => {
    const folder = folderWith({ 'plan.strategy.md': '# Strategy: Plan\n\n![a](gone.png) ![b](https://acme.example/b.png) ![c](notes.txt)\n' });
    const { output } = await strategyHere(folder, ['render', 'plan.strategy.md', '-o', 'out.html']);
    expect(output.split('\n')).toEqual([
        'The picture gone.png was left out: it is not there, or not in the folder of the strategies.',
        'The picture https://acme.example/b.png is on the internet and was left out. Put a copy beside the strategy to have it in the document.',
        'notes.txt was left out: it is not a picture (svg, png, jpg, gif, webp or avif).', ''
    ]);
});

test('a link to another file keeps its words, for the file will not be there', async () => {
    const folder = folderWith({ 'plan.strategy.md': '# Strategy: Plan\n\nSee [the budget](costs/budget.xlsx), [our site](https://acme.example), <https://acme.example/a> and [below](#goal-growth).\n\n## Goal: Growth\n' });
    const page = await rendered(folder);
    expect(page).toContain('See <span class="elsewhere" title="costs/budget.xlsx">the budget</span>');
    expect(page).toContain('<a href="https://acme.example">our site</a>');
    expect(page).toContain('<a href="https://acme.example/a" class="says-where">');
    expect(page).toContain('<a href="#goal-growth">below</a>');
});

test('a file that is there is replaced as a whole, and nothing is left beside it', async () => {
    const folder = folderWith({ 'plan.strategy.md': '# Strategy: Plan\n', 'out.html': 'old' });
    expect(await rendered(folder)).toContain('<title>Plan</title>');
    expect(readdirSync(folder).sort()).toEqual(['out.html', 'plan.strategy.md']);
});

test.each([
    [['-o', 'out.txt'], '"out.txt" should end in .html, .pdf, .docx or .md (and not in .strategy.md, which is a strategy)'],
    [['-o', 'other.strategy.md'], '"other.strategy.md" should end in .html, .pdf, .docx or .md (and not in .strategy.md, which is a strategy)'],
    [['-o', 'folder.html'], '"folder.html" is a folder. Give the name of a file in it.'],
    [['-o', 'out.pdf', '--paper', 'a3'], 'There is no paper "a3". Choose --paper a4 or --paper letter.'],
    [['-o', 'out.pdf', '--browser', 'nowhere/chrome'], 'There is no program "nowhere/chrome" (--browser). Give the file of Chrome, Edge, Chromium or Brave.'],
    [['-o', 'out.html', '--language', 'German!'], '"German!" is not the tag of a language. Write --language de, or --language en-US.'],
    [[], 'Say where to write: strategy render FILE -o OUT.html|pdf|docx|md']
])('%j is refused in plain words', async (args, complaints) => {
    const folder = folderWith({ 'plan.strategy.md': '# Strategy: Plan\n', 'folder.html/x': '' });
    expect(await strategyHere(folder, ['render', 'plan.strategy.md', ...args])).toEqual({ code: 2, output: '', complaints });
});

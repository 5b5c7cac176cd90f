import { expect, test } from 'vitest';
import { open } from '../../../helpers/services.js';

const code = 'passage-should-be-formattable';
const deep = `${'>'.repeat(20_000)} a`;
const stars = '*a_ '.repeat(8_000).trim();

async function marked(text: string): Promise<{ at: string; block: string | undefined }[]> {
    const found = (await open({ 'acme.strategy.md': text })).check().findings.filter(finding => finding.code === code);
    return found.map(({ span, block }) => ({ at: text.slice(span.start, span.end), block: block?.title }));
}

test.each([
    ['below a block', `# Goal: A\n\nWords.\n\n${deep}\n\nMore words.\n`, deep, 'A'],
    ['before the first block', `${deep}\n\n# Goal: A\n`, deep, undefined],
    ['in a paragraph', `# Goal: A\n\n${stars}\n`, stars, 'A'],
    ['in a field', `# Goal: A\n\n- Agreed: ${stars}\n`, stars, 'A'],
    ['in a field of one’s own', `# Goal: A\n\n- Our thing: ${stars}\n`, stars, 'A'],
    ['in a line of a megabyte', `# Goal: A\n\n${'word '.repeat(200_000)}\n`, 'word '.repeat(200), 'A']
])('a passage that readers get as it is written is told, once, at its beginning: %s', async (_, text, passage, block) => {
    expect(await marked(text)).toEqual([{ at: passage.slice(0, 80), block }]);
});

test('ordinary text of any length is not', async () => {
    expect(await marked(`# Goal: A\n\n${'Some *words* and [more](https://acme.example).\n\n'.repeat(2_000)}${'- a\n  - b\n'.repeat(2_000)}`)).toEqual([]);
});

test('what is mended is told no more, what comes is told', async () => {
    const text = (a: string, b: string): string => `# Goal: A\n\n${a}\n\n# Goal: B\n\n${b}\n`;
    const workspace = await open({ 'acme.strategy.md': text(deep, 'Words.') });
    const told = (): (string | undefined)[] => workspace.check().findings.filter(finding => finding.code === code).map(({ block }) => block?.title);
    expect(told()).toEqual(['A']);
    await workspace.edit('acme.strategy.md', text('> a', 'Words.'));
    expect(told()).toEqual([]);
    await workspace.edit('acme.strategy.md', text('> a', deep));
    expect(told()).toEqual(['B']);
});

test('so it is with the prose below a block that belongs to none', async () => {
    const text = (words: string): string => `# Goal: A\n\nWords.\n\n# Notes\n\n${words}\n\n# Goal: B\n`;
    const workspace = await open({ 'acme.strategy.md': text('Words.') });
    const told = (): number => workspace.check().findings.filter(finding => finding.code === code).length;
    expect(told()).toBe(0);
    await workspace.edit('acme.strategy.md', text(deep));
    expect(told()).toBe(1);
    await workspace.edit('acme.strategy.md', `${text(deep)}\nMore.\n`);
    expect(told()).toBe(1);
    await workspace.edit('acme.strategy.md', `${text('Words.')}\nMore.\n`);
    expect(told()).toBe(0);
});

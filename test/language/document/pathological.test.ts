import { expect, test } from 'vitest';
import { isAffordable } from '../../../language/document/markdown/budget.js';
import { renderMarkdown } from '../../../language/document/markdown/markdown.js';
import { createRenderer, renderDocument } from '../../../language/document/renderer.js';
import { all, first, hasClass, readHtml, textOf } from './html-facts.js';
import { modelOf } from './model-of.js';

const deepList = (depth: number): string => Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');
const tooMuch: Record<string, string> = {
    'unmatched emphasis': '*a_ '.repeat(8000),
    'nested emphasis': '*a '.repeat(4000) + 'b*'.repeat(4000),
    'emphasis over lines': '*a_\n'.repeat(4000),
    'quotes in quotes': '>'.repeat(5000) + 'a',
    'lists in lists': deepList(500),
    'lists in one line': '- '.repeat(5000) + 'a',
    'pictures in pictures': '!['.repeat(2000) + 'a' + '](b)'.repeat(2000),
    'rows of one cell in a wide table': '| a '.repeat(500) + '|\n' + '| - '.repeat(500) + '|\n' + '| b |\n'.repeat(1000),
    'titles that do not end': '[a]: b\n' + '"c\n'.repeat(20_000),
    'links in links': '['.repeat(4000) + 'a' + '](b)'.repeat(4000),
    'code that never ends': Array.from({ length: 600 }, (_, index) => '`'.repeat(index + 1)).join(' '),
    'a table as wide as that': '| a '.repeat(5000) + '|\n' + '| - '.repeat(5000) + '|',
    'many definitions of nothing': '[a]('.repeat(8000)
};

test.each(Object.entries(tooMuch))('%s: shown as written, and the rest is formatted', async (_, markdown) => {
    const model = await modelOf(`# Goal: A\n\nBefore *it*.\n\n## Notes\n\n${markdown}\n\n# Goal: B\n\nAfter *it*.\n`);
    const document = readHtml(renderDocument(model).html);
    expect(all(document, hasClass('as-written'))).toHaveLength(1);
    expect(textOf(first(first(document, hasClass('as-written')), hasClass('generated')))).toContain('shown as it is written');
    expect(textOf(first(document, node => node.tag === 'pre')).trim()).toContain(markdown.trim().slice(0, 200));
    expect(all(document, node => node.tag === 'em').map(textOf)).toEqual(['it', 'it']);
});

test('the heading and the paragraphs around a short bad passage are formatted', async () => {
    const document = readHtml(renderDocument(await modelOf(`## Notes\n\nGood *words*.\n\n${'*a_ '.repeat(600)}\n`)).html);
    expect(all(document, node => node.tag === 'h2' && node.attributes.id === 'notes')).toHaveLength(1);
    expect(all(document, node => node.tag === 'em').map(textOf)).toEqual(['words']);
    expect(all(document, hasClass('as-written'))).toHaveLength(1);
});

test('a field as bad as that is words', async () => {
    const model = await modelOf(`# Goal: A\n\n- Agreed: ${'*a_ '.repeat(8000)}\n`);
    const document = readHtml(renderDocument(model).html);
    expect(textOf(first(document, node => node.tag === 'dd'))).toContain('*a_ *a_');
});

test('measuring ends too', () => {
    for (const line of ['-' + ' '.repeat(190_000) + 'x', ' '.repeat(190_000), '|'.repeat(190_000), '[a]: ' + ' '.repeat(190_000), '- '.repeat(90_000), '['.repeat(190_000)]) {
        for (const text of [line, `${line}\n${line}`.slice(0, 199_999)]) expect(typeof isAffordable(text)).toBe('boolean');
    }
});

test('what is allowed is rendered', () => {
    const none = { links: new Map(), footnotes: new Set<string>() };
    const dense: string[] = [
        '*a_ '.repeat(490), '*a '.repeat(490) + 'b*'.repeat(490), '>'.repeat(45) + 'a', deepList(45), '- '.repeat(45) + 'a',
        '!['.repeat(190) + 'a' + '](b)'.repeat(190), '['.repeat(190) + 'a' + '](b)'.repeat(190)
    ];
    for (const markdown of dense) {
        expect(isAffordable(markdown)).toBe(true);
        expect(renderMarkdown(markdown, none, false)).toBeTruthy();
    }
});

test('large but ordinary prose is affordable', () => {
    const row = '| **a** | [link](https://acme.example) | *c* |\n';
    expect(isAffordable('| a | b | c |\n| - | - | - |\n' + row.repeat(1000))).toBe(true);
    expect(isAffordable('- **Point**: a [link](x), *words* and `code`\n'.repeat(1000))).toBe(true);
    expect(isAffordable('Plain words with *emphasis* and a [link](x).\n\n'.repeat(2000))).toBe(true);
    expect(isAffordable(Array.from({ length: 1000 }, (_, index) => `[source ${index}]: https://acme.example/${index} "S"\n`).join(''))).toBe(true);
    expect(isAffordable('[^1]: a note with a [link](x)\n'.repeat(500))).toBe(true);
    expect(isAffordable('- - - - - - - - - -\n')).toBe(true);
    expect(isAffordable('```\n' + '          - x\n'.repeat(200) + '```\n')).toBe(true);
});

test('a bad passage stays bad only while it is there', async () => {
    const renderer = createRenderer();
    renderer.render(await modelOf(`# Goal: A\n\n${'*a_ '.repeat(8000)}\n`));
    expect(renderer.render(await modelOf('# Goal: A\n\n*fine*\n')).html).toContain('<em>fine</em>');
});

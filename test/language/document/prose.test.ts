import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../language/document/renderer.js';
import { all, first, hasClass, isTag, readHtml, textOf, type Node } from './html-facts.js';
import { modelOf } from './model-of.js';

async function documentOf(text: string): Promise<Node> {
    return readHtml(renderDocument(await modelOf(text)).html);
}

const lines = (document: Node): [string, string][] =>
    all(document, node => node.tag !== 'section' && node.attributes['data-line'] !== undefined).map(node => [node.attributes['data-line']!, textOf(node).trim()]);

describe('lines', () => {
    test('every paragraph, list item and field says where it is written, with any line ends', async () => {
        const text = 'Before.\n\n# Goal: A\n\n- Phase: data\n- Cost: 4\n\nOne.\n\n- two\n- three\n\n## Notes\n\n| a |\n| - |\n';
        const expected = [['0', 'Before.'], ['4', 'Phasedata'], ['5', 'Cost4'], ['7', 'One.'], ['9', 'two\nthree'], ['9', 'two'], ['10', 'three'], ['12', 'Notes'], ['14', 'a']];
        expect(lines(await documentOf(text))).toEqual(expected);
        expect(lines(await documentOf(text.replaceAll('\n', '\r\n')))).toEqual(expected);
    });

    test('hold throughout a real strategy', async () => {
        const text = readFileSync(new URL('../../../examples/acme/acme.strategy.md', import.meta.url), 'utf8');
        const source = text.split('\n');
        const paragraphs = all(await documentOf(text), node => node.tag === 'p' && node.attributes['data-line'] !== undefined);
        expect(paragraphs.length).toBeGreaterThan(15);
        for (const paragraph of paragraphs) {
            expect(source[Number(paragraph.attributes['data-line'])]!.split(/\W+/)[0]).toBe(textOf(paragraph).split(/\W+/)[0]);
        }
    });

    test('count in long prose that is cut, and behind definitions of other sections', async () => {
        const text = `Intro.\n\n${'A paragraph of prose with a [link][x].\n\n'.repeat(200)}- last\n\n      code in it\n\n## Goal: A\n\n[x]: https://acme.example\n`;
        const document = await documentOf(text);
        const found = all(document, isTag('p')).map(node => Number(node.attributes['data-line']));
        expect(found).toEqual([0, ...Array.from({ length: 200 }, (_, index) => 2 + 2 * index), ...found.slice(201)]);
        expect(all(document, node => node.attributes.href === 'https://acme.example')).toHaveLength(200);
        expect(all(document, isTag('pre')).map(textOf)).toEqual(['code in it\n']);
    });
});

describe('definitions count for the whole file', () => {
    test('a link may be defined in any section; the first definition counts', async () => {
        const document = await documentOf('See [Guide].\n\n## Goal: A\n\n- Agreed: in [the guide][ GUIDE ]\n\nAlso [here][guide].\n\n[guide]: one.md "T"\n\n## Goal: B\n\n[guide]: two.md\n\n[guide]\n');
        expect(all(document, isTag('a')).map(link => [textOf(link), link.attributes.href])).toEqual([
            ['Guide', 'one.md'], ['the guide', 'one.md'], ['here', 'one.md'], ['guide', 'one.md']
        ]);
    });

    test('a label that nothing defines stays as it is written', async () => {
        expect(textOf(await documentOf('See [Guide][x] and [^1].\n\n## Goal: A\n\n[y]: z\n'))).toContain('See [Guide][x] and [^1].');
    });

    test('footnotes are numbered through the file and stand at its end', async () => {
        const document = await documentOf('One.[^b]\n\n## Goal: A\n\n- Agreed: at lunch[^a]\n\nTwo.[^b]\n\n[^a]: Note a, see [x].\n\n[^b]: Note b.[^c]\n\n    More of b.\n\n## Background\n\n[^c]: Note c.\n\n[x]: https://acme.example\n');
        expect(all(document, hasClass('note')).map(textOf)).toEqual(['1', '2', '1', '3']);
        const notes = all(first(document, hasClass('notes')), isTag('li'));
        expect(notes.map(note => textOf(note).replace(/\s+/g, ' '))).toEqual(['Note b.3 More of b.↩', 'Note a, see x.↩', 'Note c.↩']);
        const ids = new Set(all(document).map(node => node.attributes.id).filter(id => id));
        for (const link of all(document, node => node.attributes.href?.startsWith('#fn') ?? false)) expect(ids).toContain(link.attributes.href!.slice(1));
    });
});

describe('headings', () => {
    test('have GitHub\'s anchors, told apart from those of blocks', async () => {
        const document = await documentOf('## Goal: A\n\n### Why & how?\n\n## Goal A\n\n## Why & how?\n\n## Ünïcode 101\n');
        expect(all(document, node => /^h\d$/.test(node.tag) && node.attributes.id !== undefined).map(node => node.attributes.id))
            .toEqual(['why--how', 'goal-a-1', 'why--how-1', 'ünïcode-101']);
    });
});

describe('what is not for readers', () => {
    test('front matter and comments are not shown', async () => {
        const document = await documentOf('---\ntitle: secret\n---\n\nWords. <!-- secret -->\n\n<!-- strategy-ignore x: secret -->\n');
        expect(textOf(document).trim()).toBe('Words.');
        expect(lines(document)).toEqual([['4', 'Words.']]);
    });
});

describe('pictures', () => {
    test('beside the file keep their address; from elsewhere they are not loaded', async () => {
        const document = await documentOf('![Chart](img/a%20b.png) ![Spy](https://x.example/p.png) ![Share](//x.example/p.png)');
        expect(all(document, isTag('img')).map(image => image.attributes)).toEqual([{ src: 'img/a%20b.png', alt: 'Chart' }]);
        expect(all(document, hasClass('no-picture')).map(textOf)).toEqual(['Spy (picture not shown)', 'Share (picture not shown)']);
    });

    test('come from the host when it gives them', async () => {
        const model = await modelOf('![A](a.png) ![B](b.png)');
        const { html } = renderDocument(model, { resolveImage: href => href === 'a.png' ? 'data:image/png;base64,AA==' : undefined });
        expect(all(readHtml(html), isTag('img')).map(image => image.attributes.src)).toEqual(['data:image/png;base64,AA==']);
    });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListItem } from '../../../language/parser/scan.js';
import { scan } from '../../../language/parser/scanner.js';
import { briefOutlineByCommonmark, briefOutlineByScanner, outlineByRemark, outlineByScanner } from './scanner.oracle.js';

const common = [
    '## Goal: A', '- Owner: b', '# h #', '#', '##x', '####### no', '- a', '* b', '+ c', '1. one', '1.  two', '1) three', '- - n', '* * x', '- - -', '---', '---- ', '===',
    '***', '_ _ _', '> q', '>', '>q', '> - m', '- > q', '- # h', '- ```', '-     code', '```', '````', '~~~', '```js', '``` a`b', '<div>', '</div', '<!-- c', '-->', '<!-->',
    '<?php', '?>', '<!DOC>', '<script>', '<pre', '</script>x', '<![CDATA[', ']]>', 'text', 'text', 'text \\', '', '', '', '[a]: /b', '[a]:', '/url "t"', '\'title', '[x]: y z'
];

/**
 * remark departs from CommonMark in these, the scanner does not: it opens HTML of kind 7 on a lazy line; after indented code it takes
 * a list for one that interrupts a paragraph; and it takes the second bullet of `- -` for text when the first interrupts a paragraph.
 */
const remarkDeparts = ['<x-y>', '</del>', '<a href="b" c>', '<del>x', '-', '*', '1.', '- *', '2) two', '10. ten'];

/** The same, where fragments join up. */
const hasEmptyItem = (text: string): boolean => /(?:^|[\s>])(?:[-*+]|1[.)])[ \t]*(?:[\r\n]|$)/.test(text);

/** What commonmark.js does not know. */
const gfm = ['| a | b |', '| - | - |', ':-|-', '-|-', ':-', 'a | b', 'a\\|b | c', '|', '||', '- a | b', '[^n]: foot', '[^n]: - x', '[^n]:', '[^n m]: x', '- [ ] task', '- [x] task'];

const indents = ['', '', '', '', ' ', '  ', '   ', '    ', '\t', '     ', ' \t', '> ', '>', '- ', '  - ', '  > '];

function documents(fragments: string[], blanksAtEnd = ['', '', '', '', ' ', '\t']): fc.Arbitrary<string> {
    const line = fc.tuple(fc.constantFrom(...indents), fc.constantFrom(...fragments), fc.constantFrom(...blanksAtEnd)).map(parts => parts.join(''));
    return fc.tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')).map(([lines, lineEnd]) => lines.join(lineEnd));
}

/** remark misreads what follows a first line `---` that opens no front matter. */
const opensFrontMatter = (text: string): boolean => /^---[ \t]*[\r\n]/.test(text);

test('The blocks are those that remark sees', () => {
    fc.assert(fc.property(documents([...common, ...gfm]).filter(text => !opensFrontMatter(text) && !hasEmptyItem(text)), text => {
        expect(outlineByScanner(text)).toEqual(outlineByRemark(text));
    }), { numRuns: 3000 });
});

test('The blocks are those that remark sees after front matter', () => {
    fc.assert(fc.property(documents([...common, ...gfm]).filter(text => !hasEmptyItem(text)).map(text => '---\na: b\n---\n' + text), text => {
        expect(outlineByScanner(text)).toEqual(outlineByRemark(text));
    }), { numRuns: 500 });
});

test('The blocks are those that commonmark.js sees', () => {
    // commonmark.js takes no tab after a link reference definition, although the specification allows it.
    fc.assert(fc.property(documents([...common, ...remarkDeparts], ['', '', ' ']).filter(text => !opensFrontMatter(text)), text => {
        expect(briefOutlineByScanner(text)).toEqual(briefOutlineByCommonmark(text));
    }), { numRuns: 10_000 });
});

const anyText = fc.oneof(documents([...common, ...remarkDeparts, ...gfm]), fc.string({ unit: 'binary', maxLength: 200 }), fc.string({
    unit: fc.constantFrom('\n', '\r', '\t', ' ', '-', '>', '#', '`', '|', ':', '[', ']', '^', '<', '!', '"', '\\', '1', '.', 'a', '\0', '\uFEFF', '\u2028', '\u{1F600}', '\uD800')
}));

test('Nodes are in order, apart, and inside the text; all that is not blank stands in one', () => {
    fc.assert(fc.property(anyText, text => {
        const { frontMatter, nodes } = scan(text);
        let position = text.startsWith('\uFEFF') ? 1 : 0;
        for (const { start, end } of [...frontMatter ? [frontMatter] : [], ...nodes]) {
            expect(text.slice(position, start)).toMatch(/^[ \t\r\n]*$/);
            expect(start).toBeGreaterThanOrEqual(position);
            expect(end).toBeGreaterThan(start);
            position = end;
        }
        expect(text.slice(position)).toMatch(/^[ \t\r\n]*$/);
    }), { numRuns: 10_000 });
});

test('Items are in order, inside their list, and tell where their blank lines are', () => {
    fc.assert(fc.property(anyText, text => {
        for (const node of scan(text).nodes) {
            if (node.type === 'list') {
                expect(node.items[0]?.start).toBe(node.start);
                expect(node.items.at(-1)?.end).toBe(node.end);
                expectItems(text, node.items, true);
            }
        }
    }), { numRuns: 10_000 });
});

function expectItems(text: string, items: ListItem[], oneList: boolean): void {
    items.forEach((item, index) => {
        const previous = items[index - 1];
        const blank = /(?:\r\n|\n|\r(?!\n))([ \t]*)(?=[\r\n])/d.exec(text.slice(item.start, item.end));
        expect(item.blankInside).toBe(blank?.indices?.[1] ? item.start + blank.indices[1][0] : undefined);
        if (oneList) {
            expect(item.blankBefore).toBe(previous !== undefined && /(?:\r\n|\n|\r)[ \t]*[\r\n]/.test(text.slice(previous.end, item.start).replaceAll('\r\n', '\n')));
        }
        expect(previous?.end ?? 0).toBeLessThanOrEqual(item.start);
        item.lines.forEach(line => expect(text.slice(line.start, line.end)).toMatch(/^[^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?$/));
        expectItems(text, item.items, false);
    });
}

test('A heading at the left edge begins anew: the blocks after it do not depend on those before it', () => {
    const heading = '# Between\n';
    fc.assert(fc.property(anyText, anyText, (first, second) => {
        const start = `${first}\n${heading}`;
        const position = start.length - heading.length;
        const before = scan(start).nodes.at(-1);
        fc.pre(before?.type === 'heading' && before.start === position && !second.startsWith('\uFEFF') && !opensFrontMatter(second));
        const moved = scan(start + second).nodes.filter(node => node.start > position);
        expect(shapes(moved, start.length)).toEqual(shapes(scan(second).nodes, 0));
    }), { numRuns: 5000 });
});

/** The nodes as JSON with all offsets moved back. */
function shapes(nodes: unknown[], offset: number): unknown {
    return JSON.parse(JSON.stringify(nodes, (key, value: unknown) => {
        return typeof value === 'number' && ['start', 'end', 'blankInside'].includes(key) ? value - offset : value;
    }));
}

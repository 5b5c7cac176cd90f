import { describe, expect, test } from 'vitest';
import type { FlowNode, ListItem, Span } from '../../../language/parser/scan.js';
import { scan } from '../../../language/parser/scanner.js';

/** One line per node, showing the text it spans. `~` marks a lazy line. */
function outline(text: string): string[] {
    const show = ({ start, end }: Span): string => JSON.stringify(text.slice(start, end)).slice(1, -1);
    const showItem = (item: ListItem, indent: string): string[] => {
        const flags = [item.other && 'other', item.blankBefore && 'blank before', item.blankInside !== undefined && `blank inside at ${item.blankInside}`];
        const lines = item.lines.map(line => (line.lazy ? '~' : '') + show(line)).join(' / ');
        const line = [`${indent}${text.slice(item.start, item.start + item.marker)} ${lines}`, ...flags.filter(Boolean)].join(', ');
        return [line.trimEnd(), ...item.items.flatMap(inner => showItem(inner, indent + '  '))];
    };
    const showNode = (node: FlowNode): string[] => {
        switch (node.type) {
            case 'heading': return [`h${node.level}${node.setext ? ' setext' : ''}${node.indent > 0 ? ` +${node.indent}` : ''}: ${show(node.text)}`];
            case 'list': return [node.ordered ? 'ordered list' : 'list', ...node.items.flatMap(item => showItem(item, '  '))];
            case 'table': return ['table', ...node.rows.map(row => `  ${show(row)}`)];
            case 'fence': return [`fence${node.closed ? '' : ' open'} (${show(node.info)}): ${show(node.content)}`];
            case 'html': return [`html ${node.kind}: ${show(node)}`];
            default: return [`${node.type}: ${show(node)}`];
        }
    };
    const { frontMatter, nodes } = scan(text);
    return [...frontMatter ? [`front matter: ${show(frontMatter)}`] : [], ...nodes.flatMap(showNode)];
}

function expectOutline(text: string, ...expected: string[]): void {
    expect(outline(text)).toEqual(expected);
}

describe('Headings', () => {
    test('are known by level, indent and text', () => {
        expectOutline('# A\n  ###### B  \n## C ##\n#\n## D \\#\n## ##\n####### no\n#no', 'h1: A', 'h6 +2: B', 'h2: C', 'h1: ', 'h2: D \\\\#', 'h2: ', 'paragraph: ####### no\\n#no');
    });

    test('reach from the first # to the last visible character', () => {
        const [heading] = scan('\n  ## Goal: A ##\t\n').nodes;
        expect(heading).toEqual({ type: 'heading', start: 3, end: 16, level: 2, setext: false, indent: 2, text: { start: 6, end: 13 } });
    });

    test('may be underlined', () => {
        expectOutline('A\n b\n===\nC\n---\n***', 'h1 setext: A\\n b', 'h2 setext: C', 'break: ***');
    });

    test('are not underlined link definitions', () => {
        expectOutline('[a]: /b\n===\n', 'paragraph: [a]: /b\\n===');
        expectOutline('[a]: /b "t\nu"\n---\n', 'paragraph: [a]: /b \\"t\\nu\\"', 'break: ---');
        expectOutline('[a]: /b\nText\n---\n', 'paragraph: [a]: /b', 'h2 setext: Text');
        expectOutline('[a]: /b c\n---\n', 'h2 setext: [a]: /b c');
    });

    test('are no headings when indented like code, escaped or in a container', () => {
        expectOutline('    # A\n\n\\# B\n\n> # C\n\n- # D', 'code: # A', 'paragraph: \\\\# B', 'quote: > # C', 'list', '  - , other');
    });
});

describe('Lists', () => {
    test('have items with lines', () => {
        expectOutline('- Owner: A\n- Teams: B,\n  C  \n   D\n', 'list', '  - Owner: A', '  - Teams: B, / C / D');
    });

    test('are ordered or not, and end where the marker changes', () => {
        expectOutline('- a\n+ b\n1. c\n12. d\n1) e', 'list', '  - a', 'list', '  + b', 'ordered list', '  1. c', '  12. d', 'ordered list', '  1) e');
    });

    test('tell lazy lines', () => {
        expectOutline('- a\nlazy\n  own\n lazy', 'list', '  - a / ~lazy / own / ~lazy');
        expectOutline('- a\n  - b\n  c\nd', 'list', '  - a', '    - b / ~c / ~d');
    });

    test('end before prose that a blank line parts from them', () => {
        expectOutline('- a\n\nb', 'list', '  - a', 'paragraph: b');
    });

    test('tell where blank lines are', () => {
        expectOutline('- a\n\n- b\n \t\n\n  c\n- d\n', 'list', '  - a', '  - b, other, blank before, blank inside at 9', '  - d');
        expectOutline('- a\n\n  - b\n\n  - c', 'list', '  - a, blank inside at 4', '    - b', '    - c, blank before');
        expectOutline('\n\n- a\n\n+ b', 'list', '  - a', 'list', '  + b');
    });

    test('nest', () => {
        expectOutline('- Supports:\n  - A\n    more\n  - B\n- 1. c\n', 'list', '  - Supports:', '    - A / more', '    - B', '  -', '    1. c');
        expectOutline('- - - a', 'list', '  -', '    -', '      - a');
    });

    test('nest further than is reported, and say so', () => {
        expectOutline('- '.repeat(100) + 'a', 'list', ...Array.from({ length: 16 }, (_, depth) => `${'  '.repeat(depth + 1)}-${depth === 15 ? ' , other' : ''}`));
    });

    test('tell whether an item has more than its first paragraph and lists', () => {
        const others = ['- a\n\n  b', '- a\n  > b', '- a\n  # b', '- a\n  ---\n  b', '- a\n  ```\n  b\n  ```', '-     a', '- a\n  ***', '- a\n  <div>', '- > a', '- a\n  b | c\n  --|--',
            '- - a\n\n  b', '- a\n\n  [^a]: b'];
        expect(others.map(text => scan(text).nodes[0]).map(node => node?.type === 'list' && node.items[0]?.other)).toEqual(others.map(() => true));
        expectOutline('-\n  a', 'list', '  - a');
    });

    test('lose the lines that become a heading or a table', () => {
        expectOutline('- a\n  b\n  ===\n  c', 'list', '  - , other');
        expectOutline('- a | b\n  --|--\n', 'list', '  - , other');
        expectOutline('- a\n  b | c\n  --|--\n  d | e\n', 'list', '  - a, other');
    });

    test('may have empty items, which end at a blank line', () => {
        expectOutline('-\n- \n*\n\n  a', 'list', '  -', '  -', 'list', '  *', 'paragraph: a');
    });

    test('cannot all interrupt a paragraph', () => {
        expectOutline('a\n2. b\n-\n', 'h2 setext: a\\n2. b');
        expectOutline('a\n2. b\n*\n1. c', 'paragraph: a\\n2. b\\n*', 'ordered list', '  1. c');
    });

    test('are no thematic breaks', () => {
        expectOutline('* * *\n- - x\n- - -', 'break: * * *', 'list', '  -', '    - x', 'break: - - -');
    });

    test('take tabs as columns', () => {
        expectOutline('-\ta\n\n\tb\n\t- c\n   - d', 'list', '  - a, other, blank inside at 4', '    - c', '  - d');
        expectOutline('-\t\tcode\n', 'list', '  - , other');
    });

    test('reach from the first marker to the last visible character', () => {
        const [list] = scan('\n  - a\n\n  - b  \n    c\t\n\n').nodes;
        expect(list).toMatchObject({ start: 3, end: 21, items: [{ start: 3, end: 6, marker: 1 }, { start: 10, end: 21, marker: 1 }] });
    });
});

describe('Tables', () => {
    test('have rows', () => {
        expectOutline('| Date | Actual |\n|---|--:|\n| a | b |  \nc\n\nd', 'table', '  | Date | Actual |', '  |---|--:|', '  | a | b |', '  c', 'paragraph: d');
    });

    test('begin with the last line of a paragraph', () => {
        expectOutline('a\nb | c\n- | -\n', 'paragraph: a\\nb | c', 'list', '  - | -');
        expectOutline('a\nb | c\n--|--\n', 'paragraph: a', 'table', '  b | c', '  --|--');
    });

    test('need as many delimiters as headers', () => {
        expectOutline('| a \\| b |\n|---|\n', 'table', '  | a \\\\| b |', '  |---|');
        expectOutline('| a | b |\n|---|\n', 'paragraph: | a | b |\\n|---|');
        expectOutline('a\n:-\n', 'table', '  a', '  :-');
        expectOutline('a | b\n-|-x\n', 'paragraph: a | b\\n-|-x');
    });

    test('end at any other block', () => {
        expectOutline('a|b\n-|-\n2. c', 'table', '  a|b', '  -|-', 'ordered list', '  2. c');
        expectOutline('a|b\n-|-\n    c', 'table', '  a|b', '  -|-', 'code: c');
        expectOutline('> a|b\n> -|-\nc', 'quote: > a|b\\n> -|-', 'paragraph: c');
    });
});

describe('Fences', () => {
    test('have an info string and content', () => {
        expectOutline('```strategy-approval v1 \na\n\nb\n````\n~~~\n~~~', 'fence (strategy-approval v1): a\\n\\nb', 'fence (): ');
    });

    test('leave the last line end out of the content', () => {
        const [fence] = scan('~~~\r\na\r\n~~~\r\n').nodes;
        expect(fence).toMatchObject({ start: 0, end: 11, content: { start: 5, end: 6 }, closed: true });
    });

    test('hide everything, to the end if they are not closed', () => {
        expectOutline('```\n# A\n- b\n~~~\n``` x\n    ```\n\n', 'fence open (): # A\\n- b\\n~~~\\n``` x\\n    ```\\n');
        expectOutline('```', 'fence open (): ');
        expect(scan('```\na\n\n\n').nodes[0]).toMatchObject({ end: 7, content: { start: 4, end: 7 } });
    });

    test('have no backtick after backticks', () => {
        expectOutline('``` a`\n~~~ a`', 'paragraph: ``` a`', 'fence open (a`): ');
    });

    test('end with the item or quote they stand in', () => {
        expectOutline('- ```\n  # a\n# B', 'list', '  - , other', 'h1: B');
        expectOutline('> ```\n# B', 'quote: > ```', 'h1: B');
    });
});

describe('HTML blocks', () => {
    test.each([
        [1, '<script src="x">\n\n# a\n</script> b'], [1, '<PRE>\n\n</pre>'], [2, '<!-- a\n\n# b -->'], [2, '<!-->'], [3, '<?php\n\n?>'], [4, '<!DOCTYPE\n\nhtml>'],
        [5, '<![CDATA[\n\n]]>'], [6, '<div\n# a'], [6, '</Section>\n- a'], [6, '<hr/>'], [7, '<x-y a b=c d = \'e\' f="g" />\n# a'], [7, '</ins >']
    ])('of kind %i: %s', (kind, text) => {
        const [html, ...others] = scan(text + '\n\n').nodes;
        expect(html).toEqual({ type: 'html', start: 0, end: text.length, kind });
        expect(others).toEqual([]);
    });

    test.each(['<div', '<pre'])('begin with a name: %s', name => {
        expectOutline(`${name}x\n# a`, `paragraph: ${name}x`, 'h1: a');
    });

    test('of kind 7 are one complete tag on a line of its own', () => {
        const texts = ['<a b', '<a b="c>', '<a b=>', '<a "b">', '<a b="c"d>', '<a / b>', '<a> b', '</a b>', '< a>', '<a*>', '<1>', '<https://a.b>'];
        expect(texts.map(text => scan(text).nodes[0]?.type)).toEqual(texts.map(() => 'paragraph'));
    });

    test('of kind 6 and 7 end before a blank line', () => {
        expectOutline('<div>\n- a\n\n- b', 'html 6: <div>\\n- a', 'list', '  - b');
    });

    test('interrupt a paragraph, but not of kind 7', () => {
        expectOutline('a\n<x>\n<div>', 'paragraph: a\\n<x>', 'html 6: <div>');
        expectOutline('- a\n<x>\n# b', 'list', '  - a / ~<x>', 'h1: b');
    });
});

describe('Quotes and footnotes', () => {
    test('hold what is in them', () => {
        expectOutline('> # a\nlazy\n# B', 'quote: > # a', 'paragraph: lazy', 'h1: B');
        expectOutline('> a\nlazy\n\n> b\n- c', 'quote: > a\\nlazy', 'quote: > b', 'list', '  - c');
        expectOutline('[^1]: a\nlazy\n\n    - b\n\n- c', 'footnote: [^1]: a\\nlazy\\n\\n    - b', 'list', '  - c');
    });

    test('of a footnote the label has no white space', () => {
        expectOutline('[^a b]: c\n\n[^]: d', 'paragraph: [^a b]: c', 'paragraph: [^]: d');
    });
});

describe('Front matter', () => {
    test('stands at the very start', () => {
        expectOutline('---\na: b\n--- \n# C', 'front matter: ---\\na: b\\n---', 'h1: C');
        expectOutline('---\n---', 'front matter: ---\\n---');
        expectOutline('\n---\na\n---\n', 'break: ---', 'h2 setext: a');
    });

    test('must be closed', () => {
        expectOutline('---\na: b\n\n- c', 'break: ---', 'paragraph: a: b', 'list', '  - c');
        expectOutline('---\na: b\n ---\n----\n# C', 'break: ---', 'h2 setext: a: b', 'break: ----', 'h1: C');
    });
});

describe('Any text', () => {
    test('is read with any line ends', () => {
        const text = '---\na: b\n---\n## A\n\n- b\n  c\n- d\n\n```\ne\n\nf\n```\n> g\n\n| h |\n|---|\n| i |\n\n<!--\n\n-->\nj\n---';
        const expected = outline(text);
        expect(outline(text.replaceAll('\n', '\r\n')).map(line => line.replaceAll('\\r\\n', '\\n'))).toEqual(expected);
        expect(outline(text.replaceAll('\n', '\r')).map(line => line.replaceAll('\\r', '\\n'))).toEqual(expected);
    });

    test('is read after a byte-order mark, whose place offsets count', () => {
        expect(scan('\uFEFF# A').nodes[0]).toMatchObject({ start: 1, end: 4 });
        expect(scan('\uFEFF---\n---\n# A')).toMatchObject({ frontMatter: { start: 1, end: 8 }, nodes: [{ start: 9 }] });
        expectOutline('\uFEFF\uFEFF# A', 'paragraph: \uFEFF# A');
    });

    test('may be empty or blank', () => {
        expect([...outline(''), ...outline('\uFEFF'), ...outline(' \t\n\r\n\r')]).toEqual([]);
    });

    test('knows only spaces and tabs as white space', () => {
        expectOutline('#\u00A0a\n\u2028\n\f', 'paragraph: #\u00A0a\\n\u2028\\n\\f');
    });
});

describe('Very large or deep texts are read', () => {
    const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');
    test.each([
        ['quotes in one line', '>'.repeat(20_000) + 'a\n' + lines(20_000, () => 'a'), 1],
        ['quotes, then blank lines', '>'.repeat(20_000) + 'a\n' + lines(20_000, () => ''), 1],
        ['bullets in one line', '- '.repeat(100_000) + 'a', 1],
        ['bullets in one line, then blank and lazy lines', '- '.repeat(100_000) + 'a\nb\n' + '\n'.repeat(100_000) + '  c', 1],
        ['alternating bullets in one line', '* - '.repeat(50_000), 1],
        ['nested items by indent', lines(1000, index => '  '.repeat(index) + '- a'), 1],
        ['items', '- Owner: a\n'.repeat(100_000), 1],
        ['lines of a paragraph', lines(150_000, () => 'prose'), 1],
        ['definitions before an underline', lines(50_000, index => `[${index}]: /a`) + '\n===\n===', 2],
        ['table rows', 'a|b\n-|-\n' + lines(100_000, () => 'c|d'), 1],
        ['an open comment', '<!--\n' + lines(150_000, () => '<!-'), 1],
        ['front matter that does not close', '---\n' + lines(150_000, () => 'a: b'), 2],
        ['a line', 'a'.repeat(1_000_000), 1],
        ['blanks in a heading', '# A' + ' '.repeat(1_000_000) + 'b', 1],
        ['attributes of a tag', '<a' + ' b'.repeat(500_000), 1],
        ['cells', 'a|'.repeat(300_000) + '\n' + '-|'.repeat(300_000), 1],
        ['brackets', '['.repeat(100_000) + '\n===', 1],
        ['parentheses', '[a]: ' + '('.repeat(1_000_000) + '\n===', 1],
        ['lone carriage returns', 'a\r\r'.repeat(100_000), 100_000]
    ])('%s', (_, text, nodes) => {
        expect(scan(text).nodes).toHaveLength(nodes);
    });
});

import { describe, expect, test } from 'vitest';
import { confined, reachesBeyond } from '../../language/approval/text/markup.js';
import { renderDocument } from '../../language/index.js';
import { open } from '../helpers/services.js';
import { measured } from './measured.js';

/** Inputs on which Markdown parsers took minutes, or overflowed their stack: cmark's test/pathological_tests.py, and what its later versions and cmark-gfm added, in their sizes. */
const inputs: Record<string, string> = {
    'nested strong emphasis': `${'*a **a '.repeat(65_000)}b${' a** a*'.repeat(65_000)}`,
    'emphasis closers without openers': 'a_ '.repeat(65_000),
    'emphasis openers without closers': '_a '.repeat(65_000),
    'link closers without openers': 'a]'.repeat(65_000),
    'link openers without closers': '[a'.repeat(65_000),
    'mismatched openers and closers': '*a_ '.repeat(50_000),
    'two kinds of emphasis in turns': `${'*a '.repeat(20_000)}${'_a*_ '.repeat(20_000)}`,
    'openers and closers, multiple of 3': `a**b${'c* '.repeat(50_000)}`,
    'link openers and emphasis closers': '[ a_'.repeat(50_000),
    'a link around half an emphasis': '**x [a*b**c*](d)',
    'brackets and parentheses': '[ (]('.repeat(80_000),
    'pictures of nothing': '![[]()'.repeat(160_000),
    'nested brackets': `${'['.repeat(50_000)}a${']'.repeat(50_000)}`,
    'nested block quotes': `${'> '.repeat(50_000)}a`,
    'emphasis in a deep block quote': `${'>'.repeat(100_000)}${'a*'.repeat(100_000)}`,
    'deeply nested lists': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}* a\n`).join(''),
    'lists in one line': `${'* '.repeat(50_000)}a`,
    'empty lines in deeply nested lists': `${'- '.repeat(30_000)}x${'\n'.repeat(30_000)}`,
    'empty lines in lists in a block quote': `> ${'- '.repeat(30_000)}x\n${'>\n'.repeat(30_000)}`,
    'NUL': 'abc\0de\0',
    'backticks': Array.from({ length: 2500 }, (_, count) => `e${'`'.repeat(count + 1)}`).join(''),
    'links that do not end, in angles': '[a](<b'.repeat(50_000),
    'links that do not end': '[a](b'.repeat(50_000),
    'titles that do not end': '[a](b "c'.repeat(30_000),
    'comments that do not end': `</${'<!--'.repeat(100_000)}`,
    'comments that do not end, in a line': `a ${'<!-- '.repeat(100_000)}`,
    'instructions that do not end': `a ${'<?'.repeat(100_000)}`,
    'declarations that do not end': `a ${'<!A '.repeat(100_000)}`,
    'CDATA that does not end': `a ${'<![CDATA['.repeat(50_000)}`,
    'tags that do not end': `a ${'<a '.repeat(100_000)}`,
    'attributes that do not end': `<a${' b="c"'.repeat(50_000)}`,
    'many references': `${Array.from({ length: 20_000 }, (_, count) => `[${count}]: u\n`).join('')}\n${'[0] '.repeat(20_000)}`,
    'one reference after the other': `${'[a]: b\n'.repeat(50_000)}`,
    'a definition that does not end': `[a]: b\n${'"c\n'.repeat(50_000)}`,
    'columns of a table': `${'| a '.repeat(10_000)}|\n${'| - '.repeat(10_000)}|\n${'| b '.repeat(10_000)}|\n`,
    'rows of a table that are short': `| ${'a | '.repeat(500)}\n| ${'- | '.repeat(500)}\n${'| b |\n'.repeat(5_000)}`,
    'pipes': '|'.repeat(100_000),
    'strikethrough': '~~a ~b '.repeat(30_000),
    'addresses': 'www.'.repeat(50_000),
    'addresses in brackets': `http://a.example/${'(('.repeat(50_000)}${'))'.repeat(50_000)}`,
    'e-mail addresses': 'a@b.'.repeat(50_000),
    'footnotes': Array.from({ length: 500 }, (_, count) => `[^${count}]: [^${count + 1}]\n`).join('\n'),
    'a footnote in itself': `[^a]\n\n[^a]: ${'[^a] '.repeat(20_000)}`,
    'fences': '```\n~~~\n'.repeat(50_000),
    'headings underlined': 'a\n===\n'.repeat(50_000),
    'entities': '&amp;&#0;&'.repeat(50_000),
    'backslashes': '\\'.repeat(200_000),
    'blanks at line ends': `a${' '.repeat(100_000)}\nb`,
    'carriage returns': 'a\r\r\n'.repeat(50_000)
};

describe.each([['as prose', ''], ['below a block', '# Strategy: S\n\n- Status: draft\n\n## Goal: G\n\n- Agreed: yes\n\n']])('%s', (_place, before) => {
    test.each(Object.entries(inputs))('%s', async (name, input) => {
        const text = `${before}${input}\n`;
        let workspace!: Awaited<ReturnType<typeof open>>;
        await measured(name, {
            check: async () => {
                workspace = await open({ 'acme.strategy.md': text });
                expect(workspace.check().findings).toBeInstanceOf(Array);
            },
            page: () => { expect(renderDocument(workspace.model()).html).toContain('<article'); }
        });
    });
});

/** Texts in and beside an approval: the fence is read, and pictures are looked for in what it covers. */
const approvals: Record<string, [covered: string, fence: string]> = {
    'blanks within a line of the fence': ['Words', `${' '.repeat(100_000)}x`],
    'armours that do not end': ['Words', '-----BEGIN SSH SIGNATURE-----\n'.repeat(5_000)],
    'tags in a tag that does not end': [`<div src=\n${'<a '.repeat(50_000)}`, 'x'],
    'tags with attributes in a tag that does not end': [`<div src=\n${'<a x="y" '.repeat(20_000)}`, 'x'],
    'commas between the sources of a picture': [`<img srcset="${','.repeat(100_000)}x">`, 'x']
};

test.each(Object.entries(approvals))('an approval: %s', async (name, [covered, fence]) => {
    const text = `# Strategy: S\n\n- Version: 1.0\n\n${covered}\n\n## Approval: CEO\n\n- Name: Dana\n\n\`\`\`strategy-approval\n${fence}\n\`\`\`\n`;
    await measured(name, {
        verify: async () => {
            const workspace = await open({ 'acme.strategy.md': text });
            expect((await workspace.services.shared.workspace.Approvals.of(workspace.document())).map(({ state }) => state)).toEqual(['invalid']);
        }
    });
});

test.each(['<a', '$$', '{{', ']:'])('words full of %j are confined', async signs => {
    await measured(signs, { confined: () => { expect(reachesBeyond(confined(signs.repeat(50_000)))).toBeUndefined(); } });
});

/** cmark's test/regression.txt, where the structure of a document hangs on it: what is a heading, and where a list ends. */
test.each<[name: string, text: string, blocks: string[]]>([
    ['a carriage return before the line end (113)', '# Goal: One\r\r\n# Goal: Two\r\n', ['One', 'Two']],
    ['a tab in the blank lines around a paragraph (114)', '# Goal: One\n\n- Agreed: yes\n\t\nWords\n\t\n# Goal: Two\n', ['One', 'Two']],
    ['a tab behind an underlined heading (commonmark.js 109)', 'hi\n--\t\n# Goal: One\n', ['One']],
    ['HTML headings are blocks of HTML (CommonMark 430)', '<h2>lorem</h2>\n\n# Goal: One\n', ['One']],
    ['closing tags without opening ones (517)', '</script>\n\n</pre>\n\n# Goal: One\n', ['One']],
    ['a byte-order mark (334)', '\uFEFF# Goal: One\n', ['One']],
    ['a script in a list item (commonmark.js 213)', '- <script>\n- some text\nsome other text\n</script>\n\n# Goal: One\n', ['One']],
    ['a fence that its list item ends', '- ```\n  code\n\n- b\n\n# Goal: One\n', ['One']],
    ['HTML that its list item ends', '- <pre>text\n\n- </pre>\n- b\n\n# Goal: One\n', ['One']]
])('regression: %s', async (_name, text, blocks) => {
    expect((await open({ 'acme.strategy.md': text })).model().blocks.map(({ title }) => title)).toEqual(blocks);
});

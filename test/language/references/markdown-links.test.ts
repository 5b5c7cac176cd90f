import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { linksIn } from '../../../language/references/markdown-links.js';

const shown = (text: string): string[] => linksIn(text).map(({ kind, words, target, targetSpan }) => `${kind} ${text.slice(words.start, words.end)} -> ${target} (${text.slice(targetSpan.start, targetSpan.end)})`);

describe('The links of a text', () => {
    test.each<[string, string[]]>([
        ['See [our plan](plan.md) and ![it](a b.png).', ['link our plan -> plan.md (plan.md)']],
        ['![it](<a b.png> "title")', ['image it -> a b.png (a b.png)']],
        ['[a](b(c)d) [e]()', ['link a -> b(c)d (b(c)d)', 'link e ->  ()']],
        ['[a\\]b](c\\_d "t") \\[no](x) `[no](x)` <b title="[no](x)">', ['link a\\]b -> c_d (c\\_d)']],
        ['[![logo](logo.svg)](https://acme.example)', ['link ![logo](logo.svg) -> https://acme.example (https://acme.example)', 'image logo -> logo.svg (logo.svg)']],
        ['![a [b](c) ![d](e) <https://acme.example>](f) [g](h)', ['image a [b](c) ![d](e) <https://acme.example> -> f (f)', 'link g -> h (h)']],
        ['[a [b](c) d](e)', ['link b -> c (c)']],
        ['<https://acme.example/a> <dana@acme.example>', ['autolink https://acme.example/a -> https://acme.example/a (https://acme.example/a)', 'autolink dana@acme.example -> mailto:dana@acme.example (dana@acme.example)']],
        ['[Words][Plan], [plan][], [PLAN] and [other].\n\n[plan]: plan.md "The plan"\n', ['reference Words -> plan.md (Plan)', 'reference plan -> plan.md (plan)', 'reference PLAN -> plan.md (PLAN)', 'definition plan -> plan.md (plan.md)']],
        ['- Uses: [Organisation](o.strategy.md)\n  - ![x](y.png)\n    ```\n    [no](x)\n    ```\n', ['link Organisation -> o.strategy.md (o.strategy.md)', 'image x -> y.png (y.png)']],
        ['> [a](b)\n> > [c](d)\n', ['link a -> b (b)', 'link c -> d (d)']],
        ['| [a](b) | c |\n| --- | --- |\n| ![c](d) | [e \\| f](g) |\n', ['link a -> b (b)', 'image c -> d (d)', 'link e \\| f -> g (g)']],
        ['```\n[no](x)\n```\n\n    [no](x)\n\n<!-- [no](x) -->\n\nText <!-- [no](x) --> [a](b)\n', ['link a -> b (b)']],
        ['## Goal: [a](b) ##\n\nSetext [c](d)\n---\n', ['link a -> b (b)', 'link c -> d (d)']],
        ['[a]:\n  <b c>\n  "title"\n[d]: e\nText [a] [d]\n', ['definition a -> b c (b c)', 'definition d -> e (e)', 'reference a -> b c (a)', 'reference d -> e (d)']]
    ])('%j', (text, expected) => expect(shown(text)).toEqual(expected));

    test.each(['[', '![', '[a](', '](', '`', '<!--', '[a](b "', '<a ', '\\', '[]('])('takes any length of %j in linear time', piece => {
        expect(linksIn(piece.repeat(100_000))).toEqual([]);
    });

    const parser = unified().use(remarkParse).use(remarkFrontmatter);

    /** remark's view: where a link stands and where it leads. Without GFM, whose bare addresses would take in what follows them. */
    function remarkLinks(text: string): string[] {
        const tree: Root = parser.parse(text);
        const found: { start: number; line: string }[] = [];
        visit(tree, node => {
            const start = node.position!.start.offset!;
            if (node.type === 'link' || node.type === 'image') found.push({ start, line: `${start} ${(node as { url: string }).url}` });
            else if (node.type === 'linkReference' || node.type === 'imageReference' || node.type === 'definition') found.push({ start, line: `${start} ${node.type === 'definition' ? node.url : 'reference'}` });
        });
        return found.sort((a, b) => a.start - b.start).map(({ line }) => line);
    }

    test('are those that remark sees', () => {
        const words = fc.constantFrom('word', ' ', ' ', '*', '\\', '\\[', '`', '``', '!', '[', ']', '(', ')', '[a](b)', '[a][l]', '[l]', '![i](p.png)', '[x](<y z>)', '[x](y "t")', '![x ', '](z)', '<https://a.example>', '<b>', '<!-- c -->', '|', '"');
        const inline = fc.array(words, { minLength: 1, maxLength: 8 }).map(parts => parts.join(''));
        const block = fc.oneof(
            { weight: 4, arbitrary: inline }, inline.map(text => `## Goal: ${text}`), inline.map(text => `> ${text}`), inline.map(text => `- Key: ${text}\n  - nested ${text}`),
            fc.constantFrom('```\n[no](x)\n```', '[l]: target.md', '[l]: <t u> "v"', '    [no](x)', '<div>\n[no](x)\n</div>')
        );
        fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), blocks => {
            const text = `${blocks.join('\n\n')}\n`;
            const ours = linksIn(text).map(({ kind, span, target }) => `${span.start} ${kind === 'reference' ? 'reference' : target}`);
            expect(ours).toEqual(remarkLinks(text));
        }), { numRuns: 3000 });
    });
});

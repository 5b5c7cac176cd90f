import type { Nodes, Root, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { acme } from '../helpers/examples.js';
import { folderWith, strategyHere } from './strategy.js';

const today = ['--today', '2027-03-01'];

async function report(files: Record<string, string>, ...args: string[]): Promise<string> {
    const { output, complaints } = await strategyHere(folderWith(files), ['check', '.', '--format', 'markdown', ...today, ...args]);
    expect(complaints).toBe('');
    return output;
}

/** As GitHub reads it. */
const parsed = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);
const all = (node: Nodes): Nodes[] => [node, ...'children' in node ? node.children.flatMap(all) : []];
const textOf = (node: Nodes): string => 'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
const tables = (markdown: string): string[][][] => all(parsed(markdown)).filter((node): node is Table => node.type === 'table')
    .map(({ children: rows }) => rows.map(({ children: cells }) => cells.map(textOf)));

const plan = `# Strategy: Plan

- Period: 2027
- Status: in review

<!-- strategy-ignore strategy-must-have-owner: decided in May -->

## Goal: Leads

- Owner: Nobody

## Action: Late

- Due: 2027-02-01
- Owner: Head

## Meeting: Round

- Every: every 2 weeks, next 2027-03-09
- Chair: Head

## Action: Far

- Due: 2027-06-01

## Owner: Head

- Held by: Mia Chen
`;

describe('the report for people', () => {
    test('names what is to be mended under its block, the gravest block first', async () => {
        const markdown = await report({ 'plan.strategy.md': plan });
        expect(markdown).toMatch(/^## The strategy check\n\nIn one file: \*\*\d+ must be mended\*\*(?:,| and) \d+ should be looked at.*\. Checked on 1 March 2027\.\n\n### plan\.strategy\.md\n/);
        expect(markdown).toMatch(/\n\*\*Goal: Leads\*\*\n\n(?:- .*\n)*- \*\*Mend this:\*\* .*"Nobody".* \*\(the document itself; line 10\)\*\n/);
        expect(markdown).toMatch(/\n- \*\*Look at this:\*\* The action "Late" was due on 2027-02-01 .*\*\(S6, kept up to date; line \d+\)\*\n/);
        const weights = [...markdown.split('<details>')[0]!.matchAll(/\n\n- \*\*(Mend|Look)/g)].map(([, word]) => word);
        expect(weights, 'each block by its gravest finding').toEqual(weights.toSorted((a, b) => a === b ? 0 : a === 'Mend' ? -1 : 1));
        expect(weights).toContain('Look');
    });

    test('shows what to type as it is to be typed', async () => {
        expect(textOf(parsed(await report({ 'plan.strategy.md': plan })))).toContain('Add a block "## Persona: ..."');
    });

    test('tells what is silenced, and why', async () => {
        expect(await report({ 'plan.strategy.md': plan })).toContain('### Silenced, with a reason\n\n- plan.strategy.md, line 6: decided in May *(strategy-must-have-owner)*\n');
    });

    test('tells what is overdue, and what falls due in the next 60 days', async () => {
        expect(tables(await report({ 'plan.strategy.md': plan }))).toEqual([
            [['Since', 'What', 'Who'], ['1 February 2027', 'Late', 'Head (Mia Chen)']],
            [['Date', 'What', 'Who'], ['9 March 2027', 'Round (every 2 weeks)', 'Head (Mia Chen)']]
        ]);
    });

    test('of the examples it has the dates alone; what one position reads on one day is one row', async () => {
        const markdown = await report({ ...acme, 'letterhead/acme.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
        expect(markdown).toMatch(/^## The strategy check\n\nNothing to mend in 2 files\. Checked on 1 March 2027\.\n\n### What falls due in the next 60 days\n/);
        const [rows] = tables(markdown);
        expect(rows).toContainEqual(['31 March 2027', 'Read Order intake from social; Return on social spend', 'Controller (Miriam Attar)']);
        expect(rows!.slice(1).map(([date]) => Date.parse(date!))).toEqual(rows!.slice(1).map(([date]) => Date.parse(date!)).toSorted((a, b) => a - b));
    });

    test('says so when nothing is due', async () => {
        expect(await report({ 'team.strategy.md': '## Team: Sales\n\n- Function: sales\n- Lead: Head\n' })).toContain('Nothing falls due in the next 60 days.');
    });
});

describe('an author cannot write into the report', () => {
    const words = [
        '[click](https://evil.example)', '![x](https://evil.example/x.png)', '<img src=x onerror=alert(1)>', '<b>bold</b> </details>', 'https://evil.example and www.evil.example', 'mail@evil.example',
        'a | b \\| c', '`code` **bold** ~~gone~~ _it_ $x$', '<!-- comment', '&lt;b&gt; &#x27;', '[x]: https://evil.example', '\\[a\\](b)', 'x\u2028y\u0000', '# heading ##', 'x'.repeat(30_000)
    ];

    test.each(words.map(word => [word.slice(0, 50), word] as const))('%j', async (_start, word) => {
        const text = `# Strategy: ${word}\n\n- Period: 2027\n- Owner: ${word} z\n\n<!-- strategy-ignore strategy-must-have-review: ${word.replace('<!--', '')} -->\n\n## Action: ${word}\n\n- Due: 2027-03-10\n- Owner: Head\n\n## Action: ${word} late\n\n- Due: 2027-02-10\n\n## Owner: Head\n\n- Held by: ${word}\n`;
        const markdown = await report({ 'plan.strategy.md': text });
        const nodes = all(parsed(markdown));
        expect(nodes.filter(({ type }) => ['link', 'linkReference', 'definition', 'image', 'imageReference', 'delete', 'inlineCode', 'code', 'footnoteReference'].includes(type))).toEqual([]);
        expect(nodes.flatMap(node => node.type === 'html' ? [node.value] : []).filter(html => !/^<details><summary>(?:\d+ notes and hints|One note)<\/summary>$|^<\/details>$/.test(html))).toEqual([]);
        expect(nodes.flatMap(node => node.type === 'heading' ? [textOf(node)] : [])).toEqual(expect.arrayContaining(['The strategy check', 'plan.strategy.md']));
        for (const rows of tables(markdown)) expect(rows.map(cells => cells.length)).toEqual(rows.map(() => 3));
        expect(markdown.length).toBeLessThan(20_000);
    });

    test('nobody is mentioned, no issue and no formula referred to', async () => {
        const markdown = await report({ 'plan.strategy.md': '# Strategy: @torvalds\n\n- Owner: @acme/all\n\n## Action: Fix #12, GH-13 and $x$\n\n- Due: 2027-03-10\n- Owner: @octocat\n' });
        expect(textOf(parsed(markdown))).not.toMatch(/@\w|#\d|GH-\d/);
        expect(markdown).not.toMatch(/\$/);
    });
});

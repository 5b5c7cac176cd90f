import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test, vi } from 'vitest';
import { compareModels, reviewToJson, reviewToMarkdown, reviewToText, type FileReview } from '../../../language/index.js';
import { asText } from '../../../language/review/report/markdown.js';
import { open, uriOf } from '../../helpers/services.js';

vi.setConfig({ testTimeout: 60_000 });

interface MarkdownNode { type: string; value?: string; children?: MarkdownNode[] }

const parser = unified().use(remarkParse).use(remarkGfm);
const nodesIn = (node: MarkdownNode): MarkdownNode[] => [node, ...(node.children ?? []).flatMap(nodesIn)];
const read = (markdown: string): MarkdownNode[] => nodesIn(parser.parse(markdown) as MarkdownNode);
const shown = (nodes: MarkdownNode[]): string => nodes.flatMap(({ type, value }) => type === 'text' ? value! : []).join('');

async function reviewOf(old: string, now: string): Promise<FileReview> {
    const workspace = await open({ 'old/acme.strategy.md': old, 'acme.strategy.md': now });
    const [before, after] = [workspace.model('old/acme.strategy.md'), workspace.model()];
    return { path: 'acme.strategy.md', status: 'changed', changes: compareModels(before, after), findings: { new: workspace.check().findings, solved: [], silenced: [] }, approvals: [{ position: 'CMO', before: 'verified', after: 'stale' }], sums: [] };
}
const pathOf = (uri: string): string => uri.slice(uriOf('').toString().length + 1);

const old = '# Strategy: Plan\n\n- Kind: public\n\nWe grow.\n\n## Goal: Reach\n\n- Target: 120\n- Supports: Plenty\n\n## Goal: Plenty\n\n- Owner: X\n';
const now = old.replace('120', '100').replace('We grow', 'We win');

test('the text is a list of sentences, the gravest first, and what follows', async () => {
    const text = reviewToText([{ ...await reviewOf(old, now), findings: { new: [], solved: [], silenced: [] } }], pathOf);
    expect(text).toBe('acme.strategy.md\n  - Target of Reach lowered from 120 to 100\n  - Text of the strategy reworded: "We grow." is now "We win."\n  What follows:\n  - The approval of CMO was verified and is now stale\n');
    expect(reviewToText([], pathOf)).toBe('No difference in meaning.\n');
});

test('what an author wrote cannot steer a terminal', async () => {
    expect(reviewToText([await reviewOf('## Goal: Reach\n', '## Goal: Reach\n\n## Goal: \u001B[2Jx\u202Ey\n')], pathOf)).toContain('  - Goal [U+001B][2Jx[U+202E]y added\n');
});

test('the Markdown folds what is small', async () => {
    const markdown = reviewToMarkdown([{ ...await reviewOf(old, now), findings: { new: [], solved: [], silenced: [] } }], pathOf);
    expect(markdown).toBe('### acme.strategy.md\n\n- Target of Reach lowered from 120 to 100\n\n<details><summary>1 smaller change: words, and readings recorded</summary>\n\n- Text of the strategy reworded: "We grow." is now "We win."\n\n</details>\n\n**What follows**\n\n- The approval of CMO was verified and is now stale\n');
});

test('the JSON is what docs promise: nothing more, nothing less', async () => {
    const json = reviewToJson([await reviewOf(old, now)], pathOf);
    expect(Object.keys(json)).toEqual(['version', 'files', 'changes', 'approvals', 'findings', 'sums']);
    expect(json).toMatchObject({ version: 1, files: [{ path: 'acme.strategy.md', status: 'changed' }], approvals: [{ path: 'acme.strategy.md', position: 'CMO', before: 'verified', after: 'stale' }] });
    expect(json.changes[0]).toEqual({
        path: 'acme.strategy.md', kind: 'changed', block: { kind: 'Goal', title: 'Reach' }, field: 'Target', old: '120', new: '100', meaning: 'target lowered from 120 to 100',
        sentence: 'Target of Reach lowered from 120 to 100', weight: 80, shared: false, line: 9, oldLine: 9
    });
    expect(Object.keys(json.findings)).toEqual(['new', 'solved', 'silenced']);
    expect(Object.keys(json.findings.new[0]!)).toEqual(['path', 'code', 'severity', 'message', 'block']);
});

test('a new file is told by what it holds', async () => {
    const review = await reviewOf(old, now);
    const added: FileReview = { ...review, status: 'added', approvals: [], findings: { new: [], solved: [], silenced: [] }, changes: compareModels(undefined, (await open(old)).model()) };
    expect(reviewToText([added], pathOf)).toBe('acme.strategy.md (new file)\n  1 strategy, 2 goals\n');
});

const hostile = ['@octocat @acme/leads', 'a@b.example', '<img src=x onerror=alert(1)>', '<!-- hidden', '[click](https://evil.example)', '![x](https://evil.example/x.png)', 'https://evil.example', 'www.evil.example', '_www.evil.example', '_GH-12',
    '# Heading', '- item', '1. one', '2) two', '> quote', '`code` **bold** _it_ ~~no~~', '| a | b |', '$x$ and $40k', 'fixes #12, GH-12, acme/plan#3', '&amp; &lt;b&gt;', '</details>', '[ ] task', '[^1]', '***', '===', '\\*x* \\', '```',
    'a\u202Eb\u200Bc', '+ plus', '{{ x }}', '- [x] done', '<https://evil.example>', 'mailto:a@b.example', 'xmpp:foo@bar.baz/txt', 'HTTPS://EVIL.EXAMPLE', 'http:\\//evil.example'];

test.each(hostile)('%s stays words in Markdown', words => {
    const nodes = read(`- ${asText(words)}`);
    expect(nodes.map(({ type }) => type)).toEqual(['root', 'list', 'listItem', 'paragraph', 'text']);
    expect(shown(nodes).replaceAll('\u200B', '')).toBe(words.replace('\u202E', '[U+202E]').replace('\u200B', '[U+200B]').replace(/\s+/g, ' '));
    expect(shown(nodes), 'no mention, no issue').not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./i);
});

test('any words stay words in Markdown', () => {
    const piece = fc.oneof(fc.constantFrom(...hostile, ...'\\`*_[](){}#+-.!|~<>@&$:/= \n\t1a'), fc.string());
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const words = pieces.join('').replace(/\s+/g, ' ').trim().replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '?');
        const nodes = read(`- ${asText(words)}`);
        expect(shown(nodes).replaceAll('\u200B', '')).toBe(words);
        expect(nodes.filter(({ type }) => !['root', 'list', 'listItem', 'paragraph', 'text'].includes(type))).toEqual([]);
    }), { numRuns: 500 });
});

test('what authors write cannot leave the list of a comment', async () => {
    for (const words of hostile) {
        const title = words.replace(/\n/g, ' ');
        const review = await reviewOf('## Goal: Reach\n', `## Goal: Reach\n\n- Owner: ${title}\n- ${title}: ${title}\n\n${title}\n\n## Goal: ${title}\n\n- Target: ${title}\n`);
        const kinds = read(reviewToMarkdown([{ ...review, path: `${title}.strategy.md` }], pathOf)).filter(({ type, value }) => !(type === 'html' && /^<\/?details>(?:<summary>[\w :,]+<\/summary>)?$/.test(value!)));
        expect(kinds.filter(({ type }) => ['link', 'linkReference', 'image', 'imageReference', 'html', 'code', 'inlineCode', 'table', 'blockquote', 'footnoteReference', 'emphasis', 'delete', 'thematicBreak'].includes(type))).toEqual([]);
        expect(shown(kinds)).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./i);
    }
});

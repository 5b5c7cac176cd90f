import fc from 'fast-check';
import { CstUtils, isAstNode, isReference, type AstNode } from 'langium';
import { describe, expect, test } from 'vitest';
import type { StrategyParseResult } from '../../../language/parser/parser.js';
import { createTestServices } from '../../helpers/services.js';
import { acme, library } from '../../helpers/examples.js';
import { anyDocument, anyEdit, apply, strategyLike } from '../document-arbitraries.js';

const parser = createTestServices().language.parser.LangiumParser;

function parse(text: string, previous?: StrategyParseResult): StrategyParseResult {
    return parser.parse(text, previous && { previous } as object) as unknown as StrategyParseResult;
}

/** A syntax tree as plain data, with each node's place in the tree of tokens. */
function tree(node: AstNode): unknown {
    const plain: Record<string, unknown> = { $type: node.$type, $at: node.$containerProperty, $index: node.$containerIndex };
    if (node.$cstNode) plain.$span = [node.$cstNode.offset, node.$cstNode.end, node.$cstNode.range];
    for (const [property, value] of Object.entries(node)) {
        if (property.startsWith('$')) continue;
        plain[property] = Array.isArray(value) ? value.map(item => inTree(item, node)) : inTree(value, node);
    }
    return plain;
}

function inTree(value: unknown, container: AstNode): unknown {
    if (isReference(value)) return { $refText: value.$refText, at: [value.$refNode?.offset, value.$refNode?.end, value.$refNode?.text] };
    if (!isAstNode(value)) return value;
    return value.$container === container ? tree(value) : 'in a wrong container';
}

function leaves(result: { value: AstNode }): unknown[] {
    return CstUtils.flattenCst(result.value.$cstNode!).map(leaf => [leaf.tokenType.name, leaf.offset, leaf.end, leaf.text, leaf.range, leaf.astNode.$type]).toArray();
}

function expectSame(text: string, result: StrategyParseResult): void {
    const fresh = parse(text);
    expect(result.parserErrors).toEqual([]);
    expect(fresh.parserErrors).toEqual([]);
    const facts = { tree: tree(result.value), leaves: leaves(result) };
    expect(facts).toEqual({ tree: tree(fresh.value), leaves: leaves(fresh) });
    const whole = parser.parseWhole(text);
    expect(whole.parserErrors).toEqual([]);
    expect(whole.lexerErrors).toEqual([]);
    expect(facts).toEqual({ tree: withoutRootSpan(tree(whole.value), facts.tree), leaves: leaves(whole) });
}

/** Langium gives the root the span of its first to its last token; ours is only asked for its text. */
function withoutRootSpan(whole: unknown, measured: unknown): unknown {
    return { ...whole as object, $span: (measured as { $span: unknown }).$span };
}

describe('Parsing again after an edit equals parsing afresh', () => {
    test.each([...Object.entries({ ...acme, ...library })])('in the example %s', (_name, text) => {
        fc.assert(fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), edits => {
            let current = text;
            let result = parse(current);
            for (const edit of edits) {
                current = apply(current, edit);
                result = parse(current, result);
            }
            expectSame(current, result);
        }), { numRuns: 40 });
    }, 60_000);

    test('in generated documents, after every single edit', () => {
        fc.assert(fc.property(anyDocument, fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (text, edits) => {
            let current = text;
            let result = parse(current);
            expectSame(current, result);
            for (const edit of edits) {
                current = apply(current, edit);
                result = parse(current, result);
                expectSame(current, result);
            }
        }), { numRuns: 300 });
    }, 60_000);

    test('when blocks of the same text are repeated, swapped and removed', () => {
        const block = fc.constantFrom('## Goal: A\n\n- Owner: B\n\n', '## Goal: A\n\n- Owner: B\n\nProse.\n\n', '## Team: A\n', '# Strategy: S\n- Uses: x\n\n', 'prose\n\n');
        fc.assert(fc.property(fc.array(block, { maxLength: 6 }), fc.array(block, { maxLength: 6 }), (before, after) => {
            const text = after.join('');
            expectSame(text, parse(text, parse(before.join(''))));
        }), { numRuns: 100 });
    }, 60_000);

    test('and a block whose text stays keeps its syntax tree', () => {
        const before = parse('## Goal: A\n\n- Owner: B\n\n## Team: T\n\n- Lead: L\n');
        const [goal, team] = before.value.blocks;
        const after = parse('Some prose.\n\n## Goal: A\n\n- Owner: C\n\n## Team: T\n\n- Lead: L\n', before);
        expect(after.value.blocks[0]).not.toBe(goal);
        expect(after.value.blocks[1]).toBe(team);
    });

    test('and a block that a byte-order mark no longer stands before moves to column 0', () => {
        const block = '# Strategy: A\n';
        for (const [before, after] of [[`\uFEFF${block}`, `\n${block}`], [`\n${block}`, `\uFEFF${block}`], [`\uFEFF${block}`, block]]) expectSame(after!, parse(after!, parse(before!)));
    });

    test('and another vocabulary takes nothing over', () => {
        const { language } = createTestServices();
        const text = '## Ziel: A\n\n- Owner: B\n';
        const before = parse(text);
        const house = language.parser.Lexer.vocabulary.extend({ synonyms: { Ziel: 'Goal' } });
        expect(before.value.blocks).toEqual([]);
        const after = parser.parse(text, { vocabulary: house, previous: before } as object) as unknown as StrategyParseResult;
        expect(after.value.blocks.map(block => block.$type)).toEqual(['Goal']);
    });
});

describe('Every text is accepted', () => {
    test.each(['When above', 'When above 60', 'When above:', 'When above :', 'When above 60:', '**When above** 60', 'When above\n  60'])('with a condition that is half typed: %j', line => {
        const text = `## Metric: A\n\n- ${line}\n- Unit: x\n`;
        expectSame(text, parse(text));
    });

    test('of any characters', () => {
        fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => expectSame(text, parse(text))), { numRuns: 200 });
    }, 60_000);

    test('of the characters and words that mean something', () => {
        fc.assert(fc.property(strategyLike, text => expectSame(text, parse(text))), { numRuns: 600 });
    }, 60_000);
});

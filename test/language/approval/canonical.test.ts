import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../language/approval/text/canonical.js';
import { decodeUtf8 } from '../../../language/approval/bytes.js';
import { textAt } from '../../helpers/services.js';
import { anyDocument, strategyLike } from '../document-arbitraries.js';
import { modelOf } from '../document/model-of.js';
import type { StrategyModel } from '../../../language/index.js';

describe('canonical text', () => {
    test.each([
        ['line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
        ['trailing blanks', 'a \t\n\t\n b\t', 'a\n\n b\n'],
        ['the ends of the file', '\n \n\na\n\n\n', 'a\n'],
        ['nothing', ' \n\t\n', ''],
        ['a byte-order mark', '\uFEFF# Strategy: A', '# Strategy: A\n'],
        ['two of them, which hide something', '\uFEFF\uFEFFa', '\uFEFF\uFEFFa\n'],
        ['a rule that must not become front matter', '\n\n---\na: b\n---\n', '\n---\na: b\n---\n'],
        ['front matter', '---\na: b\n---\n', '---\na: b\n---\n'],
        ['a table', 'a|b \n-|:-:\n1|  2\\|3 \n x\n', '| a | b |\n| --- | :---: |\n| 1 | 2\\|3 |\n| x |\n'],
        ['a table with outer pipes', '|a|b|\n|--|--:|\n||c|\n', '| a | b |\n| --- | ---: |\n|  | c |\n'],
        ['a lone pipe in a table', '|a|\n|-|\n|\n', '| a |\n| --- |\n|\n'],
        ['what is no table', 'a|b\n\n```\n|a|\n|-|\n```\n', 'a|b\n\n```\n|a|\n|-|\n```\n'],
        ['no Unicode normalisation', 'u\u0308\n', 'u\u0308\n']
    ])('%s', (_, text, expected) => {
        expect(canonicalText(text)).toBe(expected);
    });

    const runs = Number(process.env['STRATEGY_RUNS'] ?? 500);
    const texts = fc.oneof(anyDocument, strategyLike);

    test('of a canonical text it is the same', () => {
        fc.assert(fc.property(texts, text => {
            expect(canonicalText(canonicalText(text))).toBe(canonicalText(text));
        }), { numRuns: runs });
    });

    test('does not depend on line ends', () => {
        fc.assert(fc.property(texts, text => {
            const lines = text.replace(/\r\n?/g, '\n');
            expect(canonicalText(lines.replace(/\n/g, '\r\n'))).toBe(canonicalText(lines));
            expect(canonicalText(lines.replace(/\n/g, '\r'))).toBe(canonicalText(lines));
        }), { numRuns: runs });
    });

    test('means the same', async () => {
        await fc.assert(fc.asyncProperty(texts, async text => {
            expect(meaning(await modelOf(canonicalText(text)))).toEqual(meaning(await modelOf(text)));
        }), { numRuns: runs });
    });
});

test('bytes that are no UTF-8 are refused', () => {
    expect(decodeUtf8(new Uint8Array([0x41, 0xc3, 0xa4]))).toBe('Aä');
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toBe('\uFEFFA');
    for (const bytes of [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]]) expect(decodeUtf8(new Uint8Array(bytes))).toBeUndefined();
});

/** All that a model says, without positions and without what a blank may change in prose. */
function meaning(model: StrategyModel): unknown {
    const prose = (spans: { start: number; end: number }[]): string => canonicalText(spans.map(span => textAt(model.text, span)!).join('')).trim().replace(/\s+/g, ' ');
    return model.parts.map(part => part.type === 'prose' ? 'prose' : {
        kind: part.block.kind, title: part.block.title, level: part.block.level, parent: part.block.parent?.title, anchor: part.block.anchor,
        fields: [...part.block.fields, ...part.block.custom].map(({ key, text, value, references, then }) => ({
            key, text, value: text.includes('\n') ? undefined : value, references: references.map(reference => [reference.title, reference.link, reference.target?.title]), then
        })),
        results: part.block.results.map(({ date, amount, unit, note }) => [date, amount, unit, note]),
        seal: part.block.seal === undefined ? undefined : canonicalText(part.block.seal),
        prose: part.block.prose.length > 0 ? prose(part.block.prose).length > 0 : false
    });
}

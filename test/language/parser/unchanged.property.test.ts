import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structureOf, type Structure } from '../../../language/parser/structure.js';
import { vocabulary } from '../../helpers/services.js';
import { acme } from '../../helpers/examples.js';
import { anyDocument, anyEdit, apply } from '../document-arbitraries.js';

const anyLongDocument = fc.array(anyDocument, { minLength: 2, maxLength: 12 }).map(parts => parts.join('\n'));

/** What was found, without where it was taken from. */
function facts({ text, blocks, headings }: Structure): object {
    return { text, blocks: blocks.map(block => ({ ...block, origin: {} })), headings };
}

describe('Reading only what changed finds what reading all of it does', () => {
    test('after every edit of long documents', () => {
        fc.assert(fc.property(anyLongDocument, fc.array(anyEdit, { minLength: 1, maxLength: 8 }), (text, edits) => {
            let structure = structureOf(text, vocabulary);
            for (const edit of edits) {
                text = apply(text, edit);
                structure = structureOf(text, vocabulary, structure);
                expect(facts(structure)).toEqual(facts(structureOf(text, vocabulary)));
            }
        }), { numRuns: 2000 });
    }, 120_000);

    test.each([
        ['front matter that closes behind blocks', '---\na: b\n\n## Goal: A\n\n## Goal: B\n\n## Goal: C\n\nx\n', '---\na: b\n\n## Goal: A\n\n## Goal: B\n\n---\n\n## Goal: C\n\nx\n'],
        ['a fence that opens', '## Goal: A\n\n## Goal: B\n\nx\n\n## Goal: C\n', '## Goal: A\n\n## Goal: B\n\n```\n\n## Goal: C\n'],
        ['a heading that is indented', '## Goal: A\n\n## Goal: B\n\n## Goal: C\n', '## Goal: A\n\n## Goal: B\n\n ## Goal: C\n'],
        ['a byte-order mark that goes', '\uFEFF## Goal: A\n\n## Goal: B\n', '## Goal: A\n\n## Goal: B\n'],
        ['a heading that ends the section above', '## Goal: A\n\nx\n\n### Metric: M\n\n## Goal: B\n', '## Goal: A\n\n# x\n\n### Metric: M\n\n## Goal: B\n'],
        ['nothing', '## Goal: A\n\n## Goal: B\n', '## Goal: A\n\n## Goal: B\n'],
        ['all of it', '## Goal: A\n\n## Goal: B\n', '']
    ])('with %s', (_what, before, after) => {
        expect(facts(structureOf(after, vocabulary, structureOf(before, vocabulary)))).toEqual(facts(structureOf(after, vocabulary)));
    });

    test('and keeps the blocks around the change', () => {
        const text = acme['acme.strategy.md'];
        const before = structureOf(text, vocabulary);
        const at = before.blocks[7]!.list!.end;
        const after = structureOf(`${text.slice(0, at)} more${text.slice(at)}`, vocabulary, before);
        expect(after.kept).toEqual({ before: 7, behind: before.blocks.length - 8 });
        expect(after.blocks[6]).toBe(before.blocks[6]);
        expect(after.blocks[8]!.start).toBe(before.blocks[8]!.start + ' more'.length);
    });
});

import { isAffordable } from '../../document/markdown/budget.js';
import { chunksOf } from '../../document/markdown/chunks.js';
import type { Block } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { always, type Problem, type Rule } from '../rule.js';

/** As much of a passage as is marked: it may be a line of a megabyte. */
const longest = 80;

/** Blocks, by the origin of their text, that can be formatted: they are not looked at again. */
const formattable = new WeakSet<object>();

/** What the formatted document cannot show but as it is written. */
export const formattableRules: Rule[] = [
    {
        code: 'passage-should-be-formattable', requirement: 'structure', severity: always('warning'),
        summary: 'A passage should be one that can be formatted.',
        help: 'Quotes in quotes fifty deep, a thousand unmatched stars in one paragraph, or a paragraph as long as a book would take minutes to format. Readers get such a passage as it is written, and all around it formatted.',
        wrong: `# Strategy: Acme\n\n${'>'.repeat(60)} Our words\n`, right: '# Strategy: Acme\n\n> Our words\n',
        *check({ model: { parts, text }, structure }) {
            let index = 0;
            for (const part of parts) {
                if (part.type === 'prose') {
                    yield* tooMuchIn(part.span, text, undefined);
                    continue;
                }
                const raw = structure.blocks[index++];
                if (raw && formattable.has(raw.origin)) continue;
                const found = spansOf(part.block).flatMap(span => [...tooMuchIn(span, text, part.block)]);
                yield* found;
                if (raw && found.length === 0) formattable.add(raw.origin);
            }
        }
    }
];

function spansOf({ prose, fields, custom }: Block): Span[] {
    return [...prose, ...[...fields, ...custom].flatMap(({ valueSpan }) => valueSpan ?? [])];
}

function* tooMuchIn({ start, end }: Span, text: string, block: Block | undefined): Iterable<Problem> {
    let at = start;
    for (const { text: passage } of chunksOf(text.slice(start, end))) {
        if (!isAffordable(passage)) yield { message: 'This passage is too long or too deeply nested to be formatted, so readers see it as it is written. Divide it into paragraphs, and take out marks that mean nothing.', span: beginning(passage, at), ...block ? { block } : {} };
        at += passage.length;
    }
}

function beginning(passage: string, at: number): Span {
    const start = passage.search(/\S/);
    const line = /^[^\r\n]*/.exec(passage.slice(start, start + longest))![0];
    return { start: at + start, end: at + start + line.length };
}

import { isAffordable } from '../../document/markdown/budget.js';
import { chunksOf } from '../../document/markdown/chunks.js';
import type { Block } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { always, type Problem, type Rule } from '../rule.js';

/** As much of a passage as is marked: it may be a line of a megabyte. */
const longest = 80;

/** Blocks, by the origin of their text, that can be formatted with the prose below them: they are not looked at again. */
const formattable = new WeakSet<object>();

/** What the formatted document cannot show but as it is written. */
export const formattableRules: Rule[] = [
    {
        code: 'passage-should-be-formattable', requirement: 'structure', severity: always('warning'),
        summary: 'A passage should be one that can be formatted.',
        help: 'Quotes in quotes fifty deep, a thousand unmatched stars in one paragraph, or a paragraph as long as a book would take minutes to format. Readers get such a passage as it is written, and all around it formatted.',
        wrong: `# Strategy: Acme\n\n${'>'.repeat(60)} Our words\n`, right: '# Strategy: Acme\n\n> Our words\n',
        check({ model: { parts, text }, structure }) {
            const found: Problem[] = [];
            const looked = new Set<object>();
            let index = 0;
            let origin: object | undefined; // of the block above: whoever writes below it has it read again
            for (const part of parts) {
                if (part.type === 'block') origin = structure.blocks[index++]?.origin;
                if (origin && formattable.has(origin)) continue;
                const [spans, block] = part.type === 'block' ? [spansOf(part.block), part.block] : [[part.span], undefined];
                const problems = spans.flatMap(span => tooMuchIn(span, text, block));
                found.push(...problems);
                if (!origin) continue;
                if (problems.length === 0 && part.type === 'block') looked.add(origin);
                else if (problems.length > 0) looked.delete(origin);
            }
            for (const one of looked) formattable.add(one);
            return found;
        }
    }
];

function spansOf({ prose, fields, custom }: Block): Span[] {
    return [...prose, ...[...fields, ...custom].flatMap(({ valueSpan }) => valueSpan ?? [])];
}

function tooMuchIn({ start, end }: Span, text: string, block: Block | undefined): Problem[] {
    let at = start;
    return chunksOf(text.slice(start, end)).flatMap(({ text: passage }): Problem[] => {
        const span = beginning(passage, at);
        at += passage.length;
        return isAffordable(passage) ? [] : [{ message: 'This passage is too long or too deeply nested to be formatted, so readers see it as it is written. Divide it into paragraphs, and take out marks that mean nothing.', span, ...block ? { block } : {} }];
    });
}

function beginning(passage: string, at: number): Span {
    const start = passage.search(/\S/);
    const line = /^[^\r\n]*/.exec(passage.slice(start, start + longest))![0];
    return { start: at + start, end: at + start + line.length };
}

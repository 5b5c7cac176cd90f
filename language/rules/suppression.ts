import type { RawBlock } from '../parser/structure.js';
import type { Span } from '../parser/scan.js';
import type { Rule } from './rule.js';
import { always } from './rule.js';

/** `<!-- strategy-ignore goal-must-have-owner: the board decides in May -->` */
export interface Suppression {
    code: string;
    /** Empty when the author gave none. */
    reason: string;
    span: Span;
}

const comment = /^<!--\s*strategy-ignore\b\s*([\w-]*)\s*:?\s*([^]*?)\s*-->/;

export function suppressionsOf(block: RawBlock, text: string): Suppression[] {
    return block.ignores.map(span => {
        const match = comment.exec(text.slice(span.start, span.end));
        return { code: match?.[1] ?? '', reason: match?.[2]?.replace(/\s+/g, ' ') ?? '', span };
    });
}

/** Reported by check.ts, which alone knows what was suppressed; they stand here for the table. */
export const suppressionRules: Rule[] = [
    {
        code: 'suppression-needs-reason', requirement: 'structure', severity: always('warning'),
        summary: 'A suppression must say which finding it silences, and why.',
        help: 'Write `<!-- strategy-ignore rule-code: reason -->` in the block. A reviewer reads the reason in place of the finding.',
        wrong: '## Goal: Reach\n\n<!-- strategy-ignore goal-must-have-owner -->\n', right: '## Goal: Reach\n\n<!-- strategy-ignore goal-must-have-owner: the board names one in May -->\n',
        check: () => []
    },
    {
        code: 'suppression-has-no-effect', requirement: 'structure', severity: always('hint'),
        summary: 'A suppression that silences nothing can go.',
        help: 'The finding it names does not occur in this block, or is written differently.',
        wrong: '## Team: Sales\n\n<!-- strategy-ignore goal-must-have-owner: no goal here -->\n', right: '## Team: Sales\n',
        check: () => []
    }
];

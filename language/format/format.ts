import type { StrategyModel } from '../model/model.js';
import { hasConflicts } from '../parser/conflicts.js';
import type { Span } from '../parser/scan.js';
import type { Structure } from '../parser/structure.js';
import { lineEndOf } from '../parser/lines.js';
import { within, type TextChange } from '../refactor/text-change.js';
import { ordered, type Layout, type Step } from './edit.js';
import { fieldSteps } from './fields.js';
import { gapSteps } from './gaps.js';
import { headingSteps } from './heading.js';
import { endOfLine, startOfLine } from './lines.js';
import { tableEdits } from './table.js';

/** A strategy as the formatter reads it: both must be of the same text. */
export interface Formattable { model: StrategyModel; structure: Structure }

export interface FormatOptions {
    /** Only what lies in the lines of this stretch is changed. */
    range?: Span;
    /** An approval covers the text (`surroundingsOf`): only blanks at line ends, the alignment of results tables and the blank lines between blocks may change. */
    sealed?: boolean;
    /** Whether another file has a link to a heading whose anchor begins like this. */
    linked?: (anchorStart: string) => boolean;
}

/**
 * The edits that bring a strategy into its usual form: headings and fields spelled and spaced alike, fields in the order of the grammar,
 * dates as ISO where they can mean only one day, results tables aligned. Prose and what the strategy says stay as they are.
 *
 * A text that holds two versions after a merge, or characters that cannot be read, is left as it is.
 *
 * The edits are small, sorted and do not overlap. After them there is nothing left to format.
 */
export function format({ model, structure }: Formattable, { range, sealed = isSealed(model), linked }: FormatOptions = {}): TextChange[] {
    const { text, blocks } = structure;
    if (blocks.length === 0 || structure.unreadable || hasConflicts(text)) return [];
    const layout: Layout = { text, eol: lineEndOf(text), sealed, linked: remembered(start => hasLink(text, start) || linked?.(start) === true) };
    const steps: Step[] = [...blocks.flatMap((raw, index) => [
        ...headingSteps(raw, layout),
        ...fieldSteps(raw, model.blocks[index]!, layout),
        ...raw.results ? tableEdits(raw.results, text, { dates: !sealed, complete: !sealed }) : []
    ]), ...gapSteps(structure, layout)];
    const lines = range && { start: startOfLine(text, range.start), end: endOfLine(text, range.end) };
    return toChanges(lines ? steps.filter(step => step.every(({ span }) => within(span, lines))) : steps, model.uri);
}

/** Whether a strategy carries the statement of an approval. */
export function isSealed({ blocks }: StrategyModel): boolean {
    return blocks.some(({ seal }) => seal !== undefined);
}

/** Whether a text has a link to a heading whose anchor begins like this. */
export function hasLink(text: string, anchorStart: string): boolean {
    return text.includes(`#${anchorStart}`) || text.includes(`#${encodeURIComponent(anchorStart)}`);
}

function remembered(ask: (word: string) => boolean): (word: string) => boolean {
    const answers = new Map<string, boolean>();
    return word => {
        const answer = answers.get(word) ?? ask(word);
        answers.set(word, answer);
        return answer;
    };
}

/** The edits of some steps as changes of a file. */
export function toChanges(steps: readonly Step[], uri: string): TextChange[] {
    return ordered(steps.flat()).map(({ span, text }) => ({ uri, span, text }));
}

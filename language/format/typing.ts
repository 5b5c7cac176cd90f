import type { Table } from '../parser/scan.js';
import type { TextChange } from '../refactor/text-change.js';
import { isSealed, toChanges, type Formattable } from './format.js';
import { contentBefore, endOfLine, nextLine, startOfLine } from './lines.js';
import { tableEdits } from './table.js';

/** The characters behind which something may be tidied. */
export const typedCharacters = ['|', '\n'] as const;

/**
 * What is tidied while a results table is typed: behind a `|` the cells before it, behind a line end the row above, which gets the cells it
 * lacks, and each time the other rows. The cell in which the caret stands, and what follows it in its line, is not touched; no date is rewritten. A text that
 * lost characters rests, as for the whole format.
 *
 * @param caret behind the character that was typed.
 */
export function formatTyped({ model, structure: { text, blocks, unreadable } }: Formattable, caret: number, typed: string): TextChange[] {
    if (unreadable || typed === '|' && text[caret - 2] === '\\') return []; // text of a cell
    const line = startOfLine(text, caret);
    const place = typed === '|' ? caret : contentBefore(text, line);
    const table = blocks.find(({ start, end }) => start <= place && place <= end)?.results;
    if (!table || !contains(table, place) || typed !== '|' && nextLine(text, place) !== line) return [];
    const edits = tableEdits(table, text, { dates: false, complete: typed !== '|' && !isSealed(model) }).flat();
    const lineEnd = endOfLine(text, caret);
    return toChanges([edits.filter(({ span }) => span.end < line || span.start > lineEnd || typed === '|' && span.end < caret)], model.uri);
}

function contains({ start, end }: Table, offset: number): boolean {
    return start <= offset && offset <= end;
}

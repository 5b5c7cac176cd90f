import type { Block, Field, Reference } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import type { Piece } from '../parser/structure.js';
import { rawOf } from './position.js';
import { linesOf, within } from './text-change.js';

/** What becomes of a reference: another text, or nothing. `undefined` leaves it as it is. */
export type Decision = (reference: Reference) => string | null | undefined;

/** A stretch and the text that takes its place. */
export interface Edit { span: Span; text: string }

/**
 * The edits that rewrite the references of a block's fields. A reference that goes takes its separator with it, the only one of a bullet
 * the bullet's line, the only one of a field the field, and the last field the blank lines before the list.
 */
export function referenceEdits(block: Block, text: string, decide: Decision): Edit[] {
    const edits: Edit[] = [];
    const gone: Field[] = [];
    for (const field of block.fields) {
        const rewritten = fieldEdits(field, text, decide);
        if (rewritten) edits.push(...rewritten);
        else gone.push(field);
    }
    const { raw: { list, keyless } } = rawOf(block);
    const emptied = gone.length > 0 && gone.length === block.fields.length + block.custom.length && keyless.length === 0;
    return [...edits, ...emptied ? [listDeletion(list!, text)] : gone.map(({ span }) => deletion(linesOf(text, span)))];
}

/** A list of the author's right behind would become the field list, so a comment that nobody sees takes its place. */
function listDeletion(list: Span, text: string): Edit {
    const start = text.slice(0, list.start).trimEnd().length;
    const { end } = linesOf(text, list);
    return { span: { start, end }, text: /^\s*[-*+](?:\s|$)/.test(text.slice(end)) ? `${text.slice(start, list.start)}<!-- -->` : '' };
}

/** @returns `undefined` when nothing is left of the field. */
function fieldEdits(field: Field, text: string, decide: Decision): Edit[] | undefined {
    const decisions = new Map(field.references.map(reference => [reference, decide(reference)]));
    const edits = field.references.flatMap((reference): Edit[] => typeof decisions.get(reference) === 'string' ? [{ span: reference.span, text: decisions.get(reference)! }] : []);
    if (![...decisions.values()].includes(null)) return edits;
    const raw = rawOf(field.block).raw.fields.find(({ start }) => start === field.span.start)!;
    let left = 0;
    for (const piece of raw.pieces) {
        const removals = pieceRemovals(piece, field.references.filter(({ span }) => within(span, piece)), reference => decisions.get(reference) === null, text);
        if (removals) left++;
        edits.push(...(removals ?? [piece.bullet ? linesOf(text, piece) : { start: raw.key.end, end: piece.end }]).map(deletion));
    }
    return left > 0 ? edits : undefined;
}

/** What goes of `monthly by A, B, C`. `undefined` when nothing is left of it. */
function pieceRemovals(piece: Piece, references: readonly Reference[], goes: (reference: Reference) => boolean, text: string): Span[] | undefined {
    const [first] = references;
    if (!references.some(goes)) return [];
    if (references.every(goes)) {
        const before = text.slice(piece.start, first!.span.start).replace(/(?:^|[\s,;]+)by\s+$/i, '').trimEnd();
        const after = text.slice(references.at(-1)!.span.end, piece.end).replace(/[\s,;]/g, '');
        return before === '' && after === '' ? undefined : [{ start: piece.start + before.length, end: references.at(-1)!.span.end }];
    }
    let last: Reference | undefined; // the last one that stays
    return references.flatMap((reference, index): Span[] => {
        if (!goes(reference)) {
            last = reference;
            return [];
        }
        return [last ? { start: references[index - 1]!.span.end, end: reference.span.end } : { start: reference.span.start, end: references[index + 1]!.span.start }];
    });
}

function deletion(span: Span): Edit {
    return { span, text: '' };
}

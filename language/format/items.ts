import type { Span } from '../parser/scan.js';
import { isBlank } from '../parser/scanner/characters.js';
import type { RawBlock, RawField } from '../parser/structure.js';
import { rewritten, type Edit } from './edit.js';
import { columnOf, endOfLine, nextContent, nextLine, startOfLine } from './lines.js';

/** A field as an item of its list: its whole lines, and what gives them their bullet and indentation. */
export interface Item { field: RawField; span: Span; edits: Edit[] }

/**
 * The items of a block's field list. `undefined` when something stands in it that is no field, or when what follows may be part of it:
 * then nothing can be moved without changing to whom a line belongs.
 */
export function itemsOf({ list, fields, keyless, surplus }: RawBlock, text: string): Item[] | undefined {
    if (!list || fields.length === 0 || keyless.length > 0 || surplus > 0) return undefined;
    const next = nextContent(text, list.end);
    if (next < text.length && startOfLine(text, next) < next) return undefined;
    const keepBullets = /^[-*+](?:\s|$)/.test(text.slice(next, next + 2)); // with the same bullet, the next list would become part of this one
    const items: Item[] = [];
    let start = startOfLine(text, list.start);
    for (const field of fields) {
        const edits = field.glued || !allBlank(text, start, field.start) ? undefined : itemEdits(field, start, keepBullets ? text[field.start]! : '-', text);
        const end = endOfLine(text, field.end);
        if (!edits || !allBlank(text, field.end, end)) return undefined;
        items.push({ field, span: { start, end }, edits });
        start = nextLine(text, end);
    }
    return items.at(-1)!.span.end >= list.end ? items : undefined;
}

const nestedBullet = /^[ \t]*(?:\r\n|\r|\n)[ \t]*([-*+]|\d{1,9}[.)])[ \t]+$/;

/** `*   Teams:` and the lines below it, as `- Teams:`, values and nested bullets indented by two. */
function itemEdits({ key, pieces, entry }: RawField, lineStart: number, bullet: string, text: string): Edit[] | undefined {
    const edits = rewritten(text, lineStart, key.start, `${bullet} `);
    const main = entry?.parts.length === 1 ? entry.parts[0] : undefined;
    const listed = main?.many || main?.kind === 'LIST'; // elsewhere the bullets are part of the text
    let end = key.end;
    for (const piece of pieces) {
        const marker = piece.bullet ? nestedBullet.exec(text.slice(end, piece.start))?.[1] : '';
        if (marker === undefined) return undefined;
        const written = listed && /^[*+]$/.test(marker) ? '-' : marker;
        if (piece.bullet) edits.push(...rewritten(text, startOfLine(text, piece.start), piece.start, `  ${written} `));
        const continued = piece.bullet
            ? continuationEdits({ start: piece.start, end: piece.end }, columnOf(text, piece.start), 3 + written.length, text)
            : continuationEdits({ start: key.end, end: piece.end }, columnOf(text, key.start), 2, text);
        if (!continued) return undefined;
        edits.push(...continued);
        end = piece.end;
    }
    return edits;
}

/**
 * The lines that go on with a value, in the column of its text. Four columns deeper no block begins (CommonMark 4.4): such a line stays
 * as deep as it is, or `- x` in it would become a bullet.
 */
function continuationEdits({ start, end }: Span, from: number, to: number, text: string): Edit[] | undefined {
    const edits: Edit[] = [];
    for (let line = nextLine(text, start); line < end; line = nextLine(text, line)) {
        const content = nextContent(text, line);
        const deeper = columnOf(text, content) - from;
        if (deeper < 0) return undefined;
        edits.push(...rewritten(text, line, content, ' '.repeat(to + (deeper >= 4 ? deeper : 0))));
    }
    return edits;
}

function allBlank(text: string, start: number, end: number): boolean {
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    return start >= end;
}

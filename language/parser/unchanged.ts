import { findFrontMatter } from './scanner/front-matter.js';
import { lineStart } from './lines.js';
import type { Heading, Span } from './scan.js';
import type { ScanPart } from './scanner.js';
import type { Piece, RawBlock, RawField, Structure } from './structure.js';

/** What of a structure was taken over from the one before it: so many blocks at its start are the same objects, and so many at its end are the same but for their place. */
export interface Kept { before: number; behind: number }

/** Blocks and other headings, in order. */
type Stretch = Pick<Structure, 'blocks' | 'headings'>;

/**
 * What an edit left alone of an earlier structure, and the part of the new text that is to be scanned: from the last block that starts before the
 * first changed line to a block behind the change that starts as it did. A block's heading closes all that is open, so above and below it nothing else changes.
 */
export class Unchanged implements ScanPart {
    readonly from: number;
    readonly before: Stretch;
    /** By how much what stands behind the change has moved. */
    private readonly by: number;
    /** The first block that is behind the change, and has not been passed in the new text. */
    private next: number;
    private met = false;

    constructor(text: string, private readonly previous: Structure) {
        const { blocks, headings } = previous;
        const start = commonStart(previous.text, text);
        const end = previous.text.length - commonEnd(previous.text, text, start);
        const changedLine = lineStart(text, start);
        const touched = start === 0 ? -1 : blocks.findLastIndex(block => block.start < changedLine);
        const readable = touched > 0 && (findFrontMatter(text, 0)?.end ?? 0) <= blocks[0]!.start;
        this.from = readable ? blocks[touched]!.start : 0;
        this.before = readable ? { blocks: blocks.slice(0, touched), headings: headings.filter(heading => heading.start < this.from) } : { blocks: [], headings: [] };
        this.by = text.length - previous.text.length;
        this.next = blocks.findIndex(block => block.start >= end && block.start > 1); // at 1 a byte-order mark may stand before it
        if (this.next < 0) this.next = blocks.length;
    }

    until = (heading: Heading): boolean => {
        const { blocks } = this.previous;
        while (this.next < blocks.length && blocks[this.next]!.start + this.by < heading.start) this.next++;
        const same = blocks[this.next];
        this.met = same !== undefined && heading.indent === 0 && heading.start > 1 && same.start + this.by === heading.start;
        return this.met;
    };

    /** To be asked once the part was scanned. */
    behind(): Stretch {
        const { previous, by } = this;
        if (!this.met) return { blocks: [], headings: [] };
        const blocks = previous.blocks.slice(this.next);
        const headings = previous.headings.filter(heading => heading.start > blocks[0]!.start);
        return by === 0 ? { blocks, headings } : { blocks: blocks.map(block => movedBlock(block, by)), headings: headings.map(heading => movedHeading(heading, by)) };
    }
}

function commonStart(a: string, b: string): number {
    return longest(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to));
}

function commonEnd(a: string, b: string, start: number): number {
    return longest(Math.min(a.length, b.length) - start, (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from));
}

/** The longest stretch, at most `limit`, all of which is the same. Halving: to compare two long strings costs next to nothing, to walk through them does. */
function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
    let same = 0;
    for (let open = limit; same < open;) {
        const middle = (same + open + 1) >> 1;
        if (isSame(same, middle)) same = middle;
        else open = middle - 1;
    }
    return same;
}

// Spelt out: most of a long file moves at every keystroke.

function moved({ start, end }: Span, by: number): Span {
    return { start: start + by, end: end + by };
}

function movedHeading({ type, start, end, level, setext, indent, text }: Heading, by: number): Heading {
    return { type, start: start + by, end: end + by, level, setext, indent, text: moved(text, by) };
}

function movedField({ start, end, entry, key, pieces, glued }: RawField, by: number): RawField {
    return { start: start + by, end: end + by, entry, key: moved(key, by), pieces: pieces.map(piece => movedPiece(piece, by)), glued: glued && moved(glued, by) };
}

function movedPiece({ start, end, bullet }: Piece, by: number): Piece {
    return { start: start + by, end: end + by, bullet };
}

function movedBlock({ start, end, entry, heading, keyword, title, list, fields, keyless, apart, below, surplus, results, seal, ignores, origin }: RawBlock, by: number): RawBlock {
    return {
        start: start + by, end: end + by, entry,
        heading: movedHeading(heading, by), keyword: moved(keyword, by), title: moved(title, by),
        list: list && moved(list, by), fields: fields.map(field => movedField(field, by)), keyless: keyless.map(span => moved(span, by)),
        apart: apart.map(({ item, entry: known }) => ({ item: moved(item, by), entry: known })), below: below && { ...moved(below, by), keys: below.keys }, surplus,
        results: results && { type: 'table', ...moved(results, by), rows: results.rows.map(row => moved(row, by)) },
        seal: seal && { ...seal, ...moved(seal, by), info: moved(seal.info, by), content: moved(seal.content, by) },
        ignores: ignores.map(span => moved(span, by)), origin
    };
}

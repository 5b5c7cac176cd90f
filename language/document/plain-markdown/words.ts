import { plainDate, shortDate } from '../dates.js';
import { revealed } from '../hidden-characters.js';
import type { Cell, Piece } from '../compiled/part.js';
import type { Block } from '../../model/model.js';

/** Where a block can be read from the file that is written: an anchor, or nothing. */
export type Anchor = (block: Block) => string | undefined;

/** Anyone's words as Markdown that shows exactly these words, on one line. */
export function literal(words: string): string {
    return revealed(words.replace(/\s+/g, ' ').trim()).replace(/[\\`*_[\]<|~&]/g, '\\$&').replace(/^([-+=#>])/, '\\$1').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** The author's own Markdown of a field, with its dates written out. Dates inside of links and addresses stay. */
export function withDates(markdown: string): string {
    return markdown.split(/((?<![\w/.=#&-])\d{4}-\d{2}-\d{2}(?![\w/-]))/).map((part, index) => index % 2 ? plainDate(part) : part).join('');
}

export function link(words: string, anchor: string | undefined): string {
    return anchor === undefined ? literal(words) : `[${literal(words)}](#${anchor.replace(/[()\s\\<>]/g, encodeURIComponent)})`;
}

export function cellMarkdown(cell: Cell, anchor: Anchor): string {
    return cell.map(piece => pieceMarkdown(piece, anchor)).join('');
}

function pieceMarkdown(piece: Piece, anchor: Anchor): string {
    if (typeof piece === 'string') return withDates(/^\s/.test(piece) ? ` ${literal(piece)}` : literal(piece)) + (/\S\s$/.test(piece) ? ' ' : '');
    if ('block' in piece) return link(piece.words ?? (piece.block.title.trim() || 'untitled'), anchor(piece.block));
    if ('inline' in piece) return withDates(piece.inline).replace(/\s+/g, ' ');
    if ('day' in piece) return `${piece.before ?? ''}${shortDate(piece.day)}`;
    if ('share' in piece) return piece.words;
    if ('state' in piece) return literal(piece.state);
    if ('heat' in piece) return `${literal(piece.words)}${piece.served ? ' ✓' : ''}`.trim();
    if ('quiet' in piece) return ` (${cellMarkdown(piece.quiet, anchor)})`;
    return `**${cellMarkdown(piece.strong, anchor)}**`;
}

/** A cell of a table: one line, and a pipe in it is a pipe. */
export function tableCell(markdown: string): string {
    return markdown.replace(/\s+/g, ' ').replace(/(\\*)\|/g, (_, slashes: string) => slashes.length % 2 ? `${slashes}|` : `${slashes}\\|`).trim();
}

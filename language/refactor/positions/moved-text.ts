import type { Block } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { Structure } from '../../parser/structure.js';
import { linksTo, rebased, relinked } from '../links.js';
import { rawOf } from '../position.js';
import { lineEndOf } from '../../parser/lines.js';
import { changed, linesOf } from '../text-change.js';

/**
 * What a position's block holds besides the fields of the language: custom fields and other items of its list, and its prose, as they
 * stand in the file. Left out are `strategy-ignore` comments: what they excuse ends with the block.
 * @param level the level of the heading under which the text is to stand: headings inside it follow.
 */
export function movedText(from: Block, into: Block, level: number): string {
    const { structure } = rawOf(from);
    const { text } = structure;
    const pieces = [listRest(from), ...from.prose.map(span => headingsAt(span, level - from.level, structure))]
        .map(piece => piece.replace(/^ {0,3}<!--\s*strategy-ignore\b[^]*?-->[ \t]*$/gm, '').replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '').trimEnd()).filter(piece => piece !== '');
    const eol = lineEndOf(text);
    return rebased(withLinks(pieces.join(eol + eol), from, into), from.uri, into.uri);
}

/** The field list without the fields that the language knows. */
function listRest(from: Block): string {
    const { list, fields, uri } = from;
    if (!list) return '';
    const { text } = rawOf(from).structure;
    const known = fields.map(({ span }) => ({ uri, span: clipped(linesOf(text, span), list), text: '' }));
    return changed(text.slice(0, list.end), known).slice(list.start).trim();
}

function clipped({ start, end }: Span, outer: Span): Span {
    return { start: Math.max(start, outer.start), end: Math.min(end, outer.end) };
}

/** A stretch with the headings in it moved by some levels. */
function headingsAt(span: Span, by: number, { text, headings }: Structure): string {
    const inside = headings.filter(({ start, setext }) => !setext && start >= span.start && start < span.end);
    const changes = inside.map(({ start, level }) => {
        const marks = text.indexOf('#', start);
        return { uri: '', span: { start: marks - span.start, end: marks - span.start + level }, text: '#'.repeat(Math.min(6, Math.max(1, level + by))) };
    });
    return changed(text.slice(span.start, span.end), changes);
}

/** Links of the text to its own old heading lead to the new one. */
function withLinks(text: string, from: Block, into: Block): string {
    return changed(text, linksTo(from, text, from.uri).map(link => ({ uri: from.uri, span: link.span, text: relinked(link, from, into, from.uri) })));
}

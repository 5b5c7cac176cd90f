import { mergeLines } from './lines.js';
import { mergeEntry, mergeItems, mergeRows } from './merge-items.js';
import type { Parts } from './parts.js';
import { each, gapOf, type Piece, type Versions } from './versions.js';

const nothing: Parts = { heading: { text: '', meaning: '' }, items: [], before: '', table: undefined, after: '', gaps: {} };

/** Merges one block: its heading, its fields, its readings and its prose, each for itself. Without a base both sides are new. */
export function mergeParts({ base = nothing, ours, theirs }: Pick<Versions<Parts>, 'ours' | 'theirs'> & { base: Parts | undefined }): Piece[] {
    const versions = { base, ours, theirs };
    const heading = mergeEntry(each(versions, ({ heading }) => heading));
    const items = mergeItems(each(versions, ({ items }) => items));
    return joined(heading, 'heading', joined(items, 'items', bodyOf(versions), versions), versions);
}

/** What stands behind the fields: prose by lines, readings by day. Where a side took the table out, all of it by lines. */
function bodyOf(versions: Versions<Parts>): Piece[] {
    const { base, ours, theirs } = versions;
    if (base.table ? !ours.table || !theirs.table : !ours.table && !theirs.table) return present(mergeLines(each(versions, bodyText)));
    const table = [...mergeEntry(each(versions, ({ table }) => table?.head ?? nothing.heading)), ...mergeRows(each(versions, ({ table }) => table?.rows ?? []))];
    const [before, after] = [present(mergeLines(each(versions, ({ before }) => before))), present(mergeLines(each(versions, ({ after }) => after)))];
    return joined(before, 'before', joined(table, 'table', after, versions), versions);
}

function bodyText({ before, table, after, gaps }: Parts): string {
    return before + (gaps.before ?? '') + (table ? table.head.text + table.rows.map(({ text }) => text).join('') : '') + (gaps.table ?? '') + after;
}

/** One part and the next, with the blank lines between them. */
function joined(first: readonly Piece[], part: keyof Parts['gaps'], next: readonly Piece[], versions: Versions<Parts>): Piece[] {
    return present(first.length > 0 && next.length > 0 ? [...first, gapOf(each(versions, ({ gaps }) => gaps[part])), ...next] : [...first, ...next]);
}

function present(pieces: readonly Piece[]): Piece[] {
    return pieces.filter(piece => piece !== '');
}

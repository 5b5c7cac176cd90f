import type { FlowNode, List, ListItem } from '../../parser/scan.js';
import { cellsOf } from '../../parser/table-row.js';
import { plainWords, valueText, wordCount } from './inline.js';

/** A key with its value, as it stands in a list, in a line with a bold lead, or in a table of two columns. */
export interface Pair { word: string; bold: boolean; value: string; points?: string[] }

const boldPair = /^(\*\*|__)((?:(?!\1)[^\n]){1,60}?)\1[ \t]*(:|\\?[–—-](?=[ \t]))?[ \t]*([^]*)$/;
const plainPair = /^([\p{L}\p{N}][^:*_`<>[\]|\n]{0,48}?)[ \t]*:(?:[ \t]+([^]*))?$/u;

/** `**Audience:** CTOs`, `**Audience** – CTOs`, `Audience: CTOs`. */
export function pairIn(source: string): Pair | undefined {
    const [, , lead, mark, rest] = boldPair.exec(source) ?? [];
    if (lead !== undefined) return mark || /:\s*$/.test(lead) ? { word: plainWords(lead), bold: true, value: valueText(rest!) } : undefined;
    const [, word, value = ''] = plainPair.exec(source) ?? [];
    return word && wordCount(word) <= 5 ? { word: plainWords(word), bold: false, value: valueText(value) } : undefined;
}

/** The words of an item's own lines. */
export function itemText(item: ListItem, text: string): string {
    const first = item.lines[0];
    return first ? text.slice(first.start, item.lines.at(-1)!.end) : '';
}

/** The points of a list inside an item; `undefined` when more than plain points stands there. */
export function pointsIn(item: ListItem, text: string): string[] | undefined {
    if (item.other || item.blankInside !== undefined || item.items.some(nested => nested.other || nested.items.length > 0 || !nested.lines[0])) return undefined;
    return item.items.map(nested => valueText(itemText(nested, text)));
}

/** What each item of a list says as a pair; `undefined` for an item that is none, or that holds more. */
function pairsOfList(list: List, text: string): (Pair | undefined)[] {
    return list.items.map(item => {
        const pair = pairIn(itemText(item, text));
        const points = pointsIn(item, text);
        return pair && points && { ...pair, ...points.length > 0 ? { points } : {} };
    });
}

/** What each line of a paragraph says as a pair. */
export function pairsOfLines(source: string): (Pair | undefined)[] {
    return source.split(/\r\n|\r|\n/).map(line => pairIn(line.trim().replace(/\\$/, '').trimEnd()));
}

/** The pairs of a list, of a paragraph of which each line is one, or of a table of two columns; `undefined` for an item that is none. Empty for all else. */
export function pairsOf(node: FlowNode, text: string): (Pair | undefined)[] {
    if (node.type === 'list') return pairsOfList(node, text);
    if (node.type === 'paragraph') {
        const pairs = pairsOfLines(text.slice(node.start, node.end));
        return pairs.every(pair => pair !== undefined) ? pairs : [];
    }
    const cells = node.type === 'table' ? cellsOfTable(node, text) : undefined;
    return cells?.every(row => row.length === 2 && (row[0] !== '' || row[1] === '')) ? cells.filter(([word]) => word !== '').map(([word, value]): Pair => ({ word: plainWords(word!), bold: true, value: value! })) : [];
}

/** The cells of a table, row by row, the header first; `undefined` where a row has not as many as the header. */
export function cellsOfTable(node: FlowNode & { type: 'table' }, text: string): string[][] | undefined {
    const [header, , ...body] = node.rows.map(row => cellsOf(text, row).map(({ start, end }) => valueText(text.slice(start, end))));
    if (!header || body.length === 0 || body.some(row => row.length > header.length)) return undefined;
    return [header.map(plainWords), ...body.map(row => header.map((_, index) => row[index] ?? ''))];
}

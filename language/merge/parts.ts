import { cellsOf } from '../parser/table-row.js';
import { readValue } from '../parser/values/read-value.js';
import { splitOutside } from '../parser/values/split-list.js';
import { collapse } from '../parser/values/tidy.js';
import type { FieldEntry } from '../parser/vocabulary.js';
import type { Structure } from '../parser/structure.js';
import { titleKey } from '../references/names.js';
import { linesOf } from './lines.js';
import { parted, type Section } from './sections.js';

/** A block's section in the parts that people change one by one. Together, with the blank lines between them, they are its text. */
export interface Parts {
    heading: Entry;
    items: Item[];
    /** The author's own words; of a section with a results table, those before it. */
    before: string;
    table: { head: Entry; rows: Row[] } | undefined;
    after: string;
    /** The blank lines behind each of these, where something follows. */
    gaps: Partial<Record<'heading' | 'items' | 'before' | 'table', string>>;
}

/** What people add, change and take out as one: its lines, and what they say however they are written. */
export interface Entry { text: string; meaning: string }

/** An item of the field list. */
export interface Item extends Entry {
    /** Fields are the same under the same key; an item without a key is its own. */
    key: string;
    /** Several may stand side by side. */
    repeats: boolean;
    /** The points of its value, where the value is a list. */
    list: ItemList | undefined;
}

/** A value that is a list: `head` + points + `tail`. */
export interface ItemList {
    /** In one line, or in lines of their own. */
    form: 'inline' | 'nested';
    head: string;
    points: { key: string; text: string }[];
    tail: string;
    separator: string;
}

/** A row of a results table. */
export interface Row extends Entry { date: string }

const repeatable = new Set(['When below', 'When above', 'Account', 'Uses']);

/** Takes a block's section apart. `text` is the file's. */
export function partsOf(section: Section, { text }: Structure): Parts {
    const raw = section.block!;
    const end = section.start + section.text.length;
    const headingEnd = text.indexOf('\n', raw.heading.end) + 1 || end;
    const lines = itemLines(section, text);
    const listEnd = lines.at(-1) ?? headingEnd;
    const inside = raw.results && raw.results.start >= listEnd && raw.results.end <= end ? raw.results : undefined;
    const tableStart = inside ? lineStart(text, inside.start) : end;
    const tableEnd = inside ? text.indexOf('\n', inside.end) + 1 || end : end;
    const [headingGap] = leadingBlanks(text.slice(headingEnd, lines[0] ?? tableStart));
    const [itemsGap] = lines.length > 0 ? leadingBlanks(text.slice(listEnd, tableStart)) : [headingGap];
    const [before, beforeGap] = inside ? parted(text.slice(listEnd + itemsGap.length, tableStart)) : [text.slice(listEnd + itemsGap.length, end)];
    const [tableGap, after] = leadingBlanks(text.slice(tableEnd, end));
    return {
        heading: { text: text.slice(section.start, headingEnd), meaning: `${section.level} ${raw.entry.kind}: ${collapse(text.slice(raw.title.start, raw.title.end))}` },
        items: lines.slice(0, -1).map((start, index) => itemOf(start, lines[index + 1]!, section, text)),
        before,
        table: inside && tableOf(text.slice(tableStart, tableEnd)),
        after,
        gaps: {
            ...headingEnd < end ? { heading: headingGap } : {}, ...lines.length > 0 && listEnd < end ? { items: itemsGap } : {},
            ...before !== '' && inside ? { before: beforeGap } : {}, ...after !== '' ? { table: tableGap } : {}
        }
    };
}

/** Where the lines of each item begin, and where those of the last one end. */
function itemLines({ block }: Section, text: string): number[] {
    const { list, fields, keyless } = block!;
    if (!list) return [];
    const starts = new Set([...fields, ...keyless].map(({ start }) => lineStart(text, start)));
    const end = text.indexOf('\n', list.end) + 1 || text.length;
    return [...new Set([lineStart(text, list.start), ...starts])].sort((a, b) => a - b).concat(end);
}

function itemOf(start: number, end: number, { block }: Section, source: string): Item {
    const text = source.slice(start, end);
    const field = block!.fields.find(field => field.start >= start && field.start < end);
    const plain = collapse(text.replace(/^\s*[-*+]\s+/, ''));
    if (!field) return { text, meaning: plain, key: plain, repeats: true, list: undefined };
    const { entry, pieces, glued } = field;
    const name = collapse(source.slice(field.key.start, field.key.end).replace(/[*_]{2}|:/g, '')).toLowerCase();
    const key = entry?.key ?? name;
    const value = pieces.map(piece => collapse(source.slice(piece.start, piece.end))).join('\n');
    return {
        text, key, repeats: repeatable.has(key), meaning: glued ? plain : `${key}\n${value}`,
        list: entry && isList(entry) && !glued ? listOf(text, pieces.map(piece => ({ ...piece, start: piece.start - start, end: piece.end - start }))) : undefined
    };
}

function isList({ parts: [part, ...others] }: FieldEntry): boolean {
    return part !== undefined && others.length === 0 && (part.kind === 'LIST' || part.many);
}

function listOf(text: string, pieces: readonly { start: number; end: number; bullet: boolean }[]): ItemList | undefined {
    const [first] = pieces;
    if (!first) return undefined;
    if (pieces.every(({ bullet }) => bullet)) {
        const starts = pieces.map(({ start }) => lineStart(text, start));
        const points = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
        return { form: 'nested', head: text.slice(0, starts[0]), points: points.map(point => ({ key: pointKey(point.replace(/^\s*[-*+]\s+/, '')), text: point })), tail: '', separator: '' };
    }
    const value = text.slice(first.start, first.end);
    if (pieces.length > 1 || value.includes('\n')) return undefined;
    const separator = splitOutside(value, ';').length > 1 ? ';' : ',';
    const points = splitOutside(value, separator).map(collapse).filter(point => point !== '');
    if (points.some(point => /^(?:and|or) /i.test(point))) return undefined;
    return { form: 'inline', head: text.slice(0, first.start), points: points.map(point => ({ key: pointKey(point), text: point })), tail: text.slice(first.end), separator };
}

/** `[Head of Sales](#x)` is `head of sales`, `LinkedIn 62%` is `linkedin`. */
function pointKey(point: string): string {
    return titleKey(point.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+~?\d[\d.,]*\s*%?$/, ''));
}

function tableOf(lines: string): Parts['table'] {
    const [header = '', delimiter = '', ...rows] = linesOf(lines);
    const head = header + delimiter;
    return { head: { text: head, meaning: head.replace(/[ \t]+/g, '').replace(/-+/g, '-').replace(/^\||\|$/gm, '') }, rows: rows.map(rowOf) };
}

function rowOf(line: string): Row {
    const trimmed = line.trim();
    const cells = cellsOf(trimmed, { start: 0, end: trimmed.length }).map(({ start, end }) => trimmed.slice(start, end));
    const date = readValue('DATE', cells[0] ?? '');
    return { text: line, meaning: cells.join(' | ').replace(/[ |]+$/, ''), date: date.type === 'date' ? date.date : cells[0] ?? '' };
}

function leadingBlanks(lines: string): [blanks: string, words: string] {
    const words = lines.trimStart();
    const at = words === '' ? lines.length : lines.lastIndexOf('\n', lines.length - words.length) + 1;
    return [lines.slice(0, at), lines.slice(at)];
}

function lineStart(text: string, offset: number): number {
    return text.lastIndexOf('\n', offset - 1) + 1;
}

import { unreadableIn, type Unreadable } from './readable.js';
import type { Fence, FlowNode, Heading, List, ListItem, Span, Table, TextLine } from './scan.js';
import { scan } from './scanner.js';
import { Unchanged, type Kept } from './unchanged.js';
import type { BlockEntry, FieldEntry, Vocabulary } from './vocabulary.js';

/** The structure of a strategy inside its Markdown: which headings are blocks, and which list items are their fields. */
export interface Structure {
    /** Empty where the whole of it is unreadable: nobody is to work on 50 MB of it, or to show it. */
    text: string;
    unreadable: Unreadable | undefined;
    vocabulary: Vocabulary;
    blocks: RawBlock[];
    /** Top-level headings that start no block. */
    headings: Heading[];
    /** Which blocks were taken over from an earlier structure. */
    kept: Kept;
}

/** From its heading to the next block, or to the next heading of the same or a higher level. */
export interface RawBlock extends Span {
    entry: BlockEntry;
    heading: Heading;
    /** The word and its colon. */
    keyword: Span;
    title: Span;
    /** The field list, up to its first blank line. */
    list: Span | undefined;
    fields: RawField[];
    /** Items of the field list that have no `Key:`. */
    keyless: Span[];
    /** Items behind a blank line that begin with a key the block knows. */
    apart: { item: Span; entry: FieldEntry }[];
    /** A list of nothing but known keys that does not stand under the heading, but below other text. Only where there are no fields. */
    below: Span & { keys: readonly string[] } | undefined;
    /** Items that do not count because the block has more than `maximumFields`. */
    surplus: number;
    results: Table | undefined;
    seal: Fence | undefined;
    /** `<!-- strategy-ignore ... -->` comments. */
    ignores: Span[];
    /** The same object for as long as the block's text stays, wherever it moves. */
    origin: object;
}

export interface RawField extends Span {
    /** `undefined`: a custom field. */
    entry: FieldEntry | undefined;
    /** With its colon, and the `**` around it. For a conditional key the words before the condition. */
    key: Span;
    /** The value's pieces: one for its own lines, one for each nested bullet. */
    pieces: Piece[];
    /** Text right under the list that Markdown reads as part of this item. */
    glued: Span | undefined;
}

export interface Piece extends Span {
    /** The nested bullet that starts it. */
    bullet: boolean;
}

/** More fields than this in one block are a mistake; they would cost seconds (see docs/robustness). */
export const maximumFields = 2000;

const blockHeading = /^([^:]{1,60}):(?=\s|$)/;
const ignoreComment = /^<!--\s*strategy-ignore\b/;
const resultsHeader = /^\|?\s*date\s*\|\s*actual\s*(?:\|\s*notes?\s*)?\|?$/i;
const sealInfo = /^strategy-approval(?:\s|$)/;

/**
 * Finds the structure of a text. Linear in its length.
 * @param previous that of an earlier state of the text: only what changed is read again, with the same result.
 */
export function structureOf(text: string, vocabulary: Vocabulary, previous?: Structure): Structure {
    const unreadable = unreadableIn(text);
    if (unreadable?.whole) return { text: '', unreadable, vocabulary, blocks: [], headings: [], kept: { before: 0, behind: 0 } };
    const unchanged = previous?.vocabulary === vocabulary ? new Unchanged(text, previous) : undefined;
    const { nodes } = scan(text, unchanged);
    const { blocks, headings } = unchanged?.before ?? { blocks: [], headings: [] };
    const behind = unchanged?.behind() ?? { blocks: [], headings: [] };
    const kept = { before: blocks.length, behind: behind.blocks.length };
    let current: RawBlock | undefined;
    let place: ListPlace = 'elsewhere';
    for (const node of nodes) {
        if (node.type === 'heading') {
            const block = blockAt(node, text, vocabulary);
            if (block) {
                if (current) current.end = node.start;
                blocks.push(block);
                current = block;
                place = 'under the heading';
                continue;
            }
            headings.push(node);
            place = 'elsewhere';
            if (current && node.level <= current.heading.level) {
                current.end = node.start;
                current = undefined;
            }
        } else if (current && node.type === 'html' && isIgnoreComment(node, text)) {
            current.ignores.push({ start: node.start, end: node.end });
            continue;
        } else if (current) {
            collect(current, node, place, text);
            if (node.type === 'list' && !node.ordered) continue; // what stands apart may still follow
            if (place === 'under the heading') place = current.list ? 'elsewhere' : 'below';
        }
    }
    if (current) current.end = behind.blocks[0]?.start ?? text.length;
    return { text, unreadable, vocabulary, blocks: blocks.concat(behind.blocks), headings: headings.concat(behind.headings), kept };
}

/** All top-level headings from top to bottom, those of blocks with their place among the blocks. */
export function headingsIn({ blocks, headings }: Structure): { heading: Heading; index: number | undefined }[] {
    const found: { heading: Heading; index: number | undefined }[] = [];
    let next = 0;
    const others = (end: number): void => {
        for (; next < headings.length && headings[next]!.start < end; next++) found.push({ heading: headings[next]!, index: undefined });
    };
    blocks.forEach(({ heading }, index) => {
        others(heading.start);
        found.push({ heading, index });
    });
    others(Infinity);
    return found;
}

/** Where a list may stand in a block's section: where its fields are, below other text but before the next heading, or further down. */
type ListPlace = 'under the heading' | 'below' | 'elsewhere';

function collect(block: RawBlock, node: FlowNode, place: ListPlace, text: string): void {
    if (node.type === 'list' && !node.ordered && place === 'under the heading') {
        if (block.list) collectApart(block, node.items, text);
        else collectFields(block, node, text);
    } else if (node.type === 'list' && !node.ordered && place === 'below') {
        if (!block.below && node.items.every(item => knownKey(item, block, text))) block.below = { start: node.start, end: node.end, keys: node.items.map(item => knownKey(item, block, text)!.key) };
    } else if (node.type === 'table' && !block.results && block.entry.rule === 'Metric' && resultsHeader.test(text.slice(node.rows[0]!.start, node.rows[0]!.end))) {
        block.results = node;
    } else if (node.type === 'fence' && !block.seal && block.entry.rule === 'Approval' && sealInfo.test(text.slice(node.info.start, node.info.end))) {
        block.seal = node;
    }
}

function blockAt(heading: Heading, text: string, vocabulary: Vocabulary): RawBlock | undefined {
    if (heading.setext || heading.indent > 0) return undefined;
    const { start, end } = heading.text;
    const match = blockHeading.exec(text.slice(start, Math.min(end, start + 64)));
    const entry = match && vocabulary.block(match[1]!.trimEnd());
    if (!entry) return undefined;
    const keyword = { start, end: start + match[0].length };
    return {
        start: heading.start, end: text.length, entry, heading, keyword, title: trimmed(text, keyword.end, end),
        list: undefined, fields: [], keyless: [], apart: [], below: undefined, surplus: 0, results: undefined, seal: undefined, ignores: [], origin: {}
    };
}

/** The fields are the items up to the first blank line; the rest of the list is prose. */
function collectFields(block: RawBlock, list: List, text: string): void {
    let count = list.items.findIndex((item, index) => index > 0 && item.blankBefore || index > 0 && list.items[index - 1]!.blankInside !== undefined);
    if (count < 0) count = list.items.length;
    collectApart(block, list.items.slice(count), text);
    block.surplus = Math.max(0, count - maximumFields);
    let end = list.start;
    for (const item of list.items.slice(0, count - block.surplus)) {
        const field = fieldAt(item, block.entry, text);
        if (field) block.fields.push(field);
        else if (item.lines[0]) block.keyless.push({ start: item.lines[0].start, end: item.lines[0].end });
        end = item.blankInside ?? item.end;
    }
    block.list = { start: list.start, end: trimmed(text, list.start, end).end };
}

function collectApart(block: RawBlock, items: readonly ListItem[], text: string): void {
    for (const item of items) {
        const entry = knownKey(item, block, text);
        if (entry) block.apart.push({ item: { start: item.start, end: item.end }, entry });
    }
}

function knownKey(item: ListItem, block: RawBlock, text: string): FieldEntry | undefined {
    return item.lines[0] && keyAt(item.lines[0], block.entry, text)?.entry;
}

function fieldAt(item: ListItem, block: BlockEntry, text: string): RawField | undefined {
    const first = item.lines[0];
    const key = first && keyAt(first, block, text);
    if (!key) return undefined;
    const lazyAt = item.lines.findIndex(line => line.lazy);
    const own = lazyAt < 0 ? item.lines : item.lines.slice(0, lazyAt);
    const pieces: Piece[] = [];
    const value = trimmed(text, key.valueStart, own.at(-1)!.end);
    if (value.end > value.start) pieces.push({ ...value, bullet: false });
    let end = Math.max(own.at(-1)!.end, key.span.end);
    for (const nested of item.items) {
        if (item.blankInside !== undefined && nested.start > item.blankInside) break;
        const lines = nested.lines.filter(line => !line.lazy);
        if (!lines[0]) continue;
        pieces.push({ start: lines[0].start, end: lines.at(-1)!.end, bullet: true });
        end = lines.at(-1)!.end;
    }
    return { start: item.start, end, entry: key.entry, key: key.span, pieces, glued: gluedText(item) };
}

/** The lazy lines of an item, also those of its last nested item. */
function gluedText(item: ListItem): Span | undefined {
    if (item.items.length === 0 && !item.lines.at(-1)?.lazy) return undefined;
    const lines: TextLine[] = [...item.lines, ...item.items.flatMap(nested => nested.lines)].filter(line => line.lazy);
    return lines[0] && { start: lines[0].start, end: lines.at(-1)!.end };
}

const bold = /^(\*\*|__)/;
const customKey = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} &'’()/.+-]{0,58}$/u;

/**
 * The key of `- Owner: Ann`, `- **Owner:** Ann`, `- **Owner**: Ann` or `- When below 60: pause`.
 * A custom key needs white space behind its colon, so that `https://...` is none.
 */
function keyAt(line: Span, block: BlockEntry, text: string): { span: Span; valueStart: number; entry: FieldEntry | undefined } | undefined {
    const source = text.slice(line.start, line.end);
    const mark = bold.exec(source)?.[1] ?? '';
    const conditional = block.conditional.find(field => startsWithWord(source.slice(mark.length), field.words));
    if (conditional) {
        const word = conditional.words.find(candidate => startsWithWord(source.slice(mark.length), [candidate]))!;
        let length = mark.length + word.length;
        if (mark && source.startsWith(mark, length)) length += mark.length;
        return { span: { start: line.start, end: line.start + length }, valueStart: line.start + length, entry: conditional };
    }
    const colon = source.indexOf(':');
    if (colon < 0) return undefined;
    let name = source.slice(mark.length, colon).trimEnd();
    let end = colon + 1;
    if (mark && name.endsWith(mark)) name = name.slice(0, -mark.length).trimEnd();
    else if (mark && source.startsWith(mark, end)) end += mark.length;
    else if (mark) return undefined;
    const entry = block.keys.get(name.replace(/\s+/g, ' ').toLowerCase());
    if (!entry && (!customKey.test(name) || !/^\s|^$/.test(source.slice(end, end + 1)))) return undefined;
    return { span: { start: line.start, end: line.start + end }, valueStart: line.start + end, entry };
}

function startsWithWord(source: string, words: readonly string[]): boolean {
    return words.some(word => source.length >= word.length && source.slice(0, word.length).toLowerCase() === word.toLowerCase()
        && !/[\p{L}\p{N}]/u.test(source.charAt(word.length)));
}

function isIgnoreComment(node: FlowNode, text: string): boolean {
    return ignoreComment.test(text.slice(node.start, Math.min(node.end, node.start + 40)));
}

function trimmed(text: string, start: number, end: number): Span {
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    return { start, end };
}

function isSpace(code: number): boolean {
    return code === 32 || code === 9 || code === 10 || code === 13;
}

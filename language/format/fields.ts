import type { Block } from '../model/model.js';
import type { RawBlock, RawField } from '../parser/structure.js';
import type { BlockEntry } from '../parser/vocabulary.js';
import { edited, rewritten, type Edit, type Layout, type Step } from './edit.js';
import { endOfLine } from './lines.js';
import { itemsOf, type Item } from './items.js';
import { isoText, spelled } from './spelling.js';

/**
 * The fields of a block: keys, spaces and dates of each; and, where the list holds nothing but fields, its bullets, indentation and order.
 * These belong together: a list in which half of the bullets are changed is two lists.
 */
export function fieldSteps(raw: RawBlock, block: Block, layout: Layout): Step[] {
    const { text, eol, sealed } = layout;
    if (sealed) return raw.fields.map(field => trailingBlanks(field, text));
    const dates = datesOf(block);
    const words = new Map(raw.fields.map(field => [field, [...keyEdits(field, text), ...dateEdits(dates.get(field.start), text), ...trailingBlanks(field, text)]]));
    const items = itemsOf(raw, text);
    if (!items) return [...words.values()].flat().map(edit => [edit]);
    const sorted = inOrder(items, raw.entry, text);
    const first = items.findIndex((item, index) => item !== sorted[index]);
    const last = items.findLastIndex((item, index) => item !== sorted[index]);
    const staying = first < 0 ? items : [...items.slice(0, first), ...items.slice(last + 1)];
    const whole = ({ field, span, edits }: Item): string => edited(text, span, [...edits, ...words.get(field)!]);
    const moved = first < 0 ? [] : [{
        span: { start: items[first]!.span.start, end: items[last]!.span.end },
        text: sorted.slice(first, last + 1).map(whole).join(eol)
    }];
    return [[...staying.flatMap(({ edits }) => edits), ...moved], ...staying.flatMap(({ field }) => words.get(field)!).map(edit => [edit])];
}

/**
 * The fields in the order of the grammar. A custom field stays behind the field it follows, at the top when it follows none. Fields with the
 * same key stay in their order: where a custom one would have to pass another, nothing moves.
 */
function inOrder<T extends { field: RawField }>(items: readonly T[], { fields }: BlockEntry, text: string): readonly T[] {
    const groups: { rank: number; items: T[] }[] = [];
    for (const item of items) {
        const last = groups.at(-1);
        if (item.field.entry) groups.push({ rank: fields.indexOf(item.field.entry), items: [item] });
        else if (last) last.items.push(item);
        else groups.push({ rank: -1, items: [item] });
    }
    const sorted = groups.sort((a, b) => a.rank - b.rank).flatMap(group => group.items);
    return customPass(sorted, text) ? items : sorted;
}

/** Whether two custom fields with the same key changed places. */
function customPass(items: readonly { field: RawField }[], text: string): boolean {
    const seen = new Map<string, number>();
    return items.some(({ field: { entry, key, start } }) => {
        const name = entry ? '' : text.slice(key.start, key.end).replace(/[\s:*_]+/g, ' ').trim().toLowerCase();
        const before = seen.get(name) ?? -1;
        seen.set(name, start);
        return name !== '' && start < before;
    });
}

/** `owner :Ann` as `Owner: Ann`. A bold key keeps its marks, a custom key its letters. */
function keyEdits({ entry, key, pieces }: RawField, text: string): Edit[] {
    const source = text.slice(key.start, key.end);
    const mark = /^(?:\*\*|__)?/.exec(source)![0];
    const name = source.slice(mark.length).replace(/[\s:*_]+$/, '');
    const start = key.start + mark.length;
    const first = pieces[0];
    const sameLine = first && endOfLine(text, key.end) > first.start;
    const word = entry ? spelled(entry.words, name) : name;
    const respelled = !entry?.conditional || word.length === name.length; // behind `When   below` the parser sees no condition
    const noSpace = entry?.conditional && first && text[first.start] === ':';
    return [
        ...respelled ? rewritten(text, start, start + name.length, word) : [],
        ...mark || entry?.conditional ? [] : rewritten(text, start + name.length, key.end, ':'),
        ...sameLine ? rewritten(text, key.end, first.start, noSpace ? '' : ' ') : []
    ];
}

/** Where the dates of each field stand, by the field's start. */
function datesOf(block: Block): Map<number, Block['fields'][number]['parts']> {
    return new Map(block.fields.map(({ span, parts }) => [span.start, parts.filter(({ kind }) => kind === 'DATE')]));
}

function dateEdits(dates: Block['fields'][number]['parts'] = [], text: string): Edit[] {
    return dates.flatMap(({ span }) => rewritten(text, span.start, span.end, isoText(text, span)));
}

/** Blanks behind the key and behind each piece of the value. Before a line that goes on with the value they may be a hard break, and stay. */
function trailingBlanks({ key, pieces, glued }: RawField, text: string): Edit[] {
    if (glued) return [];
    const ends = [...!pieces[0] || pieces[0].bullet ? [key.end] : [], ...pieces.map(({ end }) => end)];
    return ends.flatMap(end => rewritten(text, end, endOfLine(text, end), '')).filter(({ span }) => !text.slice(span.start, span.end).trim());
}

import type { Block, Field, StrategyModel } from './model.js';

/** The JSON of `strategy model` and `strategy/model`: version 1. Lines are 1-based, dates ISO, amounts plain numbers. */
export interface ModelJson {
    version: 1;
    path: string;
    /** `null` for a shared file. */
    strategy: { title: string; line: number; fields: Record<string, FieldJson>; custom: CustomJson[]; prose: string } | null;
    /** All blocks but the Strategy block, in document order. */
    blocks: BlockJson[];
    references: { from: { kind: string; title: string }; field: string; to: { kind: string; title: string; path: string } | null; title: string; line: number }[];
}
export interface FieldJson { text: string; value: Field['value']; line: number; then?: string }
export interface CustomJson { key: string; text: string; line: number }
export interface BlockJson {
    kind: string;
    title: string;
    level: number;
    line: number;
    parent: { kind: string; title: string } | null;
    fields: ({ key: string } & FieldJson)[];
    custom: CustomJson[];
    prose: string;
    results: { date: string | null; amount: number | null; unit: string | null; note: string | null; line: number }[];
}

/**
 * @param pathOf makes a path for the reader of a file's URI, such as one relative to the working folder.
 */
export function modelToJson(model: StrategyModel, pathOf: (uri: string) => string): ModelJson {
    const lineOf = lineCounter(model.text);
    const named = (block: Block) => ({ kind: block.kind, title: block.title });
    const fieldJson = (field: Field): FieldJson => ({ text: field.text, value: field.value, line: lineOf(field.span.start), ...field.then === undefined ? {} : { then: field.then } });
    const customJson = (field: Field): CustomJson => ({ key: field.key, text: field.text, line: lineOf(field.span.start) });
    const proseOf = (block: Block): string => block.prose.map(span => model.text.slice(span.start, span.end).trim()).join('\n\n');
    const { strategy } = model;
    return {
        version: 1,
        path: pathOf(model.uri),
        strategy: strategy ? {
            title: strategy.title, line: lineOf(strategy.span.start),
            fields: firstOfEach(strategy.fields, fieldJson),
            custom: strategy.custom.map(customJson), prose: proseOf(strategy)
        } : null,
        blocks: model.blocks.filter(block => block !== strategy).map(block => ({
            kind: block.kind,
            title: block.title,
            level: block.level,
            line: lineOf(block.span.start),
            parent: block.parent ? named(block.parent) : null,
            fields: block.fields.map(field => ({ key: field.key, ...fieldJson(field) })),
            custom: block.custom.map(customJson),
            prose: proseOf(block),
            results: block.results.map(result => ({
                date: result.date ?? null, amount: result.amount ?? null, unit: result.unit, note: result.note ?? null, line: lineOf(result.span.start)
            }))
        })),
        references: model.blocks.flatMap(block => block.fields.flatMap(field => field.references.map(reference => ({
            from: named(block), field: field.key, title: reference.title, line: lineOf(reference.span.start),
            to: reference.target ? { ...named(reference.target), path: pathOf(reference.target.uri) } : null
        }))))
    };
}

/** 1-based lines of offsets; LF, CRLF and a lone CR end a line. */
export function lineCounter(text: string): (offset: number) => number {
    const place = placeFinder(text);
    return offset => place(offset).line;
}

/** 1-based lines and columns of offsets, in UTF-16 code units. */
export function placeFinder(text: string): (offset: number) => { line: number; column: number } {
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
    return offset => {
        let low = 0;
        let high = starts.length;
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if (starts[middle]! <= offset) low = middle;
            else high = middle;
        }
        return { line: low + 1, column: offset - starts[low]! + 1 };
    };
}

/** A key that repeats counts once: the first. */
function firstOfEach(fields: readonly Field[], toJson: (field: Field) => FieldJson): Record<string, FieldJson> {
    const byKey: Record<string, FieldJson> = {};
    for (const field of fields) byKey[field.key] ??= toJson(field);
    return byKey;
}

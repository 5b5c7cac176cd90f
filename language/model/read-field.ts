import { CstUtils, isAstNode, isReference, type AstNode, type LeafCstNode, type Reference } from 'langium';
import type { Block, CustomField, PlatformShare } from '../generated/ast.js';
import type { RawBlock, RawField } from '../parser/structure.js';
import { openBold } from '../parser/lex-value.js';
import { copied } from '../parser/tokens.js';
import { linkOf, oneLine } from '../parser/value-converter.js';
import { readValue } from '../parser/values/read-value.js';
import type { CadenceValue, Unit, Value, ValueKind } from '../parser/values/value.js';
import type { FieldEntry, ValuePart } from '../parser/vocabulary.js';

/** A field's content, without its place in the file: it stays true while the text around the field changes. */
export interface FieldReading {
    key: string;
    text: string;
    value: Value;
    parts: { kind: ValueKind; text: string; value: Value; cst: LeafCstNode }[];
    references: { reference: Reference; link: string | undefined; kinds: readonly string[]; required: boolean; share: { amount: number; unit: Unit } | undefined }[];
    then: string | undefined;
}

const cache = new WeakMap<Block, FieldReading[]>();

/** The content of a block's fields, read once for as long as the block's text stays. */
export function readFields(raw: RawBlock, node: Block, text: string): FieldReading[] {
    let readings = cache.get(node);
    if (!readings) cache.set(node, readings = raw.fields.map((field, index) => read(field, node.fields[index]!, text)));
    return readings;
}

function read(raw: RawField, node: AstNode, source: string): FieldReading {
    const pieces = raw.pieces.map(piece => oneLine(copied(source, piece.start, piece.end)));
    const bold = raw.entry?.conditional ? openBold(raw, source) : '';
    const text = bold ? pieces.join('; ').replace(`:${bold}`, ':') : pieces.join('; ');
    if (!raw.entry) {
        return { key: (node as CustomField).key, text, value: { type: 'text', text }, parts: [], references: [], then: undefined };
    }
    const parts = partsOf(node, raw.entry, source);
    const references = referencesOf(node, raw.entry);
    return {
        key: raw.entry.key,
        text,
        value: valueOf(raw, parts, references, pieces, text),
        parts,
        references,
        then: raw.entry.conditional ? (node as { then?: string }).then : undefined
    };
}

function valueOf(raw: RawField, parts: FieldReading['parts'], references: FieldReading['references'], pieces: string[], text: string): Value {
    const main = raw.entry!.parts[0]!;
    if (text === '') return { type: 'text', text };
    if (main.share) {
        return { type: 'shares', shares: references.map(({ reference, share }) => ({ title: reference.$refText, amount: share?.amount ?? null, unit: share?.unit ?? null })) };
    }
    if (main.targets.length > 0) return { type: 'references', titles: references.map(({ reference }) => reference.$refText) };
    if (main.kind === 'FILE') {
        return { type: 'link', links: parts.map(part => linkOf(part.text) ?? { label: part.text, target: part.text }) };
    }
    if (main.kind === 'LIST' && raw.pieces.some(piece => piece.bullet)) return { type: 'text', text, items: pieces };
    const value = parts.find(part => part.kind === main.kind)?.value;
    return value?.type === 'cadence' ? withWords(value, parts, references) : value ?? { type: 'unreadable', expected: main.kind };
}

/** `monthly by Analyst, next 2027-02-01`: who and when belong to the cadence. */
function withWords(cadence: CadenceValue, parts: FieldReading['parts'], references: FieldReading['references']): CadenceValue {
    const next = parts.find(part => part.kind === 'DATE')?.value;
    return {
        ...cadence,
        ...next?.type === 'date' ? { next: next.date } : {},
        ...references.length > 0 ? { by: references.map(({ reference }) => reference.$refText) } : {}
    };
}

function partsOf(node: AstNode, entry: FieldEntry, source: string): FieldReading['parts'] {
    const choices = entry.parts.find(part => part.kind === 'CHOICE')?.choices ?? [];
    const parts: FieldReading['parts'] = [];
    for (const cst of CstUtils.flattenCst(node.$cstNode!)) {
        const token = cst.tokenType.name;
        const kind = choices.includes(token) ? 'CHOICE' : valueKinds.has(token) ? token as ValueKind : undefined;
        if (!kind || kind === 'REF' || kind === 'MENTION') continue;
        const raw = copied(source, cst.offset, cst.end);
        const text = oneLine(raw);
        parts.push({ kind, text, cst, value: kind === 'CHOICE' ? choiceOf(text, choices) : readValue(kind, kind === 'LIST' ? raw : text) });
    }
    return parts;
}

const valueKinds: ReadonlySet<string> = new Set<ValueKind>(['DATE', 'PERIOD', 'CADENCE', 'QUANTITY', 'COMPARISON', 'TARGET', 'LINK', 'FILE', 'CHOICE', 'LIST', 'TEXT']);

function choiceOf(text: string, choices: readonly string[]): Value {
    const word = text.toLowerCase().replace(/[.*_`]/g, '');
    const choice = choices.find(candidate => candidate.toLowerCase() === word);
    return choice ? { type: 'choice', choice } : { type: 'unreadable', expected: 'CHOICE' };
}

function referencesOf(node: AstNode, entry: FieldEntry): FieldReading['references'] {
    return entry.parts.filter(part => part.targets.length > 0).flatMap(part => {
        const items = (node as unknown as Record<string, unknown>)[part.property];
        return (Array.isArray(items) ? items : [items]).flatMap(item => toReference(item, part));
    });
}

function toReference(item: unknown, part: ValuePart): FieldReading['references'] {
    const required = part.kind === 'REF';
    if (isReference(item)) return [{ reference: item as Reference, link: linkIn(item as Reference), kinds: part.targets, required, share: undefined }];
    if (!isAstNode(item)) return [];
    const { platform, share } = item as PlatformShare;
    const amount = share === undefined ? undefined : readValue('QUANTITY', share);
    return [{ reference: platform, link: linkIn(platform), kinds: part.targets, required, share: amount?.type === 'quantity' ? { amount: amount.amount, unit: amount.unit } : undefined }];
}

function linkIn(reference: Reference): string | undefined {
    return linkOf(reference.$refNode!.text)?.target;
}

import type { Vocabulary } from '../parser/vocabulary.js';
import { titleKey } from '../references/names.js';
import { blockEntry } from './reading/keys.js';

/** A field of a draft: its value on one line, or as points. */
export interface DraftField { key: string; value: string; points?: readonly string[] }

/** A block that an import makes. */
export interface DraftBlock {
    kind: string;
    title: string;
    level: number;
    fields: DraftField[];
    /** Paragraphs that follow the fields. */
    prose: string[];
}

/** The main word of a field's key, whichever of its words it is written with; a custom key in lower case. */
export function mainKey(kind: string, key: string, vocabulary: Vocabulary): string {
    return blockEntry(kind, vocabulary)?.keys.get(key.toLowerCase())?.key ?? key.toLowerCase();
}

/** The value of a block's field. */
export function valueOf(block: DraftBlock, key: string, vocabulary: Vocabulary): string | undefined {
    return block.fields.find(field => mainKey(block.kind, field.key, vocabulary) === key)?.value;
}

/** Whether both would say different things in the same field. */
export function contradict(one: DraftBlock, other: DraftBlock, vocabulary: Vocabulary): boolean {
    return other.fields.some(field => {
        const value = valueOf(one, mainKey(one.kind, field.key, vocabulary), vocabulary);
        return value !== undefined && titleKey(value) !== titleKey(field.value);
    });
}

/** The block takes over what it does not say yet. */
export function takeOver(one: DraftBlock, other: DraftBlock, vocabulary: Vocabulary): void {
    one.fields.push(...other.fields.filter(({ key }) => valueOf(one, mainKey(one.kind, key, vocabulary), vocabulary) === undefined));
    one.prose.push(...other.prose);
}

/** The block as it is written, its fields in the order of the grammar, as the formatter would have it. */
export function blockText({ kind, title, level, fields, prose }: DraftBlock, vocabulary: Vocabulary, eol: string): string {
    const entry = blockEntry(kind, vocabulary);
    const rank = ({ key }: DraftField): number => {
        const known = entry?.keys.get(key.toLowerCase());
        return known ? entry!.fields.indexOf(known) : Infinity;
    };
    const sorted = fields.map((field, index) => ({ field, index })).sort((a, b) => rank(a.field) === rank(b.field) ? a.index - b.index : rank(a.field) - rank(b.field)).map(({ field }) => field);
    const lines = sorted.map(({ key, value, points }) => points ? [`- ${key}:${value && ` ${value}`}`, ...points.map(point => `  - ${point}`)].join(eol) : `- ${key}: ${value}`.trimEnd());
    return [`${'#'.repeat(level)} ${kind}: ${title}`.trimEnd(), lines.join(eol), ...prose].filter(part => part !== '').join(eol + eol);
}

import { canonicalText } from '../../../language/approval/text/canonical.js';
import type { Field, StrategyModel } from '../../../language/index.js';

/** All that a strategy says, in the order of the fields only where that means something: of a key that repeats, the first counts. */
export function meaning(model: StrategyModel): unknown {
    return {
        prose: proseOf(model),
        blocks: model.blocks.map(block => ({
            kind: block.kind, title: block.title, level: block.level, parent: block.parent && model.blocks.indexOf(block.parent), seal: block.seal && canonicalText(block.seal),
            fields: grouped(block.fields, said), custom: grouped(block.custom, ({ text, value }) => ({ text, value })),
            results: block.results.map(({ date, amount, unit, note, text }) => ({ date: date ?? text.date, amount: text.amount, number: amount, unit, note }))
        }))
    };
}

/** The prose of all blocks and between them, byte for byte, without the blank lines around each piece. */
export function proseOf(model: StrategyModel): string[] {
    return model.parts.flatMap(part => part.type === 'prose' ? [part.span] : part.block.prose)
        .map(({ start, end }) => model.text.slice(start, end).replace(/^(?:\uFEFF?[ \t]*(?:\r\n|\r|\n))+/, '').replace(/(?:(?:\r\n|\r|\n)[ \t]*)+$/, '')).filter(text => text.trim());
}

function grouped(fields: readonly Field[], say: (field: Field) => unknown): Record<string, unknown[]> {
    const byKey: Record<string, unknown[]> = {};
    for (const field of fields) (byKey[field.key.toLowerCase().replace(/\s+/g, ' ')] ??= []).push(say(field));
    return Object.fromEntries(Object.entries(byKey).sort(([a], [b]) => a < b ? -1 : 1));
}

function said({ text, value, parts, references, then }: Field): unknown {
    const dated = parts.some(({ kind }) => kind === 'DATE');
    return {
        text: dated ? undefined : text, value, then,
        parts: parts.map(({ kind, value: read, text: written }) => kind === 'LIST' && read.type === 'text' ? [kind, read.items] // its text has the bullets
            : [kind, read, read.type === 'date' ? read.date : written]),
        references: references.map(({ title, link, target, share }) => ({ title, link, share, to: target && `${target.kind}: ${target.title}` }))
    };
}

import { field } from '../../model/facts.js';
import type { Block, Field } from '../../model/model.js';
import { rawOf } from '../position.js';
import type { Edit } from '../reference-edits.js';
import { lineEndOf, lineStart } from '../../parser/lines.js';

/** Fields that other edits take out. */
export type Gone = (field: Field) => boolean;

/** A list of points gets more, in the form that is there: bullets, or one line with semicolons. */
export function addPoints(position: Block, key: string, points: readonly string[], placeholder: boolean, gone: Gone): Edit[] {
    if (points.length === 0) return [];
    const inLine = points.map(point => point.replaceAll(';', ',')).join('; ');
    const existing = position.fields.find(candidate => candidate.key === key);
    if (!existing) return addField(position, key, inLine, gone);
    const { raw, structure: { text } } = rawOf(position);
    const last = raw.fields.find(({ start }) => start === existing.span.start)!.pieces.at(-1);
    if (!last) return [{ span: { start: existing.keySpan.end, end: existing.span.end }, text: ` ${inLine}` }];
    if (placeholder) return [{ span: existing.valueSpan!, text: inLine }];
    if (last.bullet) {
        const bullet = text.slice(lineStart(text, last.start), last.start);
        return [{ span: { start: last.end, end: last.end }, text: points.map(point => lineEndOf(text) + bullet + point).join('') }];
    }
    const end = last.start + text.slice(last.start, last.end).replace(/[\s;.]+$/, '').length;
    return [{ span: { start: end, end: last.end }, text: `; ${inLine}` }];
}

/** The number of a quantity changes, its unit and the words around it stay; an absent one is added as `fallback`. */
export function setNumber(position: Block, key: string, amount: string, fallback: string, gone: Gone): Edit[] {
    const existing = field(position, key);
    const part = existing?.parts.find(({ kind }) => kind === 'QUANTITY');
    const number = part && /\d(?:[\d.,]*\d)?/.exec(part.text);
    if (!existing) return addField(position, key, fallback, gone);
    if (!part || !number) return [{ span: existing.valueSpan!, text: fallback }];
    const start = part.span.start + number.index;
    return [{ span: { start, end: start + number[0].length }, text: amount }];
}

/** The order in which a position's fields are usually written; a new one comes behind those before it. */
const order = ['Held by', 'Team', 'Email', 'Responsibilities', 'Backup', 'Load', 'Hours'];

/** A new line in the field list, with the bullet and the marks of its neighbour. */
function addField(position: Block, key: string, value: string, gone: Gone): Edit[] {
    const { raw: { list }, structure: { text } } = rawOf(position);
    const eol = lineEndOf(text);
    const fields = [...position.fields, ...position.custom].sort((a, b) => a.span.start - b.span.start);
    const line = (like: Field): string => `${text.slice(lineStart(text, like.span.start), like.keySpan.start)}${keyLike(like, key, text)} ${value}`;
    const insertion = (offset: number, inserted: string): Edit[] => [{ span: { start: offset, end: offset }, text: inserted }];

    const earlier = order.slice(0, order.indexOf(key));
    const before = fields.findLast(candidate => earlier.includes(candidate.key) && !gone(candidate));
    if (before) return insertion(before.span.end, eol + line(before));
    const first = fields.find(candidate => !gone(candidate));
    if (first) return insertion(first.span.start, line(first) + eol);
    const last = fields.at(-1);
    if (last) return insertion(last.span.end, text.slice(text.slice(0, list!.start).trimEnd().length, list!.start) + line(last));
    const blankFollows = /^[ \t]*(?:\r\n|\r|\n|$)[ \t]*(?:[\r\n]|$)/.test(text.slice(position.heading.end));
    return insertion(position.heading.end, `${eol}${eol}- ${key}: ${value}${blankFollows ? '' : eol}`);
}

/** `Load:` marked as its neighbour's key is: `**Load:**`, `**Load**:`. */
function keyLike({ keySpan }: Field, key: string, text: string): string {
    const like = text.slice(keySpan.start, keySpan.end);
    const mark = /^(?:\*\*|__)/.exec(like)?.[0] ?? '';
    return like.endsWith(':') ? `${mark}${key}${mark}:` : `${mark}${key}:${mark}`;
}

import { and } from '../../analysis/words.js';
import type { Field, Reference } from '../../model/model.js';
import { linkOf } from '../../parser/value-converter.js';
import type { Bound, CadenceValue, LinkValue, TargetValue, Unit, Value } from '../../parser/values/value.js';

/** A key under which a field's value equals another way to write it: `1 March 2027` and `2027-03-01`, `$40k` and `USD 40,000`. */
export function valueKey(field: Field): string {
    return `${keyOf(field.value, field.text)}${field.value.type === 'text' || field.value.type === 'unreadable' ? '' : unsaid(field.text)}`;
}

function keyOf(value: Value, text: string): string {
    switch (value.type) {
        case 'date': return value.date;
        case 'period': return `${value.start}/${value.end}`;
        case 'choice': return value.choice.toLowerCase();
        case 'quantity': return record(value.amount, unitKey(value.unit), value.on);
        case 'comparison': return record(value.comparison, value.amount, value.upTo, value.stretch, unitKey(value.unit));
        case 'target': return targetKey(value);
        case 'cadence': return record(rhythmKey(value), value.next);
        case 'link': return linkTargets(value).join(' ');
        default: return textKey(text);
    }
}

/** Where links point to; an e-mail address without `mailto:`. */
export function linkTargets({ links }: LinkValue): string[] {
    return links.map(({ target }) => target.replace(/^mailto:/i, ''));
}

/** What the readers of values understand and do not keep, though it is said: `50% of posts`, `every Monday at 10:00`. */
function unsaid(text: string): string {
    const nouns = [...text.matchAll(/(?:%|percent|[\dx])\s+of\s+(\p{L}[\p{L} -]*?)(?=\s+(?:by|from|until|on)\s|[,;(]|$)/giu)].map(([, noun]) => textKey(noun!));
    const hours = text.match(/\b\d{1,2}(?::\d{2}| ?[ap]m)\b/gi) ?? [];
    return [...nouns, ...hours].map(word => ` ${word}`).join('');
}

function record(...parts: unknown[]): string {
    return JSON.stringify(parts.map(part => part ?? null));
}

function targetKey({ comparison, amount, upTo, stretch, unit, by, from, fromOn, relative, deferred }: TargetValue): string {
    return deferred ? record('deferred', deferred.until, deferred.reason) : record(comparison, amount, upTo, stretch, unitKey(unit), by, from, fromOn, relative);
}

/** The rhythm alone, without who and when next. */
export function rhythmKey({ every, unit, weekday, weekdays, nth, times, upTo }: CadenceValue): string {
    const yearly = unit === 'month' && every % 12 === 0;
    return record(yearly ? every / 12 : every, yearly ? 'year' : unit, weekday ?? weekdays, nth, times, upTo);
}

/** Case and a plural `s` do not count (`sameUnit` in parser/values/unit.ts). */
export function unitKey(unit: Unit): string | null {
    return unit && unit.split(' ').map(word => word.length > 1 ? word.toLowerCase().replace(/s$/, '') : word.toLowerCase()).join(' ');
}

/** Words as they are, but for white space and the way letters are composed. */
export function textKey(text: string): string {
    return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** An amount for the reader: `EUR 54,000`, `2.5%`, `3x`, `120 leads`. */
export function amountText(amount: number, unit: Unit): string {
    const [whole, fraction] = String(Math.abs(amount)).split('.');
    const number = `${amount < 0 ? '-' : ''}${/e/.test(whole!) ? whole! : whole!.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction ? `.${fraction}` : ''}`;
    if (unit === null) return number;
    if (/^[%x](?: |$)/.test(unit)) return `${number}${unit}`;
    return /^[A-Z]{3}(?: |$)/.test(unit) ? `${unit.slice(0, 3)} ${number}${unit.slice(3)}` : `${number} ${unit}`;
}

/** A bounded amount: `120`, `under 4 hours`, `40–50`, `+10%`, `2.5x (at best 3x)`. `at least` is what a plain number means. */
export function boundText(value: { comparison: Bound; amount: number; upTo?: number; stretch?: number; unit: Unit; relative?: boolean }, spoken = value.comparison !== 'at least'): string {
    const amount = `${value.relative && value.amount > 0 ? '+' : ''}${amountText(value.amount, value.unit)}`;
    const words = value.upTo === undefined ? amount : `${amountText(value.amount, null)}–${amountText(value.upTo, value.unit)}`;
    return `${spoken ? `${value.comparison} ` : ''}${words}${value.stretch === undefined ? '' : ` (at best ${amountText(value.stretch, value.unit)})`}`;
}

/** What a field says, short enough to stand in a sentence. */
export function valueText(field: Field): string {
    const { value, text } = field;
    switch (value.type) {
        case 'date': return value.date;
        case 'choice': return value.choice;
        case 'quantity': return `${amountText(value.amount, value.unit)}${value.on ? ` on ${value.on}` : ''}`;
        case 'references': return and(field.references.map(referenceText));
        case 'text': case 'unreadable': return quoted(text);
        case 'link': return and(linkTargets(value));
        default: return text;
    }
}

/** A reference by the title of its block, `[Title](#anchor)` by its text; with the share, if any. */
export function referenceText({ title, target, share }: Reference): string {
    return `${target?.title || title}${share ? ` (${amountText(share.amount, share.unit)})` : ''}`;
}

/** Names, versions and single words stand as they are, what is longer in quotation marks and not longer than a line. */
export function quoted(text: string): string {
    const words = textKey(linkOf(text)?.label ?? text);
    return words.split(' ').length <= 3 && !/[,;:"]/.test(words) && words !== '' ? words : `"${clipped(words)}"`;
}

const longest = 100;

/** Not longer than a line, cut between words, with single quotation marks so that it can stand in double ones. */
export function clipped(text: string): string {
    const words = textKey(text).replaceAll('"', '\'');
    return words.length <= longest ? words : `${words.slice(0, longest).replace(/\s+\S*$/, '')} …`;
}

import type { Block } from '../model/model.js';
import type { Conflict } from '../parser/conflicts.js';
import { currencyOf, splitUnit } from '../parser/values/unit.js';
import type { Unit } from '../parser/values/value.js';

const kinds: Record<string, string> = { Owner: 'position', Content: 'content theme' };

/** `The goal "Qualified leads"` */
export function describe(block: Block): string {
    return `The ${kinds[block.kind] ?? block.kind.toLowerCase()}${block.title ? ` "${block.title}"` : ''}`;
}

/** `A`, `A and B`, `A, B and C`; of more than four the first three and how many others there are. */
export function joined(words: readonly string[]): string {
    return and(words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} others`] : words);
}

/** `A`, `A and B`, `A, B and C`: all of them. */
export function and(words: readonly string[]): string {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `A`, `A; and B`, `A; B; and C`: for parts that have commas. */
export function listed(parts: readonly string[]): string {
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
}

/** `1 goal`, `3 goals` */
export function counted(count: number, one: string, many = `${one}s`): string {
    return `${count} ${count === 1 ? one : many}`;
}

/** `lines 12 to 18 and line 30` */
export function linesInWords(conflicts: readonly Conflict[]): string {
    const places = conflicts.map(({ firstLine, lastLine }) => firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`);
    return and(places.length > 4 ? [...places.slice(0, 3), `${places.length - 3} more places`] : places);
}

/** Titles in quotation marks, joined. */
export function titles(blocks: readonly Block[]): string {
    const shown = blocks.slice(0, blocks.length > 4 ? 3 : 4).map(({ title }) => `"${title}"`);
    return joined(blocks.length > 4 ? [...shown, `${blocks.length - 3} others`] : shown);
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `two`, up to `twelve`; larger numbers in digits. */
export function numberWord(count: number): string {
    return small[count] ?? String(count);
}

/** `Two`, for the beginning of a sentence. */
export function capital(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `EUR 682,000`, `2.7%`, `1.8x`, `31.6 leads`: three digits that count, all of a whole number. */
export function amountText(amount: number, unit: Unit): string {
    return withUnit(Math.abs(amount) >= 999.5 ? Math.round(amount).toLocaleString('en') : String(Number(amount.toPrecision(3))), unit);
}

/** `EUR 1,682.5`: no more than two decimals, and all digits before them. */
export function exactText(amount: number, unit: Unit): string {
    return withUnit(amount.toLocaleString('en', { maximumFractionDigits: 2 }), unit);
}

function withUnit(number: string, unit: Unit): string {
    const currency = currencyOf(unit);
    const { per } = splitUnit(unit);
    if (currency) return `${currency} ${number}${per ? ` per ${per}` : ''}`;
    return unit === null ? number : unit === '%' || unit === 'x' ? `${number}${unit}` : `${number} ${unit}`;
}

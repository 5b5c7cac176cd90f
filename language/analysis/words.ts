import type { Block } from '../model/model.js';
import { currencyOf, splitUnit } from '../parser/values/unit.js';
import type { Unit } from '../parser/values/value.js';

const kinds: Record<string, string> = { Owner: 'position', Content: 'content theme' };

/** `The goal "Qualified leads"` */
export function describe(block: Block): string {
    return `The ${kinds[block.kind] ?? block.kind.toLowerCase()}${block.title ? ` "${block.title}"` : ''}`;
}

/** `A`, `A and B`, `A, B and C`; of more than four the first three and how many others there are. */
export function joined(words: readonly string[]): string {
    const shown = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} others`] : words;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
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
    const number = Math.abs(amount) >= 1000 ? Math.round(amount).toLocaleString('en') : String(Number(amount.toPrecision(3)));
    const currency = currencyOf(unit);
    const { per } = splitUnit(unit);
    if (currency) return `${currency} ${number}${per ? ` per ${per}` : ''}`;
    return unit === null ? number : unit === '%' || unit === 'x' ? `${number}${unit}` : `${number} ${unit}`;
}

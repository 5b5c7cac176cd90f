import { exactText } from '../../analysis/words.js';
import { readComparison } from '../../parser/values/comparison.js';
import { readValue } from '../../parser/values/read-value.js';
import type { ValueKind } from '../../parser/values/value.js';

/** What is wrong with a number, in words of its own, and the texts that would be read. */
export interface NumberHint { message: string; choices: string[] }

/** What is longer is no number written otherwise, and the patterns would take long. */
const longest = 300;

const numeric: readonly ValueKind[] = ['QUANTITY', 'COMPARISON', 'TARGET'];

/**
 * Why a number cannot be read, where it is one of the usual reasons: `1.200` may be a thousand or a little over one; a range or a bound stands
 * where one number counts; the colon behind the number of a rule is missing. `undefined` where nothing more can be said than that it is no number.
 */
export function numberHint(text: string, kind: ValueKind, key?: string): NumberHint | undefined {
    if (!numeric.includes(kind) || text.length > longest) return undefined;
    return withoutColon(text, key) ?? eitherNumber(text, kind) ?? (kind === 'QUANTITY' ? oneOfRange(text) : undefined) ?? ruleWithoutColon(text, key);
}

function withoutColon(text: string, key?: string): NumberHint | undefined {
    const [, number = '', step] = key?.startsWith('When ') ? /^(\S*\d\S*(?: \S{1,12})?) ?(?:[-–—→]|->|=>|,? then) ?(\p{L}.*)$/u.exec(text) ?? [] : [];
    if (!step || readValue('QUANTITY', number).type !== 'quantity') return undefined;
    return { message: `Put a colon behind the number: "${key} ${number}: ${step}".`, choices: [`${number}: ${step}`] };
}

function ruleWithoutColon(text: string, key?: string): NumberHint | undefined {
    return key?.startsWith('When ') && !text.includes(':') && / /.test(text) ? { message: `Write a number, a colon, then what you do, as in "${key} 60: review the personas".`, choices: [] } : undefined;
}

function eitherNumber(text: string, kind: ValueKind): NumberHint | undefined {
    const found = /(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,])/.exec(text);
    if (!found) return undefined;
    const [all, before, after = ''] = found;
    const decimals = after.replace(/0+$/, '');
    const readings = [`${before},${after}`, decimals ? `${before}.${decimals}` : before!];
    const choices = readings.map(number => text.slice(0, found.index) + number + text.slice(found.index + all.length)).filter(choice => readValue(kind, choice).type !== 'unreadable');
    return choices.length === 2 ? { message: `"${all}" may be ${readings[0]} or ${readings[1]}. Write the one you mean.`, choices } : undefined;
}

function oneOfRange(text: string): NumberHint | undefined {
    const found = readComparison(text);
    if (!found) return undefined;
    const choices = [...new Set([found.upTo ?? found.amount, found.amount])].map(amount => exactText(amount, found.unit)).filter(choice => readValue('QUANTITY', choice).type === 'quantity');
    return choices[0] ? { message: `"${text}" is not one number. Write the one to reckon with, such as "${choices[0]}".`, choices } : undefined;
}

import { currencyAt } from './currency.js';
import { numberAt } from './number.js';
import { readDeadline } from './period.js';
import { tidy } from './tidy.js';
import { readUnit } from './unit.js';
import type { QuantityValue, Unit } from './value.js';

/** An amount as it stands in quantities, comparisons and targets. */
export interface Amount {
    amount: number;
    unit: Unit;
    /** Power of ten of `k`, `million` ...: `40-50k` needs it. */
    scale: number;
    /** It has a sign: `+10%`, `-3`. */
    signed: boolean;
    /** A plus follows the number or its unit: `50+`, `2%+`. */
    orMore: boolean;
}

const ABOUT = /^(?:about |around |roughly |approximately |approx\.? |circa |ca\.? |[~≈] ?)/i;
const WHEN = / (?:on|as of|as at|in|at the) /gi;

/**
 * A number with an optional unit: `120`, `1,200`, `2.5%`, `3x`, `EUR 40`, `€40`, `40 EUR`, `$40k`, `1.2 million`, `4.5 hours`, `-3`,
 * `12 leads per month`; optionally the day when it was so: `80 on 2026-12-31`, `80 in Q4 2026` (its last day).
 * `about` and `~` are understood and not kept. A bound (`at least 50`, `50+`) makes it a comparison, not a quantity.
 */
export function readQuantity(text: string): QuantityValue | undefined {
    const plain = tidy(text).replace(ABOUT, '').replace(/ \(((?:on |as of )?[^()]*)\)$/, (all, date: string) =>
        readDeadline(date.replace(/^(?:on|as of) /i, '')) === undefined ? all : ` on ${date.replace(/^(?:on|as of) /i, '')}`);
    for (const match of plain.matchAll(WHEN)) {
        const on = readDeadline(plain.slice(match.index + match[0].length));
        if (on !== undefined) {
            return quantity(plain.slice(0, match.index).replace(/,$/, ''), on);
        }
    }
    return quantity(plain);
}

function quantity(text: string, on?: string): QuantityValue | undefined {
    const found = readAmount(text);
    return found && !found.orMore
        ? { type: 'quantity', amount: found.amount, unit: found.unit, ...(on === undefined ? {} : { on }) }
        : undefined;
}

/** The whole of a tidy text as one amount. */
export function readAmount(text: string): Amount | undefined {
    const plain = text.replace(ABOUT, '');
    const outer = /^[+\-−–]/.exec(plain)?.[0] ?? '';
    const currency = currencyAt(plain.slice(outer.length));
    const money = plain.slice(outer.length + (currency?.length ?? 0)).replace(currency ? /^ / : /^/, '');
    const inner = currency && outer === '' ? /^[+\-−]/.exec(money)?.[0] ?? '' : '';
    const digits = money.slice(inner.length);
    const number = numberAt(digits, currency !== undefined);
    const rest = number && withoutPlus(digits.slice(number.length));
    const unit = rest && readUnit(rest.text, currency?.code);
    if (!number || !rest || !unit) {
        return undefined;
    }
    const sign = outer + inner;
    const amount = sign === '' || sign === '+' || number.amount === 0 ? number.amount : -number.amount;
    return { amount, unit: unit.unit, scale: number.scale, signed: sign !== '', orMore: rest.plus };
}

/** Takes the plus out of `+`, `%+`, `+ leads`. */
function withoutPlus(text: string): { text: string; plus: boolean } | undefined {
    const at = text.indexOf('+');
    if (at < 0) {
        return { text, plus: false };
    }
    return /^\+(?:$|[ %x×])/.test(text.slice(at)) ? { text: text.slice(0, at) + text.slice(at + 1), plus: true } : undefined;
}

import { currencyAt, isCurrency } from './currency.js';
import type { Unit } from './value.js';

const SYMBOL = /^ ?(?:(%|(?:percent|per cent|prozent)(?!\p{L}))|[x×](?!\p{L}))/iu;
const WORD = /^(?:\p{L}[\p{L}\p{M}'’./&-]*|B2[BCG]|&)$/u;
const RATE = /(?: ?\/ ?| (?:per|a|an|each|every) )(hour|day|week|month|quarter|year|annum|h|d|wk|mo|yr)$/i;
const ADVERB = / (hourly|daily|weekly|monthly|quarterly|yearly|annually|p\.a)$/i;
const TIMES = new Map([
    ['h', 'hour'], ['d', 'day'], ['wk', 'week'], ['mo', 'month'], ['yr', 'year'], ['annum', 'year'], ['hourly', 'hour'], ['daily', 'day'],
    ['weekly', 'week'], ['monthly', 'month'], ['quarterly', 'quarter'], ['yearly', 'year'], ['annually', 'year'], ['p.a', 'year']
]);
const SHORT = new Map([['h', 'hours'], ['hr', 'hours'], ['hrs', 'hours'], ['min', 'minutes'], ['mins', 'minutes']]);
const GLUED = /^(?:h|hr|hrs|min|mins|d|pp)(?![\p{L}\p{N}])/iu;
const MOST_WORDS = 5;

/** Words that turn a unit into something else: a bound, a condition, a doubt. Then the text is no quantity. */
const NEVER = new Set(('more less fewer than if unless when until till by or maybe tbd tbc tba minimum maximum max least most target ' +
    'stretch deferred plus minus').split(' '));
const NEVER_FIRST = new Set('a an and as at be for from in is min not of on the to was with'.split(' '));

/**
 * The unit in what follows a number. A word or a short phrase stays as written (`leads`, `leads per month`); `h`, `hrs` and `min` become
 * `hours` and `minutes`; `/month`, `a month` and `monthly` become `per month`. After `%`, `x` or a currency a noun is understood and not
 * kept (`50% of posts` is `%`), but a rate is: `€40 per lead` is `EUR per lead` (see `splitUnit`). Undefined when this is no unit.
 */
export function readUnit(text: string, currency?: string): { unit: Unit } | undefined {
    const symbol = SYMBOL.exec(text);
    // `12 X followers`: a capital that stands alone is the platform.
    if (symbol && symbol[0] !== ' X') {
        return currency === undefined ? symbolUnit(symbol[1] === undefined ? 'x' : '%', text.slice(symbol[0].length)) : undefined;
    }
    const rest = text.startsWith(' ') ? text.slice(1) : text;
    const found = currencyAt(rest);
    if (found) {
        return currency === undefined || currency === found.code ? symbolUnit(found.code, rest.slice(found.length)) : undefined;
    }
    if (currency !== undefined) {
        return symbolUnit(currency, text);
    }
    if (text === '') {
        return { unit: null };
    }
    return text.startsWith(' ') || text.startsWith('/') || GLUED.test(text) ? phraseUnit(text) : undefined;
}

/** `EUR per month` is `EUR` per `month`; `leads` is itself, per nothing. */
export function splitUnit(unit: Unit): { unit: Unit; per: string | null } {
    const [, base, per] = /^(.*?) ?\bper (.+)$/.exec(unit ?? '') ?? [];
    return per === undefined ? { unit, per: null } : { unit: base || null, per };
}

/** The currency of a unit (`EUR`, `EUR per month`), or undefined when it is not money. */
export function currencyOf(unit: Unit): string | undefined {
    const base = splitUnit(unit).unit;
    return base !== null && isCurrency(base) ? base : undefined;
}

/** Do two units mean the same? Case and a plural `s` do not matter; no unit agrees with every unit. */
export function sameUnit(a: Unit, b: Unit): boolean {
    return a === null || b === null || singular(a) === singular(b);
}

function singular(unit: string): string {
    return unit.toLowerCase().split(' ').map(word => word.length > 1 ? word.replace(/s$/, '') : word).join(' ');
}

function symbolUnit(base: string, text: string): { unit: Unit } | undefined {
    const tail = withRate(text).replace(/^ ?\/ ?/, ' per ');
    if (tail !== '' && !tail.startsWith(' ')) {
        return undefined;
    }
    const [, noun = '', rate] = /^(.*?)(?: per (.+))?$/i.exec(tail) ?? [];
    const named = noun.slice(1).replace(/^(?:of|in|for) /i, '');
    const readable = (noun === '' || phrase(named) && !currencyAt(named)) && (rate === undefined || phrase(rate));
    return readable ? { unit: rate === undefined ? base : `${base} per ${rate}` } : undefined;
}

function phraseUnit(text: string): { unit: Unit } | undefined {
    const words = withRate(text).trim().split(' ');
    const glued = !text.startsWith(' ') && words[0]?.toLowerCase() === 'd';
    words[0] = glued ? 'days' : SHORT.get(words[0]?.toLowerCase() ?? '') ?? words[0] ?? '';
    return phrase(words.join(' ')) ? { unit: words.join(' ') } : undefined;
}

/** `/month`, `a month` and `monthly` at the end as `per month`. */
function withRate(text: string): string {
    const match = RATE.exec(text) ?? ADVERB.exec(text);
    const time = match?.[1]?.toLowerCase();
    return match && time !== undefined ? `${text.slice(0, match.index)} per ${TIMES.get(time) ?? time}` : text;
}

function phrase(text: string): boolean {
    const words = text.split(' ');
    return words.length <= MOST_WORDS && words.every(word => WORD.test(word) && !NEVER.has(word.toLowerCase()))
        && !NEVER_FIRST.has(words[0]?.toLowerCase() ?? '');
}

import { countOf, weekdayNumber } from './names.js';
import { tidy } from './tidy.js';
import type { CadenceValue } from './value.js';

type Step = Pick<CadenceValue, 'every' | 'unit'>;

const ADVERBS = new Map<string, Step>([
    ['daily', days(1)], ['weekly', weeks(1)], ['biweekly', weeks(2)], ['bi-weekly', weeks(2)], ['fortnightly', weeks(2)],
    ['monthly', months(1)], ['quarterly', months(3)], ['half-yearly', months(6)], ['semiannually', months(6)], ['semi-annually', months(6)],
    ['semiannual', months(6)], ['semi-annual', months(6)],
    ['yearly', years(1)], ['annually', years(1)], ['annual', years(1)]
]);
const UNITS = new Map<string, Step>([
    ['day', days(1)], ['week', weeks(1)], ['fortnight', weeks(2)], ['month', months(1)], ['quarter', months(3)], ['half-year', months(6)],
    ['half year', months(6)], ['year', years(1)]
]);
const ORDINALS = new Map([
    ['first', 1], ['1st', 1], ['second', 2], ['2nd', 2], ['third', 3], ['3rd', 3], ['fourth', 4], ['4th', 4], ['other', 2], ['last', -1]
]);
const MOST = 1000;

const UNIT = '(day|week|fortnight|month|quarter|half[- ]year|year)s?';
const NTH =
    /^(?:every |each |monthly,? |on )*(?:the )?(\S+) (\S+?)(?: (?:of|in) (?:the |each |every |a )?| (?:each|every) )(month|quarter|year)$/;
const MONTHLY_NTH = /^(?:monthly|every month),? (?:on )?(?:the )?(\S+) (\S+)$/;
const EVERY = new RegExp(`^(?:every|each|once (?:a|per|every|each)) (?:(\\S+) )??${UNIT}$`);
const WEEKDAYS = /^(?:daily,? (?:on )?|every |each |on )?(?:weekdays?|working days?|business days?)$/;
const ON_DAYS = new RegExp([
    '^(?:(weekly|every week|biweekly|bi-weekly|fortnightly|every (\\S+) weeks?),? (?:on )?',
    '|(?:every|each) (?:(other|second|2nd) )?|on )?(.+)$'
].join(''));
const TIMES = new RegExp([
    '^(\\S+?)(?: ?(?:-|–|to) ?(\\S+?))?(?: ?[x×](?= |/))?', // `3`, `3-5`, `3x`, `twice`
    '(?: [\\p{L}-]+){0,3}? ?', // `long posts`
    `(?:(?:\\bper|\\ba|\\ban|\\beach|\\bevery|/) ?(?:(\\S+) )??${UNIT}|(daily|weekly|monthly|quarterly|yearly|annually))$`
].join(''), 'u');

/**
 * How often: `daily`, `weekly`, `biweekly` (every two weeks), `monthly`, `quarterly`, `yearly`, `every 2 weeks`, `every other week`,
 * `every Monday`, `Mondays and Thursdays`, `first Tuesday of the month`, `last Friday of the quarter`, `3x per week`, `5 posts a week`,
 * `daily on weekdays`. A bracket may say the day (`weekly (Monday)`); a time of day (`at 10:00`) is understood and not kept.
 * Undefined for what has no rhythm (`as needed`).
 */
export function readCadence(text: string): CadenceValue | undefined {
    const plain = tidy(text).toLowerCase()
        .replace(/ \(([^()]*)\)$/, ' on $1')
        .replace(/,? (?:at )?(?:\d{1,2}(?::\d{2})? ?(?:[-–]|to) ?)?\d{1,2}(?::\d{2} ?(?:[ap]m)?| ?[ap]m)$/, '')
        .replace(/^(?:at least|minimum|min\.?|about|around|~) ?(?=\S)/, '');
    const found = adverb(plain) ?? nth(plain) ?? every(plain) ?? onDays(plain) ?? times(plain)
        ?? every(`every ${plain}`); // `Every: 2 weeks`: the key says the word
    return found && found.every >= 1 && found.every <= MOST ? { type: 'cadence', ...found } : undefined;
}

type Found = Omit<CadenceValue, 'type'>;

function adverb(text: string): Found | undefined {
    return WEEKDAYS.test(text) ? { ...weeks(1), weekdays: [1, 2, 3, 4, 5] } : ADVERBS.get(text.replace(/^once /, ''));
}

function nth(text: string): Found | undefined {
    const match = NTH.exec(text) ?? MONTHLY_NTH.exec(text);
    const [, ordinal = '', day = '', unit = 'month'] = match ?? [];
    const [position, weekday, step] = [ORDINALS.get(ordinal), weekdayNumber(day), UNITS.get(unit)];
    return match && position !== undefined && ordinal !== 'other' && weekday !== undefined && step
        ? { ...step, weekday, nth: position }
        : undefined;
}

function every(text: string): Found | undefined {
    const match = EVERY.exec(text);
    return match ? multiple(match[1], match[2]) : undefined;
}

/** `2`, `two`, `other` or nothing, of a unit. */
function multiple(count: string | undefined, unit: string | undefined): Step | undefined {
    const step = UNITS.get(unit ?? '');
    const factor = count === undefined ? 1 : count === 'last' ? undefined : countOf(count) ?? ORDINALS.get(count);
    return step && factor !== undefined ? { every: step.every * factor, unit: step.unit } : undefined;
}

function onDays(text: string): Found | undefined {
    const [, adverbial, count, other, list = ''] = ON_DAYS.exec(text) ?? [];
    const weekdays = weekdayList(list);
    const step = other !== undefined || adverbial?.startsWith('bi') || adverbial === 'fortnightly' ? weeks(2) : multiple(count, 'week');
    if (!weekdays || !step) {
        return undefined;
    }
    return weekdays.length === 1 ? { ...step, weekday: weekdays[0] } : { ...step, weekdays };
}

function weekdayList(text: string): number[] | undefined {
    const range = /^(\S+?)(?: to | through | ?[-–] ?)(\S+)$/.exec(text);
    const [first, last] = [weekdayNumber(range?.[1] ?? ''), weekdayNumber(range?.[2] ?? '')];
    if (first !== undefined && last !== undefined) {
        return first < last ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : undefined;
    }
    const names = text.split(/,? and |, ?|\/| & | \+ /).map(weekdayNumber);
    const known = names.filter(day => day !== undefined);
    return known.length === names.length ? [...new Set(known)].sort((a, b) => a - b) : undefined;
}

function times(text: string): Found | undefined {
    const [all, low = '', high, every, unit, adverbial] = TIMES.exec(text) ?? [];
    const step = adverbial === undefined ? multiple(every, unit) : ADVERBS.get(adverbial);
    const [least, most] = [repeats(low), high === undefined ? undefined : repeats(high)];
    if (all === undefined || !step || least === undefined || high !== undefined && (most === undefined || most <= least)) {
        return undefined;
    }
    return { ...step, ...(least > 1 || most !== undefined ? { times: least } : {}), ...(most === undefined ? {} : { upTo: most }) };
}

function repeats(text: string): number | undefined {
    const words = ['once', 'twice', 'thrice'].indexOf(text) + 1;
    const count = words > 0 ? words : text === 'a' || text === 'an' ? 1 : countOf(text.replace(/[x×]$/, ''));
    return count !== undefined && count >= 1 && count <= MOST ? count : undefined;
}

function days(every: number): Step { return { every, unit: 'day' }; }
function weeks(every: number): Step { return { every, unit: 'week' }; }
function months(every: number): Step { return { every, unit: 'month' }; }
function years(every: number): Step { return { every, unit: 'year' }; }

import type { Bound } from './value.js';

/** What the words around an amount say about it. */
export interface BoundReading {
    bound: Bound | undefined;
    /** In `2.5x minimum; 3x+ target; 4x stretch`: 0 for the floor, 1 for the target, 2 for the stretch. */
    rank: number | undefined;
    /** The text without these words. */
    rest: string;
}

/** Where one phrase begins with another, the longer stands first. */
const BEFORE: [Bound, RegExp][] = [
    ['at most', /^(?:no more than|not more than|not over|not above|at most|(?:an? )?max(?:imum|\.)?(?: of)?|up to|within|<=|=<|≤)/i],
    ['at least', /^(?:(?:no|not) (?:less|fewer) than|not under|not below|at least|(?:an? )?min(?:imum|\.)?(?: of)?|>=|=>|≥)/i],
    ['over', /^(?:over|more than|above|greater than|higher than|>)/i],
    ['under', /^(?:under|less than|fewer than|below|lower than|<)/i],
    ['exactly', /^(?:exactly|precisely|equals|=)/i]
];

/** `30 min` are minutes: as a bound, `min` must follow a unit. */
const AFTER: [Bound, RegExp][] = [
    ['at least', /(?: or (?:more|higher|above|over)| and (?:more|above|up)| at least| at minimum| minimum|(?<!\d) min)(?= |$)/i],
    ['at most', /(?: or (?:less|fewer|lower|below|under)| and (?:less|below)| at most| at maximum| maximum| max)(?= |$)/i]
];

const ROLE = /^(?:target|stretch(?: target)?)[: ] ?| (?:target|stretch(?: target)?)$/i;

/** Takes the bound and the role off a tidy text; undefined when two bounds contradict each other (`under 50 or more`). */
export function takeBound(text: string): BoundReading | undefined {
    const role = ROLE.exec(text);
    const rank = role ? /stretch/i.test(role[0]) ? 2 : 1 : undefined;
    const unroled = role ? (text.slice(0, role.index) + text.slice(role.index + role[0].length)).trim() : text;
    const before = find(unroled, BEFORE);
    const after = find(before.rest, AFTER);
    if (before.bound !== undefined && after.bound !== undefined && before.bound !== after.bound) {
        return undefined;
    }
    const bound = before.bound ?? after.bound;
    return { bound, rank: rank ?? (/min|max/i.test(before.words + after.words) ? 0 : undefined), rest: after.rest };
}

/** `over` and `at least` look upwards, `under` and `at most` downwards. */
export function isUpward(bound: Bound): boolean {
    return bound === 'at least' || bound === 'over';
}

function find(text: string, table: [Bound, RegExp][]): { bound: Bound | undefined; words: string; rest: string } {
    for (const [bound, pattern] of table) {
        const match = pattern.exec(text);
        const next = match ? text.charAt(match.index + match[0].length) : '';
        // `maximal` is not `max`; a sign may touch its number.
        if (match && !(/\p{L}$/u.test(match[0]) && /\p{L}/u.test(next))) {
            const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
            return { bound, words: match[0], rest: rest.trim() };
        }
    }
    return { bound: undefined, words: '', rest: text };
}

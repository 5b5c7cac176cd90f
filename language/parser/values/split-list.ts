import { collapse } from './tidy.js';

const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const OPENERS = '([{';
const CLOSERS = ')]}';

/** The points of a list nested under a key, with the lines that continue them; what stands before the first is a point too. */
export function bulletPoints(text: string): string[] | undefined {
    const lines = text.split(/\r\n|\r|\n/);
    // `1. März` on a line of its own is a date, not a list of one.
    if (!lines.some(line => BULLET.test(line)) || lines.length === 1 && /^\s*\d/.test(text)) {
        return undefined;
    }
    const points: string[][] = [];
    for (const line of lines) {
        if (BULLET.test(line) || points.length === 0) {
            points.push([line.replace(BULLET, '')]);
        } else {
            points.at(-1)?.push(line);
        }
    }
    return present(points.map(point => point.join(' ')));
}

/**
 * The items of a LIST: its points, otherwise what semicolons part, otherwise commas. Nothing is cut inside brackets, so links and remarks
 * stay whole, nor at the comma of `1,200`. `and` before the last of a list with commas is dropped.
 */
export function listItems(text: string): string[] {
    const points = bulletPoints(text);
    if (points) {
        return points;
    }
    const line = collapse(text);
    const clauses = splitOutside(line, ';');
    const items = clauses.length > 1 ? clauses : splitOutside(line, ',');
    return present(items.map((item, index) => items.length > 2 && index === items.length - 1 ? item.replace(/^ ?(?:and|or) /i, '') : item));
}

/** Cuts at any of the separators, but not inside brackets that close, and not between two digits. */
export function splitOutside(text: string, separators: string): string[] {
    const closed = brackets(text);
    const parts: string[] = [];
    let depth = 0;
    let start = 0;
    for (let at = 0; at < text.length; at++) {
        const char = text.charAt(at);
        if (closed.has(at)) {
            depth += OPENERS.includes(char) ? 1 : -1;
        } else if (depth === 0 && separators.includes(char) && !(isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1)))) {
            parts.push(text.slice(start, at));
            start = at + 1;
        }
    }
    return [...parts, text.slice(start)];
}

/** Offsets of the brackets that have a partner: a lone `(`, as in `:(`, must not swallow the rest. */
function brackets(text: string): Set<number> {
    const open: number[] = [];
    const paired = new Set<number>();
    for (let at = 0; at < text.length; at++) {
        const char = text.charAt(at);
        const last = open.at(-1);
        if (OPENERS.includes(char)) {
            open.push(at);
        } else if (last !== undefined && CLOSERS.indexOf(char) === OPENERS.indexOf(text.charAt(last)) && CLOSERS.includes(char)) {
            open.pop();
            paired.add(last).add(at);
        }
    }
    return paired;
}

function present(items: string[]): string[] {
    return items.map(collapse).filter(item => item !== '');
}

function isDigit(char: string): boolean {
    return char >= '0' && char <= '9';
}

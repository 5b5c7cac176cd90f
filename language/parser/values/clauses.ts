import { readDeadline } from './period.js';
import { readQuantity } from './quantity.js';
import type { IsoDate, QuantityValue } from './value.js';

/** A target's text taken apart: `120 by 2027-12-31 from 80 on 2026-12-31`. `head` is `120`. */
export interface Clauses { head: string; by?: IsoDate; from?: QuantityValue }

const CLAUSE = /^(?:by|until|till|in|on|from|to)$/i;
const VERB = /^(?:increase|raise|grow|lift|improve|reduce|decrease|cut|lower|go)$/i;

/**
 * Finds `by DATE` (also `until`, `in`, `on`) and `from QUANTITY [on DATE]`, in any order. A word that introduces neither belongs to what
 * stands before it: `120 leads from social`, `40 to 50`, `increase by 10%`. Undefined when a clause is there twice.
 */
export function splitClauses(text: string): Clauses | undefined {
    const clauses: Clauses = { head: '' };
    let last: 'head' | 'by' | 'from' = 'head';
    for (const { word, text: part } of segments(text)) {
        const date = word === '' || word === 'from' || word === 'to' ? undefined : readDeadline(part);
        const verb = VERB.test(clauses.head);
        if (word === 'from') {
            const from = readQuantity(part);
            if (from && clauses.from) {
                return undefined;
            }
            clauses.from ??= from;
            last = from ? 'from' : 'head';
            clauses.head += from ? '' : joined(clauses.head, word, part);
        } else if (word === 'to' && clauses.head === '' && clauses.from) {
            [clauses.head, last] = [part, 'head'];
        } else if (date !== undefined && last === 'from' && /^(?:on|in)$/.test(word) && clauses.from) {
            clauses.from = { ...clauses.from, on: date };
            last = 'by';
        } else if (date !== undefined && !verb) {
            if (clauses.by !== undefined) {
                return undefined;
            }
            [clauses.by, last] = [date, 'by'];
        } else {
            clauses.head += joined(clauses.head, word, part);
        }
    }
    return clauses;
}

function joined(head: string, word: string, part: string): string {
    return `${head === '' || word === '' ? '' : ' '}${word}${word === '' ? '' : ' '}${part}`;
}

/** The text cut before every word that may begin a clause, `(currently 80)` being `from 80`; a comma before the cut is dropped. */
function segments(text: string): { word: string; text: string }[] {
    const found: { word: string; words: string[] }[] = [{ word: '', words: [] }];
    const plain = text
        .replace(/\(((?:from|by|until) [^()]*)\)/gi, '$1')
        .replace(/\((?:currently|now|was|baseline:?) ([^()]*)\)/gi, 'from $1')
        .replace(/ at (?:the )?end of /gi, ' in end of ');
    for (const word of plain.split(' ')) {
        const clause = CLAUSE.test(word);
        if (clause) {
            found.push({ word: word.toLowerCase(), words: [] });
        } else {
            found.at(-1)?.words.push(word);
        }
    }
    return found.map(({ word, words }) => ({ word, text: words.join(' ').replace(/[,;]$/, '') }))
        .filter(part => part.word !== '' || part.text !== '');
}

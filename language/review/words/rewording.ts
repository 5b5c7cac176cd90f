import { counted } from '../../analysis/words.js';
import { clipped, textKey } from './values.js';

/** The text between the words that both begin and end with may be this long to be shown. */
const longest = 14;
/** So many of the words around it are shown with it. */
const around = 2;

/**
 * What changed in a text: `"rules and audits" is now "rules"`, `"after defrosting" added`, `"twice" left out`; of several sentences the
 * first, and how many more.
 */
export function rewording(old: string, now: string): string {
    const [before, after] = [sentencesIn(old), sentencesIn(now)];
    const [gone, come] = [without(before, after), without(after, before)];
    if (gone.length === 0 && come.length === 0) return 'sentences in another order';
    if (gone.length === come.length) return excerpt(gone[0]!, come[0]!) + more(gone.length - 1);
    return [...come.length > 0 ? [`"${clipped(come[0]!)}" added${more(come.length - 1)}`] : [], ...gone.length > 0 ? [`"${clipped(gone[0]!)}" left out${more(gone.length - 1)}`] : []].join(', ');
}

function more(count: number): string {
    return count === 0 ? '' : `, and ${counted(count, 'more sentence')}`;
}

function excerpt(old: string, now: string): string {
    const [a, b] = [textKey(old).split(' '), textKey(now).split(' ')];
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) start++;
    let end = 0;
    while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
    const [gone, come] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
    if (gone.length > longest || come.length > longest) return `now "${clipped(now)}"`;
    if (gone.length === 0) return `"${clipped(come.join(' '))}" added${place(a, start)}`;
    if (come.length === 0) return `"${clipped(gone.join(' '))}" left out${place(a, start)}`;
    const shown = (words: string[]): string => {
        const [from, to] = [Math.max(0, start - around), Math.min(words.length, words.length - end + around)];
        return `"${from > 0 ? '… ' : ''}${clipped(words.slice(from, to).join(' '))}${to < words.length ? ' …' : ''}"`;
    };
    return `${shown(a)} is now ${shown(b)}`;
}

/** Where something came or went, by the words before it. */
function place(words: string[], start: number): string {
    return start === 0 ? '' : ` after "${clipped(words.slice(Math.max(0, start - around - 1), start).join(' '))}"`;
}

/** Paragraphs, points and rows cut into sentences. */
function sentencesIn(text: string): string[] {
    return text.split(/\n+/).flatMap(line => line.split(/(?<=[.!?])\s+(?=\S)/)).map(textKey).filter(sentence => sentence !== '');
}

/** What of `some` is not in `others`, each as often as it is missing there. */
export function without(some: readonly string[], others: readonly string[]): string[] {
    return missing(some, others, one => one);
}

/** The same of things that are known by a key. */
export function missing<T>(some: readonly T[], others: readonly T[], keyOf: (one: T) => string): T[] {
    const counts = new Map<string, number>();
    for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
    return some.filter(one => {
        const count = counts.get(keyOf(one)) ?? 0;
        if (count > 0) counts.set(keyOf(one), count - 1);
        return count === 0;
    });
}

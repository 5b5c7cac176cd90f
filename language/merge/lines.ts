import { diff3Merge } from 'node-diff3';
import { byteOrderMark } from '../parser/scanner/characters.js';
import { decide, each, type Piece, type Versions } from './versions.js';

/** The lines of a text, each with its line end. */
export function linesOf(text: string): string[] {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Three-way merge of lines (diff3; Khanna, Kunal and Pierce 2007), for text that has no finer structure. */
export function mergeLines(texts: Versions<string>): Piece[] {
    const settled = decide(texts);
    if (settled) return [settled.value];
    const { base, ours, theirs } = each(texts, linesOf);
    return diff3Merge(ours, base, theirs, { excludeFalseConflicts: true })
        .flatMap(({ ok, conflict }) => ok ? [ok.join('')] : conflict ? narrowed({ base: conflict.o, ours: conflict.a, theirs: conflict.b }) : []);
}

/** A conflict without the lines at its ends that both sides agree on. */
function narrowed({ base, ours, theirs }: Versions<string[]>): Piece[] {
    const most = Math.min(ours.length, theirs.length);
    let head = 0;
    while (head < most && ours[head] === theirs[head]) head++;
    let tail = 0;
    while (tail < most - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
    const middle = (lines: string[]): string => lines.slice(head, lines.length - tail).join('');
    return [ours.slice(0, head).join(''), { base: base.join(''), ours: middle(ours), theirs: middle(theirs) }, ours.slice(ours.length - tail).join('')];
}

/** What a text is written in, apart from its words. */
interface Form { mark: boolean; eol: string | undefined; ended: boolean }

/**
 * Texts with LF alone and a line end at their end, so that lines can be compared and put together; and how to write the merged text
 * as they were. A text that mixes line ends keeps them all.
 */
export function normalised(texts: Versions<string>): { texts: Versions<string>; restored(text: string): string } {
    const forms = each(texts, formOf);
    const mixed = Object.values(forms).some(({ eol }) => eol === undefined);
    const settle = <K extends keyof Form>(key: K): Form[K] => (decide(each(forms, form => form[key])) ?? { value: forms.ours[key] }).value;
    const [mark, eol, ended] = [settle('mark'), mixed ? undefined : settle('eol'), settle('ended')];
    const clean = (text: string): string => {
        const words = text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
        const lines = mixed ? words : words.replace(/\r\n?/g, '\n');
        return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
    };
    return {
        texts: each(texts, clean),
        restored: text => (mark ? String.fromCharCode(byteOrderMark) : '') + (ended ? text : text.replace(/\n$/, '')).replace(/\n/g, eol ?? '\n')
    };
}

function formOf(text: string): Form {
    const ends = new Set(text.match(/\r\n|\r|\n/g) ?? ['\n']);
    return { mark: text.charCodeAt(0) === byteOrderMark, eol: ends.size === 1 ? [...ends][0] : undefined, ended: text === '' || /[\r\n]$/.test(text) };
}

import type { Span } from './scan.js';

/** Why a text cannot be read as its writer meant it. */
export interface Unreadable {
    /** `true`: it is no text of a strategy at all, and nothing in it is read. Else all is read but the characters that are lost. */
    whole: boolean;
    /** What is wrong and how to mend it, in the reader's words. */
    message: string;
    /** The first wrong character; of a whole text its beginning. */
    span: Span;
}

/** In UTF-16 code units: with pictures inside, as some exports have them, a document may be long; this is more than 5,000 pages. */
export const mostCharacters = 10_000_000;

const asUtf8 = 'Save it with the encoding UTF-8 (in VS Code click the encoding in the status bar: "Reopen with Encoding", then "Save with Encoding")';
const beginning: Span = { start: 0, end: 0 };

/**
 * Looks for what a decoder of UTF-8 leaves of bytes that are none: U+FFFD, and NUL, which no Markdown holds (CommonMark 0.31, section 2.3).
 * Linear, and next to nothing for a text that is fine. `undefined`: it is fine.
 */
export function unreadableIn(text: string): Unreadable | undefined {
    if (text.length > mostCharacters) {
        return { whole: true, span: beginning, message: `This file is too large to be read as a strategy: it has ${millions(text.length)} million characters, and the most is ${millions(mostCharacters)} million. Move what is no strategy, such as pictures and data, into files of their own, and link to these.` };
    }
    const first = text.search(/[\0\uFFFD]/);
    if (first < 0) return undefined;
    if (isUtf16(text)) return { whole: true, span: beginning, message: `This file is saved as UTF-16, which git and other programs do not take for text. ${asUtf8}.` };
    if (isBinary(text)) return { whole: true, span: beginning, message: 'This file is no text: it may be a picture or another document with a wrong name. A strategy is a Markdown file.' };
    const more = [...text.matchAll(/[\0\uFFFD]/g)].length - 1;
    return {
        whole: false, span: { start: first, end: first + 1 },
        message: `A character cannot be read here${more > 0 ? `, and ${more === 1 ? 'one other' : `${more} others`} further down` : ''}: this file is not saved as UTF-8, or was not at some time. ${asUtf8}. Where the character stays lost, write it again.`
    };
}

/** The message for a reader who does not see its place: with the line, and with the file's name where it is another file. */
export function placed({ whole, message, span }: Unreadable, text: string, file?: string): string {
    const line = whole ? undefined : `line ${text.slice(0, span.start).split(/\r\n|\r|\n/).length}`;
    const where = file === undefined ? line : `in ${[file, ...line ? [line] : []].join(', ')}`;
    return where === undefined ? message : `${where[0]!.toUpperCase()}${where.slice(1)}: ${message}`;
}

function millions(characters: number): string {
    return String(Math.round(characters / 100_000) / 10);
}

/** A byte-order mark that is none in UTF-8, or a NUL beside each letter. */
function isUtf16(text: string): boolean {
    return /^\uFFFD\uFFFD[^\0]?\0|^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(text);
}

/** A text may have a control character that came with a paste; other files are full of them. */
function isBinary(text: string): boolean {
    const controls = text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
    return controls > 3 + text.length / 50;
}

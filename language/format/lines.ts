import { byteOrderMark, isBlank, tab } from '../parser/scanner/characters.js';

/** Where the line begins in which an offset lies. LF, CRLF and a lone CR end a line. */
export function startOfLine(text: string, offset: number): number {
    while (offset > firstLine(text) && !isLineEnd(text.charCodeAt(offset - 1))) offset--;
    return offset;
}

/** Where the line ends in which an offset lies, before its line end. */
export function endOfLine(text: string, offset: number): number {
    while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
    return offset;
}

/** Where the line after the one in which an offset lies begins: at the end of the text when there is none. */
export function nextLine(text: string, offset: number): number {
    const end = endOfLine(text, offset);
    return Math.min(text.length, text.startsWith('\r\n', end) ? end + 2 : end + 1);
}

/** The first offset from here on that holds neither a blank nor a line end: the length of the text when there is none. */
export function nextContent(text: string, offset: number): number {
    while (offset < text.length && isSpace(text.charCodeAt(offset))) offset++;
    return offset;
}

/** The end of the content before an offset: where its first line begins when there is none. */
export function contentBefore(text: string, offset: number): number {
    while (offset > firstLine(text) && isSpace(text.charCodeAt(offset - 1))) offset--;
    return offset;
}

/** Where the text begins, behind a byte-order mark. */
export function firstLine(text: string): number {
    return text.charCodeAt(0) === byteOrderMark ? 1 : 0;
}

/** The column of an offset, counted from 0; tabs stop at every fourth (CommonMark 2.2). */
export function columnOf(text: string, offset: number): number {
    let column = 0;
    for (let at = startOfLine(text, offset); at < offset; at++) column += text.charCodeAt(at) === tab ? 4 - column % 4 : 1;
    return column;
}

function isLineEnd(code: number): boolean {
    return code === 10 || code === 13;
}

function isSpace(code: number): boolean {
    return isBlank(code) || isLineEnd(code);
}

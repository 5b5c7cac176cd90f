import {
    asterisk, backslash, backtick, caret, colon, digit1, dot, hyphen, isBlank, isBracketOrBackslash, isDigit, leftBracket, numberSign, plusSign,
    rightBracket, rightParenthesis, skipBlanks, skipRun, tilde, trimEnd
} from './characters.js';
import type { LineReader } from './line-reader.js';
import type { Span } from '../scan.js';

/** Level of the ATX heading that begins here (CommonMark 4.2), 0 if none does. */
export function atxHeadingLevel(line: LineReader): number {
    const level = skipRun(line.text, numberSign, line.content, line.end) - line.content;
    const after = line.content + level;
    return level <= 6 && (after === line.end || isBlank(line.text.charCodeAt(after))) ? level : 0;
}

/**
 * The heading's text, without the optional closing sequence.
 *
 * ```markdown
 * > | ## Goal: Qualified leads ##
 *        ^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function atxHeadingText(line: LineReader, level: number): Span {
    const { text } = line;
    const end = trimEnd(text, line.content + level, line.end);
    const start = skipBlanks(text, line.content + level, end);
    let closing = end;
    while (closing > start && text.charCodeAt(closing - 1) === numberSign) {
        closing--;
    }
    const closed = closing === start || isBlank(text.charCodeAt(closing - 1));
    return { start, end: closed ? trimEnd(text, start, closing) : end };
}

/** Length of the code fence that opens here (CommonMark 4.5), 0 if none does. An info string after backticks holds no backtick. */
export function fenceLength(line: LineReader): number {
    const { text, code, content, end } = line;
    const fenceEnd = skipRun(text, code, content, end);
    const opens = fenceEnd - content >= 3 && (code === tilde || !text.slice(fenceEnd, end).includes('`'));
    return (code === backtick || code === tilde) && opens ? fenceEnd - content : 0;
}

/** Does the line close a fence of `length` times `code`? */
export function closesFence(line: LineReader, code: number, length: number): boolean {
    const { text, content, end } = line;
    if (line.indent > 3) {
        return false;
    }
    const fenceEnd = skipRun(text, code, content, end);
    return fenceEnd - content >= length && skipBlanks(text, fenceEnd, end) === end;
}

/** `===` or `---` (CommonMark 4.3). */
export function isSetextUnderline(line: LineReader): boolean {
    const { text, content, end } = line;
    return skipBlanks(text, skipRun(text, line.code, content, end), end) === end;
}

/**
 * The offset of what keeps the line from being a thematic break (CommonMark 4.1), or -1 if it is one. No later start on the same line
 * can be one either while that offset lies before it: `- - - - x` would otherwise be read again at each bullet.
 *
 * ```markdown
 * > | - - - - x
 *             ^
 * ```
 */
export function findThematicBreakFlaw(line: LineReader): number {
    const { text, code, end } = line;
    let count = 0;
    for (let position = line.content; position < end; position++) {
        const other = text.charCodeAt(position);
        if (other === code) {
            count++;
        } else if (!isBlank(other)) {
            return position;
        }
    }
    return count < 3 ? end : -1;
}

export interface ListMarker {
    length: number;
    ordered: boolean;
    /** The bullet, or the delimiter after the number: what must be the same in all items of a list (CommonMark 5.3). */
    code: number;
}

/**
 * The list marker that begins here (CommonMark 5.2). One that interrupts a paragraph is a bullet or the number 1, and its item does not
 * begin with a blank line.
 */
export function listMarker(line: LineReader, interruptsParagraph: boolean): ListMarker | undefined {
    const { text, content, end } = line;
    const digitsEnd = skipDigits(text, content, end);
    const ordered = digitsEnd > content;
    const code = text.charCodeAt(digitsEnd);
    const fits = ordered ? code === dot || code === rightParenthesis : code === asterisk || code === plusSign || code === hyphen;
    const markerEnd = digitsEnd + 1;
    if (!fits || markerEnd > end || digitsEnd - content > 9 || (markerEnd < end && !isBlank(text.charCodeAt(markerEnd)))) {
        return undefined;
    }
    if (interruptsParagraph && (skipBlanks(text, markerEnd, end) === end || (ordered && !isNumberOne(text, content, digitsEnd)))) {
        return undefined;
    }
    return { length: markerEnd - content, ordered, code };
}

function skipDigits(text: string, start: number, end: number): number {
    let position = start;
    while (position < end && isDigit(text.charCodeAt(position))) {
        position++;
    }
    return position;
}

/** Just `1`. CommonMark takes `01` too; remark, which draws the preview, does not, and editor and preview must agree. */
function isNumberOne(text: string, start: number, end: number): boolean {
    return end - start === 1 && text.charCodeAt(start) === digit1;
}

/**
 * Length of the label of a footnote definition (GFM), colon included, or 0. It holds no white space and no bracket that is not escaped.
 *
 * ```markdown
 * > | [^note]: Text
 *     ^^^^^^^^
 * ```
 */
export function footnoteLabelLength(line: LineReader): number {
    const { text, content, end } = line;
    if (text.charCodeAt(content + 1) !== caret) {
        return 0;
    }
    const longest = Math.min(end, content + 1001);
    for (let position = content + 2; position < longest; position++) {
        const code = text.charCodeAt(position);
        if (code === rightBracket) {
            const labelled = position > content + 2 && text.charCodeAt(position + 1) === colon;
            return labelled ? position + 2 - content : 0;
        }
        if (code === leftBracket || isBlank(code)) {
            return 0;
        }
        if (code === backslash && isBracketOrBackslash(text.charCodeAt(position + 1))) {
            position++;
        }
    }
    return 0;
}

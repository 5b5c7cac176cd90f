import type { Span } from '../scan.js';
import {
    apostrophe, backslash, colon, greaterThan, isBlank, isBracketOrBackslash, leftBracket, leftParenthesis, lessThan, lineFeed, quotationMark,
    rightBracket, rightParenthesis, skipBlanks, space
} from './characters.js';

const longestLabel = 999;

/**
 * How many of a paragraph's first lines are link reference definitions (CommonMark 4.7)?
 * A definition always ends with its line.
 */
export function countDefinitionLines(text: string, lines: readonly Span[]): number {
    const first = lines[0];
    if (!first || text.charCodeAt(first.start) !== leftBracket) {
        return 0;
    }
    const paragraph = lines.map(line => text.slice(line.start, line.end)).join('\n');
    let count = 0;
    let start = 0;
    while (start < paragraph.length) {
        const end = findDefinitionEnd(paragraph, start);
        if (end < 0) {
            break;
        }
        count += countLineFeeds(paragraph, start, end) + 1;
        start = end + 1;
    }
    return count;
}

/**
 * The end of the line on which the definition at `start` ends, or -1.
 *
 * ```markdown
 * > | [label]: /destination
 *                          ^ here, if what follows is no title
 * > | "title"
 *            ^ here otherwise
 * ```
 */
function findDefinitionEnd(text: string, start: number): number {
    const labelEnd = skipLabel(text, start);
    if (labelEnd < 0 || text.charCodeAt(labelEnd) !== colon) {
        return -1;
    }
    const destination = skipWhiteSpace(text, labelEnd + 1);
    const destinationEnd = text.charCodeAt(destination) === lessThan ? skipEnclosed(text, destination) : skipRaw(text, destination);
    if (destinationEnd < 0) {
        return -1;
    }
    const title = skipWhiteSpace(text, destinationEnd);
    const titleEnd = title > destinationEnd ? skipTitle(text, title) : -1;
    const withTitle = titleEnd < 0 ? -1 : findLineEnd(text, titleEnd);
    return withTitle < 0 ? findLineEnd(text, destinationEnd) : withTitle;
}

/** `[label]`: not blank, at most 999 characters, no bracket inside that is not escaped. */
function skipLabel(text: string, start: number): number {
    if (text.charCodeAt(start) !== leftBracket) {
        return -1;
    }
    let filled = false;
    for (let position = start + 1; position < text.length && position - start - 1 <= longestLabel; position++) {
        const code = text.charCodeAt(position);
        if (code === rightBracket) {
            return filled ? position + 1 : -1;
        }
        if (code === leftBracket) {
            return -1;
        }
        filled ||= !isBlank(code) && code !== lineFeed;
        if (code === backslash && isBracketOrBackslash(text.charCodeAt(position + 1))) {
            position++;
        }
    }
    return -1;
}

/** `<destination>`: in one line. */
function skipEnclosed(text: string, start: number): number {
    for (let position = start + 1; position < text.length; position++) {
        const code = text.charCodeAt(position);
        if (code === greaterThan) {
            return position + 1;
        }
        if (code === lessThan || code === lineFeed) {
            return -1;
        }
        if (code === backslash && isEnclosedEscape(text.charCodeAt(position + 1))) {
            position++;
        }
    }
    return -1;
}

function isEnclosedEscape(code: number): boolean {
    return code === lessThan || code === greaterThan || code === backslash;
}

/** A destination without `<>`: no white space, parentheses in pairs or escaped. */
function skipRaw(text: string, start: number): number {
    let open = 0;
    let position = start;
    for (; position < text.length; position++) {
        const code = text.charCodeAt(position);
        if (code === leftParenthesis) {
            open++;
        } else if (code === rightParenthesis) {
            if (open === 0) {
                break;
            }
            open--;
        } else if (code <= space || code === 127) {
            break;
        } else if (code === backslash && isParenthesisOrBackslash(text.charCodeAt(position + 1))) {
            position++;
        }
    }
    return position > start && open === 0 ? position : -1;
}

function isParenthesisOrBackslash(code: number): boolean {
    return code === leftParenthesis || code === rightParenthesis || code === backslash;
}

/** `"title"`, `'title'` or `(title)`, over several lines if need be. */
function skipTitle(text: string, start: number): number {
    const opening = text.charCodeAt(start);
    if (opening !== quotationMark && opening !== apostrophe && opening !== leftParenthesis) {
        return -1;
    }
    const closing = opening === leftParenthesis ? rightParenthesis : opening;
    for (let position = start + 1; position < text.length; position++) {
        const code = text.charCodeAt(position);
        if (code === closing) {
            return position + 1;
        }
        if (code === backslash) {
            position++;
        }
    }
    return -1;
}

function skipWhiteSpace(text: string, start: number): number {
    let position = start;
    while (isBlank(text.charCodeAt(position)) || text.charCodeAt(position) === lineFeed) {
        position++;
    }
    return position;
}

/** The line's end, if nothing but white space stands before it. */
function findLineEnd(text: string, start: number): number {
    const position = skipBlanks(text, start, text.length);
    return position === text.length || text.charCodeAt(position) === lineFeed ? position : -1;
}

function countLineFeeds(text: string, start: number, end: number): number {
    let count = 0;
    for (let position = start; position < end; position++) {
        count += text.charCodeAt(position) === lineFeed ? 1 : 0;
    }
    return count;
}

import { backslash, colon, hyphen, isBlank, skipBlanks, skipRun, verticalBar } from './characters.js';

/**
 * Do these two lines begin a table (GFM 4.10)? The delimiter row must have as many cells as the header row.
 *
 * ```markdown
 *   | Date | Actual
 *   | ---- | -----:
 * ```
 */
export function isTableStart(text: string, header: { start: number; end: number }, delimiter: { start: number; end: number }): boolean {
    const cells = countDelimiterCells(text, delimiter.start, delimiter.end);
    return cells > 0 && cells === countHeaderCells(text, header.start, header.end);
}

/** 0 when the line is no delimiter row. One with neither a pipe nor a colon is none: it is a setext heading underline. */
function countDelimiterCells(text: string, start: number, end: number): number {
    let cells = 0;
    let distinct = false;
    let position = start;
    if (text.charCodeAt(position) === verticalBar) {
        distinct = true;
        position = skipBlanks(text, position + 1, end);
    }
    while (position < end) {
        const dashes = skipColon(text, position);
        const dashesEnd = skipRun(text, hyphen, dashes, end);
        if (dashesEnd === dashes) {
            return 0;
        }
        const cellEnd = skipColon(text, dashesEnd);
        distinct ||= dashes > position || cellEnd > dashesEnd;
        cells++;
        position = skipBlanks(text, cellEnd, end);
        if (position < end) {
            if (text.charCodeAt(position) !== verticalBar) {
                return 0;
            }
            distinct = true;
            position = skipBlanks(text, position + 1, end);
        }
    }
    return distinct ? cells : 0;
}

function skipColon(text: string, position: number): number {
    return text.charCodeAt(position) === colon ? position + 1 : position;
}

/** Cells are parted by pipes; those at the outside are optional, and `\|` is text. A lone pipe is no row. */
function countHeaderCells(text: string, start: number, end: number): number {
    let cells = 0;
    let cellBegins = text.charCodeAt(start) !== verticalBar;
    for (let position = start; position < end; position++) {
        const code = text.charCodeAt(position);
        if (isBlank(code)) {
            continue;
        }
        if (cellBegins) {
            cells++;
            cellBegins = false;
        }
        if (code === verticalBar) {
            cellBegins = true;
        } else if (code === backslash && isEscapable(text.charCodeAt(position + 1))) {
            position++;
        }
    }
    return cells;
}

function isEscapable(code: number): boolean {
    return code === verticalBar || code === backslash;
}

import type { Span } from './scan.js';

/** The cells of a pipe table's row, without their outer white space. `\|` does not end a cell (GFM 4.10). */
export function cellsOf(text: string, row: Span): Span[] {
    const cells: Span[] = [];
    let start = text[row.start] === '|' ? row.start + 1 : row.start;
    for (let at = start; at <= row.end; at++) {
        const atEnd = at === row.end;
        if (text[at] === '\\' && at < row.end - 1) at++;
        else if (atEnd || text[at] === '|') {
            if (!atEnd || start < row.end) cells.push(trim(text, start, at));
            start = at + 1;
        }
    }
    return cells;
}

function trim(text: string, start: number, end: number): Span {
    while (start < end && /\s/.test(text[start]!)) start++;
    while (end > start && /\s/.test(text[end - 1]!)) end--;
    return { start, end };
}

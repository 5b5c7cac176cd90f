import type { Span, Table } from '../parser/scan.js';
import { isBlank } from '../parser/scanner/characters.js';
import { rewritten, type Edit } from './edit.js';
import { endOfLine } from './lines.js';
import { isoText } from './spelling.js';
import { displayWidth } from './width.js';

/** A cell without its outer blanks. Where the stretch of its row ends that is its own, the pipe behind it left out. */
interface Cell extends Span { stretchEnd: number; closed: boolean }
interface Row extends Span { cells: Cell[] }
interface Column { width: number; left: boolean; right: boolean }

/** What may happen to a table beside its alignment: dates in the first column become ISO, rows get the cells they lack. */
export interface TableChanges { dates: boolean; complete: boolean }

/** Room for `:-:`. */
const narrowest = 3;
/** A longer cell stands out: it does not widen its column. */
const widest = 120;

/** The edits that align a results table, one list for each row. */
export function tableEdits(table: Table, text: string, { dates, complete }: TableChanges): Edit[][] {
    const rows = table.rows.map(span => rowOf(span, text));
    const wanted = rows.map(({ cells }, index) => cells.map((cell, column) => dates && index > 1 && column === 0 ? isoText(text, cell) : text.slice(cell.start, cell.end)));
    const columns = rows[1]!.cells.map((cell, column): Column => ({
        width: wanted.reduce((width, cells, index) => index === 1 ? width : Math.max(width, ownWidth(cells[column] ?? '')), narrowest),
        left: text[cell.start] === ':', right: text[cell.end - 1] === ':'
    }));
    return rows.map((row, index) => {
        if (row.cells.length === 0) return [];
        const aligned = rowEdits(row, index === 1 ? columns.map(delimiter) : wanted[index]!, columns, text);
        return [...aligned, ...endEdits(row, complete ? columns.slice(row.cells.length) : [], text)];
    });
}

/** `|a|b` as `| a   | b   |`. Each blank between pipe and cell is an edit of its own, so that a caret in a cell stays there. */
function rowEdits({ start, end, cells }: Row, wanted: readonly string[], columns: readonly Column[], text: string): Edit[] {
    return cells.flatMap((cell, index) => {
        const [before, after] = padding(wanted[index]!, columns[index]);
        const from = index === 0 ? start : cells[index - 1]!.stretchEnd + 1;
        const to = cell.closed ? cell.stretchEnd : end;
        const lead = `${index === 0 ? '| ' : ' '}${before}`;
        const tail = `${after} ${cell.closed ? '' : '|'}`;
        if (cell.start === cell.end) return rewritten(text, from, to, lead + wanted[index]! + tail);
        return [...rewritten(text, from, cell.start, lead), ...rewritten(text, cell.start, cell.end, wanted[index]!), ...rewritten(text, cell.end, to, tail)];
    });
}

/** Behind the last cell's pipe: no blanks, and the cells that lack. */
function endEdits({ end, cells }: Row, missing: readonly Column[], text: string): Edit[] {
    const last = cells.at(-1)!;
    return rewritten(text, last.closed ? last.stretchEnd + 1 : end, end, missing.map(({ width }) => ` ${' '.repeat(width)} |`).join(''));
}

function ownWidth(cell: string): number {
    const width = displayWidth(cell);
    return width > widest ? 0 : width;
}

function padding(cell: string, { width, left, right }: Column = { width: 0, left: false, right: false }): [before: string, after: string] {
    const free = Math.max(0, width - displayWidth(cell));
    const before = !right ? 0 : left ? Math.floor(free / 2) : free;
    return [' '.repeat(before), ' '.repeat(free - before)];
}

function delimiter({ width, left, right }: Column): string {
    return `${left ? ':' : ''}${'-'.repeat(width - Number(left) - Number(right))}${right ? ':' : ''}`;
}

/** Cuts a row at its pipes as approvals do (approval/text/canonical.ts): `\|` is text of its cell; in `\\|` the backslash is, and the pipe ends it. */
function rowOf(row: Span, text: string): Row {
    const cells: Cell[] = [];
    let start = text[row.start] === '|' ? row.start + 1 : row.start;
    for (let at = start; at < row.end; at++) {
        if (text[at] === '\\' && (text[at + 1] === '|' || text[at + 1] === '\\')) at++;
        else if (text[at] === '|') {
            cells.push({ ...trimmed(text, start, at), stretchEnd: at, closed: true });
            start = at + 1;
        }
    }
    if (start < row.end) cells.push({ ...trimmed(text, start, row.end), stretchEnd: row.end, closed: false });
    return { start: row.start, end: endOfLine(text, row.end), cells };
}

function trimmed(text: string, start: number, end: number): Span {
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    return { start, end };
}

import type { Span } from '../../parser/scan.js';
import { byteOrderMark, trimEnd } from '../../parser/scanner/characters.js';
import { LineReader } from '../../parser/scanner/line-reader.js';
import { scan } from '../../parser/scanner.js';

/**
 * The canonical text of a strategy (docs/approval.md, "Canonical text"): what does not change the meaning is taken out. Ends with one
 * line feed, unless nothing is left. Takes any text, in linear time. `canonicalText(canonicalText(x)) === canonicalText(x)`.
 */
export function canonicalText(text: string): string {
    return new CanonicalText(text).whole();
}

/** A text in canonical lines, which can be asked for by the offsets of the text as it stands. */
export class CanonicalText {
    private readonly starts: number[] = [];
    private readonly lines: string[] = [];

    constructor(private readonly source: string) {
        // A second mark would become the first, and then a mark of its own: such a text is left as it is, and refused as hiding something.
        const marked = source.charCodeAt(0) === byteOrderMark && source.charCodeAt(1) !== byteOrderMark;
        const reader = new LineReader(source, marked ? 1 : 0);
        while (reader.read()) {
            this.starts.push(reader.start);
            this.lines.push(source.slice(reader.start, trimEnd(source, reader.start, reader.end)));
        }
        if (source.includes('|') || source.includes(':-') || source.includes('-:')) this.writeTables();
    }

    /**
     * The whole text. Blank lines at its start are dropped but for one where the next line would be read differently at the very
     * start of a file: `---` would open front matter, and a byte-order mark would not be seen.
     */
    whole(): string {
        const text = this.join(0, this.lines.length);
        const keepsOne = this.lines[0] === '' && (/^---(?:\n|$)/.test(text) || text.charCodeAt(0) === byteOrderMark);
        return keepsOne ? `\n${text}` : text;
    }

    /** The lines from the one in which `start` lies to the one before that in which `end` lies, without blank lines at both ends; '' when nothing is left. */
    piece({ start, end }: Span): string {
        return start >= end ? '' : this.join(this.lineAt(start), this.boundary(end));
    }

    /** The same without the lines in which `hole` lies. What stands before and after it is parted by one blank line. */
    pieceWithout({ start, end }: Span, hole: Span): string {
        const before = this.join(this.lineAt(start), this.lineAt(hole.start));
        const after = this.join(this.lineAt(hole.end) + 1, this.boundary(end));
        return before && after ? `${before}\n${after}` : before + after;
    }

    /** The same without the one line in which `hole` lies, as if it had never been there. */
    pieceWithoutLine({ start, end }: Span, hole: Span): string {
        const [from, at, to] = [this.lineAt(start), this.lineAt(hole.start), this.boundary(end)];
        const between = this.lines[at - 1] === '' && this.lines[at + 1] === '' ? at + 2 : at + 1;
        const lines = [...this.lines.slice(from, at), ...this.lines.slice(between, to)];
        while (lines[0] === '') lines.shift();
        while (lines.at(-1) === '') lines.pop();
        return lines.length > 0 ? `${lines.join('\n')}\n` : '';
    }

    private boundary(end: number): number {
        return end >= this.source.length ? this.lines.length : this.lineAt(end);
    }

    private join(from: number, to: number): string {
        while (from < to && this.lines[from] === '') from++;
        while (to > from && this.lines[to - 1] === '') to--;
        return from < to ? this.lines.slice(from, to).join('\n') + '\n' : '';
    }

    /** The line in which an offset lies. */
    private lineAt(offset: number): number {
        let [low, high] = [0, this.starts.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.starts[middle]! <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private writeTables(): void {
        for (const node of scan(this.source).nodes) {
            if (node.type !== 'table') continue;
            node.rows.forEach(({ start, end }, index) => {
                const cells = cellsIn(this.source.slice(start, end));
                this.lines[this.lineAt(start)] = row(index === 1 ? cells.map(delimiter) : cells);
            });
        }
    }
}

function row(cells: readonly string[]): string {
    return cells.length > 0 ? `| ${cells.join(' | ')} |` : '|';
}

function delimiter(cell: string): string {
    return `${cell.startsWith(':') ? ':' : ''}---${cell.endsWith(':') ? ':' : ''}`;
}

/** The cells between the pipes (GFM 4.10), trimmed of spaces and tabs. `\|` is text of its cell; in `\\|` the backslash is, and the pipe ends it. */
function cellsIn(line: string): string[] {
    const cells: string[] = [];
    let start = line.startsWith('|') ? 1 : 0;
    for (let at = start; at < line.length; at++) {
        if (line[at] === '\\' && (line[at + 1] === '|' || line[at + 1] === '\\')) at++;
        else if (line[at] === '|') {
            cells.push(trimmed(line, start, at));
            start = at + 1;
        }
    }
    if (start < line.length) cells.push(trimmed(line, start, line.length));
    return cells;
}

function trimmed(line: string, start: number, end: number): string {
    while (start < end && (line[start] === ' ' || line[start] === '\t')) start++;
    return line.slice(start, trimEnd(line, start, end));
}

import { isBlank, skipRun, space, tab } from './characters.js';

/**
 * Walks a text line by line, and each line from its left edge over container markers to its content.
 *
 * ```markdown
 *   | >    - item
 *           ^ content, contentColumn (absolute; tabs stop at every 4th column, CommonMark 2.2)
 *       ^ column: what has been consumed so far
 *       ^^^^ indent
 * ```
 *
 * White space is consumed by moving `column` alone. So a tab that belongs half to a container and half to its content needs no care,
 * and the white space of a line is looked at once, however many containers share it.
 */
export class LineReader {
    /** Offsets of the line: its start, the end before its line end, and the start of the line after it. */
    start = 0;
    end = 0;
    next: number;
    /** Offset and column of the first character after the consumed part that is neither space nor tab. */
    content = 0;
    contentColumn = 0;
    column = 0;
    // The nearest line feed and carriage return: searched again only when passed, or a text that lacks one of them would cost n² steps.
    private lineFeed = -1;
    private carriageReturn = -1;

    constructor(readonly text: string, from: number) {
        this.next = from;
    }

    /** Moves to the next line. LF, CRLF and a lone CR end a line (CommonMark 2.1). False at the end of the text. */
    read(): boolean {
        if (this.next >= this.text.length) {
            return false;
        }
        this.start = this.next;
        if (this.lineFeed < this.start) {
            this.lineFeed = this.find('\n');
        }
        if (this.carriageReturn < this.start) {
            this.carriageReturn = this.find('\r');
        }
        this.end = Math.min(this.lineFeed, this.carriageReturn);
        const length = this.lineFeed === this.carriageReturn + 1 ? 2 : 1;
        this.next = Math.min(this.end + length, this.text.length);
        this.column = 0;
        this.findContent(this.start);
        return true;
    }

    get blank(): boolean {
        return this.content >= this.end;
    }

    /** Columns of white space between the consumed part and the content. */
    get indent(): number {
        return this.contentColumn - this.column;
    }

    /** The first character of the content; NaN on a blank line that ends the text. */
    get code(): number {
        return this.text.charCodeAt(this.content);
    }

    /** Consumes at most `columns` of white space. */
    consumeIndent(columns: number): void {
        this.column = Math.min(this.column + columns, this.contentColumn);
    }

    /** Consumes the white space and a marker of `length` characters, none of them a tab. */
    consumeMarker(length: number): void {
        this.column = this.contentColumn + length;
        this.findContent(this.content + length);
    }

    private findContent(offset: number): void {
        const { text, end } = this;
        const content = skipRun(text, space, offset, end);
        let column = this.column + content - offset;
        let position = content;
        // Tabs are rare: only from the first one on, columns and offsets part.
        if (position < end && text.charCodeAt(position) === tab) {
            while (position < end && isBlank(text.charCodeAt(position))) {
                column += text.charCodeAt(position) === tab ? 4 - (column % 4) : 1;
                position++;
            }
        }
        this.content = position;
        this.contentColumn = column;
    }

    private find(character: string): number {
        const found = this.text.indexOf(character, this.start);
        return found < 0 ? this.text.length : found;
    }
}

import type { Fence, FlowNode, Heading, Plain, Table, TextLine } from '../scan.js';
import {
    atxHeadingLevel, atxHeadingText, closesFence, fenceLength, findThematicBreakFlaw, footnoteLabelLength, isSetextUnderline, listMarker
} from './block-starts.js';
import {
    asterisk, backtick, colon, equalsSign, greaterThan, hyphen, isDigit, leftBracket, lessThan, numberSign, plusSign, skipBlanks, tilde, trimEnd,
    underscore, verticalBar
} from './characters.js';
import { consumeQuoteMarker, OpenContainers, type Container } from './container.js';
import { countDefinitionLines } from './definitions.js';
import { endsHtmlBlock, htmlBlockKind } from './html-block.js';
import { LineReader } from './line-reader.js';
import { Outline } from './outline.js';
import { isTableStart } from './table-row.js';

/**
 * The method is that of CommonMark's appendix, "Phase 1: block structure". Each line first goes on in the open containers (quotes,
 * list items, footnote definitions) and in the open leaf, then may open new blocks; what remains is text of a paragraph or a table.
 *
 * ```markdown
 *   | - > a
 * > |   > ## b
 *     ^^ goes on in the item
 *       ^^ and in the quote
 *         ^^^^ opens a heading, which closes the paragraph
 * ```
 */
export class BlockScanner {
    private readonly line: LineReader;
    private readonly outline = new Outline();
    private readonly containers = new OpenContainers();
    /**
     * The container in which the current line goes on. The innermost open one may be deeper for a while: it is closed only when the line
     * turns out not to be a lazy continuation of its paragraph.
     */
    private current = this.containers.document;
    /** The leaf block that is open in the innermost container. What follows are the details of the last one of each kind. */
    private leaf: 'paragraph' | 'fence' | 'code' | 'html' | 'table' | undefined;
    private paragraph: TextLine[] = [];
    private lastLineIndent = 0;
    private fence: Fence | undefined;
    private fenceCode = 0;
    private fenceLength = 0;
    private htmlKind = 0;
    private table: Table | undefined;
    /** No thematic break begins on the current line before this offset. */
    private thematicBreakFlaw = 0;

    constructor(private readonly text: string, start: number) {
        this.line = new LineReader(text, start);
    }

    /** @param until is asked of each top-level heading (`#`): whether the scan ends before it. */
    scan(until?: (heading: Heading) => boolean): FlowNode[] {
        const { line, outline } = this;
        while (line.read()) {
            const { blank } = line;
            this.scanLine();
            const last = outline.nodes[outline.nodes.length - 1];
            if (until && last?.type === 'heading' && last.start >= line.start && until(last)) {
                outline.nodes.pop();
                break;
            }
            if (blank) {
                outline.addBlankLine(line.start);
            } else {
                outline.addContentLine(this.lineEnd());
            }
        }
        this.closeDownTo(this.containers.document);
        if (this.fence && !this.fence.closed) {
            this.fence.end = Math.max(this.fence.end, this.fence.content.end);
        }
        return outline.nodes;
    }

    private scanLine(): void {
        this.current = this.containers.match(this.line);
        if (!this.continueLeaf() && !this.openBlocks()) {
            this.addText();
        }
    }

    // 1. The open leaf goes on

    /** True if the open leaf takes the line. A paragraph never does here: the line may yet begin something else. */
    private continueLeaf(): boolean {
        const { line, leaf } = this;
        if (this.lazy) {
            if (leaf !== 'paragraph') {
                this.closeDownTo(this.current);
            }
            return false;
        }
        switch (leaf) {
            case 'fence': return this.continueFence();
            case 'html': return this.continueHtml();
            case 'code': return this.endLeafUnless(line.blank || line.indent >= 4);
            case 'paragraph':
            case 'table': this.endLeafUnless(!line.blank);
        }
        return false;
    }

    private continueFence(): boolean {
        const { line, fence } = this;
        const goesOn = this.endLeafUnless(!closesFence(line, this.fenceCode, this.fenceLength));
        if (fence && goesOn) {
            fence.content.end = line.end;
        } else if (fence) {
            fence.closed = true;
        }
        return true;
    }

    private continueHtml(): boolean {
        const { line, htmlKind } = this;
        if (htmlKind >= 6) {
            return this.endLeafUnless(!line.blank);
        }
        this.endLeafUnless(!endsHtmlBlock(htmlKind, line.text, line.content, line.end));
        return true;
    }

    private endLeafUnless(goesOn: boolean): boolean {
        if (!goesOn) {
            this.leaf = undefined;
        }
        return goesOn;
    }

    // 2. New blocks

    /** True if a leaf block took the rest of the line. */
    private openBlocks(): boolean {
        const { line } = this;
        this.thematicBreakFlaw = 0;
        while (!line.blank) {
            const opened = line.indent >= 4 ? this.openIndentedCode() : this.openBlock();
            if (opened !== 'container') {
                return opened === 'leaf';
            }
        }
        return false;
    }

    private openBlock(): Opened {
        const { code } = this.line;
        switch (code) {
            case numberSign: return this.openAtxHeading();
            case greaterThan: return this.openQuote();
            case backtick:
            case tilde: return this.openFence();
            case lessThan: return this.openHtml();
            case leftBracket: return this.openFootnote();
            case equalsSign: return this.openSetextHeading();
            case hyphen: return this.openSetextHeading() ?? this.openThematicBreak() ?? this.openItem() ?? this.openTable();
            case asterisk: return this.openThematicBreak() ?? this.openItem();
            case underscore: return this.openThematicBreak();
            case plusSign: return this.openItem();
            case verticalBar:
            case colon: return this.openTable();
            default: return isDigit(code) ? this.openItem() : undefined;
        }
    }

    private openQuote(): Opened {
        const parent = this.beginBlock();
        this.outline.addBlock(parent, this.plain('quote'));
        this.current = this.containers.open(parent, 'quote', 0);
        consumeQuoteMarker(this.line);
        return 'container';
    }

    /**
     * The content begins after the white space behind the marker; but if that is code, or nothing, one column behind it (CommonMark 5.2).
     *
     * ```markdown
     *   |  10.  a
     *      ^^^^^ indent of the item's other lines: 1 + marker + padding
     * ```
     */
    private openItem(): Opened {
        const { line } = this;
        const marker = listMarker(line, this.interruptsParagraph());
        if (!marker) {
            return undefined;
        }
        const { indent, content } = line;
        const parent = this.beginBlock();
        line.consumeMarker(marker.length);
        const padding = line.blank || line.indent > 4 ? 1 : line.indent;
        line.consumeIndent(padding);
        this.current = this.containers.open(parent, 'item', indent + marker.length + padding);
        this.outline.addItem(parent, this.current, marker, content);
        return 'container';
    }

    private openFootnote(): Opened {
        const { line } = this;
        const length = footnoteLabelLength(line);
        if (length === 0) {
            return undefined;
        }
        const parent = this.beginBlock();
        this.outline.addBlock(parent, this.plain('footnote'));
        this.current = this.containers.open(parent, 'footnote', 4);
        line.consumeMarker(length);
        line.consumeIndent(line.indent);
        return 'container';
    }

    private openAtxHeading(): Opened {
        const { line } = this;
        const level = atxHeadingLevel(line);
        if (level === 0) {
            return undefined;
        }
        const { content: start, end, indent } = line;
        this.outline.addBlock(this.beginBlock(), { type: 'heading', start, end, level, setext: false, indent, text: atxHeadingText(line, level) });
        return 'leaf';
    }

    /** The lines of the open paragraph turn out to be a heading's text, unless they are nothing but link reference definitions. */
    private openSetextHeading(): Opened {
        const { line, paragraph } = this;
        if (!this.interruptsParagraph() || !isSetextUnderline(line)) {
            return undefined;
        }
        const definitions = countDefinitionLines(this.text, paragraph);
        const first = paragraph[definitions];
        const last = paragraph[paragraph.length - 1];
        if (!first || !last) {
            return undefined;
        }
        const text = { start: first.start, end: last.end };
        const level = line.code === equalsSign ? 1 : 2;
        this.outline.splitParagraph(this.beginBlock(), paragraph, definitions, {
            type: 'heading', start: text.start, end: line.end, level, setext: true, indent: 0, text
        });
        return 'leaf';
    }

    private openThematicBreak(): Opened {
        if (this.line.content < this.thematicBreakFlaw) {
            return undefined;
        }
        this.thematicBreakFlaw = findThematicBreakFlaw(this.line);
        if (this.thematicBreakFlaw >= 0) {
            return undefined;
        }
        this.outline.addBlock(this.beginBlock(), this.plain('break'));
        return 'leaf';
    }

    /** Indented code cannot interrupt a paragraph (CommonMark 4.4). */
    private openIndentedCode(): Opened {
        if (this.leaf === 'paragraph') {
            return undefined;
        }
        this.outline.addBlock(this.beginBlock(), this.plain('code'));
        this.leaf = 'code';
        return 'leaf';
    }

    private openFence(): Opened {
        const { line, text } = this;
        const length = fenceLength(line);
        if (length === 0) {
            return undefined;
        }
        const end = this.lineEnd();
        const info = { start: skipBlanks(text, line.content + length, end), end };
        this.fence = { type: 'fence', start: line.content, end, info, content: { start: line.next, end: line.next }, closed: false };
        this.fenceCode = line.code;
        this.fenceLength = length;
        this.outline.addBlock(this.beginBlock(), this.fence);
        this.leaf = 'fence';
        return 'leaf';
    }

    /** Kind 7 cannot interrupt a paragraph (CommonMark 4.6). */
    private openHtml(): Opened {
        const { line, text } = this;
        const kind = htmlBlockKind(text, line.content, line.end);
        if (kind === 0 || (kind === 7 && this.leaf === 'paragraph')) {
            return undefined;
        }
        this.outline.addBlock(this.beginBlock(), { type: 'html', start: line.content, end: line.end, kind });
        this.htmlKind = kind;
        this.leaf = endsHtmlBlock(kind, text, line.content, line.end) ? undefined : 'html';
        return 'leaf';
    }

    /** The last line of the open paragraph turns out to be a header row. */
    private openTable(): Opened {
        const { line, paragraph, text } = this;
        const header = paragraph[paragraph.length - 1];
        if (!this.interruptsParagraph() || !header || this.lastLineIndent >= 4) {
            return undefined;
        }
        const delimiter = { start: line.content, end: this.lineEnd() };
        if (!isTableStart(text, header, delimiter)) {
            return undefined;
        }
        const { start, end } = header;
        this.table = { type: 'table', start, end: delimiter.end, rows: [{ start, end }, delimiter] };
        this.outline.splitParagraph(this.beginBlock(), paragraph, paragraph.length - 1, this.table);
        this.leaf = 'table';
        return 'leaf';
    }

    // 3. Text

    private addText(): void {
        const { line } = this;
        if (line.blank) {
            this.closeDownTo(this.current);
            return;
        }
        const start = line.content;
        const end = this.lineEnd();
        if (this.leaf === 'table') {
            this.table?.rows.push({ start, end });
            return;
        }
        this.lastLineIndent = line.indent;
        if (this.leaf === 'paragraph') {
            this.paragraph.push({ start, end, lazy: this.lazy });
        } else {
            this.beginParagraph({ start, end, lazy: false });
        }
    }

    private beginParagraph(line: TextLine): void {
        // [line], not a push to []: that would reserve room for 17 lines, and most paragraphs in items have one.
        this.paragraph = [line];
        this.outline.addParagraph(this.beginBlock(), this.paragraph, line);
        this.leaf = 'paragraph';
    }

    // Helpers

    /** Containers are open in which the line does not go on. It may still be a lazy continuation line (CommonMark 5.1). */
    private get lazy(): boolean {
        return this.current !== this.containers.innermost;
    }

    /** A paragraph is open where the line stands. (One in a container in which the line does not go on is closed, not interrupted.) */
    private interruptsParagraph(): boolean {
        return this.leaf === 'paragraph' && !this.lazy;
    }

    /** Closes what a new block ends. Returns the container in which it stands. */
    private beginBlock(): Container {
        this.closeDownTo(this.current);
        this.leaf = undefined;
        return this.current;
    }

    private closeDownTo(container: Container): void {
        const { innermost } = this.containers;
        if (innermost === container) {
            return;
        }
        for (let closed: Container | undefined = innermost; closed && closed !== container; closed = closed.parent) {
            this.outline.closeContainer(closed);
        }
        this.containers.closeDownTo(container);
        this.leaf = undefined;
    }

    private plain(type: Plain['type']): Plain {
        return { type, start: this.line.content, end: this.line.end };
    }

    private lineEnd(): number {
        return trimEnd(this.text, this.line.start, this.line.end);
    }
}

/** What a line opened: a container may hold more blocks on the same line, a leaf takes all of it. */
type Opened = 'container' | 'leaf' | undefined;

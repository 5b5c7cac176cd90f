import type { FlowNode, ListItem, TextLine } from '../scan.js';
import type { ListMarker } from './block-starts.js';
import type { Container } from './container.js';

/** Items nested deeper than this are not reported but make their parent's `other` true: whoever walks the items may recurse. */
const deepestItem = 16;

/** Collects what the scan reports: the blocks of the document itself, and the items in its lists. */
export class Outline {
    readonly nodes: FlowNode[] = [];
    /** Starts of the blank lines so far, and the end of the last line that is not blank. */
    private readonly blanks: number[] = [];
    private contentEnd = -1;

    addBlankLine(start: number): void {
        this.blanks.push(start);
    }

    /** Every line that is not blank belongs to the last block. */
    addContentLine(end: number): void {
        const last = this.nodes[this.nodes.length - 1];
        if (last) {
            last.end = end;
        }
        this.contentEnd = end;
    }

    /** A block other than a paragraph or a list item begins in `parent`. */
    addBlock(parent: Container, node: FlowNode): void {
        parent.empty = false;
        parent.listMarker = 0;
        if (parent.kind === 'document') {
            this.nodes.push(node);
        } else if (parent.item) {
            parent.item.other = true;
        }
    }

    /** `lines` grows while the paragraph does. */
    addParagraph(parent: Container, lines: TextLine[], { start, end }: TextLine): void {
        if (parent.item && parent.empty) {
            parent.item.lines = lines;
            parent.empty = false;
        } else {
            this.addBlock(parent, { type: 'paragraph', start, end });
        }
    }

    /** All but the first `kept` lines of the open paragraph turn out to be another block, a setext heading or a table. */
    splitParagraph(parent: Container, lines: readonly TextLine[], kept: number, node: FlowNode): void {
        if (parent.item?.lines === lines) {
            parent.item.lines = lines.slice(0, kept);
        }
        if (parent.kind === 'document') {
            const paragraph = this.nodes.pop();
            const lastKept = lines[kept - 1];
            if (paragraph && lastKept) {
                this.nodes.push({ ...paragraph, end: lastKept.end });
            }
        }
        this.addBlock(parent, node);
    }

    addItem(parent: Container, container: Container, marker: ListMarker, start: number): void {
        const first = parent.listMarker !== marker.code;
        parent.empty = false;
        parent.listMarker = marker.code;
        container.blanksBefore = this.blanks.length;
        if (parent.item && parent.depth >= deepestItem) {
            parent.item.other = true;
        } else if (parent.item || parent.kind === 'document') {
            const blankBefore = !first && this.afterBlankLine();
            const item: ListItem = { start, end: start, marker: marker.length, lines: [], items: [], other: false, blankBefore, blankInside: undefined };
            container.item = item;
            this.reportItem(parent, item, first, marker.ordered);
        }
    }

    closeContainer({ item, blanksBefore }: Container): void {
        if (item) {
            item.end = this.contentEnd;
            const blank = this.blanks[blanksBefore];
            item.blankInside = blank !== undefined && blank < item.end ? blank : undefined;
        }
    }

    private reportItem(parent: Container, item: ListItem, first: boolean, ordered: boolean): void {
        const last = this.nodes[this.nodes.length - 1];
        if (parent.item) {
            parent.item.items.push(item);
        } else if (!first && last?.type === 'list') {
            last.items.push(item);
        } else {
            this.nodes.push({ type: 'list', start: item.start, end: item.end, ordered, items: [item] });
        }
    }

    private afterBlankLine(): boolean {
        const last = this.blanks[this.blanks.length - 1];
        return last !== undefined && last > this.contentEnd;
    }
}

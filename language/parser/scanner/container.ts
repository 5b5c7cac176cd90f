import type { ListItem } from '../scan.js';
import { greaterThan } from './characters.js';
import type { LineReader } from './line-reader.js';

/** A block that holds other blocks (CommonMark 5; footnote definitions are GFM's). The open ones form a chain from the document inwards. */
export interface Container {
    kind: 'document' | 'quote' | 'item' | 'footnote';
    /** The document has none. */
    parent: Container | undefined;
    /** The container that is open inside this one. */
    inner: Container | undefined;
    depth: number;
    /** How many quotes are open down to this container, itself included. */
    quotes: number;
    /** Columns by which a line must be indented to go on in it. Quotes have a `>` instead. */
    indent: number;
    /** Nothing stands in it yet. */
    empty: boolean;
    /** While the last thing in it is a list: that list's bullet, or the delimiter after its numbers. 0 otherwise. */
    listMarker: number;
    /** The item to report, if this is an item that stands in the document or in other such items only. */
    item: ListItem | undefined;
    /** How many blank lines had been read before it. */
    blanksBefore: number;
}

/** The containers that are open, from the document inwards. */
export class OpenContainers {
    readonly document = createContainer('document', undefined, 0);
    innermost = this.document;
    /** The open quotes from outside in. */
    private readonly quotes: Container[] = [];

    /** The deepest container in which the line goes on. Its markers and indents are consumed. */
    match(line: LineReader): Container {
        let matched = this.document;
        for (let container = matched.inner; container; container = container.inner) {
            if (line.blank) {
                return this.matchBlankLine(matched);
            }
            if (!goesOn(container, line)) {
                break;
            }
            matched = container;
        }
        return matched;
    }

    /** `parent` is the innermost container. */
    open(parent: Container, kind: Container['kind'], indent: number): Container {
        const container = createContainer(kind, parent, indent);
        parent.inner = container;
        this.innermost = container;
        if (kind === 'quote') {
            this.quotes.push(container);
        }
        return container;
    }

    closeDownTo(container: Container): void {
        container.inner = undefined;
        this.innermost = container;
        if (this.quotes.length > container.quotes) {
            this.quotes.length = container.quotes;
        }
    }

    /**
     * A blank line goes on in all items and footnote definitions down to the next quote, without a look at each: there may be
     * thousands. Only an item that began with a blank line ends at the next one (CommonMark 5.2, rule 3).
     */
    private matchBlankLine(matched: Container): Container {
        const { innermost } = this;
        const quote = this.quotes[matched.quotes];
        if (quote?.parent) {
            return quote.parent;
        }
        return innermost.kind === 'item' && innermost.empty && innermost.parent ? innermost.parent : innermost;
    }
}

function createContainer(kind: Container['kind'], parent: Container | undefined, indent: number): Container {
    const depth = parent ? parent.depth + 1 : 0;
    const quotes = (parent ? parent.quotes : 0) + (kind === 'quote' ? 1 : 0);
    return { kind, parent, inner: undefined, depth, quotes, indent, empty: true, listMarker: 0, item: undefined, blanksBefore: 0 };
}

function goesOn(container: Container, line: LineReader): boolean {
    if (container.kind === 'quote') {
        const marked = line.indent <= 3 && line.code === greaterThan;
        if (marked) {
            consumeQuoteMarker(line);
        }
        return marked;
    }
    const indented = line.indent >= container.indent;
    if (indented) {
        line.consumeIndent(container.indent);
    }
    return indented;
}

/** `>` and at most one column of white space (CommonMark 5.1). */
export function consumeQuoteMarker(line: LineReader): void {
    line.consumeMarker(1);
    line.consumeIndent(1);
}

/**
 * What the structure scanner (scanner.ts) reports: the top level of a Markdown document, as CommonMark 0.31 and GFM see it.
 * All positions are UTF-16 offsets into the scanned text; `end` is exclusive. No inline content is looked at.
 */
export interface Span { start: number; end: number }

export interface Scan {
    /** YAML front matter at the very start, `---` lines included. */
    frontMatter: Span | undefined;
    /** The top-level nodes in document order, each from its first to its last visible character. They never overlap; between them lies only white space. */
    nodes: FlowNode[];
}

export type FlowNode = Heading | List | Table | Fence | Html | Plain;

export interface Heading extends Span {
    type: 'heading';
    level: number;
    /** `Title` over `===` or `---`: a heading to Markdown, never a block of a strategy. */
    setext: boolean;
    /** Columns of white space before the first `#`, 0 to 3. 0 if setext. */
    indent: number;
    /** The heading's text, without `#`s, closing sequence and outer white space. */
    text: Span;
}

export interface List extends Span {
    type: 'list';
    ordered: boolean;
    items: ListItem[];
}

/** From its marker to the end of its last line that is not blank. */
export interface ListItem extends Span {
    /** Length of the marker: 1 for a bullet, 2 and more for `1.`. */
    marker: number;
    /** The lines of the item's first paragraph, if a paragraph is what the item begins with. Outer white space is left out. */
    lines: TextLine[];
    /** The items of the lists that stand directly in this item, 16 levels deep; deeper ones only make `other` true, so whoever walks them may recurse. */
    items: ListItem[];
    /** Something else stands in the item too: a second paragraph, a quote, code, a heading, a table ... */
    other: boolean;
    /** A blank line stands between this item and the one before it in its list. The first item has none. */
    blankBefore: boolean;
    /** Where the first blank line inside this item starts, when more of the item follows it. */
    blankInside: number | undefined;
}

export interface TextLine extends Span {
    /** A lazy continuation line (CommonMark 5.2): part of the paragraph although it is not indented like it. */
    lazy: boolean;
}

export interface Table extends Span {
    type: 'table';
    /** Header, delimiter row, then the body, each without outer white space. */
    rows: Span[];
}

export interface Fence extends Span {
    type: 'fence';
    info: Span;
    /** The lines between the fences, the last line end left out. Without a closing fence they go on to the end of the text, and so does the node. */
    content: Span;
    closed: boolean;
}

export interface Html extends Span {
    type: 'html';
    /** The kind of start condition, 1 to 7 (CommonMark 4.6). A comment is 2. */
    kind: number;
}

/** Link reference definitions are paragraphs here, with the text right under them. */
export interface Plain extends Span {
    type: 'paragraph' | 'quote' | 'code' | 'break' | 'footnote';
}

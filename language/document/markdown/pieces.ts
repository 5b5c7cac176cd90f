/**
 * Rendered Markdown that can be kept while the rest of the file changes: HTML with holes for what only the whole document
 * knows, such as the line a paragraph now stands on.
 */
export type Piece = string | Hole;

export type Hole =
    /** A 0-based line, counted from the start of the rendered text. */
    | { type: 'line'; line: number }
    /** The id of a heading, before equal ones are told apart. */
    | { type: 'anchor'; slug: string; level: number; title: string }
    | { type: 'image'; href: string; alt: string }
    /** The number of a footnote. */
    | { type: 'footnote'; id: string };

const open = '\uE000';
const close = '\uE001';
const hole = /\uE000(\d+)\uE001/;

/** Collects holes while a tree is prepared. Their marks are private use characters, which no text keeps (hidden-characters.ts). */
export class Holes {
    private readonly holes: Hole[] = [];

    mark(what: Hole): string {
        return `${open}${this.holes.push(what) - 1}${close}`;
    }

    cut(html: string): Piece[] {
        return html.split(hole).map((part, index) => index % 2 ? this.holes[Number(part)]! : part);
    }
}

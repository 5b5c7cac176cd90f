/** What the tests use of commonmark.js, which brings no types. */
declare module 'commonmark' {
    export interface Node {
        type: string;
        level: number;
        sourcepos: [[line: number, column: number], [line: number, column: number]];
        firstChild: Node | null;
        next: Node | null;
        literal: string | null;
        walker(): { next(): { entering: boolean; node: Node } | null };
    }
    export class HtmlRenderer {
        render(node: Node): string;
    }
    export class Parser {
        parse(text: string): Node;
    }
}

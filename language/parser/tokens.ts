import type { IToken, TokenType, TokenTypeDictionary } from 'chevrotain';

/** A piece of a text for something that outlives the text: a slice of thirteen characters and more keeps all of it in memory (V8). */
export function copied(text: string, start: number, end: number): string {
    return end - start < 13 ? text.slice(start, end) : ` ${text.slice(start, end)}`.slice(1);
}

/**
 * Makes tokens with the positions Langium asks for. Tokens must be asked for in the order of the text: the line is found by walking on.
 */
export class TokenStream {
    readonly tokens: IToken[] = [];
    private line = 1;
    private lineStart = 0;
    private nextBreak: number;
    private readonly carriageReturns: boolean;
    private end = 0;

    constructor(private readonly text: string, private readonly types: TokenTypeDictionary) {
        this.carriageReturns = text.includes('\r');
        this.nextBreak = this.breakAfter(0);
    }

    add(type: string, start: number, end: number): void {
        this.tokens.push(this.token(this.typeOf(type), start, end));
        this.end = end;
    }

    /** A token of no length behind the last one: the parser sees it, the syntax tree does not keep it. */
    addMark(type: 'EOL' | 'ROW' | ':'): void {
        this.tokens.push(this.token(this.typeOf(type), this.end, this.end));
    }

    knows(type: string): boolean {
        return this.types[type] !== undefined;
    }

    /** Goes on from the start of a line, given as offset and 0-based line, as if what stands above had been asked for. */
    startAt(offset: number, line: number): void {
        this.line = line + 1;
        this.lineStart = this.end = offset;
        this.nextBreak = this.breakAfter(offset);
    }

    /** The 0-based line of an offset, and all later tokens stand at or behind it. */
    moveTo(offset: number): number {
        while (this.nextBreak <= offset) {
            this.line++;
            this.lineStart = this.nextBreak;
            this.nextBreak = this.breakAfter(this.nextBreak);
        }
        this.end = Math.max(this.end, offset);
        return this.line - 1;
    }

    private token(type: TokenType, start: number, end: number): IToken {
        this.moveTo(start);
        const startLine = this.line;
        const startColumn = start - this.lineStart + 1;
        if (end > start) this.moveTo(end - 1);
        return {
            image: copied(this.text, start, end), tokenType: type, tokenTypeIdx: type.tokenTypeIdx!,
            startOffset: start, endOffset: end - 1, startLine, startColumn, endLine: this.line, endColumn: end - this.lineStart
        };
    }

    private typeOf(name: string): TokenType {
        const type = this.types[name];
        if (!type) throw new Error(`The grammar has no token ${name}`);
        return type;
    }

    /** Where the line after `offset` starts: behind LF, CRLF or a lone CR, as LSP counts lines. */
    private breakAfter(offset: number): number {
        if (!this.carriageReturns) {
            const feed = this.text.indexOf('\n', offset);
            return feed < 0 ? Infinity : feed + 1;
        }
        for (let at = offset; at < this.text.length; at++) {
            const code = this.text.charCodeAt(at);
            if (code === 10 || code === 13 && this.text.charCodeAt(at + 1) !== 10) return at + 1;
        }
        return Infinity;
    }
}

import type { TokenType, TokenTypeDictionary } from 'chevrotain';
import { DefaultTokenBuilder, type LangiumCoreServices, type Lexer, type LexerResult } from 'langium';
import { lexField } from './lex-value.js';
import { structureOf, type RawBlock, type Structure } from './structure.js';
import { TokenStream } from './tokens.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';
import { cellsOf } from './table-row.js';

/**
 * Structure first: the scanner finds headings, field lists, results tables and seals; only these become tokens. Chevrotain's lexer, which would look
 * for tokens by their patterns, is not even made: that took a tenth of the start.
 */
export class StrategyLexer implements Lexer {
    readonly definition: TokenTypeDictionary;
    /** The words of the grammar, without those of any house. */
    readonly vocabulary: Vocabulary;

    constructor(services: LangiumCoreServices) {
        const types = services.parser.TokenBuilder.buildTokens(services.Grammar) as TokenType[];
        this.definition = Object.fromEntries(types.map(type => [type.name, type]));
        this.vocabulary = vocabularyOf(services.Grammar);
    }

    tokenize(text: string): LexerResult {
        return this.tokenizeStructure(structureOf(text, this.vocabulary));
    }

    tokenizeStructure(structure: Structure): LexerResult {
        const stream = this.stream(structure.text);
        for (const block of structure.blocks) this.tokenizeBlock(block, structure.text, stream);
        return { tokens: stream.tokens, hidden: [], errors: [] };
    }

    stream(text: string): TokenStream {
        return new TokenStream(text, this.definition);
    }

    tokenizeBlock(block: RawBlock, text: string, stream: TokenStream): void {
        stream.add('HEADING', block.start, block.start + block.heading.level);
        const own = block.entry.rule === 'CustomBlock';
        stream.add(own ? 'CUSTOM_KEYWORD' : `${block.entry.words[0]}:`, block.keyword.start, block.keyword.end);
        if (block.title.end > block.title.start) stream.add('TITLE', block.title.start, block.title.end);
        stream.addMark('EOL');
        for (const field of block.fields) {
            stream.add('BULLET', field.start, field.start + 1);
            lexField(field, text, stream);
            stream.addMark('EOL');
        }
        if (block.results) this.tokenizeResults(block.results.rows, text, stream);
        if (block.seal) stream.add('SEAL', block.seal.start, block.seal.end);
    }

    private tokenizeResults(rows: readonly { start: number; end: number }[], text: string, stream: TokenStream): void {
        const [header, delimiter, ...body] = rows;
        stream.add('TABLE_HEAD', header!.start, delimiter!.end);
        for (const row of body) {
            const cells = cellsOf(text, row).slice(0, 3);
            if (cells.every(cell => cell.start === cell.end)) continue;
            stream.moveTo(row.start);
            stream.addMark('ROW');
            cells.forEach((cell, column) => {
                if (cell.end > cell.start) stream.add(column === 0 ? 'DATE' : column === 1 ? 'QUANTITY' : 'TEXT', cell.start, cell.end);
            });
            stream.addMark('EOL');
        }
    }
}

/** Every token type has one job here, so the longest-match rules of an ordinary lexer are left out. */
export class StrategyTokenBuilder extends DefaultTokenBuilder {
    protected override findLongerAlt(): [] {
        return [];
    }
}

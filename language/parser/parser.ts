import {
    AstUtils, CompositeCstNodeImpl, LangiumParser, RootCstNodeImpl,
    type AstNode, type CstNode, type GrammarAST, type LangiumCoreServices, type LeafCstNode, type ParseResult, type ParserOptions
} from 'langium';
import type { Block, Document } from '../generated/ast.js';
import type { StrategyLexer } from './lexer.js';
import { byteOrderMark } from './scanner/characters.js';
import { structureOf, type RawBlock, type Structure } from './structure.js';
import type { TokenStream } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

export interface StrategyParserOptions extends ParserOptions {
    /** The words of the file's house. Without it, the grammar's own. */
    vocabulary?: Vocabulary;
    /** The result for an earlier state of the same file: its unchanged blocks are taken over, and it must not be used any more. */
    previous?: StrategyParseResult;
}

export interface StrategyParseResult extends ParseResult<Document> {
    structure: Structure;
    /** Those of the structure, parsed, for the next parse. */
    readonly blocks: readonly ParsedBlock[];
}

interface ParsedBlock {
    node: Block;
    cst: CompositeCstNodeImpl;
    /** Where it stood when it was last placed. */
    offset: number;
    line: number;
}

/** The members of Langium's parser (4.4.0) that a parse of one block needs. */
interface Internals {
    nodeBuilder: { buildRootNode(input: string): void; addHiddenNodes(): void };
    wrapper: { input: unknown; errors: unknown[] };
    lexerResult: unknown;
    allRules: Map<string, unknown>;
    doParse(rule: unknown): Block;
}

/**
 * Parses block by block: a block whose text did not change keeps its syntax trees, moved to their new place.
 * The result equals that of a full parse; test/language/parser/incremental.property.test.ts holds this.
 *
 * It leans on Langium's internals, so package.json pins its version.
 */
export class StrategyParser extends LangiumParser {
    private readonly blockCall: GrammarAST.AbstractElement;
    private readonly strategyLexer: StrategyLexer;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.strategyLexer = services.parser.Lexer as StrategyLexer;
        const entry = services.Grammar.rules.find(rule => rule.name === 'Document')!;
        // The lexer hides no token; Langium looks for the place of none among all siblings, for each row of a table.
        (this as unknown as Internals).nodeBuilder.addHiddenNodes = () => {};
        this.blockCall = AstUtils.streamAllContents(entry).find(node => node.$type === 'RuleCall') as GrammarAST.AbstractElement;
    }

    override parse<T extends AstNode = AstNode>(input: string, options?: ParserOptions): ParseResult<T>;
    override parse(input: string, options: StrategyParserOptions = {}): StrategyParseResult {
        const { previous } = options;
        const structure = structureOf(input, options.vocabulary ?? this.strategyLexer.vocabulary, previous?.structure);
        const stream = this.strategyLexer.stream(input);
        const root = new RootCstNodeImpl(input);
        const document = { $type: 'Document', blocks: [] as Block[], $cstNode: root } as unknown as Document;
        root.astNode = document;
        const parserErrors: ParseResult['parserErrors'] = [];
        const { before, behind } = structure.kept;
        const blocks = previous?.blocks.slice(0, before) ?? [];
        const reusable = previous?.structure.vocabulary === structure.vocabulary ? blocksByText(previous, before, behind) : undefined;
        const between = structure.blocks.slice(before, structure.blocks.length - behind);
        if (before > 0) stream.startAt(structure.blocks[before]!.start, previous!.blocks[before]!.line);
        for (const raw of between) {
            const line = stream.moveTo(raw.start);
            const block = reusable?.get(textOf(raw, input))?.pop();
            if (block) move(block, raw.start, line);
            blocks.push(block ?? this.parseBlock(raw, input, line, stream, parserErrors));
        }
        if (behind > 0) {
            const first = structure.blocks[blocks.length]!;
            const lines = stream.moveTo(first.start) - previous!.blocks.at(-behind)!.line;
            structure.blocks.slice(-behind).forEach((raw, index) => {
                const block = previous!.blocks[previous!.blocks.length - behind + index]!;
                move(block, raw.start, block.line + lines);
                blocks.push(block);
            });
        }
        for (const block of blocks) place(block, document, root);
        return { value: document, lexerErrors: [], parserErrors, structure, blocks };
    }

    /** Langium's own way through the whole text: the measure of the block-wise parse, for the tests. */
    parseWhole(input: string): ParseResult<Document> {
        return super.parse<Document>(input);
    }

    private parseBlock(raw: RawBlock, input: string, line: number, stream: TokenStream, errors: unknown[]): ParsedBlock {
        const self = this as unknown as Internals;
        const from = stream.tokens.length;
        this.strategyLexer.tokenizeBlock(raw, input, stream);
        self.nodeBuilder.buildRootNode(input);
        self.lexerResult = { tokens: [], hidden: [], errors: [] };
        self.wrapper.input = stream.tokens.slice(from);
        const node = self.doParse(self.allRules.get('Block'));
        self.lexerResult = undefined;
        errors.push(...self.wrapper.errors);
        AstUtils.linkContentToContainer(node, { deep: true });
        const cst = new CompositeCstNodeImpl();
        cst.grammarSource = this.blockCall;
        cst.content = [...(node.$cstNode as CompositeCstNodeImpl).content];
        for (const child of cst.content) (child as { container: unknown }).container = cst;
        cst.astNode = node;
        (node as { $cstNode: CstNode }).$cstNode = cst;
        return { node, cst, offset: raw.start, line };
    }
}

/** The blocks between those that the structure took over: some may have been moved among them. */
function blocksByText({ structure, blocks }: StrategyParseResult, before: number, behind: number): Map<string, ParsedBlock[]> {
    const found = new Map<string, ParsedBlock[]>();
    for (let index = before; index < blocks.length - behind; index++) {
        const text = textOf(structure.blocks[index]!, structure.text);
        const same = found.get(text);
        if (same) same.push(blocks[index]!);
        else found.set(text, [blocks[index]!]);
    }
    return found;
}

/** What a block's syntax tree is made of. */
function textOf(block: RawBlock, input: string): string {
    return input.slice(lineStart(block, input), structuralEnd(block));
}

/** A block behind a byte-order mark stands in column 1, and only in its place there it keeps its trees. */
function lineStart(block: RawBlock, input: string): number {
    return block.start === 1 && input.charCodeAt(0) === byteOrderMark ? 0 : block.start;
}

/** Where the last of a block's tokens ends: its prose has no part in its syntax tree. */
function structuralEnd(block: RawBlock): number {
    return Math.max(block.heading.end, block.list?.end ?? 0, block.results?.end ?? 0, block.seal?.end ?? 0);
}

function place(block: ParsedBlock, document: Document, root: RootCstNodeImpl): void {
    const node = block.node as { $container: AstNode; $containerProperty?: string; $containerIndex?: number };
    node.$container = document;
    node.$containerProperty = 'blocks';
    node.$containerIndex = document.blocks.length;
    document.blocks.push(block.node);
    block.cst.container = root;
    root.content.push(block.cst);
}

function move(block: ParsedBlock, offset: number, line: number): void {
    shift(block.cst, offset - block.offset, line - block.line);
    block.offset = offset;
    block.line = line;
}

type Movable = LeafCstNode & { _offset: number; _startLine: number; _endLine: number };

function shift(node: CstNode, by: number, lines: number): void {
    if (by === 0 && lines === 0) return;
    if (node instanceof CompositeCstNodeImpl) {
        (node as unknown as { _rangeCache: undefined })._rangeCache = undefined;
        for (const child of node.content) shift(child, by, lines);
    } else {
        const leaf = node as Movable;
        leaf._offset += by;
        leaf._startLine += lines;
        leaf._endLine += lines;
    }
}

/** The structure of a parsed document. `undefined` for one that is not parsed yet. */
export function structureIn(document: { parseResult: ParseResult }): Structure | undefined {
    return (document.parseResult as Partial<StrategyParseResult>).structure;
}

import { AstUtils, GrammarAST } from 'langium';
import type { ValueKind } from './values/value.js';

/** A block kind as the grammar defines it. */
export interface BlockEntry {
    /** The main word: `Goal`. */
    kind: string;
    /** The grammar's rule, which is also the AST type: `Goal`, or `CustomBlock` for a kind of the house's own. */
    rule: string;
    /** All words that start such a block, main word first: `Goal`, `Objective`. */
    words: string[];
    /** By lower-case key. */
    keys: ReadonlyMap<string, FieldEntry>;
    /** In the grammar's order. */
    fields: readonly FieldEntry[];
    /** Those whose key takes a condition. */
    conditional: readonly FieldEntry[];
}

/** A key of a block and how its value reads. */
export interface FieldEntry {
    /** The main word: `Metric`, `When below`. */
    key: string;
    /** The AST type: `MetricField`. */
    rule: string;
    words: string[];
    /** The key takes a condition before its colon: `When below 60: pause`. */
    conditional: boolean;
    /** The value's pieces in order. A piece with a `word` starts with that word: `monthly by Analyst`. */
    parts: readonly ValuePart[];
}

export interface ValuePart {
    /** The word that introduces it: `by`, `next`. */
    word: string | undefined;
    kind: ValueKind;
    /** The property of the AST node. */
    property: string;
    many: boolean;
    /** The words of a choice, in the grammar's order. */
    choices: readonly string[];
    /** The kinds of block a reference may name. */
    targets: readonly string[];
    /** `LinkedIn 62%`: each reference may end with a quantity. */
    share: boolean;
}

/** Words of an organisation's own, from strategy.config.json. */
export interface HouseWords {
    /** Own word -> main word of a block kind or a key: `Ziel` -> `Goal`. */
    synonyms?: Readonly<Record<string, string>>;
    /** Own block kinds. */
    blocks?: readonly string[];
    /** Further words for a choice: `Priority` -> `experimental`. */
    choices?: Readonly<Record<string, readonly string[]>>;
}

/** All words of the language. Derived from the grammar, so that strategy.langium stays the only list. */
export class Vocabulary {
    private readonly byWord = new Map<string, BlockEntry>();

    constructor(readonly blocks: readonly BlockEntry[]) {
        for (const block of blocks) for (const word of block.words) this.byWord.set(word.toLowerCase(), block);
    }

    /** The block kind a heading's word names, ignoring case. */
    block(word: string): BlockEntry | undefined {
        return this.byWord.get(word.toLowerCase());
    }

    /** This vocabulary and the words of a house. Words that are taken already keep their meaning. */
    extend(house: HouseWords): Vocabulary {
        const synonymsOf = (main: string): string[] =>
            Object.entries(house.synonyms ?? {}).filter(([, target]) => target.toLowerCase() === main.toLowerCase()).map(([word]) => word);
        const newBlockWords = (kind: string): string[] => synonymsOf(kind).filter(word => !this.block(word));
        const blocks = this.blocks.map(block => blockEntry(block.kind, block.rule, [...block.words, ...newBlockWords(block.kind)],
            block.fields.map(field => ({
                ...field,
                words: [...field.words, ...synonymsOf(field.key).filter(word => !block.keys.has(word.toLowerCase()))],
                parts: field.parts.map(part => part.kind === 'CHOICE'
                    ? { ...part, choices: [...part.choices, ...house.choices?.[field.key] ?? []] } : part)
            }))));
        const own = (house.blocks ?? []).filter(kind => !this.block(kind)).map(kind => blockEntry(kind, 'CustomBlock', [kind, ...newBlockWords(kind)], []));
        return new Vocabulary([...blocks, ...own]);
    }
}

function blockEntry(kind: string, rule: string, words: string[], fields: readonly FieldEntry[]): BlockEntry {
    const keys = new Map<string, FieldEntry>();
    for (const field of fields) for (const word of field.words) if (!keys.has(word.toLowerCase())) keys.set(word.toLowerCase(), field);
    return { kind, rule, words, fields, conditional: fields.filter(field => field.conditional), keys };
}

/** Reads the vocabulary from the grammar's `Block` rule. */
export function vocabularyOf(grammar: GrammarAST.Grammar): Vocabulary {
    const blocks: BlockEntry[] = [];
    for (const rule of calledRules(parserRule(grammar, 'Block').definition)) {
        const words = leadingKeywords(rule.definition).map(withoutColon);
        if (!words[0]) continue; // CustomBlock: its words come from the house
        const fields = calledRules(rule.definition)
            .filter(called => called.name.endsWith('Field'))
            .flatMap(list => calledRules(list.definition))
            .filter(field => field.name !== 'CustomField')
            .map(fieldEntry);
        blocks.push(blockEntry(words[0], rule.name, words, fields));
    }
    return new Vocabulary(blocks);
}

function fieldEntry(rule: GrammarAST.ParserRule): FieldEntry {
    const words = leadingKeywords(rule.definition);
    const elements = GrammarAST.isGroup(rule.definition) ? rule.definition.elements.slice(1) : [];
    return {
        key: withoutColon(words[0]!),
        rule: rule.name,
        words: words.map(withoutColon),
        conditional: !words[0]!.endsWith(':'),
        parts: valueParts(elements)
    };
}

/** `value=CADENCE? ('by' owners+=[Owner:REF]* | 'next' next+=DATE)*` is three parts: CADENCE, by REF, next DATE. */
function valueParts(elements: readonly GrammarAST.AbstractElement[]): ValuePart[] {
    const parts: ValuePart[] = [];
    let word: string | undefined;
    const visit = (element: GrammarAST.AbstractElement): void => {
        if (GrammarAST.isKeyword(element)) {
            word = element.value === ':' ? undefined : element.value;
        } else if (GrammarAST.isAssignment(element)) {
            parts.push({ ...valuePart(element), word });
            word = undefined;
        } else if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) {
            element.elements.forEach(visit);
        }
    };
    elements.forEach(visit);
    return parts;
}

function valuePart(assignment: GrammarAST.Assignment): Omit<ValuePart, 'word'> {
    const nodes = AstUtils.streamAst(assignment.terminal).toArray();
    const called = nodes.filter(GrammarAST.isRuleCall).map(call => call.rule.ref);
    const inner = called.find((rule): rule is GrammarAST.ParserRule => GrammarAST.isParserRule(rule) && !rule.dataType && isNodeRule(rule));
    if (inner) {
        const [first] = AstUtils.streamAst(inner.definition).filter(GrammarAST.isAssignment).toArray();
        return { ...valuePart(first!), property: assignment.feature, many: true, share: true };
    }
    const cross = nodes.find(GrammarAST.isCrossReference);
    const terminal = called.find(GrammarAST.isTerminalRule);
    return {
        kind: (terminal?.name ?? 'TEXT') as ValueKind,
        property: assignment.feature,
        many: assignment.operator === '+=',
        choices: called.filter(GrammarAST.isParserRule).flatMap(rule => AstUtils.streamAst(rule.definition).filter(GrammarAST.isKeyword).map(keyword => keyword.value).toArray()),
        targets: cross?.type.ref ? typeNames(cross.type.ref) : [],
        share: false
    };
}

function isNodeRule(rule: GrammarAST.ParserRule): boolean {
    return AstUtils.streamAst(rule.definition).some(GrammarAST.isAssignment);
}

function typeNames(type: GrammarAST.AbstractType): string[] {
    if (!GrammarAST.isType(type)) return [type.name];
    return AstUtils.streamAst(type.type).filter(GrammarAST.isSimpleType)
        .map(simple => simple.typeRef?.ref).nonNullable().flatMap(typeNames).toArray();
}

function parserRule(grammar: GrammarAST.Grammar, name: string): GrammarAST.ParserRule {
    return grammar.rules.filter(GrammarAST.isParserRule).find(rule => rule.name === name)!;
}

/** The parser rules called below an element, each once. */
function calledRules(element: GrammarAST.AbstractElement): GrammarAST.ParserRule[] {
    const rules = AstUtils.streamAst(element).filter(GrammarAST.isRuleCall).map(call => call.rule.ref).filter(GrammarAST.isParserRule).toArray();
    return [...new Set(rules)];
}

/** The keywords a rule may begin with: of `('Goal:' | 'Objective:') name=TITLE?` both. */
function leadingKeywords(element: GrammarAST.AbstractElement): string[] {
    if (GrammarAST.isKeyword(element)) return [element.value];
    if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(leadingKeywords);
    if (GrammarAST.isGroup(element)) return leadingKeywords(element.elements[0]!);
    return [];
}

function withoutColon(word: string): string {
    return word.endsWith(':') ? word.slice(0, -1) : word;
}

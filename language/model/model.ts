import type { AstNode } from 'langium';
import type { Unreadable } from '../parser/readable.js';
import type { Span } from '../parser/scan.js';
import type { IsoDate, Unit, Value, ValueKind } from '../parser/values/value.js';

/**
 * The strategy as a strategist knows it: plain data over one file and the files it uses. Made from the AST by build-model.ts;
 * rules, preview, command line and exports read this and nothing below it.
 */
export interface StrategyModel {
    /** The file's URI. */
    uri: string;
    /** The whole text, to which all spans refer. Empty where the whole of it is unreadable. */
    text: string;
    /** Why it cannot be read, as its writer meant it. */
    unreadable?: Unreadable | undefined;
    /** The Strategy block. A shared file (the organisation's owners, teams ...) has none. */
    strategy: Block | undefined;
    /** All blocks of this file in order, the Strategy block too. */
    blocks: Block[];
    /** The file from top to bottom, without a gap: blocks with their prose, and prose that belongs to no block. */
    parts: Part[];
    /** Blocks of the files that this one uses, transitively. */
    shared: Block[];
}

export type Part = { type: 'block'; block: Block } | { type: 'prose'; span: Span };

export type BlockKind =
    | 'Strategy' | 'Team' | 'Owner' | 'Meeting' | 'Persona' | 'Platform' | 'Content' | 'Goal' | 'Metric' | 'Action' | 'Definition'
    | 'Risk' | 'Approval' | 'Change';

export interface Block {
    /** The main word, or the house's own word for a custom block. */
    kind: BlockKind | (string & {});
    title: string;
    /** 1 to 6, the number of `#`. */
    level: number;
    /** The block in whose section this one stands. The Strategy block is nobody's parent. */
    parent: Block | undefined;
    /** URI of the file it stands in. */
    uri: string;
    /** Known keys, in document order; a key may repeat. */
    fields: Field[];
    /** Keys the language does not know, kept as they are. */
    custom: Field[];
    /** Rows of a Metric's results table, in document order. */
    results: Result[];
    /** The text of an Approval's `strategy-approval` fence. */
    seal: string | undefined;
    /** GitHub's anchor of the heading: `goal-qualified-leads`. */
    anchor: string;
    /** From the heading to the end of the block's own section (nested blocks excluded). */
    span: Span;
    heading: Span;
    /** The field list. */
    list: Span | undefined;
    /** The author's own words: everything of the section but heading, field list, results table and approval fence. */
    prose: Span[];
    node: AstNode;
}

export interface Field {
    /** The main word for the key, as the grammar writes it: `Metric` for `KPI`. A custom key as the author wrote it. */
    key: string;
    /** What stands after the colon, on one line. For `When below 60: pause` it is `60: pause`. Empty when nothing does. */
    text: string;
    value: Value;
    /** The pieces the value is made of, in order: of `monthly by Analyst, next 2027-02-01` a cadence and a date. References are not among them. */
    parts: ValueSpan[];
    /** For a key that names blocks: one entry for each name, in order. */
    references: Reference[];
    /** For `When below`: what to do then. */
    then: string | undefined;
    block: Block;
    /** From the bullet to the end of the value. */
    span: Span;
    keySpan: Span;
    valueSpan: Span | undefined;
    node: AstNode;
}

export interface ValueSpan {
    kind: ValueKind;
    text: string;
    value: Value;
    span: Span;
}

export interface Reference {
    /** As written, or the text of the link. */
    title: string;
    /** Where `[Title](file.strategy.md#anchor)` points to. */
    link: string | undefined;
    /** Must exist (a REF of the grammar), or may be something the strategy does not describe (a MENTION). */
    required: boolean;
    /** The kinds of block it may name. */
    kinds: readonly string[];
    /** The block it names. */
    target: Block | undefined;
    /** For `Active on: LinkedIn 62%`. */
    share: { amount: number; unit: Unit } | undefined;
    span: Span;
}

export interface Result {
    date: IsoDate | undefined;
    amount: number | undefined;
    unit: Unit;
    note: string | undefined;
    /** The cells as written. */
    text: { date: string; amount: string };
    span: Span;
    node: AstNode;
}

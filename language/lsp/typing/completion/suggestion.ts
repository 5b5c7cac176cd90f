import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Block, StrategyModel } from '../../../model/model.js';
import type { Pieces } from './snippet.js';

/** Something that may stand in a value. */
export interface Suggestion {
    /** What is written, and shown where there is no label. */
    text: string;
    label?: string;
    kind: CompletionItemKind;
    remark?: string;
    /** Markdown. */
    help?: string;
    words?: readonly string[];
    /** As of a proposal. */
    found?: string;
    /** The name as a link. */
    link?: string;
    /** The text with stops in it. */
    stops?: Pieces;
}

/** Whose value it is: a block that stands there, or one that is about to be written. */
export interface Subject { kind: string; title: string; block: Block | undefined }

/** The block that starts at an offset. `undefined` while the line that is written hides it. */
export function subjectOf({ blocks }: StrategyModel, start: number): Subject & { block: Block } | undefined {
    const block = blocks.find(({ span }) => span.start === start);
    return block && { kind: block.kind, title: block.title, block };
}

/** Where an example begins with a number, the number is the writer's: the words in it find it, so that Enter behind `8` does not make it `80%`. */
export function foundByWords(suggestion: Suggestion): Suggestion {
    return { ...suggestion, found: suggestion.text.match(/(?<!\S)\p{L}+(?!\S)/gu)?.join(' ') ?? 'number' };
}

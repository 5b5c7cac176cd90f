import type { LangiumDocument } from 'langium';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Block, Field, Reference, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';

/** What stands at a place in the text. */
export interface Spot {
    offset: number;
    block: Block | undefined;
    /** The place is inside the block's heading. */
    inHeading: boolean;
    field: Field | undefined;
    reference: Reference | undefined;
}

export function spotAt(document: LangiumDocument, model: StrategyModel, position: Position): Spot {
    const offset = document.textDocument.offsetAt(position);
    const block = model.blocks.findLast(candidate => touches(candidate.span, offset) && offset >= candidate.span.start);
    const field = block && [...block.fields, ...block.custom].find(candidate => touches(candidate.span, offset));
    return {
        offset,
        block,
        inHeading: !!block && touches(block.heading, offset),
        field,
        reference: field?.references.find(reference => touches(reference.span, offset))
    };
}

/** The block that a place names: as its heading, or by a reference. */
export function blockAt({ block, inHeading, reference }: Spot, model: StrategyModel): Block | undefined {
    if (reference) return reference.target;
    if (!block || !inHeading) return undefined;
    return block.kind === 'Approval' ? approvedBy(block, model) : block;
}

/** The position whose title an approval's heading carries. */
export function approvedBy(approval: Block, model: StrategyModel): Block | undefined {
    const title = approval.title.toLowerCase();
    return [...model.blocks, ...model.shared].find(block => block.kind === 'Owner' && block.title.toLowerCase() === title);
}

export function touches(span: Span, offset: number): boolean {
    return span.start <= offset && offset <= span.end;
}

export function rangeOf(document: LangiumDocument, span: Span): Range {
    return { start: document.textDocument.positionAt(span.start), end: document.textDocument.positionAt(span.end) };
}

/** The title in a block's heading. */
export function titleSpan(block: Block, text: string): Span {
    const heading = text.slice(block.heading.start, block.heading.end);
    const start = block.heading.start + heading.indexOf(':') + 1;
    const title = text.slice(start, block.heading.end);
    const before = title.length - title.trimStart().length;
    const closing = /\s+#+\s*$/.exec(title)?.[0].length ?? title.length - title.trimEnd().length;
    return { start: start + before, end: Math.max(start + before, block.heading.end - closing) };
}

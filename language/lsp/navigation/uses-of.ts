import type { LangiumDocument } from 'langium';
import type { Block, Reference } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { StrategySharedServices } from '../../services.js';
import { approvedBy, titleSpan } from '../at.js';

/** A place where a block is named. */
export interface Use {
    document: LangiumDocument;
    /** Undefined for the heading of the block itself, or of an Approval by it. */
    reference: Reference | undefined;
    span: Span;
}

/** All places of the workspace that name a block: its heading, references to it, and headings of approvals by it. */
export function usesOf(target: Block, shared: StrategySharedServices): Use[] {
    const uses: Use[] = [];
    for (const document of shared.workspace.LangiumDocuments.all) {
        const model = shared.workspace.Models.of(document);
        for (const block of model.blocks) {
            const own = block.node === target.node;
            if (own || block.kind === 'Approval' && approvedBy(block, model)?.node === target.node) {
                uses.push({ document, reference: undefined, span: titleSpan(block, model.text) });
            }
            for (const reference of block.fields.flatMap(field => field.references)) {
                if (reference.target?.node === target.node) uses.push({ document, reference, span: reference.span });
            }
        }
    }
    return uses;
}

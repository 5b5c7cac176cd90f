import { Cancellation, DefaultLinker, interruptAndCheck, isAstNode, isReference, type AstNode, type LangiumDocument, type ReferenceInfo } from 'langium';
import type { Block, Document } from '../generated/ast.js';

/** Links in one plain walk over the tree: Langium's own streams cost more than the linking (docs/performance.md). */
export class StrategyLinker extends DefaultLinker {
    override async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
        await interruptAndCheck(cancelToken);
        for (const block of (document.parseResult.value as Document).blocks ?? []) {
            for (const reference of referencesIn(block)) this.doLink(reference, document);
        }
    }
}

const cache = new WeakMap<Block, ReferenceInfo[]>();

/** A block that an edit left alone keeps its tree, and so its references. */
function referencesIn(block: Block): ReferenceInfo[] {
    let references = cache.get(block);
    if (!references) cache.set(block, references = referencesBelow(block));
    return references;
}

/** All references below a node, in document order. */
function referencesBelow(node: AstNode, found: ReferenceInfo[] = []): ReferenceInfo[] {
    for (const [property, value] of Object.entries(node)) {
        if (property.startsWith('$') || typeof value !== 'object' || value === null) continue;
        const items: unknown[] = Array.isArray(value) ? value : [value];
        for (const item of items) {
            if (isReference(item)) found.push({ reference: item, container: node, property });
            else if (isAstNode(item)) referencesBelow(item, found);
        }
    }
    return found;
}

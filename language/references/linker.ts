import {
    Cancellation, DefaultLinker, interruptAndCheck, isAstNode, isReference,
    type AstNode, type DefaultReference, type LangiumDocument, type LangiumDocuments, type ReferenceInfo
} from 'langium';
import type { Block, Document } from '../generated/ast.js';
import type { StrategyServices } from '../services.js';
import type { Wanted } from './names.js';
import { lookUp, wantedBy } from './scope-provider.js';
import { usedDocuments } from './uses.js';

/** A reference, and what it asks for: both stay with its block's text. */
interface Link extends ReferenceInfo { wanted: Wanted }

/** Links in one plain walk over the blocks: Langium's own streams and scopes cost more than the linking (docs/performance.md). */
export class StrategyLinker extends DefaultLinker {
    private readonly documents: () => LangiumDocuments;
    private readonly links = new WeakMap<Block, Link[]>();

    constructor(services: StrategyServices) {
        super(services);
        this.documents = () => services.shared.workspace.LangiumDocuments;
    }

    override async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
        await interruptAndCheck(cancelToken);
        const visible = [document, ...usedDocuments(document, this.documents())];
        for (const block of (document.parseResult.value as Document).blocks ?? []) {
            for (const link of this.linksIn(block)) this.follow(link, document, visible);
        }
    }

    private follow(link: Link, document: LangiumDocument, visible: readonly LangiumDocument[]): void {
        const reference = link.reference as DefaultReference;
        if (reference._ref !== undefined) return; // it was followed before its document was linked
        const found = lookUp(link.wanted, visible);
        reference._nodeDescription = found;
        reference._ref = found?.node ?? this.createLinkingError(link);
        document.references.push(reference);
    }

    /** A block that an edit left alone keeps its tree, and so its references. */
    private linksIn(block: Block): Link[] {
        let links = this.links.get(block);
        if (!links) this.links.set(block, links = referencesBelow(block).map(info => ({ ...info, wanted: wantedBy(info, this.reflection) })));
        return links;
    }
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

import type { LangiumDocument } from 'langium';
import type { TypeHierarchyProvider } from 'langium/lsp';
import type { TypeHierarchyItem, TypeHierarchyPrepareParams, TypeHierarchySubtypesParams, TypeHierarchySupertypesParams } from 'vscode-languageserver';
import { nextGoals } from '../../analysis/end-goal.js';
import { targets } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, spotAt } from '../at.js';
import { blockOfItem, hierarchyItem, isOnTheWay, type HierarchyItem } from './hierarchy-items.js';

/** What stands above a block: for a goal the goals it leads to, up to the end goal (R4); for a position those it reports to. And the other way round. */
function above(block: Block): Block[] {
    return block.kind === 'Goal' ? nextGoals(block) : block.kind === 'Owner' ? targets(block, 'Reports to') : [];
}

/** The way of a goal to the end goal, and of a position to the top, as a tree: "Show Type Hierarchy" in VS Code. */
export class StrategyTypeHierarchyProvider implements TypeHierarchyProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    prepareTypeHierarchy(document: LangiumDocument, { position }: TypeHierarchyPrepareParams): TypeHierarchyItem[] | undefined {
        const model = this.shared.workspace.Models.of(document);
        const spot = spotAt(document, model, position);
        const block = blockAt(spot, model) ?? spot.block;
        return block?.kind === 'Goal' || block?.kind === 'Owner' ? [hierarchyItem(block, this.shared)] : undefined;
    }

    supertypes({ item }: TypeHierarchySupertypesParams): TypeHierarchyItem[] {
        const block = blockOfItem(item, this.shared);
        return block ? this.items(above(block), item) : [];
    }

    subtypes({ item }: TypeHierarchySubtypesParams): TypeHierarchyItem[] {
        const block = blockOfItem(item, this.shared);
        const all = this.shared.workspace.LangiumDocuments.all.toArray().flatMap(document => this.shared.workspace.Models.of(document).blocks);
        return block ? this.items(all.filter(other => above(other).some(({ node }) => node === block.node)), item) : [];
    }

    /** A block that is on the way already is left out: the circle itself is a finding. */
    private items(blocks: readonly Block[], { data }: HierarchyItem): TypeHierarchyItem[] {
        return blocks.filter(block => !isOnTheWay(block, data)).map(block => hierarchyItem(block, this.shared, data));
    }
}

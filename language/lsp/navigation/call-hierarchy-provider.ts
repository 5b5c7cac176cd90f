import type { LangiumDocument } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import type { CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams } from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver-types';
import type { Block } from '../../model/model.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt } from '../at.js';
import { blockOfItem, hierarchyItem, type HierarchyItem } from './hierarchy-items.js';

interface Naming { from: Block; to: Block; keys: string[]; ranges: Range[] }

/** Who names whom, and as what: the goals a position owns and whom it backs up, the goals a metric serves. "Show Call Hierarchy" in VS Code. */
export class StrategyCallHierarchyProvider implements CallHierarchyProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    prepareCallHierarchy(document: LangiumDocument, { position }: CallHierarchyPrepareParams): CallHierarchyItem[] | undefined {
        const model = this.shared.workspace.Models.of(document);
        const spot = spotAt(document, model, position);
        const block = blockAt(spot, model) ?? spot.block;
        return block?.title ? [hierarchyItem(block, this.shared)] : undefined;
    }

    incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
        const block = blockOfItem(item, this.shared);
        const namings = block ? this.shared.workspace.LangiumDocuments.all.toArray().flatMap(document => this.namings(document)).filter(({ to }) => to.node === block.node) : [];
        return namings.map(({ from, keys, ranges }) => ({ from: this.item(from, keys), fromRanges: ranges }));
    }

    outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
        const block = blockOfItem(item, this.shared);
        const document = this.shared.workspace.LangiumDocuments.all.find(({ uri }) => uri.toString() === item.uri);
        const namings = block && document ? this.namings(document).filter(({ from }) => from === block) : [];
        return namings.map(({ to, keys, ranges }) => ({ to: this.item(to, keys), fromRanges: ranges }));
    }

    private item(block: Block, keys: readonly string[]): HierarchyItem {
        const item = hierarchyItem(block, this.shared);
        return { ...item, detail: `${item.detail} (${keys.join(', ')})` };
    }

    /** The names in a file's fields, one for each pair of blocks. */
    private namings(document: LangiumDocument): Naming[] {
        const found: Naming[] = [];
        for (const block of this.shared.workspace.Models.of(document).blocks) {
            const own = new Map<Block, Naming>();
            for (const { key, references } of block.fields) {
                for (const { target, span } of references) {
                    if (!target) continue;
                    const naming = own.get(target) ?? { from: block, to: target, keys: [], ranges: [] };
                    own.set(target, naming);
                    if (!naming.keys.includes(key)) naming.keys.push(key);
                    naming.ranges.push(rangeOf(document, span));
                }
            }
            found.push(...own.values());
        }
        return found;
    }
}

import { URI, type LangiumDocument } from 'langium';
import type { CallHierarchyItem } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver-types';
import { isEndGoal } from '../../analysis/end-goal.js';
import { field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf, titleSpan, touches } from '../at.js';
import { symbolKinds } from './document-symbol-provider.js';

/** What a tree of blocks shows of one. `data`: the blocks on the way to it in the tree, so that a circle comes to an end. */
export type HierarchyItem = CallHierarchyItem & { data?: string[] };

export function hierarchyItem(block: Block, shared: StrategySharedServices, way: readonly string[] = []): HierarchyItem {
    const { LangiumDocuments, Models } = shared.workspace;
    const document = LangiumDocuments.getDocument(URI.parse(block.uri))!;
    const model = Models.of(document);
    return {
        name: nameOf(block), detail: detailOf(block, shared), kind: symbolKinds[block.kind] ?? SymbolKind.Object, uri: block.uri,
        range: rangeOf(document, block.span), selectionRange: rangeOf(document, titleSpan(block, model.text)), data: [...way, keyOf(block)]
    };
}

/** The block whose heading the item shows. The text may have changed since: then there is none. */
export function blockOfItem({ uri, selectionRange, name }: Pick<CallHierarchyItem, 'uri' | 'selectionRange' | 'name'>, shared: StrategySharedServices): Block | undefined {
    const document: LangiumDocument | undefined = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    const offset = document?.textDocument.offsetAt(selectionRange.start);
    return document && shared.workspace.Models.of(document).blocks.find(block => touches(block.heading, offset!) && nameOf(block) === name);
}

export function isOnTheWay(block: Block, way: readonly string[] = []): boolean {
    return way.includes(keyOf(block));
}

function nameOf({ title, kind }: Block): string {
    return title || kind;
}

function keyOf({ uri, kind, title }: Block): string {
    return `${uri} ${kind}: ${title}`;
}

function detailOf(block: Block, shared: StrategySharedServices): string {
    const { LangiumDocuments, Models } = shared.workspace;
    if (block.kind === 'Owner') return [block.kind, field(block, 'Held by')?.text].filter(Boolean).join(', ');
    if (block.kind !== 'Goal') return block.kind;
    const model = Models.of(LangiumDocuments.getDocument(URI.parse(block.uri))!);
    return [isEndGoal(block, model) ? 'End goal' : 'Goal', field(block, 'Phase')?.text].filter(Boolean).join(', ');
}

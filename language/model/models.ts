import { type AstNode, AstUtils, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { StrategySharedServices } from '../services.js';
import type { RawBlock } from '../parser/structure.js';
import { usedDocuments } from '../references/uses.js';
import { buildModel } from './build-model.js';
import type { Block, StrategyModel } from './model.js';

/** The models of all documents, each made when first asked for and kept until its file or one it uses changes. */
export class Models {
    private readonly cache = new WeakMap<AstNode, { roots: readonly AstNode[]; model: StrategyModel; blocks: ReadonlyMap<AstNode, Block> }>();
    private readonly made = new WeakMap<RawBlock, Block>();
    private readonly documents: () => LangiumDocuments;

    constructor(services: StrategySharedServices) {
        this.documents = () => services.workspace.LangiumDocuments;
    }

    of(document: LangiumDocument): StrategyModel {
        const used = usedDocuments(document, this.documents());
        const root = document.parseResult.value;
        const roots = used.map(other => other.parseResult.value);
        const known = this.cache.get(root);
        if (known && known.roots.length === roots.length && known.roots.every((other, index) => other === roots[index])) return known.model;
        const model = buildModel(document, { used, made: this.made, blockOf: node => this.blockOf(node) });
        this.cache.set(root, { roots, model, blocks: new Map(model.blocks.map(block => [block.node, block])) });
        return model;
    }

    private blockOf(node: AstNode): Block | undefined {
        const document = AstUtils.getDocument(node);
        const root = document.parseResult.value;
        if (!this.cache.has(root)) this.of(document);
        return this.cache.get(root)?.blocks.get(node);
    }
}

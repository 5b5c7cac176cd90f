import type { LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt } from '../at.js';
import { usesOf } from './uses-of.js';

/** All places of the workspace that name a block. */
export class StrategyReferencesProvider implements ReferencesProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
        const model = this.shared.workspace.Models.of(document);
        const target = blockAt(spotAt(document, model, position), model);
        if (!target) return [];
        return usesOf(target, this.shared)
            .filter(use => use.reference || context.includeDeclaration)
            .map(use => ({ uri: use.document.uri.toString(), range: rangeOf(use.document, use.span) }));
    }
}

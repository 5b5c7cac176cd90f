import type { LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt } from '../at.js';
import { usesOf } from './uses-of.js';

/** The places of this file that name the block under the cursor. */
export class StrategyDocumentHighlightProvider implements DocumentHighlightProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] | undefined {
        const model = this.shared.workspace.Models.of(document);
        const target = blockAt(spotAt(document, model, position), model);
        return target && usesOf(target, this.shared).filter(use => use.document === document).map(use => ({ range: rangeOf(document, use.span) }));
    }
}

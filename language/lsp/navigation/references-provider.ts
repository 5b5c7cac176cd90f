import type { LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { namesIn } from '../../references/names.js';
import { blockAt, rangeOf, spotAt } from '../at.js';
import { linksToAnchor, plainHeadingAt } from '../markdown/links.js';
import { usesOf } from './uses-of.js';

/** All places of the workspace that name a block, or that link to a heading that is none. */
export class StrategyReferencesProvider implements ReferencesProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
        const model = this.shared.workspace.Models.of(document);
        const target = blockAt(spotAt(document, model, position), model);
        if (!target) return this.linksToHeading(document, position, context.includeDeclaration);
        return usesOf(target, this.shared)
            .filter(use => use.reference || context.includeDeclaration)
            .map(use => ({ uri: use.document.uri.toString(), range: rangeOf(use.document, use.span) }));
    }

    private linksToHeading(document: LangiumDocument, position: ReferenceParams['position'], includeDeclaration: boolean): Location[] {
        const heading = plainHeadingAt(document, position);
        const [anchor] = heading && [...namesIn(document).headings].find(([, { start }]) => start === heading.start) || [];
        if (!heading || anchor === undefined) return [];
        const uri = document.uri.toString();
        const links = linksToAnchor(uri, anchor, this.shared.workspace.LangiumDocuments.all).map(({ document: other, link }) => ({ uri: other.uri.toString(), range: rangeOf(other, link.span) }));
        return [...includeDeclaration ? [{ uri, range: rangeOf(document, heading.text) }] : [], ...links];
    }
}

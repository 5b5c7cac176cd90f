import { type LangiumDocument, URI } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { usedFiles } from '../../references/uses.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt, titleSpan } from '../at.js';

/** From a reference to the block it names, and from a file in `Uses` to that file. */
export class StrategyDefinitionProvider implements DefinitionProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
        const { Models, LangiumDocuments } = this.shared.workspace;
        const model = Models.of(document);
        const spot = spotAt(document, model, position);
        const target = blockAt(spot, model);
        if (target) {
            const other = LangiumDocuments.getDocument(URI.parse(target.uri))!;
            return [{
                targetUri: target.uri,
                targetRange: rangeOf(other, target.span),
                targetSelectionRange: rangeOf(other, titleSpan(target, Models.of(other).text)),
                originSelectionRange: spot.reference && rangeOf(document, spot.reference.span)
            }];
        }
        const part = spot.field?.parts.find(({ kind, span }) => kind === 'FILE' && span.start <= spot.offset && spot.offset <= span.end);
        const file = part && usedFiles(document).find(({ text }) => text === part.text)?.uri;
        const start = { line: 0, character: 0 };
        return file && [{ targetUri: file.toString(), targetRange: { start, end: start }, targetSelectionRange: { start, end: start }, originSelectionRange: rangeOf(document, part.span) }];
    }
}

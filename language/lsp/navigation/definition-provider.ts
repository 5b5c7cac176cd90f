import { type LangiumDocument, URI } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver-types';
import { usedFiles } from '../../references/uses.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt, titleSpan } from '../at.js';
import { destinationOf, linkAt, linksInDocument } from '../markdown/links.js';

/** From a reference to the block it names, from a file in `Uses` to that file, from a link to its heading or file, from the label of a link to its definition. */
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
        if (file) return [{ targetUri: file.toString(), targetRange: { start, end: start }, targetSelectionRange: { start, end: start }, originSelectionRange: rangeOf(document, part.span) }];
        return this.ofLink(document, spot.offset);
    }

    private ofLink(document: LangiumDocument, offset: number): LocationLink[] | undefined {
        const link = linkAt(document, offset);
        if (!link) return undefined;
        const originSelectionRange = rangeOf(document, link.kind === 'reference' ? link.span : link.targetSpan);
        const to = (targetUri: string, targetRange: Range): LocationLink[] => [{ targetUri, targetRange, targetSelectionRange: targetRange, originSelectionRange }];
        if (link.kind === 'reference') {
            const definition = linksInDocument(document).find(({ kind, label }) => kind === 'definition' && label === link.label)!;
            return to(document.uri.toString(), rangeOf(document, definition.span));
        }
        const destination = destinationOf(link.target, document, this.shared.workspace.LangiumDocuments);
        const start = { line: 0, character: 0 };
        return destination && to(destination.uri, destination.document && destination.heading ? rangeOf(destination.document, destination.heading) : { start, end: start });
    }
}

import { DocumentState } from 'langium';
import { createRequestHandler } from 'langium/lsp';
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { StrategySharedServices } from '../services.js';
import { selectionRanges } from './markdown/selection-range-provider.js';
import { linkedEditing } from './navigation/linked-editing.js';

/** Features of the protocol for which Langium (4.4) has no service. */
export const furtherCapabilities: ServerCapabilities = { selectionRangeProvider: true, linkedEditingRangeProvider: true };

export function addFurtherHandlers(connection: Connection, shared: StrategySharedServices): void {
    connection.onSelectionRanges(createRequestHandler((_services, document, { positions }) => selectionRanges(document, positions, shared), shared, DocumentState.Linked));
    connection.languages.onLinkedEditingRange(createRequestHandler((_services, document, { position }) => linkedEditing(document, position, shared), shared, DocumentState.Linked));
}

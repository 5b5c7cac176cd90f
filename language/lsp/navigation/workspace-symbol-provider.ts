import { DefaultFuzzyMatcher, type WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbolParams } from 'vscode-languageserver';
import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';
import { symbolKinds } from './document-symbol-provider.js';

/** Blocks of all files by their title. */
export class StrategyWorkspaceSymbolProvider implements WorkspaceSymbolProvider {
    private readonly matcher = new DefaultFuzzyMatcher();

    constructor(private readonly shared: StrategySharedServices) {}

    getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
        return this.shared.workspace.LangiumDocuments.all.toArray().flatMap(document => this.shared.workspace.Models.of(document).blocks
            .filter(block => this.matcher.match(query, block.title))
            .map(block => ({
                name: block.title, containerName: block.kind, kind: symbolKinds[block.kind] ?? SymbolKind.Object,
                location: { uri: block.uri, range: rangeOf(document, block.heading) }
            })));
    }
}

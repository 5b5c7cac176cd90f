import { createParser, inject, MultiMap, type Module } from 'langium';
import {
    createDefaultModule, createDefaultSharedModule,
    type DefaultSharedModuleContext, type LangiumServices, type LangiumSharedServices, type PartialLangiumServices, type PartialLangiumSharedServices
} from 'langium/lsp';
import { StrategyMarkdownGeneratedModule, StrategyMarkdownGeneratedSharedModule } from './generated/module.js';
import { StrategyDocumentLinkProvider } from './lsp/markdown/document-link-provider.js';
import { StrategyFileOperationHandler } from './lsp/markdown/file-rename-handler.js';
import { StrategyCallHierarchyProvider } from './lsp/navigation/call-hierarchy-provider.js';
import { StrategyTypeHierarchyProvider } from './lsp/navigation/type-hierarchy-provider.js';
import { StrategyCodeActionProvider } from './lsp/typing/code-action-provider.js';
import { StrategyCodeLensProvider } from './lsp/telling/code-lens-provider.js';
import { StrategyCompletionProvider } from './lsp/typing/completion-provider.js';
import { StrategyDefinitionProvider } from './lsp/navigation/definition-provider.js';
import { StrategyDocumentHighlightProvider } from './lsp/navigation/document-highlight-provider.js';
import { StrategyDocumentSymbolProvider } from './lsp/navigation/document-symbol-provider.js';
import { StrategyDocumentUpdateHandler } from './lsp/document-update-handler.js';
import { StrategyFoldingRangeProvider } from './lsp/navigation/folding-range-provider.js';
import { StrategyFormatter } from './lsp/typing/formatter.js';
import { StrategyHoverProvider } from './lsp/telling/hover-provider.js';
import { StrategyInlayHintProvider } from './lsp/telling/inlay-hint-provider.js';
import { StrategyReferencesProvider } from './lsp/navigation/references-provider.js';
import { StrategyRenameProvider } from './lsp/navigation/rename-provider.js';
import { StrategySemanticTokenProvider } from './lsp/telling/semantic-token-provider.js';
import { StrategySignatureHelpProvider } from './lsp/typing/signature-help-provider.js';
import { StrategyWorkspaceSymbolProvider } from './lsp/navigation/workspace-symbol-provider.js';
import { Models } from './model/models.js';
import { StrategyLexer, StrategyTokenBuilder } from './parser/lexer.js';
import { StrategyParser } from './parser/parser.js';
import { StrategyValueConverter } from './parser/value-converter.js';
import type { InitializationOptions } from './protocol.js';
import { StrategyLinker } from './references/linker.js';
import { StrategyScopeProvider } from './references/scope-provider.js';
import { StrategyDocumentValidator } from './rules/document-validator.js';
import type { Ports, StrategyServices, StrategySharedServices } from './services.js';
import { StrategyDocumentBuilder, StrategyDocumentFactory, StrategyServiceRegistry } from './workspace/documents.js';
import { Approvals } from './workspace/approvals.js';
import { Folders } from './workspace/folders.js';
import { Houses } from './workspace/house.js';
import { StrategyWorkspaceManager } from './workspace/workspace-manager.js';

const languageModule: Module<StrategyServices, PartialLangiumServices> = {
    parser: {
        // The grammar is LL(1), and the lexer makes each field's tokens fit it.
        ParserConfig: () => ({ maxLookahead: 1, skipValidations: true }),
        TokenBuilder: () => new StrategyTokenBuilder(),
        Lexer: services => new StrategyLexer(services),
        ValueConverter: () => new StrategyValueConverter(),
        // Completion goes its own way; building Langium's second parser for it took a tenth of the start.
        CompletionParser: () => undefined as never,
        LangiumParser: services => {
            const parser = createParser(services.Grammar, new StrategyParser(services), services.parser.Lexer.definition);
            parser.finalize();
            return parser;
        }
    },
    references: {
        Linker: services => new StrategyLinker(services),
        ScopeProvider: services => new StrategyScopeProvider(services),
        // names.ts looks titles up in the files themselves, so Langium's indexes stay empty
        ScopeComputation: () => ({ collectExportedSymbols: async () => [], collectLocalSymbols: async () => new MultiMap() })
    },
    workspace: {
        ReferenceDescriptionProvider: () => ({ createDescriptions: async () => [] })
    },
    validation: {
        DocumentValidator: services => new StrategyDocumentValidator(services)
    },
    lsp: {
        CallHierarchyProvider: services => new StrategyCallHierarchyProvider(services),
        CodeActionProvider: services => new StrategyCodeActionProvider(services),
        CodeLensProvider: services => new StrategyCodeLensProvider(services),
        CompletionProvider: services => new StrategyCompletionProvider(services),
        DefinitionProvider: services => new StrategyDefinitionProvider(services),
        DocumentHighlightProvider: services => new StrategyDocumentHighlightProvider(services),
        DocumentLinkProvider: services => new StrategyDocumentLinkProvider(services),
        DocumentSymbolProvider: services => new StrategyDocumentSymbolProvider(services),
        FoldingRangeProvider: () => new StrategyFoldingRangeProvider(),
        Formatter: services => new StrategyFormatter(services),
        HoverProvider: services => new StrategyHoverProvider(services),
        InlayHintProvider: services => new StrategyInlayHintProvider(services),
        ReferencesProvider: services => new StrategyReferencesProvider(services),
        RenameProvider: services => new StrategyRenameProvider(services),
        SemanticTokenProvider: services => new StrategySemanticTokenProvider(services),
        SignatureHelp: () => new StrategySignatureHelpProvider(),
        TypeHierarchyProvider: services => new StrategyTypeHierarchyProvider(services)
    }
};

const sharedModule: Module<StrategySharedServices, PartialLangiumSharedServices & { workspace: Pick<StrategySharedServices['workspace'], 'Houses' | 'Models' | 'Approvals' | 'Folders'> }> = {
    ServiceRegistry: services => new StrategyServiceRegistry(services),
    workspace: {
        LangiumDocumentFactory: services => new StrategyDocumentFactory(services),
        DocumentBuilder: services => new StrategyDocumentBuilder(services),
        WorkspaceManager: services => new StrategyWorkspaceManager(services),
        Houses: services => new Houses(() => (services.ServiceRegistry.all[0] as StrategyServices).parser.Lexer.vocabulary),
        Models: services => new Models(services),
        Approvals: services => new Approvals(services),
        Folders: services => new Folders(services)
    },
    lsp: {
        DocumentUpdateHandler: services => new StrategyDocumentUpdateHandler(services),
        FileOperationHandler: services => new StrategyFileOperationHandler(services),
        WorkspaceSymbolProvider: services => new StrategyWorkspaceSymbolProvider(services)
    }
};

export type StrategyContext = DefaultSharedModuleContext & Ports;

/**
 * Wires the language: Langium's services with ours in their places.
 * Everything that reaches outside is in the context: file system, connection, today's date, log.
 */
export function createStrategyServices({ today, delay, log, crypto, rulesUri, ...context }: StrategyContext): { shared: StrategySharedServices; language: StrategyServices } {
    const options: InitializationOptions = { rulesUri };
    const ports: Module<LangiumSharedServices, object> = { today: () => () => options.today ?? today(), delay: () => delay, log: () => log, crypto: () => crypto, options: () => options } as object;
    const shared = inject(
        createDefaultSharedModule(context), StrategyMarkdownGeneratedSharedModule, sharedModule as Module<LangiumSharedServices, object>, ports
    ) as unknown as StrategySharedServices;
    const language = inject(
        createDefaultModule({ shared }), StrategyMarkdownGeneratedModule, languageModule as unknown as Module<LangiumServices, object>
    ) as unknown as StrategyServices;
    shared.ServiceRegistry.register(language);
    if (!context.connection) void shared.workspace.ConfigurationProvider.initialized({});
    return { shared, language };
}

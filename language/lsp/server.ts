import { DocumentState, URI, type LangiumDocument } from 'langium';
import {
    addCodeActionHandler, addCodeLensHandler, addCompletionHandler, addConfigurationChangeHandler, addDocumentHighlightHandler, addDocumentLinkHandler,
    addDocumentSymbolHandler, addDocumentUpdateHandler, addFindReferencesHandler, addFoldingRangeHandler, addFormattingHandler, addGotoDefinitionHandler,
    addHoverHandler, addInlayHintHandler, addRenameHandler, addSemanticTokenHandler, addSignatureHelpHandler, addWorkspaceSymbolHandler
} from 'langium/lsp';
import { createRenderer, type DocumentRenderer } from '../document/renderer.js';
import { modelToJson, type ModelJson } from '../model/json.js';
import { changedMethod, modelMethod, previewMethod, type InitializationOptions, type ModelParams, type PreviewParams, type PreviewResult } from '../protocol.js';
import { usesAny } from '../references/uses.js';
import type { StrategyServices, StrategySharedServices } from '../services.js';

/** Connects the language to a client: the features, diagnostics with their document's version, and the requests of protocol.ts. */
export function startStrategyServer({ shared }: { shared: StrategySharedServices; language: StrategyServices }): void {
    const connection = shared.lsp.Connection!;
    const add = [
        addDocumentUpdateHandler, addCompletionHandler, addFindReferencesHandler, addDocumentSymbolHandler, addGotoDefinitionHandler, addDocumentHighlightHandler,
        addFoldingRangeHandler, addFormattingHandler, addCodeActionHandler, addRenameHandler, addHoverHandler, addInlayHintHandler, addSemanticTokenHandler,
        addSignatureHelpHandler, addCodeLensHandler, addDocumentLinkHandler, addConfigurationChangeHandler, addWorkspaceSymbolHandler
    ];
    for (const addHandler of add) addHandler(connection, shared);
    sendDiagnostics(shared);
    answerRequests(shared);
    connection.onInitialize(params => {
        Object.assign(shared.options, params.initializationOptions as InitializationOptions | undefined);
        return shared.lsp.LanguageServer.initialize(params);
    });
    connection.onInitialized(params => shared.lsp.LanguageServer.initialized(params));
    shared.workspace.TextDocuments.listen(connection);
    connection.listen();
}

function sendDiagnostics(shared: StrategySharedServices): void {
    const connection = shared.lsp.Connection!;
    const { DocumentBuilder, LangiumDocuments, TextDocuments } = shared.workspace;
    DocumentBuilder.onUpdate((changed, deleted) => {
        for (const uri of deleted) void connection.sendDiagnostics({ uri: uri.toString(), diagnostics: [] });
        const touched = new Set([...changed, ...deleted].map(String));
        const using = LangiumDocuments.all.filter(document => usesAny(document, LangiumDocuments, touched)).map(({ uri }) => uri.toString());
        void connection.sendNotification(changedMethod, { uris: [...new Set([...changed.map(String), ...using])] });
    });
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, document => {
        const uri = document.uri.toString();
        void connection.sendDiagnostics({ uri, version: TextDocuments.get(uri)?.version, diagnostics: document.diagnostics ?? [] });
    });
}

function answerRequests(shared: StrategySharedServices): void {
    const connection = shared.lsp.Connection!;
    const renderers = new WeakMap<LangiumDocument, DocumentRenderer>();
    /** The document once it is linked; `undefined` when there is none. */
    const built = async (uri: string): Promise<LangiumDocument | undefined> => {
        const { LangiumDocuments, DocumentBuilder, WorkspaceManager } = shared.workspace;
        const asked = URI.parse(uri);
        await WorkspaceManager.ready;
        try {
            await DocumentBuilder.waitUntil(DocumentState.Linked, asked);
        } catch {
            return undefined;
        }
        return LangiumDocuments.getDocument(asked);
    };
    connection.onRequest(previewMethod, async ({ uri }: PreviewParams): Promise<PreviewResult | null> => {
        const document = await built(uri);
        if (!document) return null;
        const renderer = renderers.get(document) ?? createRenderer();
        renderers.set(document, renderer);
        return { ...renderer.render(shared.workspace.Models.of(document)), version: document.textDocument.version };
    });
    connection.onRequest(modelMethod, async ({ uri }: ModelParams): Promise<ModelJson | null> => {
        const document = await built(uri);
        return document ? modelToJson(shared.workspace.Models.of(document), other => other) : null;
    });
}

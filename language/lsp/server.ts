import { DocumentState, URI, type LangiumDocument } from 'langium';
import {
    addCodeActionHandler, addCodeLensHandler, addCompletionHandler, addConfigurationChangeHandler, addDocumentHighlightHandler, addDocumentLinkHandler,
    addDocumentSymbolHandler, addDocumentUpdateHandler, addFindReferencesHandler, addFoldingRangeHandler, addFormattingHandler, addGotoDefinitionHandler,
    addHoverHandler, addInlayHintHandler, addRenameHandler, addSemanticTokenHandler, addSignatureHelpHandler, addWorkspaceSymbolHandler
} from 'langium/lsp';
import { answerApprovals } from './requests/approval-requests.js';
import { answerNewStrategy } from './requests/new-strategy-requests.js';
import { computedToJson, type ComputedJson } from '../analysis/json.js';
import { answerHistory } from './requests/history-requests.js';
import { dueEntries } from '../calendar/entries.js';
import { createRenderer, type DocumentRenderer } from '../document/renderer.js';
import { modelToJson, type ModelJson } from '../model/json.js';
import { isValid } from '../parser/values/iso-date.js';
import {
    changedMethod, dueMethod, modelMethod, previewMethod,
    type DueParams, type DueResult, type InitializationOptions, type ModelParams, type PreviewParams, type PreviewResult
} from '../protocol.js';
import { usesAny } from '../references/uses.js';
import type { StrategyServices, StrategySharedServices } from '../services.js';

/** Connects the language to a client: the features, diagnostics with their document's version, and the requests of protocol.ts. */
export function startStrategyServer({ shared, language }: { shared: StrategySharedServices; language: StrategyServices }): void {
    const connection = shared.lsp.Connection!;
    const add = [
        addDocumentUpdateHandler, addCompletionHandler, addFindReferencesHandler, addDocumentSymbolHandler, addGotoDefinitionHandler, addDocumentHighlightHandler,
        addFoldingRangeHandler, addFormattingHandler, addCodeActionHandler, addRenameHandler, addHoverHandler, addInlayHintHandler, addSemanticTokenHandler,
        addSignatureHelpHandler, addCodeLensHandler, addDocumentLinkHandler, addConfigurationChangeHandler, addWorkspaceSymbolHandler
    ];
    for (const addHandler of add) addHandler(connection, shared);
    sendDiagnostics(shared);
    answerRequests(shared, language);
    connection.onInitialize(params => {
        Object.assign(shared.options, params.initializationOptions as InitializationOptions | undefined);
        if (!isValid(shared.options.today ?? '')) shared.options.today = undefined;
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

function answerRequests(shared: StrategySharedServices, language: StrategyServices): void {
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
        const approvals = await shared.workspace.Approvals.of(document);
        return { ...renderer.render(shared.workspace.Models.of(document), { approvals, approvers: shared.workspace.Houses.of(document.uri).config.approvers }), version: document.textDocument.version };
    });
    connection.onRequest(modelMethod, async ({ uri }: ModelParams): Promise<ModelJson & { computed: ComputedJson } | null> => {
        const document = await built(uri);
        const model = document && shared.workspace.Models.of(document);
        return model ? { ...modelToJson(model, other => other), computed: computedToJson(model, shared.today()) } : null;
    });
    answerApprovals(connection, language, built);
    answerNewStrategy(connection, () => shared.today());
    answerHistory(connection, shared, built);
    connection.onRequest(dueMethod, async ({ uri }: DueParams): Promise<DueResult> => {
        const { LangiumDocuments, Models, WorkspaceManager } = shared.workspace;
        await WorkspaceManager.ready;
        const asked = uri ? [uri] : LangiumDocuments.all.map(document => document.uri.toString()).toArray();
        const documents = (await Promise.all(asked.map(built))).filter(document => document !== undefined);
        const lineOf = (file: string, offset: number): number => LangiumDocuments.getDocument(URI.parse(file))?.textDocument.positionAt(offset).line ?? 0;
        return dueEntries(documents.map(document => Models.of(document)), shared.today(), lineOf);
    });
}

import { DocumentState, URI, type LangiumDocument } from 'langium';
import {
    addCodeActionHandler, addCodeLensHandler, addCompletionHandler, addConfigurationChangeHandler, addDocumentHighlightHandler, addDocumentLinkHandler,
    addCallHierarchyHandler, addDocumentSymbolHandler, addDocumentUpdateHandler, addFileOperationHandler, addFindReferencesHandler, addFoldingRangeHandler, addFormattingHandler,
    addGotoDefinitionHandler, addHoverHandler, addInlayHintHandler, addRenameHandler, addSemanticTokenHandler, addSignatureHelpHandler, addTypeHierarchyHandler,
    addWorkspaceSymbolHandler
} from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { addFurtherHandlers, furtherCapabilities } from './further-handlers.js';
import { guarded } from './guarded.js';
import { answerApprovals } from './requests/approval-requests.js';
import { answerExport } from './requests/export-requests.js';
import { answerImport } from './requests/import-requests.js';
import { answerNewStrategy } from './requests/new-strategy-requests.js';
import { computedToJson, type ComputedJson } from '../analysis/json.js';
import { answerHistory } from './requests/history-requests.js';
import { answerOverview } from './requests/overview-requests.js';
import { answerPreview } from './requests/preview-requests.js';
import { dueEntries } from '../calendar/entries.js';
import { modelToJson, type ModelJson } from '../model/json.js';
import { isValid } from '../parser/values/iso-date.js';
import {
    changedMethod, dueMethod, modelMethod,
    type DueParams, type DueResult, type InitializationOptions, type ModelParams
} from '../protocol.js';
import { usersOf } from '../references/uses.js';
import type { StrategyServices, StrategySharedServices } from '../services.js';

/** Connects the language to a client: the features, diagnostics with their document's version, and the requests of protocol.ts. */
export function startStrategyServer({ shared, language }: { shared: StrategySharedServices; language: StrategyServices }): void {
    const connection = shared.lsp.Connection!;
    const add = [
        addDocumentUpdateHandler, addCompletionHandler, addFindReferencesHandler, addDocumentSymbolHandler, addGotoDefinitionHandler, addDocumentHighlightHandler,
        addFoldingRangeHandler, addFormattingHandler, addCodeActionHandler, addRenameHandler, addHoverHandler, addInlayHintHandler, addSemanticTokenHandler,
        addSignatureHelpHandler, addCodeLensHandler, addDocumentLinkHandler, addConfigurationChangeHandler, addWorkspaceSymbolHandler, addFileOperationHandler,
        addCallHierarchyHandler, addTypeHierarchyHandler
    ];
    const handlers = guarded(connection, message => shared.log(message));
    for (const addHandler of add) addHandler(handlers, shared);
    addFurtherHandlers(handlers, shared);
    sendDiagnostics(shared);
    answerRequests(handlers, shared, language);
    connection.onInitialize(async params => {
        Object.assign(shared.options, params.initializationOptions as InitializationOptions | undefined);
        if (!isValid(shared.options.today ?? '')) shared.options.today = undefined;
        const { capabilities, ...rest } = await shared.lsp.LanguageServer.initialize(params);
        return { ...rest, capabilities: { ...capabilities, ...furtherCapabilities } };
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
        const using = [...usersOf([...changed, ...deleted].map(String), LangiumDocuments)].map(({ uri }) => uri.toString());
        void connection.sendNotification(changedMethod, { uris: [...new Set([...changed.map(String), ...using])] });
    });
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, document => {
        const uri = document.uri.toString();
        void connection.sendDiagnostics({ uri, version: TextDocuments.get(uri)?.version, diagnostics: document.diagnostics ?? [] });
    });
}

function answerRequests(connection: Connection, shared: StrategySharedServices, language: StrategyServices): void {
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
    connection.onRequest(modelMethod, async ({ uri }: ModelParams): Promise<ModelJson & { computed: ComputedJson } | null> => {
        const document = await built(uri);
        const model = document && shared.workspace.Models.of(document);
        return model ? { ...modelToJson(model, other => other), computed: computedToJson(model, shared.today()) } : null;
    });
    answerApprovals(connection, language, built);
    answerNewStrategy(connection, () => shared.today());
    answerImport(connection, shared);
    answerPreview(connection, shared, built, answerHistory(connection, shared, built));
    answerExport(connection, shared, built);
    answerOverview(connection, language, built);
    connection.onRequest(dueMethod, async ({ uri }: DueParams): Promise<DueResult> => {
        const { LangiumDocuments, Models, WorkspaceManager } = shared.workspace;
        await WorkspaceManager.ready;
        const asked = uri ? [uri] : LangiumDocuments.all.map(document => document.uri.toString()).toArray();
        const documents = (await Promise.all(asked.map(built))).filter(document => document !== undefined);
        const lineOf = (file: string, offset: number): number => LangiumDocuments.getDocument(URI.parse(file))?.textDocument.positionAt(offset).line ?? 0;
        return dueEntries(documents.map(document => Models.of(document)), shared.today(), lineOf);
    });
}

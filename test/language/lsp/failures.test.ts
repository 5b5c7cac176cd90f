import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic } from 'vscode-languageserver-types';
import { expect, test } from 'vitest';
import { serverInProcess, type ServerInProcess } from '../../helpers/server-in-process.js';
import { uriOf } from '../../helpers/services.js';

const secret = 'Acquisition';
const text = `# Strategy: ${secret}\n\n- Status: draft\n- Owner: Head\n\n## Goal: Reach\n\n- Owner: Head\n\n## Owner: Head\n`;
const [plan, other] = [uriOf('plan.strategy.md').toString(), uriOf('other.strategy.md').toString()];

type Server = ServerInProcess['server'];

interface Checking extends ServerInProcess { found: Map<string, Diagnostic[]>; checked(uri: string): Promise<void> }

async function startServer(): Promise<Checking> {
    const found = new Map<string, Diagnostic[]>();
    const waiting = new Set<() => void>();
    const started = await serverInProcess({ hear: client => client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        found.set(uri, diagnostics);
        waiting.forEach(look => look());
    }) });
    return { ...started, found, checked: uri => new Promise(resolve => {
        const look = (): void => { if (found.has(uri)) resolve(); };
        waiting.add(look);
        look();
    }) };
}

const open = (client: MessageConnection, uri: string): Promise<void> => client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'strategy-markdown', version: 1, text } });

/** Every method of a service throws what it works on. */
function breakAll(service: object): void {
    for (let type = service; type !== Object.prototype; type = Object.getPrototypeOf(type) as object) {
        for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
            if (typeof value !== 'function' || name === 'constructor') continue;
            Object.defineProperty(service, name, { configurable: true, value: () => { throw new Error(`Cannot read ${text}`); } });
        }
    }
}

const position = { line: 3, character: 10 };
const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };
const features: Record<string, [service: (server: Server) => object, params: object]> = {
    'textDocument/hover': [({ language }) => language.lsp.HoverProvider!, { position }],
    'textDocument/completion': [({ language }) => language.lsp.CompletionProvider!, { position }],
    'textDocument/signatureHelp': [({ language }) => language.lsp.SignatureHelp!, { position }],
    'textDocument/definition': [({ language }) => language.lsp.DefinitionProvider!, { position }],
    'textDocument/references': [({ language }) => language.lsp.ReferencesProvider!, { position, context: { includeDeclaration: true } }],
    'textDocument/documentHighlight': [({ language }) => language.lsp.DocumentHighlightProvider!, { position }],
    'textDocument/documentSymbol': [({ language }) => language.lsp.DocumentSymbolProvider!, {}],
    'textDocument/foldingRange': [({ language }) => language.lsp.FoldingRangeProvider!, {}],
    'textDocument/documentLink': [({ language }) => language.lsp.DocumentLinkProvider!, {}],
    'textDocument/semanticTokens/full': [({ language }) => language.lsp.SemanticTokenProvider!, {}],
    'textDocument/inlayHint': [({ language }) => language.lsp.InlayHintProvider!, { range }],
    'textDocument/codeLens': [({ language }) => language.lsp.CodeLensProvider!, {}],
    'textDocument/codeAction': [({ language }) => language.lsp.CodeActionProvider!, { range, context: { diagnostics: [] } }],
    'textDocument/formatting': [({ language }) => language.lsp.Formatter!, { options }],
    'textDocument/rangeFormatting': [({ language }) => language.lsp.Formatter!, { range, options }],
    'textDocument/prepareRename': [({ language }) => language.lsp.RenameProvider!, { position }],
    'textDocument/rename': [({ language }) => language.lsp.RenameProvider!, { position, newName: 'Chief' }],
    'textDocument/prepareCallHierarchy': [({ language }) => language.lsp.CallHierarchyProvider!, { position }],
    'textDocument/prepareTypeHierarchy': [({ language }) => language.lsp.TypeHierarchyProvider!, { position }]
};

test.each(Object.entries(features))('%s that fails has nothing to say, is logged once for a file, and without a word of it', async (method, [service, params]) => {
    const { server, client, log, checked } = await startServer();
    await open(client, plan);
    await open(client, other);
    await Promise.all([checked(plan), checked(other)]);
    breakAll(service(server));
    const ask = (asked: string, more: object, uri = plan): Promise<unknown> => client.sendRequest(asked, { textDocument: { uri }, ...more });
    expect(await ask(method, params)).toBeNull();
    expect(await ask(method, params)).toBeNull();
    expect(log).toEqual([expect.stringMatching(/^\S+ failed for plan\.strategy\.md and is left out there: Error at .*failures\.test\.ts/) as string]);
    await ask(method, params, other);
    expect(log).toHaveLength(2);
    for (const [name, [used, more]] of Object.entries(features)) {
        if (used(server) !== service(server)) await expect(ask(name, more), name).resolves.toBeDefined();
    }
    expect(log).toHaveLength(2);
    expect(log.join()).not.toContain(secret);
});

test('a request of our own that fails says so in calm words', async () => {
    const { server, client, log, checked } = await startServer();
    await open(client, plan);
    await checked(plan);
    breakAll(server.shared.workspace.Approvals);
    const preview = (): Promise<unknown> => client.sendRequest('strategy/preview', { uri: plan });
    await expect(preview()).rejects.toThrow('This did not work because of a failure of the program. Its log says where.');
    await expect(preview()).rejects.toThrow();
    expect(log).toEqual([expect.stringMatching(/^strategy\/preview failed for plan\.strategy\.md/) as string]);
});

test('a check that fails says so in its file, and others are checked', async () => {
    const { server, client, log, found, checked } = await startServer();
    const { Models } = server.shared.workspace;
    const of = Models.of.bind(Models);
    Models.of = document => {
        if (document.uri.toString() === plan) throw new Error(`Cannot read ${text}`);
        return of(document);
    };
    await open(client, plan);
    await open(client, other);
    await Promise.all([checked(plan), checked(other)]);
    expect(found.get(plan)!.map(({ message }) => message)).toEqual(['This file could not be checked because of a failure of the program. Its log says where.']);
    expect(found.get(other)!.length).toBeGreaterThan(1);
    expect(log).toEqual([expect.stringMatching(/^The check failed for plan\.strategy\.md: Error at /) as string]);
    expect(log.join()).not.toContain(secret);
});

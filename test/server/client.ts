import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams, Range, TextEdit } from 'vscode-languageserver-protocol';

const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** An editor that knows the Language Server Protocol only, and the server it started. */
export interface Client {
    connection: MessageConnection;
    initialized: InitializeResult;
    /** What the server told its log or the person in front of it. */
    said: string[];
    /** The documents of `strategy/changed`. */
    changed: string[];
    open(uri: string, content: string, languageId?: string): void;
    /** Sends incremental changes, each on top of the one before. */
    change(uri: string, version: number, ...edits: TextEdit[]): void;
    notify(method: string, params: object): void;
    request<T>(method: string, params: object): Promise<T>;
    /** The diagnostics of a document, once those of the given version (or a later one) are here and satisfy the condition. */
    diagnostics(uri: string, version: number | undefined, when?: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]>;
    /** Whether anything was ever published for a document. */
    heardOf(uri: string): boolean;
    /** Bytes in use after a collection of garbage, of a server started with test/robustness/heap.cjs. */
    heap(): Promise<number>;
    /** Ends the server as the protocol says. */
    stop(): Promise<{ code: number | null; complaints: string }>;
}

/** `options` are further ones for `initialize`; `answers` what the editor says to requests of the server; `node` options of Node. */
export interface Settings { node?: string[]; folder?: string; capabilities?: object; today?: string; options?: object; answers?: Record<string, (params: never) => unknown> }

export const uriOf = (path: string): string => String(pathToFileURL(path));

export async function startClient({ node = [], folder, capabilities = {}, today = '2027-03-01', options = {}, answers = {} }: Settings = {}): Promise<Client> {
    const server = spawn(process.execPath, [...node, program, 'lsp', '--stdio'], { stdio: 'pipe' });
    const ended = new Promise<number | null>(resolve => { server.on('close', resolve); });
    const complaints = text(server.stderr);
    server.stderr.on('data', chunk => measured?.(/heap (\d+)/.exec(String(chunk))?.[1]));
    let measured: ((bytes: string | undefined) => void) | undefined;

    const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    server.stdin.on('error', () => {}); // the server is gone
    onTestFinished(() => {
        connection.dispose();
        server.kill('SIGKILL');
    });
    const published = new Map<string, PublishDiagnosticsParams>();
    const waiting = new Set<() => void>();
    const said: string[] = [];
    const changed: string[] = [];
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        published.set(params.uri, params);
        waiting.forEach(look => look());
    });
    for (const method of ['window/logMessage', 'window/showMessage']) connection.onNotification(method, ({ message }: { message: string }) => { said.push(message); });
    connection.onNotification('strategy/changed', ({ uris }: { uris: string[] }) => { changed.push(...uris); });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    for (const [method, answer] of Object.entries(answers)) connection.onRequest(method, answer as (params: unknown) => unknown);
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
        processId: process.pid, rootUri: folder ? uriOf(folder) : null, capabilities, initializationOptions: { today, rulesUri: 'https://acme.example/rules.md', ...options },
        workspaceFolders: folder ? [{ uri: uriOf(folder), name: 'workspace' }] : null
    });
    const notify = (method: string, params: object): void => { connection.sendNotification(method, params).catch(() => {}); };
    notify('initialized', {});
    return {
        connection, initialized, said, changed, notify,
        open: (uri, content, languageId = 'strategy-markdown') => notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: content } }),
        change: (uri, version, ...edits) => notify('textDocument/didChange', {
            textDocument: { uri, version }, contentChanges: edits.map(({ range, newText }) => ({ range, text: newText }))
        }),
        request: (method, params) => connection.sendRequest(method, params),
        diagnostics: (uri, version, when = () => true) => new Promise(resolve => {
            const look = (): void => {
                const latest = published.get(uri);
                if (!latest || version !== undefined && (latest.version ?? 0) < version || !when(latest.diagnostics)) return;
                waiting.delete(look);
                resolve(latest.diagnostics);
            };
            waiting.add(look);
            look();
        }),
        heardOf: uri => published.has(uri),
        heap: () => new Promise(resolve => {
            measured = bytes => bytes && resolve(Number(bytes));
            server.kill('SIGUSR2');
        }),
        async stop() {
            await connection.sendRequest('shutdown');
            notify('exit', {});
            return { code: await ended, complaints: await complaints };
        }
    };
}

/** An edit of one line, 0-based. */
export function edit(line: number, from: number, to: number, newText: string): TextEdit {
    const range: Range = { start: { line, character: from }, end: { line, character: to } };
    return { range, newText };
}

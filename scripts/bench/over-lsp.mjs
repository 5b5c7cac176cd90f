import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { numbers } from './strategy-text.mjs';

const uri = 'file:///nowhere/bench.strategy.md';

/** Starts a server process and opens one document: how long until it answers, until diagnostics are there, what it needs, and a document to edit. */
export async function openServer(script, text) {
    const start = performance.now();
    const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    let arrived = () => {};
    connection.onNotification('textDocument/publishDiagnostics', ({ version }) => arrived(version));
    const diagnosed = wanted => new Promise(resolve => {
        arrived = version => {
            if (version === wanted) resolve();
        };
    });
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} });
    const answered = performance.now() - start;
    void connection.sendNotification('initialized', {});
    const first = diagnosed(1);
    void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'strategy-markdown', version: 1, text } });
    await first;
    const ready = performance.now() - start;
    const lines = text.split('\n');
    const below = numbers();
    let version = 1;
    return {
        answered, ready,
        residentMegabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024,
        /** Types one letter somewhere. @returns milliseconds until the diagnostics of the new text are here. */
        async keystroke() {
            const line = below(lines.length);
            const position = { line, character: lines[line].length };
            lines[line] += 'x';
            const began = performance.now();
            const found = diagnosed(++version);
            void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: position, end: position }, text: 'x' }] });
            await found;
            return performance.now() - began;
        },
        async preview() {
            const began = performance.now();
            await connection.sendRequest('strategy/preview', { uri });
            return performance.now() - began;
        },
        async close() {
            await connection.sendRequest('shutdown');
            await connection.sendNotification('exit');
            connection.dispose();
        }
    };
}

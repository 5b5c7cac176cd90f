import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { numbers } from './strategy-text.mjs';

const nowhere = 'file:///nowhere/bench.strategy.md';

/**
 * Starts a server process and opens one document: how long until it answers, until diagnostics are there, what it needs, and a document to edit.
 * `folder` is the URI of a workspace, `uri` that of the document.
 */
export async function openServer(script, text, { folder, uri = nowhere } = {}) {
    const start = performance.now();
    const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    let arrived = () => {};
    const others = new Set();
    let othersHeard = () => {};
    connection.onNotification('textDocument/publishDiagnostics', params => {
        if (params.uri === uri) arrived(params.version);
        else othersHeard(others.add(params.uri).size);
    });
    const diagnosed = wanted => new Promise(resolve => {
        arrived = version => {
            if (version === wanted) resolve();
        };
    });
    connection.listen();
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: folder ?? null, workspaceFolders: folder ? [{ uri: folder, name: 'bench' }] : null, capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } } });
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
        /**
         * Writes `typed` behind a line's text, the last letter of it as an edit of its own, asks at once, and takes it back.
         * @returns milliseconds from that last edit to the answer.
         */
        async ask(method, line, typed) {
            const place = text => {
                const parts = text.split('\n');
                return { line: line + parts.length - 1, character: (parts.length === 1 ? lines[line].length : 0) + parts.at(-1).length };
            };
            const change = (from, to, text) => connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start: place(from), end: place(to) }, text }] });
            const begun = typed.slice(0, -1);
            void change('', '', begun);
            await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }); // the text before the last letter is read
            const began = performance.now();
            void change(begun, begun, typed.slice(-1));
            const answer = await connection.sendRequest(method, { textDocument: { uri }, position: place(typed) });
            const time = performance.now() - began;
            if (!answer) throw new Error(`${method} has nothing to say behind ${lines[line]}${typed}`);
            const back = diagnosed(version + 1);
            void change('', typed, '');
            await back;
            return time;
        },
        /** Asks again and again, without an edit. @returns milliseconds until the answer. */
        async askStill(method, position) {
            const began = performance.now();
            if (!await connection.sendRequest(method, { textDocument: { uri }, position })) throw new Error(`${method} has nothing to say at line ${position.line}`);
            return performance.now() - began;
        },
        /** Waits until diagnostics of so many other files have come since the last time. */
        async othersSaid(count) {
            if (others.size < count) await new Promise(resolve => { othersHeard = size => size >= count && resolve(); });
            others.clear();
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

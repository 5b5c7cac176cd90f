import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

/** After so many milliseconds a server counts as one that does not answer. */
const patience = 120_000;

/**
 * Starts a language server on a folder, opens one file in it and waits for its first diagnostics.
 * @param command what Node runs.
 * @param settings answers to workspace/configuration, by section.
 * @param mistake words of the text: with an `x` behind them, the server has one thing more to say about their line. Those in the middle of the text are taken.
 * @throws Error where the server does not answer in two minutes.
 */
export async function open({ command, folder, uri, languageId, text, settings = {}, mistake }) {
    const start = performance.now();
    const server = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? null));
    connection.onRequest(() => null);

    const middle = text.indexOf(mistake, text.length / 2);
    const offset = (middle < 0 ? text.lastIndexOf(mistake) : middle) + mistake.length;
    const before = text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1).length };
    const found = new Set();
    connection.onNotification('textDocument/publishDiagnostics', params => {
        if (params.uri !== uri) return;
        const said = params.diagnostics.filter(({ range }) => range.start.line <= position.line && position.line <= range.end.line).length;
        for (const hear of [...found]) hear(said);
    });
    /** Waits for diagnostics that say so many things about the line, or for any. @returns how many. */
    const heard = wanted => within(new Promise(resolve => {
        const hear = said => {
            if (!wanted(said)) return;
            found.delete(hear);
            resolve(said);
        };
        found.add(hear);
    }));
    connection.listen();
    const within = promise => {
        let timer;
        const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no answer in ${patience / 1000} s`)), patience); });
        return Promise.race([promise, late]).finally(() => clearTimeout(timer));
    };

    const answer = { workspace: { configuration: true }, textDocument: { publishDiagnostics: {}, completion: { completionItem: { snippetSupport: true } } } };
    try {
        await within(connection.sendRequest('initialize', { processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'bench' }], capabilities: answer }));
        void connection.sendNotification('initialized', {});
        if (Object.keys(settings).length > 0) void connection.sendNotification('workspace/didChangeConfiguration', { settings });
        const first = heard(() => true);
        void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
        const usual = await first;
        const ready = performance.now() - start;
        let version = 1;
        let mistaken = false;
        return {
            ready,
            megabytes: () => [server.pid, ...childrenOf(server.pid)].reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024, 0),
            /** Types the letter, or takes it back. @returns milliseconds until the diagnostics tell. */
            async keystroke() {
                mistaken = !mistaken;
                const change = mistaken
                    ? { range: { start: position, end: position }, text: 'x' }
                    : { range: { start: position, end: { ...position, character: position.character + 1 } }, text: '' };
                const began = performance.now();
                const told = heard(said => mistaken ? said > usual : said === usual);
                void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
                await told;
                return performance.now() - began;
            },
            /** @returns milliseconds until the proposals behind the word are here. */
            async completion() {
                const began = performance.now();
                await within(connection.sendRequest('textDocument/completion', { textDocument: { uri }, position }));
                return performance.now() - began;
            },
            close
        };
    } catch (error) {
        close();
        throw error;
    }

    function close() {
        connection.dispose();
        server.kill('SIGKILL');
    }
}

function childrenOf(pid) {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name)).filter(name => {
        try {
            return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === pid;
        } catch {
            return false; // it has ended
        }
    });
}

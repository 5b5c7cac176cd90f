import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const framed = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const message = (content: object): string => framed(JSON.stringify({ jsonrpc: '2.0', ...content }));
const initialize = message({ id: 'hello', method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
const uri = 'file:///nowhere/plan.strategy.md';

/** A server that hears whatever is written to it. */
class Server {
    readonly process: ChildProcessWithoutNullStreams = spawn(process.execPath, [program, 'lsp', '--stdio']);
    private heard = '';
    private readonly complaints = text(this.process.stderr);

    constructor() {
        onTestFinished(() => { this.process.kill('SIGKILL'); });
        this.process.stdin.on('error', () => {}); // it has ended
        this.process.stdout.on('data', chunk => { this.heard += chunk; });
    }

    write(words: string): void {
        this.process.stdin.write(words);
    }

    /** Waits until it has said this, or has ended. */
    async says(words: string): Promise<'said' | 'ended'> {
        while (!this.heard.includes(words)) {
            if (this.process.exitCode !== null || this.process.signalCode !== null) return 'ended';
            await Promise.race([once(this.process.stdout, 'data'), once(this.process, 'exit')]);
        }
        return 'said';
    }

    /** Waits until it is gone. */
    async ended(): Promise<{ code: number | null; complaints: string }> {
        if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
        return { code: this.process.exitCode, complaints: await this.complaints };
    }
}

// A server may answer with an error, pass it over, or end; it may not sit there and answer nothing any more.
test.each(Object.entries({
    'a request of no kind that is known': message({ id: 1, method: 'strategy/nothing' }),
    'a notification of no kind that is known': message({ method: 'strategy/nothing', params: {} }),
    'a request without parameters': message({ id: 1, method: 'textDocument/hover' }),
    'parameters of another form': message({ id: 1, method: 'textDocument/hover', params: { textDocument: 7, position: 'here' } }),
    'a place outside of the document': message({ id: 1, method: 'textDocument/hover', params: { textDocument: { uri }, position: { line: 1e9, character: -1 } } }),
    'an address that is none': message({ id: 1, method: 'textDocument/completion', params: { textDocument: { uri: '::%zz' }, position: { line: 0, character: 0 } } }),
    'a document that is not open': message({ method: 'textDocument/didChange', params: { textDocument: { uri: 'file:///other.strategy.md', version: 2 }, contentChanges: [{ text: 'x' }] } }),
    'a change outside of the document': message({ method: 'textDocument/didChange', params: { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 50, character: 9 }, end: { line: 2, character: 0 } }, text: 'x' }] } }),
    'a change without an end': message({ method: 'textDocument/didChange', params: { textDocument: { uri, version: 2 } } }),
    'a document opened twice': message({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'x', version: 1, text: '# Strategy: Two' } } }),
    'a document without a text': message({ method: 'textDocument/didOpen', params: { textDocument: { uri } } }),
    'an answer to no question': message({ id: 99, result: null }),
    'no object': framed('7'),
    'no JSON': framed('{"jsonrpc":'),
    'nothing': framed(''),
    'a header that is none': 'GET / HTTP/1.1\r\n\r\n',
    'a length that is no number': 'Content-Length: many\r\n\r\n{}',
    'lone halves of characters': message({ id: 1, method: 'strategy/preview', params: { uri: 'file:///\ud800.strategy.md' } }),
    'a list of messages': framed(`[${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'shutdown' })}]`)
}))('%s: the server answers what comes next, or ends', async (_name, malformed) => {
    const server = new Server();
    server.write(initialize);
    expect(await server.says('"hello"')).toBe('said');
    server.write(message({ method: 'initialized', params: {} }));
    server.write(message({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'strategy-markdown', version: 1, text: '# Strategy: S\n\n## Goal: G\n' } } }));
    server.write(malformed);
    server.write(message({ id: 'next', method: 'textDocument/documentSymbol', params: { textDocument: { uri } } }));
    if (await server.says('"next"') === 'ended') expect((await server.ended()).code, 'it says that it failed').not.toBe(0);
});

test('a request before the introduction is refused, and the introduction still heard', async () => {
    const server = new Server();
    server.write(message({ id: 1, method: 'textDocument/hover', params: {} }));
    server.write(initialize);
    expect(await server.says('"hello"')).toBe('said');
});

test('a message in pieces, and many messages in one piece, are heard', async () => {
    const server = new Server();
    for (const piece of initialize.match(/[^]{1,7}/g)!) server.write(piece);
    expect(await server.says('"hello"')).toBe('said');
    server.write(Array.from({ length: 200 }, (_, id) => message({ id, method: 'strategy/nothing' })).join('') + message({ id: 'last', method: 'strategy/nothing' }));
    expect(await server.says('"last"')).toBe('said');
});

test('when its editor is gone without a word, the server ends too', async () => {
    const script = `const { spawn } = require('node:child_process');
        const server = spawn(process.execPath, [${JSON.stringify(program)}, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
        server.stdin.write(${JSON.stringify(initialize)}.replace('"processId":null', '"processId":' + process.pid).replace(/Content-Length: \\d+/, () => 'Content-Length: ' + (${Buffer.byteLength(initialize.split('\r\n\r\n')[1]!)} - 4 + String(process.pid).length)));
        server.stdout.once('data', () => console.log(server.pid));
        setInterval(() => {}, 1000);`;
    const editor = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(editor.stdout, 'data') as [Buffer];
    const server = Number(String(said));
    expect(isAlive(server)).toBe(true);
    editor.kill('SIGKILL');
    while (isAlive(server)) await new Promise(resolve => { setTimeout(resolve, 50); });
});

test('when its input ends, the server ends', async () => {
    const server = new Server();
    server.write(initialize);
    await server.says('"hello"');
    server.process.stdin.end();
    await server.ended();
});

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

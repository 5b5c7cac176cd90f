import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith, program, strategyHere } from './strategy.js';

interface Running { port: number; ended: Promise<{ code: number | null; complaints: string }>; interrupt(): void }

/** A preview that runs as a process of its own, once it has said where. */
async function previewOf(folder: string, args: string[] = []): Promise<Running> {
    const child = spawn(process.execPath, [program, 'preview', 'plan.strategy.md', ...args], { cwd: folder });
    onTestFinished(() => { child.kill('SIGKILL'); });
    let [output, complaints] = ['', ''];
    child.stderr.on('data', part => { complaints += part; });
    const ended = new Promise<{ code: number | null; complaints: string }>(resolve => { child.on('close', code => resolve({ code, complaints })); });
    const port = await new Promise<number>((resolve, reject) => {
        void ended.then(end => reject(new Error(JSON.stringify(end))));
        child.stdout.on('data', part => {
            output += part;
            const [, found] = /http:\/\/127\.0\.0\.1:(\d+)\n/.exec(output) ?? [];
            if (found) resolve(Number(found));
        });
    });
    return { port, ended, interrupt: () => child.kill('SIGINT') };
}

function ask(port: number, options: { path?: string; method?: string; headers?: Record<string, string> } = {}): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
    return new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: '/', ...options }, response => {
            let body = '';
            response.setEncoding('utf8').on('data', part => { body += part; }).on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
        }).on('error', reject).end();
    });
}

/** Resolves when the page is told that there is a new version. */
function nextChange(port: number): { listening: Promise<void>; changed: Promise<void> } {
    let heard = '';
    let listen = (): void => {};
    const listening = new Promise<void>(resolve => { listen = resolve; });
    const changed = new Promise<void>((resolve, reject) => {
        const events = request({ host: '127.0.0.1', port, path: '/events' }, response => {
            response.setEncoding('utf8').on('data', part => {
                heard += part;
                listen();
                if (heard.includes('event: change')) resolve();
            }).on('error', () => {});
        }).on('error', reject);
        onTestFinished(() => { events.destroy(); });
        events.end();
    });
    changed.catch(() => {});
    return { listening, changed };
}

test('the page runs our script and nothing else, and follows what is saved, also in a file it uses', async () => {
    const folder = folderWith({ 'plan.strategy.md': '# Strategy: Plan\n\n- Uses: shared/people.strategy.md\n- Owner: Head\n', 'shared/people.strategy.md': '# People\n\n## Owner: Head\n' });
    const { port } = await previewOf(folder);
    const page = await ask(port);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Plan</title>');
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script src="/live.js">']);
    expect(page.body).not.toContain('http-equiv');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
    for (const [file, from, to] of [['plan.strategy.md', 'Strategy: Plan', 'Strategy: Another'], ['shared/people.strategy.md', 'Owner: Head', 'Owner: Boss']] as const) {
        const { listening, changed } = nextChange(port);
        await listening;
        const before = (await ask(port)).body;
        writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));
        await changed;
        expect((await ask(port)).body).not.toBe(before);
    }
    expect((await ask(port)).body).toContain('<title>Another</title>');
});

test.each([
    ['another name that leads here', { headers: { host: 'evil.example' } }, 403],
    ['a name that only begins like ours', { headers: { host: '127.0.0.1.evil.example' } }, 403],
    ['a page from elsewhere', { headers: { origin: 'https://evil.example' } }, 403],
    ['a sandboxed page', { headers: { origin: 'null' } }, 403],
    ['a write', { method: 'POST' }, 405],
    ['another file', { path: '/../plan.strategy.md' }, 404]
])('%s is refused', async (_what, options: { headers?: Record<string, string>; method?: string; path?: string }, status) => {
    const { port } = await previewOf(folderWith({ 'plan.strategy.md': '# Strategy: Secret\n' }));
    const { host, ...others } = options.headers ?? {};
    const answer = await ask(port, { ...options, headers: host === undefined ? others : { ...others, host: `${host}:${port}` } });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('Secret');
});

test('Ctrl+C ends it, also while a page listens', async () => {
    const running = await previewOf(folderWith({ 'plan.strategy.md': '# Strategy: Plan\n' }));
    const { listening, changed } = nextChange(running.port);
    void changed.catch(() => {});
    await listening;
    running.interrupt();
    expect(await running.ended).toEqual({ code: 0, complaints: '' });
});

test('a port that is taken is said in plain words', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => { other.close(); });
    await new Promise(resolve => { other.on('listening', resolve); });
    const { port } = other.address() as AddressInfo;
    const folder = folderWith({ 'plan.strategy.md': '# Strategy: Plan\n' });
    expect(await strategyHere(folder, ['preview', 'plan.strategy.md', '--port', String(port)])).toEqual({ code: 2, output: '', complaints: `Port ${port} is taken by another program. Choose another one, or leave --port out.` });
});

test.each([['--port', 'http'], ['--port', '70000']])('%s %s is refused', async (...args) => {
    const { code, complaints } = await strategyHere(folderWith({ 'plan.strategy.md': '# Strategy: Plan\n' }), ['preview', 'plan.strategy.md', ...args]);
    expect([code, complaints]).toEqual([2, `"${args[1]}" is not a port. Give a number from 1024 to 65535, or leave --port out.`]);
});

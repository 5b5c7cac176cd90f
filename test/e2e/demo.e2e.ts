import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser, newPage } from './browser.js';
import { freePort } from './free-port.js';
import { Workbench } from './workbench.js';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

function start(port: number, folder: string): ChildProcess {
    const program = spawn(process.execPath, [script, '--no-open'], { env: { ...process.env, PORT: String(port), TMPDIR: folder }, stdio: 'pipe' });
    onTestFinished(() => { program.kill('SIGKILL'); });
    return program;
}

function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'strategy-start-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

test('one command: VS Code with the example and its preview, and on Ctrl+C nothing is left', async () => {
    const [port, folder] = [await freePort(), temporaryFolder()];
    const program = start(port, folder);
    let said = '';
    for await (const chunk of program.stdout!) {
        said += chunk;
        if (said.includes('Ctrl+C')) break;
    }
    expect(said).toContain(`Ready: http://127.0.0.1:${port}`);
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const page = await newPage(browser);
    await page.goto(`http://127.0.0.1:${port}/`);
    const article = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('article.strategy h1');
    await article.waitFor({ timeout: 120_000 });
    expect(await article.textContent()).toContain('Acme Social Media Strategy 2027');
    expect(await page.locator('.editor-instance .monaco-editor[data-uri$="/acme.strategy.md"] .view-line').count()).toBeGreaterThan(0);
    await new Workbench(page, 'demo').screenshot('1-ready');
    program.kill('SIGINT');
    const [code] = await once(program, 'exit') as [number];
    expect(code).toBe(0);
    expect(existsSync(folder) ? readdirSync(folder).filter(name => name.startsWith('strategy-markdown-')) : [], 'the copy').toEqual([]);
});

test('a port that is taken is named, with another one', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => { taken.close(); });
    const { port } = taken.address() as AddressInfo;
    const program = start(port, temporaryFolder());
    const complaints = text(program.stderr!);
    expect((await once(program, 'exit'))[0]).toBe(1);
    expect(await complaints).toBe(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start\n`);
});

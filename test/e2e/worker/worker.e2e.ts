import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.js';
import { today } from '../workspace.js';
import { talk } from './talk.js';

const server = new URL('../../../dist/server.browser.js', import.meta.url);
let browser: Browser;

beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser?.close());

test('the server answers in a bare web worker', async () => {
    const page = await browser.newPage();
    await page.route('http://worker.localhost/**', async route => route.request().url().endsWith('/server.js')
        ? route.fulfill({ contentType: 'text/javascript', body: await readFile(server, 'utf8') })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('http://worker.localhost/');
    const text = '# Strategy: Test\n\n- Status: in review\n\n## Goal: Reach\n\n- Phase: data\n';
    const { capabilities, diagnostics, preview } = await page.evaluate(talk, { text, today });
    expect(capabilities.hoverProvider).toBe(true);
    expect(diagnostics.map(({ code }) => code)).toContain('goal-must-have-owner');
    expect(preview.html).toContain('<article class="strategy"');
});

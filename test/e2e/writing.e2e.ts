import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, newPage } from './browser.js';
import type { Host } from './hosts/host.js';
import { startNode } from './hosts/node.js';
import { startWeb } from './hosts/web.js';
import { until } from './poll.js';
import { Workbench } from './workbench.js';
import { acmeWorkspace, lineOf } from './workspace.js';

const file = 'acme.strategy.md';

describe.each([['web', startWeb], ['node', startNode]] as const)('writing a strategy, language server in the %s host', (name, start) => {
    let browser: Browser;
    let host: Host;
    let folder: string;
    let workbench: Workbench;
    let editor: Locator;

    beforeAll(async () => {
        folder = await acmeWorkspace();
        host = await start(folder, file);
        browser = await launchBrowser();
        workbench = new Workbench(await newPage(browser), name);
        await workbench.open(host.url);
        editor = await workbench.editor(file);
    });

    afterEach(async ({ task }) => {
        if (task.result?.state === 'fail') await workbench.screenshot('failed');
    });

    afterAll(async () => {
        await browser?.close();
        await host?.stop();
        await rm(folder, { recursive: true, force: true });
    });

    test('the preview shows the formatted document', async () => {
        await workbench.focusEditor(editor);
        await workbench.page.keyboard.press('Control+KeyK');
        await workbench.page.keyboard.press('KeyV');
        await workbench.webview().locator('article.strategy h1').waitFor({ timeout: 30_000 });
        await workbench.screenshot('1-preview');
        expect(await workbench.webview().locator('[data-kind=Goal]').count()).toBeGreaterThan(3);
    });

    test('the example has no problem', async () => {
        await workbench.problems();
        await workbench.page.locator('.markers-panel .message-box-container', { hasText: 'No problems' }).waitFor();
    });

    test('a goal without its owner is told within a second, and taken back', async () => {
        const goal = await lineOf(join(host.folder, file), /^## Goal:/);
        const owner = await lineOf(join(host.folder, file), /^- Owner:/, goal);
        const problem = await workbench.problems('Owner');
        const times: number[] = [];
        for (let round = 0; round < 3; round++) {
            await workbench.focusEditor(editor);
            await workbench.goToLine(owner);
            const began = Date.now();
            await workbench.page.keyboard.press('Control+Shift+KeyK');
            await problem.first().waitFor();
            times.push(Date.now() - began);
            if (round === 0) await workbench.screenshot('2-owner-missing');
            await workbench.page.keyboard.press('Control+KeyZ');
            await problem.first().waitFor({ state: 'detached' });
        }
        console.log(`${name}: a missing owner was told after ${times.join(', ')} ms`);
        expect(Math.min(...times)).toBeLessThan(1000);
    });

    test('the preview follows the cursor and the text', async () => {
        const goal = await lineOf(join(host.folder, file), /^## Goal:/);
        await workbench.focusEditor(editor);
        await workbench.goToLine(goal);
        const block = workbench.webview().locator(`[data-line="${goal - 1}"]`).first();
        await until('the goal is in view', async () => isInside(await block.boundingBox(), await workbench.page.locator('iframe.webview.ready').boundingBox()));
        await workbench.page.keyboard.press('End');
        await workbench.page.keyboard.type(' and more');
        await workbench.webview().locator('[data-kind=Goal] .block-title', { hasText: 'and more' }).waitFor({ timeout: 5000 });
        await workbench.screenshot('3-follows');
        await workbench.page.keyboard.press('Control+KeyZ');
    });
});

type Box = { y: number; height: number } | null;

function isInside(inner: Box, outer: Box): boolean {
    return !!inner && !!outer && inner.y >= outer.y && inner.y < outer.y + outer.height;
}

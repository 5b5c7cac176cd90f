import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launchBrowser, newPage } from './browser.js';
import type { Host } from './hosts/host.js';
import { startNode } from './hosts/node.js';
import { Workbench } from './workbench.js';
import { acmeWorkspace } from './workspace.js';

const file = 'acme.strategy.md';

/** VS Code's own words come from a language pack, which is not at hand; the extension brings its own. */
describe('in German', () => {
    let host: Host;
    let browser: Browser;
    let folder: string;
    let workbench: Workbench;

    beforeAll(async () => {
        folder = await acmeWorkspace();
        host = await startNode(folder, file);
        browser = await launchBrowser();
        const page = await newPage(browser);
        await page.addInitScript('globalThis._VSCODE_NLS_LANGUAGE = "de"');
        workbench = new Workbench(page, 'german');
        await workbench.open(host.url);
        await workbench.editor(file);
    });

    afterAll(async () => {
        await browser?.close();
        await host?.stop();
        await rm(folder, { recursive: true, force: true });
    });

    test('commands, side bar and status are German', async () => {
        const { page } = workbench;
        await workbench.openView('Strategie');
        await page.locator('.sidebar .pane-header', { hasText: 'Was fällig wird' }).waitFor();
        await page.locator('.sidebar .monaco-list-row', { hasText: 'Freigaben' }).first().waitFor({ timeout: 30_000 });
        await page.locator('.statusbar-item', { hasText: 'In Prüfung · 0 von 2 unterschrieben' }).waitFor({ timeout: 30_000 });
        await workbench.screenshot('1-side-bar');
        await workbench.commandThatAsks('Strategie: Neue Strategie ...', 'Neue Strategie');
        await page.locator('.quick-input-widget', { hasText: 'Wessen Strategie ist es?' }).waitFor();
        await workbench.screenshot('2-question');
        await page.keyboard.press('Escape');
    });
});

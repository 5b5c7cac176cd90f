import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser, newPage } from './browser.js';
import type { Host, StartHost } from './hosts/host.js';
import { Workbench } from './workbench.js';
import { acmeWorkspace } from './workspace.js';

export interface Window {
    host: Host;
    workbench: Workbench;
}

/** For all tests of a suite: VS Code with the Acme example, or another folder, and a file of it open. A test that fails leaves a picture. */
export function useWindow(name: string, start: StartHost, file?: string, makeWorkspace = acmeWorkspace): Window {
    const window = {} as Window;
    let browser: Browser;
    let folder: string;

    beforeAll(async () => {
        folder = await makeWorkspace();
        window.host = await start(folder, file);
        browser = await launchBrowser();
        window.workbench = new Workbench(await newPage(browser), name);
        await window.workbench.open(window.host.url);
        if (file !== undefined) await window.workbench.editor(file);
    });

    afterEach(async ({ task }) => {
        if (task.result?.state === 'fail') await window.workbench.screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
    });

    afterAll(async () => {
        await browser?.close();
        await window.host?.stop();
        await rm(folder, { recursive: true, force: true });
    });
    return window;
}

import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newPage } from './browser.js';
import { startWeb } from './hosts/web.js';
import { until } from './poll.js';
import { useWindow } from './window.js';
import { Workbench } from './workbench.js';

const file = 'acme.strategy.md';

describe('the server of a browser, a worker', () => {
    const window = useWindow('closing', startWeb, file);
    const browser = (): Browser => window.workbench.page.context().browser()!;
    /** All that the browser runs, in all its tabs, whoever started it. */
    const servers = async (): Promise<string[]> => {
        const session = await browser().newBrowserCDPSession();
        const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker' }] });
        await session.detach();
        return targetInfos.filter(({ title }) => title.includes('server.browser.js')).map(({ targetId }) => targetId);
    };
    const thereAre = (count: number): Promise<void> => until(`${count} servers`, async () => (await servers()).length === count, 60_000);

    test('is one for a window, and another one after the window is loaded again', async () => {
        await thereAre(1);
        const [before] = await servers();
        await window.workbench.open(window.host.url);
        await window.workbench.editor(file);
        await until('another server', async () => !(await servers()).includes(before!), 60_000);
        await thereAre(1);
    });

    test('is another one after a restart, and the one before is gone', async () => {
        const [before] = await servers();
        await window.workbench.command('Strategy: Restart Language Server');
        await until('another server', async () => (await servers()).some(server => server !== before), 60_000);
        await thereAre(1);
        expect(await servers()).not.toContain(before);
    });

    test('does not outlive its tab, and that of another tab does', async () => {
        const { page } = window.workbench;
        const [own] = await servers();
        const other = new Workbench(await newPage(browser()), 'closing-other');
        await other.open(window.host.url);
        await other.editor(file);
        await thereAre(2);
        await page.close();
        await thereAre(1);
        expect(await servers()).not.toContain(own);
        const blank = await newPage(browser());
        await other.page.close();
        await thereAre(0);
        await blank.close();
    });
});

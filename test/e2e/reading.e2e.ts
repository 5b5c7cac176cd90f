import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { until } from './poll.js';
import { useWindow } from './window.js';
import { lineOf } from './workspace.js';

const file = 'acme.strategy.md';

describe.each(hosts)('reading a strategy, %s host', (name, start) => {
    const window = useWindow(`reading-${name}`, start, file);

    test('a double click shows where it is written', async () => {
        const { workbench, host } = window;
        await workbench.openPreview();
        const line = await lineOf(join(host.folder, file), /^#+ Risk:/);
        await workbench.webview().locator(`section[data-line="${line - 1}"] .block-title`).first().dblclick();
        await workbench.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
    });

    test('a link within the document moves the page, a link to another file opens it', async () => {
        const { workbench } = window;
        const page = workbench.webview();
        const platform = page.locator('[data-kind=Platform]').first();
        await page.locator('[data-kind=Goal] a.reference[href^="#"]', { hasText: 'LinkedIn' }).first().click();
        await until('the platform is in view', () => workbench.isInView(platform));
        await page.locator('a[href^="organisation.strategy.md"]').first().click();
        await workbench.editor('organisation.strategy.md');
        expect(await workbench.page.locator('.tab', { hasText: 'organisation.strategy.md' }).count()).toBe(1);
    });

    test.each(['Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light'])('the preview wears the theme %s', async theme => {
        const { workbench } = window;
        const colour = (): Promise<string> => workbench.webview().locator('body').evaluate(body => getComputedStyle(body).backgroundColor);
        const before = await colour();
        await workbench.chooseTheme(theme);
        if (!theme.endsWith('Light')) await until('the background is another one', async () => await colour() !== before);
        await workbench.screenshot(`theme-${theme.replace(/\W+/g, '-')}`);
    });
});

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { retry, until } from './poll.js';
import { useWindow } from './window.js';
import { unzipped, wordsOf } from '../helpers/zip.js';

const file = 'acme.strategy.md';

describe.each(hosts)('exporting a strategy, %s host', (name, start) => {
    const window = useWindow(`exporting-${name}`, start, file);
    const widget = (): Locator => window.workbench.page.locator('.quick-input-widget');

    /** Calls the command by its name. Its question stands where the palette stood. */
    async function askForFormat(): Promise<void> {
        const { page } = window.workbench;
        await retry('the question for the format', 4, async () => {
            await page.keyboard.press('Escape');
            await page.keyboard.press('F1');
            await widget().locator('input[type=text]').fill('>Strategy: Export', { timeout: 5000 });
            await widget().locator('.monaco-list-row', { hasText: 'Strategy: Export...' }).first().waitFor({ timeout: 5000 });
            await page.keyboard.press('Enter');
            await widget().locator('.quick-input-title', { hasText: `Export ${file}` }).waitFor({ timeout: 5000 });
            await widget().locator('.monaco-list-row', { hasText: 'HTML' }).waitFor({ timeout: 5000 });
        });
    }

    /** Chooses a format and a view, by keyboard, and takes the place that is proposed. */
    async function exportAs(format: string, view = 'Whole document'): Promise<string> {
        const { workbench: { page }, host } = window;
        await retry(`export as ${format}`, 3, async () => {
            await askForFormat();
            await page.keyboard.type(format);
            await page.keyboard.press('Enter');
            await widget().locator('.monaco-list-row', { hasText: view }).waitFor({ timeout: 5000 });
            await page.keyboard.type(view);
            await page.keyboard.press('Enter');
            await until('the place is proposed', async () => /acme[\w-]*\.\w+$/.test(await widget().locator('input[type=text]').inputValue()));
        });
        const target = (await widget().locator('input[type=text]').inputValue()).split('/').at(-1)!;
        await page.keyboard.press('Enter');
        await page.locator('.notification-toast', { hasText: `${target} is written.` }).waitFor({ timeout: 60_000 });
        return join(host.folder, target);
    }

    test('as a page, of the text as it stands in the editor', async () => {
        const { workbench } = window;
        await workbench.goToLine(1);
        await workbench.page.keyboard.press('End');
        await workbench.page.keyboard.type(' and not saved');
        const html = await readFile(await exportAs('HTML'), 'utf8');
        await workbench.screenshot('html');
        expect(html).toMatch(/<title>Acme Social Media Strategy 2027 and not saved<\/title>/);
        expect(html).toContain('<img src="data:image/svg+xml;base64,');
        expect(html).not.toContain('<script');
    });

    test('one page for the board', async () => {
        const html = await readFile(await exportAs('HTML', 'Summary'), 'utf8');
        expect(html).toContain('data-view="summary"');
    });

    test('what a browser cannot make is not offered there', async () => {
        const { workbench } = window;
        await askForFormat();
        const labels = (await widget().locator('.monaco-list-row').allTextContents()).map(text => /PDF(?=for)|Word(?=for)|HTML|Markdown/.exec(text)?.[0]);
        expect(labels).toEqual(name === 'web' ? ['HTML', 'Markdown'] : ['HTML', 'PDF', 'Word', 'Markdown']);
        await workbench.screenshot('formats');
        await workbench.page.keyboard.press('Escape');
    });

    // Only here the extension has a computer.
    test.runIf(name === 'node')('as PDF and Word', async () => {
        expect((await readFile(await exportAs('PDF'), 'latin1')).slice(0, 5)).toBe('%PDF-');
        const word = unzipped(await readFile(await exportAs('Word')));
        expect(wordsOf(word.get('word/document.xml')!)).toContain('Acme Social Media Strategy 2027 and not saved');
    });

    test('from the preview, whose title has the command', async () => {
        const { workbench, host } = window;
        await workbench.openPreview();
        await workbench.webview().locator('article.strategy h1').click();
        await workbench.page.locator('.editor-group-container.active .editor-actions a.action-label[aria-label^="Export"]').click();
        await widget().locator('.quick-input-title', { hasText: `Export ${file}` }).waitFor();
        await workbench.screenshot('from-preview');
        await workbench.page.keyboard.press('Escape');
        expect(existsSync(join(host.folder, 'acme.html'))).toBe(true);
    });
});

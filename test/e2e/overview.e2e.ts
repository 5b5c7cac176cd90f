import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { useWindow } from './window.js';
import { lineOf } from './workspace.js';

const file = 'acme.strategy.md';

describe.each(hosts)('strategies at a glance, %s host', (name, start) => {
    const window = useWindow(`overview-${name}`, start, file);
    const page = (): typeof window.workbench.page => window.workbench.page;
    const row = (text: string | RegExp): Locator => page().locator('.sidebar .pane', { has: page().locator('.pane-header', { hasText: 'Strategies' }) }).locator('.monaco-list-row', { hasText: text });

    test('the side bar shows the strategy at a glance: goals, approvals, findings', async () => {
        const { workbench } = window;
        await page().setViewportSize({ width: 1600, height: 1000 });
        await workbench.openView('Strategy');
        await row('Qualified leads from conversations').waitFor({ timeout: 30_000 });
        await row('Acme Social Media Strategy 2027').first().waitFor();
        await row('Approvals').waitFor();
        await row('Findings').waitFor();
        await workbench.screenshot('1-side-bar');
        expect(await row('Chief Marketing Officer').textContent()).toContain('Dana Reyes');
        await row(/^Positions/).click();
        await row('Social Media Manager').first().waitFor();
        await workbench.screenshot('2-positions');
        await row(/^Positions/).click();
    });

    test('an approval that is missing can be given from there', async () => {
        const { workbench } = window;
        await row('Chief Financial Officer').hover();
        await row('Chief Financial Officer').locator('.action-label[aria-label^="Approve as This Position"]').click();
        await page().locator('.quick-input-widget .quick-input-title', { hasText: 'Chief Financial Officer' }).waitFor();
        await workbench.screenshot('3-approve');
        await page().keyboard.press('Escape');
        await page().locator('.tab', { hasText: 'Preview' }).locator('.codicon-close').click();
    });

    test('a click leads to the text, and an edit is seen', async () => {
        const { workbench, host } = window;
        const path = join(host.folder, file);
        const line = await lineOf(path, /^#+ Goal: Qualified leads from conversations/);
        await row('Qualified leads from conversations').locator('.label-name').click();
        await page().locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
        await workbench.focusText();
        await workbench.goToLine(line);
        await page().keyboard.press('End');
        await page().keyboard.type(' and calls');
        await row('Qualified leads from conversations and calls').waitFor();
        for (const _letter of ' and calls') await page().keyboard.press('Backspace');
        await row('Qualified leads from conversations and calls').waitFor({ state: 'detached' });
        expect(await readFile(path, 'utf8')).not.toContain('and calls');
    });

    // The other host has no git, as github.dev has none.
    test.runIf(name === 'web')('without a history, a text is compared with what is saved', async () => {
        const { workbench, host } = window;
        await workbench.rewriteLine(await lineOf(join(host.folder, file), /^- Target: at least 50/), '- Target: at least 40 by 2027-12-31 from 28');
        await workbench.commandThatAsks('Strategy: Compare with...', `Compare ${file} with...`);
        await page().locator('.quick-input-widget input[placeholder^="No history is at hand here."]').waitFor();
        await page().locator('.quick-input-list .monaco-list-row', { hasText: 'The file as it is saved' }).click();
        await workbench.webview().locator('.sentences li', { hasText: 'Target of Qualified leads from conversations lowered from 50 to 40' }).waitFor();
        await workbench.screenshot('4-compared-with-saved');
    });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { useWindow } from './window.js';
import { lineOf } from './workspace.js';

const file = 'acme.strategy.md';

describe.each(hosts)('what falls due, %s host', (name, start) => {
    const window = useWindow(`calendar-${name}`, start, file);
    const view = (): Locator => window.workbench.page.locator('.sidebar .pane', { has: window.workbench.page.locator('.pane-header', { hasText: 'What falls due' }) });
    const row = (text: string): Locator => view().locator('.monaco-list-row', { hasText: text });

    test('the side bar lists it, the nearest first', async () => {
        const { workbench } = window;
        await workbench.openView('Strategy');
        await row('Round of marketing and sales').waitFor({ timeout: 30_000 });
        await row('This week').waitFor();
        await row('Overdue').waitFor({ state: 'detached' });
        const texts = await view().locator('.monaco-list-row .label-name').allTextContents();
        expect(texts.slice(0, 4)).toEqual(['This week', 'Mar 1  Social desk', 'This month', 'Mar 9  Round of marketing and sales']);
        await workbench.screenshot('1-list');
    });

    test('a click shows where it is written', async () => {
        const { workbench, host } = window;
        const line = await lineOf(join(host.folder, file), /^#+ Action: Tie campaign codes/);
        await row('Tie campaign codes to the order register').click();
        await workbench.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
        await workbench.screenshot('2-clicked');
    });

    // In a browser the settings of the folder come after the extension.
    test.runIf(name === 'web')('opened before anything else it has the day of the settings too', async () => {
        const { workbench, host } = window;
        await workbench.open(host.url);
        await workbench.openView('Strategy');
        await row('Mar 9  Round of marketing and sales').waitFor({ timeout: 30_000 });
        await workbench.editor(file);
    });

    test('it follows the text, and says what is overdue', async () => {
        const { workbench, host } = window;
        const line = await lineOf(join(host.folder, file), /^- Due:/, await lineOf(join(host.folder, file), /^#+ Action: Tie campaign codes/));
        await workbench.focusText();
        await workbench.goToLine(line);
        await workbench.page.keyboard.press('Control+Shift+KeyK');
        await row('Tie campaign codes to the order register').waitFor({ state: 'detached' });
        await workbench.page.keyboard.press('Enter');
        await workbench.page.keyboard.press('ArrowUp');
        await workbench.page.keyboard.type('- Due: 2027-02-01');
        await row('Overdue').waitFor();
        await row('Feb 1  Tie campaign codes to the order register').waitFor();
        await workbench.page.locator('.activitybar .badge[aria-label*="1 overdue"]').waitFor();
        await workbench.screenshot('3-overdue');
    });

    // The files of the other host have no watcher that would tell of the setting.
    test.runIf(name === 'node')('another day in the settings is another list', async () => {
        const { workbench, host } = window;
        await workbench.page.locator('.sidebar .pane-header', { hasText: 'Strategies' }).click();
        await writeFile(join(host.folder, '.vscode', 'settings.json'), JSON.stringify({ 'strategy.today': '2027-05-20' }));
        await row('Apr 6  Review Acme Social Media Strategy 2027').waitFor({ timeout: 30_000 });
        await row('May 21  Training for colleagues who post').waitFor();
        await workbench.screenshot('4-another-day');
    });
});

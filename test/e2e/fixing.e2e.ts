import { join } from 'node:path';
import { describe, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { retry } from './poll.js';
import { useWindow } from './window.js';
import { lineOf } from './workspace.js';

const file = 'acme.strategy.md';

describe.each(hosts)('mending a strategy, %s host', (name, start) => {
    const window = useWindow(`fixing-${name}`, start, file);

    test('a goal without owner gets one from the menu, with the keyboard alone', async () => {
        const { workbench, host } = window;
        const { page } = workbench;
        const goal = await lineOf(join(host.folder, file), /^#+ Goal:/);
        const owner = await lineOf(join(host.folder, file), /^- Owner:/, goal);
        const problem = (await workbench.problems('has no owner')).first();
        await workbench.focusText();
        await workbench.goToLine(owner);
        await page.keyboard.press('Control+Shift+KeyK');
        await problem.waitFor();
        await workbench.goToLine(goal);
        const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Add "Owner: Head of Marketing"' });
        await retry('the menu of fixes', 4, async () => {
            await page.keyboard.press('Control+Period');
            await fix.first().waitFor({ timeout: 3000 });
        });
        await workbench.screenshot('1-menu');
        await page.keyboard.press('Enter');
        await problem.waitFor({ state: 'detached' });
        await page.locator('.view-line', { hasText: '- Owner: Head of Marketing' }).first().waitFor();
        await page.locator('[id="status.editor.selection"]', { hasText: '(17 selected)' }).waitFor(); // what is written over next
        await workbench.screenshot('2-mended');
    });
});

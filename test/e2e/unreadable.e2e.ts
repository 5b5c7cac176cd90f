import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startNode } from './hosts/node.js';
import { retry } from './poll.js';
import { useWindow } from './window.js';
import { emptyWorkspace } from './workspace.js';

const [plan, people, notes] = ['plan.strategy.md', 'people.strategy.md', 'notes.md'];
const latin1 = Buffer.from('# Strategy: Plan\n\n- Uses: [People](people.strategy.md)\n- Owner: Lead\n\nIn Zürich.\n', 'latin1');
const lost = /A character cannot be read here: this file is not saved as UTF-8/;

async function workspace(): Promise<string> {
    const folder = await emptyWorkspace();
    await writeFile(join(folder, plan), latin1);
    await writeFile(join(folder, notes), latin1);
    await writeFile(join(folder, people), '## Owner: Lead\n');
    return folder;
}

describe('a strategy that was saved with another encoding', () => {
    const window = useWindow('unreadable', startNode, plan, workspace);

    test('is shown with a notice above it', async () => {
        const { workbench } = window;
        await (await workbench.problems('A character cannot be read here')).first().waitFor();
        await workbench.openPreview();
        expect(await workbench.webview().locator('article.strategy > .unreadable').textContent()).toMatch(new RegExp(`^Line 6: ${lost.source}`));
        await workbench.screenshot('1-notice');
    });

    test('is not made into another one, and the reason is said', async () => {
        const { page } = window.workbench;
        await window.workbench.openFile(notes, 'Markdown');
        await window.workbench.command('Strategy: Turn Markdown into a Strategy...');
        await page.locator('.notification-toast', { hasText: new RegExp(`Line 6: ${lost.source}`) }).waitFor();
        await window.workbench.screenshot('2-no-draft');
    });

    test('is not written when a position is renamed in another file, and neither is that', async () => {
        const { workbench, host } = window;
        const { page } = workbench;
        await workbench.openFile(people);
        await workbench.focusText();
        await page.keyboard.press('Control+End');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('End');
        const box = page.locator('.rename-box input.rename-input');
        await retry('the new name', 4, async () => {
            await page.keyboard.press('F2');
            await box.waitFor({ timeout: 5000 });
        });
        await box.fill('Head of Care');
        await page.keyboard.press('Enter');
        await page.locator('.notification-toast, .monaco-editor-overlaymessage', { hasText: `In plan.strategy.md, line 6: A character cannot be read here` }).first().waitFor();
        await workbench.screenshot('3-not-renamed');
        expect((await readFile(join(host.folder, plan))).equals(latin1)).toBe(true);
        expect(await readFile(join(host.folder, people), 'utf8')).toBe('## Owner: Lead\n');
    });
});

import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startNode } from './hosts/node.js';
import { retry, until } from './poll.js';
import { signedRepository } from './signed-repository.js';
import { useWindow } from './window.js';
import { lineOf, today } from './workspace.js';

const file = 'acme.strategy.md';
const lowered = 'Target of Qualified leads from conversations lowered from 50 to 40';

describe('recording a change, node host', () => {
    const window = useWindow('amending-node', async folder => {
        await signedRepository(folder, file);
        return startNode(folder, file, { GIT_CONFIG_GLOBAL: '/dev/null' });
    }, file);
    const page = (): typeof window.workbench.page => window.workbench.page;
    const text = (): Promise<string> => readFile(join(window.host.folder, file), 'utf8');
    const lens = (words: string): Locator => page().locator('.codelens-decoration a', { hasText: words });
    const toast = (words: string): Locator => page().locator('.notification-toast', { hasText: words });
    const button = (within: Locator, label: string): Locator => within.locator('.monaco-button', { hasText: label });

    test('a changed target is told with its old and new value, beside the text', async () => {
        const { workbench, host } = window;
        await workbench.rewriteLine(await lineOf(join(host.folder, file), /^- Target: at least 50/), '- Target: at least 40 by 2027-12-31 from 28');
        await workbench.goToLine(await lineOf(join(host.folder, file), /^### Approval: Chief Marketing Officer/));
        await lens('stale').first().waitFor();
        await workbench.screenshot('1-stale');
        await (await workbench.problems(lowered)).first().waitFor();
        await workbench.screenshot('1-finding');
        await workbench.command('View: Toggle Problems');
        await retry('ask what has changed', 4, async () => {
            await lens('stale').first().click({ timeout: 5000 });
            await workbench.webview().locator('.sentences li', { hasText: lowered }).waitFor({ timeout: 10_000 });
        });
        expect(await workbench.webview().locator('.sentences h2').allTextContents()).toEqual(['What a signature stands for']);
        expect(await workbench.webview().locator('.row').count()).toBe(1);
        await workbench.screenshot('2-told');
    });

    test('both texts are one click away, and the old one is not checked', async () => {
        const { workbench } = window;
        await workbench.webview().locator('.actions a', { hasText: 'Show both texts' }).click();
        const sides = page().locator('.monaco-diff-editor');
        await sides.locator('.editor.original .view-line', { hasText: '- Target: at least 50' }).waitFor();
        await sides.locator('.editor.modified .view-line', { hasText: '- Target: at least 40' }).waitFor();
        await workbench.screenshot('3-both');
        const problems = await workbench.problems();
        await problems.first().waitFor();
        expect(await page().locator('.markers-panel .monaco-list-row .file-icon').count()).toBeLessThanOrEqual(2);
        await workbench.command('View: Toggle Problems');
        await page().locator('.tab', { hasText: 'and now' }).locator('.codicon-close').click();
    });

    test('the change is recorded: why, for whom, and what has to be approved again', async () => {
        const { workbench } = window;
        await page().locator('.tab', { hasText: file }).first().click();
        await workbench.command('Strategy: Record the Change...');
        const question = page().locator('.monaco-dialog-box', { hasText: lowered });
        await question.waitFor();
        await workbench.screenshot('4-question');
        await button(question, 'Record It...').click();
        const input = page().locator('.quick-input-widget input[type=text]');
        await page().locator('.quick-input-widget', { hasText: 'Why was it changed?' }).waitFor();
        await input.fill('fewer trade fairs than planned');
        await page().keyboard.press('Enter');
        await page().locator('.quick-input-list .monaco-list-row', { hasText: 'Head of Sales' }).first().click();
        const said = toast('The change is recorded, as version 2.2.');
        await said.waitFor();
        await workbench.screenshot('5-recorded');
        expect(await said.textContent()).toContain('To be approved again by: Chief Marketing Officer, Chief Financial Officer.');
        await page().locator('.view-line', { hasText: 'Change: Target of Qualified leads' }).first().waitFor();
        await page().keyboard.press('Control+KeyS');
        await until('it is saved', async () => (await text()).includes('fewer trade fairs'));
        expect(await text()).toContain('\n- Version: 2.2\n- Status: in review\n');
        expect(await text()).toContain(`### Change: ${lowered}

- Date: ${today}
- Version: 2.2
- Requested by: Head of Sales
- Reason: fewer trade fairs than planned
- Affects: Qualified leads from conversations

Since version 2.1:

- ${lowered}

## Approvals
`);
        await button(said, 'Request Approval...').click();
        await page().locator('.quick-input-list .monaco-list-row', { hasText: 'Chief Marketing Officer' }).first().waitFor();
        await page().keyboard.press('Escape');
    });

    test('who approves again is told first what has changed, and can look at it', async () => {
        const { workbench } = window;
        const pick = (row: string): Promise<void> => page().locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
        await retry('begin to approve', 4, async () => {
            await workbench.focusText();
            await page().locator('.editor-actions a[aria-label^="Approve as"]').first().click({ timeout: 5000 });
            await page().locator('.quick-input-title', { hasText: 'Approve “Acme' }).waitFor({ timeout: 5000 });
        });
        await pick('Chief Marketing Officer');
        await page().locator('.quick-input-title', { hasText: 'Approve as Chief Marketing Officer' }).waitFor();
        await pick('Approve');
        const question = page().locator('.monaco-dialog-box', { hasText: `• ${lowered}` });
        await question.filter({ hasText: 'Changed since the approval by Chief Marketing Officer on' }).waitFor();
        await workbench.screenshot('6-approve-again');
        await button(question, 'Show What Has Changed').click();
        await page().locator('.tab.active', { hasText: `Changes of ${file}` }).waitFor();
        await page().locator('.tab', { hasText: file }).first().click();
    });

    test('a file that git does not know has no approved text, and that is said', async () => {
        const { workbench, host } = window;
        await rename(join(host.folder, '.git'), join(host.folder, '..', 'git'));
        await workbench.reload();
        await workbench.editor(file);
        await workbench.command('Strategy: What Changed Since It Was Approved');
        await toast('No history of this file is kept here').waitFor({ timeout: 30_000 });
        await workbench.screenshot('7-no-history');
    });
});

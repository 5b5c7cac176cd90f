import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { retry, until } from './poll.js';
import { useWindow } from './window.js';
import { emptyWorkspace } from './workspace.js';

describe.each(hosts)('starting a strategy, %s host', (name, start) => {
    const window = useWindow(`starting-${name}`, start, undefined, emptyWorkspace);
    const widget = (): Locator => window.workbench.page.locator('.quick-input-widget');
    const press = (key: string): Promise<void> => window.workbench.page.keyboard.press(key);
    /** The question with its number, once it is asked and can be answered. */
    const question = async (number: string): Promise<void> => {
        await widget().locator('.quick-input-title', { hasText: `New strategy (${number})` }).waitFor({ timeout: 30_000 });
        await widget().locator('input[type=text]:focus').waitFor();
    };

    test('an empty folder says how to begin', async () => {
        const { workbench } = window;
        await workbench.openView('Strategy');
        await workbench.page.locator('.sidebar .welcome-view-content a', { hasText: 'New Strategy...' }).waitFor({ timeout: 30_000 });
        await workbench.screenshot('1-empty');
    });

    test('and shows how it goes on, step by step, with a picture for each', async () => {
        const { workbench } = window;
        const { page } = workbench;
        await page.locator('.sidebar .welcome-view-content a', { hasText: 'See how it works' }).click();
        const steps = page.locator('.gettingStartedContainer .getting-started-step');
        await steps.first().waitFor({ timeout: 30_000 });
        expect(await steps.count()).toBe(6);
        const picture = page.locator('.gettingStartedContainer .getting-started-media img');
        await picture.waitFor();
        expect(await picture.evaluate(async (image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(300);
        expect(await picture.getAttribute('alt')).toContain('what kind of organisation is it?');
        await workbench.screenshot('1-walkthrough');
    });

    test('four questions are answered with the keyboard', async () => {
        const { workbench } = window;
        const { page } = workbench;
        await retry('begin', 4, async () => {
            await press('F1');
            await widget().locator('input[type=text]').fill('>Strategy: New Strategy', { timeout: 5000 });
            await widget().locator('.monaco-list-row', { hasText: 'Strategy: New Strategy...' }).first().waitFor({ timeout: 5000 });
            await press('Enter');
            await question('1/4');
        });
        await press('Enter');
        await widget().locator('.quick-input-message', { hasText: 'Write the name of the organisation.' }).waitFor();
        await workbench.screenshot('2-refused');
        await page.keyboard.type('Hafenrad GmbH');
        await press('Enter');
        await question('2/4');
        await workbench.screenshot('3-kind');
        await press('Enter');
        await question('3/4');
        await press('Control+Alt+Minus');
        await question('2/4');
        await press('Enter');
        await question('3/4');
        await workbench.screenshot('4-period');
        await page.keyboard.type('another');
        await widget().locator('.monaco-list-row.focused', { hasText: 'Another period...' }).waitFor();
        await press('Enter');
        await widget().locator('.quick-input-message', { hasText: 'From when until when does it hold?' }).waitFor();
        await page.keyboard.type('soon');
        await widget().locator('.quick-input-message', { hasText: '"soon" cannot be read as a period.' }).waitFor();
        await press('Control+KeyA');
        await page.keyboard.type('Q3 2027');
        await press('Enter');
        await question('4/4');
        await page.keyboard.type('Fleet Advisers');
        await press('Enter');
        await widget().locator('.monaco-list-row', { hasText: 'Fleet Advisers' }).waitFor();
        await workbench.screenshot('5-teams');
        await press('Enter');
        await workbench.editor('hafenrad-gmbh.strategy.md');
    });

    test('the draft stands in a file, with its preview, and only with what is still to be said', async () => {
        const { workbench, host } = window;
        await workbench.webview().locator('article.strategy h1', { hasText: 'Hafenrad GmbH on Social Media 2027' }).waitFor({ timeout: 30_000 });
        await workbench.page.locator('.squiggly-warning').first().waitFor({ timeout: 30_000 });
        expect(await workbench.page.locator('.squiggly-error').count()).toBe(0);
        await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 1,' }).waitFor();
        expect(await workbench.page.locator('.tab.dirty').count()).toBe(0);
        const text = await readFile(join(host.folder, 'hafenrad-gmbh.strategy.md'), 'utf8');
        expect(text).toContain('- Teams: Marketing, Sales, Fleet Advisers\n');
        expect(text).toContain('- Period: Q3 2027\n');
        await (await workbench.problems('has no owner')).first().waitFor();
        await workbench.screenshot('6-draft');
    });

    test('a block is inserted behind the section of the cursor, with the shape of its kind', async () => {
        const { workbench } = window;
        const offered = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
        await workbench.focusText();
        await workbench.goToLine(1);
        await retry('what can be inserted', 4, async () => {
            await workbench.command('Strategy: Insert Block...');
            await offered.filter({ hasText: 'Team' }).first().waitFor({ timeout: 5000 });
        });
        await workbench.page.keyboard.type('action');
        await until('what was typed leads', async () => (await offered.first().textContent())?.startsWith('Action') ?? false);
        await workbench.screenshot('7-blocks');
        await press('Enter');
        await workbench.page.locator('.view-line', { hasText: '## Action: what is done' }).waitFor();
    });

    test('the buttons of the guide do what they say', async () => {
        const { workbench } = window;
        const { page } = workbench;
        const guide = page.locator('.gettingStartedContainer');
        const step = async (title: string, button: string): Promise<void> => {
            await page.locator('.tab', { hasText: /Welcome|Walkthrough/ }).first().click();
            await guide.locator('.getting-started-step', { hasText: title }).click();
            await guide.locator('.getting-started-step.expanded .monaco-button', { hasText: button }).click();
        };
        await step('Begin with a draft', 'New Strategy...');
        await question('1/4');
        await press('Escape');
        await step('Fill in what is underlined', 'Show What Is Missing');
        await page.locator('.markers-panel .monaco-list-row').first().waitFor();
        await step('Know what falls due', 'What Falls Due');
        await page.locator('.sidebar .pane-header', { hasText: 'What falls due' }).waitFor();
        await step('Share it for review', 'Open Source Control');
        await page.locator('.sidebar .composite.title', { hasText: 'Source Control' }).waitFor();
        await retry('the other guide', 3, async () => {
            await step('Get it approved', 'How Signing Works');
            await guide.locator('.getting-started-step', { hasText: 'Get a key, once' }).waitFor({ timeout: 5000 });
        });
        await workbench.screenshot('8-guide');
    });

    test('who gives up leaves nothing behind', async () => {
        const { workbench, host } = window;
        const before = await readdir(host.folder);
        await retry('begin', 4, async () => {
            await press('F1');
            await widget().locator('input[type=text]').fill('>Strategy: New Strategy', { timeout: 5000 });
            await widget().locator('.monaco-list-row', { hasText: 'Strategy: New Strategy...' }).first().waitFor({ timeout: 5000 });
            await press('Enter');
            await question('1/4');
        });
        await workbench.page.keyboard.type('Acme');
        await press('Enter');
        await question('2/4');
        await press('Escape');
        await widget().waitFor({ state: 'hidden' });
        expect(await readdir(host.folder)).toEqual(before);
    });
});

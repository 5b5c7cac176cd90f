import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startNode } from './hosts/node.js';
import { retry, until } from './poll.js';
import { useWindow } from './window.js';
import { lineOf, today } from './workspace.js';

const file = 'acme.strategy.md';
const lowered = 'Target of Qualified leads from conversations lowered from 50 to 40';

/** A repository with the strategy on its main branch, and a branch on which it is changed, with a file that it uses. */
async function branchedRepository(folder: string): Promise<void> {
    const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
    const change = async (name: string, ...edits: [from: RegExp | string, to: string][]): Promise<void> => {
        const text = await readFile(join(folder, name), 'utf8');
        await writeFile(join(folder, name), edits.reduce((result, [from, to]) => result.replace(from, to), text));
    };
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'strategy.today': today, 'git.enabled': true }));
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'The plan as it was agreed');
    git('tag', 'agreed');
    git('checkout', '--quiet', '-b', 'weak-spring');
    await change(file, ['Target: at least 50', 'Target: at least 40'], [/### Platform: X\n[^]*?(?=### )/, ''], ['when the problem stands', 'while the problem stands'], ['They read in the morning and comment rarely.', 'They read at noon, and comment rarely.']);
    await change('organisation.strategy.md', [/- Load: (\d+)%/, '- Load: 95%']);
    git('commit', '--quiet', '--all', '--message', 'Fewer leads after a weak spring');
}

describe('comparing, node host', () => {
    const window = useWindow('comparing-node', async folder => {
        await branchedRepository(folder);
        return startNode(folder, file, { GIT_CONFIG_GLOBAL: '/dev/null' });
    }, file);
    const page = (): typeof window.workbench.page => window.workbench.page;
    const pane = (title: string): Locator => page().locator('.sidebar .pane', { has: page().locator('.pane-header', { hasText: title }) });
    const choice = (text: string): Locator => page().locator('.quick-input-list .monaco-list-row', { hasText: text });
    const showPage = (): Promise<void> => page().locator('.tab', { hasText: 'Changes of' }).click();
    /** By key: VS Code passes over a click that comes right behind the one that opened the menu. */
    const fromMenu = (of: Locator, item: string): Promise<void> => retry(`menu ${item}`, 4, async () => {
        await page().keyboard.press('Escape');
        await page().mouse.move(1200, 600); // away from a hint that covers the row
        await of.click({ button: 'right', timeout: 10_000 });
        await page().locator('.monaco-menu .action-label', { hasText: item }).hover({ timeout: 5000 });
        await page().keyboard.press('Enter');
        await page().locator('.monaco-menu').waitFor({ state: 'hidden', timeout: 2000 });
    });
    const onPage = (selector: string, hasText?: string | RegExp): Locator => window.workbench.webview().locator(selector, hasText === undefined ? {} : { hasText });

    test('compared with the base branch: sentences by weight, then both texts with what differs', async () => {
        const { workbench } = window;
        await page().setViewportSize({ width: 1600, height: 1000 });
        await workbench.commandThatAsks('Strategy: Compare with...', `Compare ${file} with...`);
        await choice('The base branch main').waitFor();
        await choice('The plan as it was agreed').waitFor();
        await page().locator('.quick-input-list .monaco-list-row[aria-label="tag  agreed"]').waitFor();
        await choice('Fewer leads after a weak spring').waitFor();
        await workbench.screenshot('1-choice');
        await choice('The base branch main').click();
        await onPage('.sentences li', lowered).waitFor({ timeout: 30_000 });
        await workbench.screenshot('2-page');
        expect(await onPage('.sentences h2').allTextContents()).toEqual(['What a signature stands for', 'Words', 'What follows']);
        expect(await onPage('.sentences li').first().textContent()).toBe(lowered);
        await onPage('.sentences li', '(in organisation.strategy.md)').waitFor();
        const changed = onPage('.row', lowered);
        expect(await changed.locator('.old del').allTextContents()).toEqual(['50']);
        expect(await changed.locator('.now ins').allTextContents()).toEqual(['40']);
        await onPage('.row[data-state="removed"]', 'Platform').waitFor();
    });

    test('what says the same is folded away, and links lead to both texts', async () => {
        const { workbench, host } = window;
        const fold = onPage('details').first();
        expect(await fold.locator('.strategy').first().isVisible()).toBe(false);
        await fold.locator('summary').click();
        await fold.locator('.strategy').first().waitFor();
        await onPage('.sentences a', lowered).click();
        const changed = onPage('.row', lowered);
        await until('it is in view', () => workbench.isInView(changed));
        await workbench.screenshot('3-side-by-side');
        expect(await changed.locator('.old').boundingBox()).toMatchObject({ y: (await changed.locator('.now').boundingBox())!.y });
        await changed.locator('.now .where a').click();
        const line = await lineOf(join(host.folder, file), /^#+ Goal: Qualified leads from conversations/);
        await page().locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
        await showPage();
        await onPage('.actions a', 'Show both texts').click();
        const sides = page().locator('.monaco-diff-editor');
        await sides.locator('.editor.original .view-line').first().waitFor();
        await workbench.screenshot('4-texts');
        await page().locator('.tab', { hasText: 'and now' }).locator('.codicon-close').click();
    });

    test('the page follows the text', async () => {
        const { workbench, host } = window;
        await page().locator('.tab', { hasText: file }).first().click();
        await workbench.rewriteLine(await lineOf(join(host.folder, file), /^- Target: at least 40/), '- Target: at least 45 by 2027-12-31 from 28');
        await page().keyboard.press('Control+KeyS');
        await until('it is saved', async () => (await readFile(join(host.folder, file), 'utf8')).includes('at least 45'));
        await showPage();
        await onPage('.sentences li', 'lowered from 50 to 45').waitFor();
    });

    test('Source Control shows what is not committed yet', async () => {
        const { workbench } = window;
        await workbench.openView('Source Control');
        await fromMenu(page().locator('.sidebar .scm-view .monaco-list-row', { hasText: file }), 'Show What Changes in Meaning');
        await onPage('.sentences li', 'raised from 40 to 45').waitFor();
        await onPage('.between', 'Compared with the last commit.').waitFor();
        await workbench.screenshot('5-source-control');
    });

    test('the timeline shows what has changed since one of its entries', async () => {
        const { workbench } = window;
        await page().locator('.tab', { hasText: file }).first().click();
        await workbench.openView('Explorer');
        await pane('Timeline').locator('.pane-header').click();
        await fromMenu(pane('Timeline').locator('.monaco-list-row', { hasText: 'The plan as it was agreed' }), 'Show What Has Changed in Meaning Since');
        await onPage('.between', /Compared with commit [0-9a-f]{7}/).waitFor();
        await onPage('.sentences li', 'lowered from 50 to 45').waitFor();
        await workbench.screenshot('6-timeline');
    });

    test('in a dark theme, in high contrast, and in a narrow window', async () => {
        const { workbench } = window;
        for (const [theme, mark, name] of [['Dark Modern', 'vscode-dark', '7-dark'], ['Dark High Contrast', 'vscode-high-contrast', '8-contrast']] as const) {
            await workbench.chooseTheme(theme);
            await workbench.webview().locator(`body.${mark}`).waitFor();
            await onPage('.sentences a', 'lowered from 50 to 45').click();
            await workbench.screenshot(name);
        }
        await page().setViewportSize({ width: 800, height: 900 });
        const changed = onPage('.row', 'lowered from 50 to 45');
        const top = async (side: string): Promise<number> => (await changed.locator(side).boundingBox())!.y;
        await until('one stands below the other', async () => await top('.now') > await top('.old'));
        await workbench.screenshot('9-narrow');
    });
});

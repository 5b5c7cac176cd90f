import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { describe, test } from 'vitest';
import { startWeb } from './hosts/web.js';
import { startNode } from './hosts/node.js';
import { retry } from './poll.js';
import { smallPng } from './small-png.js';
import { useWindow, type Window } from './window.js';
import { emptyWorkspace, lineOf, today } from './workspace.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const size = { width: 960, height: 600 };
const statusBar = 23;

/** The pictures of the walkthrough "Write your first strategy" and of the README, taken anew with PICTURES=1. */
describe.runIf(process.env['PICTURES'])('pictures', () => {
    describe('of a new strategy', () => {
        const window = useWindow('pictures-new', startWeb, undefined, emptyWorkspace);

        test('create, fill', async () => {
            const { workbench } = window;
            const { page } = workbench;
            const widget = page.locator('.quick-input-widget');
            await workbench.openView('Strategy');
            await retry('begin', 4, async () => {
                await page.locator('.sidebar .welcome-view-content a', { hasText: 'New Strategy...' }).click({ timeout: 10_000 });
                await widget.locator('.quick-input-title', { hasText: '(1/4)' }).waitFor({ timeout: 10_000 });
            });
            await page.keyboard.type('Hafenrad GmbH');
            for (const number of [2, 3, 4]) {
                await page.keyboard.press('Enter');
                await widget.locator('.quick-input-title', { hasText: `(${number}/4)` }).waitFor();
                if (number === 2) await picture(window, 'create', { x: 400, y: 0, width: 640, height: 270 });
            }
            await page.keyboard.press('Enter');
            await page.setViewportSize(size);
            await workbench.webview().locator('article.strategy h1').waitFor({ timeout: 30_000 });
            await workbench.command('View: Toggle Primary Side Bar Visibility');
            await workbench.focusText();
            const goal = await lineOf(join(window.host.folder, 'hafenrad-gmbh.strategy.md'), /^### Goal: Revenue/);
            await workbench.goToLine(goal);
            const menu = page.locator('.action-widget .monaco-list-row', { hasText: 'Owner' });
            await retry('what is proposed', 6, async () => {
                await workbench.focusText();
                await page.keyboard.press('Control+Period');
                await menu.first().waitFor({ timeout: 3000 });
            });
            await picture(window, 'fill', await around(menu.first(), -130, { width: 454, height: 250 }));
        });
    });

    describe('of a strategy that is written', () => {
        const window = useWindow('pictures-written', startWeb, 'acme.strategy.md');

        test('preview, due, review', async () => {
            const { workbench } = window;
            const { page } = workbench;
            await page.setViewportSize(size);
            await workbench.openView('Strategy');
            await page.locator('.sidebar .monaco-list-row', { hasText: 'This month' }).waitFor({ timeout: 30_000 });
            await page.locator('.sidebar .pane-header', { hasText: 'Strategies' }).click();
            await picture(window, 'due', { x: 0, y: 36, width: 347, height: 364 });
            await workbench.command('View: Toggle Primary Side Bar Visibility');
            await workbench.focusText();
            await page.keyboard.press('Control+Home');
            await picture(window, 'review', { x: 48, y: 90, width: 620, height: 174 });
            await workbench.openPreview();
            await picture(window, 'preview', { x: 48, y: 36, width: 912, height: 480 });
        });
    });

    describe('of a strategy that somebody writes', () => {
        const window = useWindow('pictures-editor', startWeb, 'acme.strategy.md');

        test('editor', async () => {
            const { workbench } = window;
            const { page } = workbench;
            const wide = { width: 1360, height: 800 };
            await page.setViewportSize(wide);
            await workbench.openView('Strategy');
            await page.locator('.sidebar .monaco-list-row', { hasText: 'This month' }).waitFor({ timeout: 30_000 });
            await workbench.focusText();
            await workbench.openPreview();
            const goal = await lineOf(join(window.host.folder, 'acme.strategy.md'), /^### Goal: Qualified/);
            await workbench.focusText();
            await workbench.goToLine(goal + 2);
            await page.keyboard.press('Control+Shift+KeyK');
            await workbench.webview().locator('.findings li', { hasText: 'has no owner' }).first().waitFor();
            await picture(window, 'editor', { x: 0, y: 0, ...wide }, 'images');
        });
    });

    describe('of a strategy that is signed', () => {
        let home: string;
        const window = useWindow('pictures-signed', async (folder, file) => {
            home = await signed(folder);
            return startNode(folder, file, { HOME: home });
        }, 'acme.strategy.md');

        test('approval', async () => {
            const { workbench } = window;
            await workbench.page.setViewportSize({ width: 1200, height: 600 });
            await workbench.openPreview();
            await workbench.webview().locator('.approval-mark[data-state="verified"]').waitFor({ timeout: 30_000 });
            await picture(window, 'approval', { x: 776, y: 70, width: 424, height: 360 });
            await rm(home, { recursive: true, force: true });
        });
    });
});

/** A part of the window as a picture of the walkthrough, or of another folder of docs/. */
async function picture({ workbench: { page } }: Window, name: string, clip: { x: number; y: number; width: number; height: number }, folder = 'walkthrough'): Promise<void> {
    await page.mouse.move(5, 5);
    await page.locator('.workbench-hover-container').waitFor({ state: 'hidden' }).catch(() => {});
    await writeFile(join(root, 'docs', folder, `${name}.png`), smallPng(await page.screenshot({ clip })));
}

async function around(element: Locator, above: number, { width, height }: { width: number; height: number }): Promise<{ x: number; y: number; width: number; height: number }> {
    const { y } = (await element.boundingBox())!;
    return { x: 48, y: Math.max(0, Math.min(y + above, size.height - statusBar - height)), width, height };
}

/** Both approvers have signed, each with a key made for this. */
async function signed(folder: string): Promise<string> {
    const home = await mkdtemp(join(tmpdir(), 'strategy-home-'));
    const signers = [['Chief Marketing Officer', 'dana.reyes@acme.example'], ['Chief Financial Officer', 'jonas.feldkamp@acme.example']] as const;
    const key = (email: string): string => join(home, email);
    for (const [, email] of signers) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', email, '-f', key(email)]);
    await mkdir(join(folder, '.strategy'));
    const lines = await Promise.all(signers.map(async ([, email]) => `${email} namespaces="strategy-approval" ${await readFile(`${key(email)}.pub`, 'utf8')}`));
    await writeFile(join(folder, '.strategy', 'allowed_signers'), lines.join(''));
    for (const [position, email] of signers) {
        execFileSync(process.execPath, [join(root, 'dist', 'cli.mjs'), 'sign', 'acme.strategy.md', '--position', position, '--key', key(email), '--date', today, '--today', today], { cwd: folder });
    }
    return home;
}

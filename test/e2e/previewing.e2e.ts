import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { strategyText } from '../../scripts/bench/strategy-text.mjs';
import { faultsOf } from './axe.js';
import { hosts } from './hosts/hosts.js';
import { startNode } from './hosts/node.js';
import { startWeb } from './hosts/web.js';
import { retry, until } from './poll.js';
import { signedRepository } from './signed-repository.js';
import { useWindow } from './window.js';
import { emptyWorkspace, lineOf } from './workspace.js';

const file = 'acme.strategy.md';
const shared = 'organisation.strategy.md';
const long = 'long.strategy.md';

/** A strategy of 100 kB. */
async function longWorkspace(): Promise<string> {
    const folder = await emptyWorkspace();
    await writeFile(join(folder, long), strategyText(100_000));
    return folder;
}

describe.each(hosts)('the preview, %s host', (name, start) => {
    const window = useWindow(`previewing-${name}`, start, file);
    const page = (): typeof window.workbench.page => window.workbench.page;
    const inPreview = (selector: string, hasText?: string | RegExp): Locator => window.workbench.webview().locator(selector, hasText === undefined ? {} : { hasText });
    const cursorAt = (line: number): Promise<void> => page().locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();

    test('what the check found stands in the margin, and leads to its mend', async () => {
        const { workbench, host } = window;
        await workbench.openPreview();
        const goal = await lineOf(join(host.folder, file), /^#+ Goal:/);
        const owner = await lineOf(join(host.folder, file), /^- Owner:/, goal);
        await workbench.focusText();
        await workbench.goToLine(owner);
        await page().keyboard.press('Control+Shift+KeyK');
        const mark = inPreview('.findings li', 'has no owner').first();
        await mark.waitFor();
        const [at, title] = [await mark.boundingBox(), await inPreview(`section[data-line="${goal - 1}"] > .block-title`).boundingBox()];
        expect(Math.abs(at!.y - title!.y), 'it stands beside its block').toBeLessThan(30);
        await workbench.screenshot('1-mark');
        await mark.hover();
        await mark.locator('.bubble').waitFor();
        await workbench.screenshot('2-message');
        await mark.locator('> button').click();
        await cursorAt(goal);
        const fix = page().locator('.action-widget .monaco-list-row', { hasText: 'Add "Owner: Head of Marketing"' });
        await fix.first().waitFor();
        await workbench.screenshot('3-mend');
        await page().keyboard.press('Enter');
        await mark.waitFor({ state: 'detached' });
    });

    test('the marks can be switched off, the page made larger, and both are remembered', async () => {
        const { workbench } = window;
        const [marks, title] = [inPreview('[data-action=findings]'), inPreview('.masthead h1')];
        await marks.click();
        await inPreview('[data-action=findings][aria-pressed=false]').waitFor();
        const before = (await title.boundingBox())!.height;
        await inPreview('[data-action=larger]').click();
        await inPreview('.percent', '110%').waitFor();
        await page().keyboard.press('Control+Equal');
        await inPreview('.percent', '125%').waitFor();
        expect((await title.boundingBox())!.height).toBeGreaterThan(before);
        await workbench.screenshot('4-larger');
        await page().locator('.tab.active', { hasText: 'Preview' }).locator('.codicon-close').click();
        await workbench.openPreview();
        await inPreview('.percent', '125%').waitFor();
        await inPreview('[data-action=findings][aria-pressed=false]').waitFor();
        await inPreview('[data-action=findings]').click();
        await inPreview('[data-action=usual]').click();
        await inPreview('.percent', '100%').waitFor();
    });

    test('the summary, and what falls to one position', async () => {
        const { workbench } = window;
        await inPreview('.view select').selectOption('summary');
        await inPreview('[data-view=summary] [data-part]').first().waitFor();
        await workbench.screenshot('5-summary');
        await inPreview('.view select').selectOption({ label: 'Social Media Manager' });
        await inPreview('[data-view=position] [data-part=position]', 'Social Media Manager').waitFor();
        await until('it begins at its top', () => workbench.isInView(inPreview('.masthead')));
        await workbench.screenshot('6-position');
        await inPreview('.view select').selectOption('whole');
        await inPreview('section[data-kind=Risk]').first().waitFor();
    });

    test('has no accessibility fault that axe finds', async () => {
        const main = await inPreview('main').elementHandle();
        expect(await faultsOf((await main!.ownerFrame())!)).toEqual([]);
    });

    test('it wears the colour of the organisation', async () => {
        const { workbench, host } = window;
        const colours = (): Promise<string[]> => inPreview('main').evaluate(main => {
            const { classList } = document.body;
            const named = (name: string): string => getComputedStyle(main).getPropertyValue(name);
            return [named('--strategy-accent'), named(classList.contains('vscode-dark') ? '--organisation-dark' : '--organisation-light')];
        });
        const line = await lineOf(join(host.folder, file), /^- Currency:/);
        await workbench.focusText();
        await workbench.goToLine(line);
        await page().keyboard.press('End');
        await page().keyboard.insertText('\nColour: #a1360a'); // the list goes on by itself
        await until('the colour is there', async () => (await colours())[1] !== '');
        const [worn, own] = await colours();
        expect(worn).toBe(own);
        await workbench.screenshot('6-colour');
        await page().keyboard.press('Control+Shift+KeyK');
        await until('the theme’s colour is back', async () => (await colours())[0] !== own);
    });

    test('a click beside a block, or on it with Ctrl, shows where it is written', async () => {
        const { host } = window;
        const line = await lineOf(join(host.folder, file), /^#+ Risk:/);
        const title = inPreview(`section[data-kind=Risk] .block-title`).first();
        await title.hover();
        await inPreview('.source').click();
        await cursorAt(line);
        const field = inPreview('section[data-kind=Risk] .field').nth(1);
        const own = Number(await field.getAttribute('data-line')) + 1;
        await field.locator('dt').click({ modifiers: ['Control'] });
        await cursorAt(own);
    });

    test('the block of the cursor is brought into the middle, and a page that shows it stays', async () => {
        const { workbench, host } = window;
        await workbench.focusText();
        const line = await lineOf(join(host.folder, file), /^#+ Persona:/);
        await workbench.goToLine(line);
        await workbench.goToLine(line + 3);
        const field = inPreview(`[data-line="${line + 2}"]`);
        const middle = async (): Promise<number> => {
            const [inner, outer] = await Promise.all([field.boundingBox(), page().locator('iframe.webview.ready').boundingBox()]);
            return (inner!.y + inner!.height / 2 - outer!.y) / outer!.height;
        };
        await until('it is in the middle', async () => await middle() > 0.2 && await middle() < 0.75);
        const before = await middle();
        await workbench.goToLine(line + 4);
        await page().keyboard.press('End');
        await page().keyboard.type(' too');
        await inPreview(`[data-line="${line + 3}"]`, 'too').waitFor();
        expect(await middle()).toBe(before);
    });

    test('it shows the strategy that is written in, until it is pinned', async () => {
        const { workbench } = window;
        const open = (other: string): Promise<void> => retry(`open ${other}`, 4, async () => {
            await workbench.focusText();
            await page().keyboard.press('Control+KeyP');
            await page().locator('.quick-input-widget input[type=text]').fill(other);
            await page().locator('.quick-input-list .monaco-list-row.focused', { hasText: other }).waitFor({ timeout: 5000 });
            await page().keyboard.press('Enter');
            await page().locator(`.tab.active[data-resource-name="${other}"]`).waitFor({ timeout: 5000 });
        });
        await open(shared);
        await page().locator('.tab', { hasText: `Preview ${shared}` }).waitFor();
        await inPreview('section[data-kind=Owner]').first().waitFor();
        await open(file);
        await page().locator('.tab', { hasText: `Preview ${file}` }).waitFor();
        await inPreview('section[data-kind=Goal] .block-title').first().click();
        await page().locator('.editor-actions [aria-label^="Pin the Preview"]').click();
        await page().locator('.tab', { hasText: `[Preview] ${file}` }).waitFor();
        await workbench.screenshot('7-pinned');
        await open(shared);
        await page().locator('.tab', { hasText: `[Preview] ${file}` }).waitFor();
        await inPreview('section[data-kind=Goal]').first().waitFor();
    });
});

describe('the preview of a strategy that was signed, node host', () => {
    const window = useWindow('previewing-signed', async folder => {
        await signedRepository(folder, file);
        return startNode(folder, file, { GIT_CONFIG_GLOBAL: '/dev/null' });
    }, file);
    const page = (): typeof window.workbench.page => window.workbench.page;
    const inPreview = (selector: string, hasText?: string | RegExp): Locator => window.workbench.webview().locator(selector, hasText === undefined ? {} : { hasText });

    test('it is shown as it was signed, and with what has changed since', async () => {
        const { workbench, host } = window;
        await workbench.openPreview();
        await inPreview('.texts').waitFor();
        await workbench.rewriteLine(await lineOf(join(host.folder, file), /^- Target: at least 50/), '- Target: at least 40 by 2027-12-31 from 28');
        await inPreview('.approval-mark[data-state=stale]').waitFor();
        const target = inPreview('section[data-kind=Goal]', 'Qualified leads from conversations').locator('.field[data-key=target]').first();
        await until('the text of now', async () => /\b40\b/.test(await target.innerText()));
        await inPreview('[data-text=signed]').click();
        await inPreview('.note', 'approved it as Chief Marketing Officer').waitFor();
        await until('the text of then', async () => /\b50\b/.test(await target.innerText()));
        expect(await inPreview('.approval-mark').getAttribute('data-state')).not.toBe('stale');
        await workbench.screenshot('1-signed');
        await inPreview('[data-text=changes]').click();
        const changed = inPreview('.part[data-change=changed]', 'lowered from 50 to 40');
        await changed.waitFor();
        await until('the same block is in view', () => workbench.isInView(changed));
        expect(await changed.locator('> dl ins').allTextContents()).toEqual(['40']);
        await changed.scrollIntoViewIfNeeded();
        await workbench.screenshot('2-changes');
        await inPreview('[data-text=now]').click();
        await until('the text of now', async () => /\b40\b/.test(await target.innerText()));
    });

    test('in a dark theme, in high contrast, and in a narrow window', async () => {
        const { workbench } = window;
        await workbench.focusText();
        await workbench.goToLine(await lineOf(join(window.host.folder, file), /^- Owner:/, await lineOf(join(window.host.folder, file), /^#+ Goal: Qualified/)));
        await page().keyboard.press('Control+Shift+KeyK');
        await inPreview('.findings li', 'has no owner').first().waitFor();
        for (const [theme, mark, name] of [['Dark Modern', 'vscode-dark', '3-dark'], ['Dark High Contrast', 'vscode-high-contrast', '4-contrast'], ['Light High Contrast', 'vscode-high-contrast-light', '5-contrast-light']] as const) {
            await workbench.chooseTheme(theme);
            await inPreview(`body.${mark}`).waitFor();
            await inPreview('.findings li').first().hover();
            await workbench.screenshot(name);
        }
        await workbench.chooseTheme('Light Modern');
        await page().setViewportSize({ width: 1000, height: 900 });
        // Tables and drawings scroll in their own frames.
        const tooWide = (): Promise<string[]> => inPreview('html').evaluate(page => [...page.querySelectorAll('*')]
            .filter(element => element.getBoundingClientRect().right > page.clientWidth + 1 && !element.parentElement!.closest('figure, .table')).map(({ outerHTML }) => outerHTML.slice(0, 100)));
        await until('the page is narrow', async () => await inPreview('html').evaluate(({ clientWidth }) => clientWidth) < 400);
        expect(await tooWide()).toEqual([]);
        await workbench.screenshot('6-narrow');
        await inPreview('[data-text=changes]').click();
        await inPreview('.part[data-change]').first().waitFor();
        await until('the same block is in view', () => workbench.isInView(inPreview('.part', 'Qualified leads from conversations').locator('.block-title', { hasText: 'Qualified leads from conversations' }).first()));
        await workbench.screenshot('7-narrow-changes');
    });
});

describe('the preview of a long strategy, web host', () => {
    const window = useWindow('previewing-long', startWeb, long, longWorkspace);
    const inPreview = (selector: string): Locator => window.workbench.webview().locator(selector);

    // The figures are in docs/performance.md; what is held here is that each letter is seen.
    test('each letter is seen as it is typed', async () => {
        const { workbench, host } = window;
        const { page } = workbench;
        await workbench.openPreview();
        const line = await lineOf(join(host.folder, long), /^[a-z].{80,}/, 800);
        await workbench.focusText();
        await workbench.goToLine(line);
        await page.keyboard.press('End');
        await page.keyboard.type(' ');
        await page.evaluate(() => {
            document.addEventListener('keydown', () => { (globalThis as { pressed?: number }).pressed = performance.timeOrigin + performance.now(); }, { capture: true });
        });
        // When a text with so many letters was first drawn.
        await inPreview('main').evaluate(main => {
            const drawn: Record<number, number> = {};
            Object.assign(globalThis, { drawn });
            new MutationObserver(() => {
                const letters = / (z+)/.exec(main.textContent!)?.[1]!.length ?? 0;
                requestAnimationFrame(() => setTimeout(() => { drawn[letters] ??= performance.timeOrigin + performance.now(); }));
            }).observe(main, { childList: true, subtree: true, characterData: true });
        });
        const drawn = (letters: number): Promise<number | undefined> => inPreview('main').evaluate((_, count) => (globalThis as { drawn?: Record<number, number> }).drawn![count], letters);
        const times: number[] = [];
        for (let letters = 1; letters <= 30; letters++) {
            await page.keyboard.type('z');
            await until(`letter ${letters}`, async () => await drawn(letters) !== undefined);
            times.push((await drawn(letters))! - await page.evaluate(() => (globalThis as { pressed?: number }).pressed!));
        }
        times.sort((a, b) => a - b);
        console.log(`keystroke to visible update, ms: median ${times[15]!.toFixed(0)}, 95 % ${times[28]!.toFixed(0)}, all ${times.map(time => time.toFixed(0)).join(' ')}`);
        expect(times.length).toBe(30);
    });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { retry, until } from './poll.js';
import { useWindow } from './window.js';
import { emptyWorkspace, lineOf, today } from './workspace.js';

const file = 'acme.strategy.md';

describe.each(hosts)('writing a strategy, %s host', (name, start) => {
    const window = useWindow(`writing-${name}`, start, file);
    const goalLine = (): Promise<number> => lineOf(join(window.host.folder, file), /^#+ Goal:/);

    test('the preview shows the formatted document', async () => {
        const { workbench } = window;
        await workbench.openPreview();
        expect(await workbench.webview().locator('[data-kind=Goal]').count()).toBeGreaterThan(3);
        await workbench.screenshot('1-preview');
    });

    test('the example has no problem', async () => {
        const { workbench } = window;
        await workbench.problems();
        await workbench.page.locator('.markers-panel .message-box-container', { hasText: 'No problems' }).waitFor();
    });

    test('a goal without its owner is told at once, and taken back', async () => {
        const { workbench, host } = window;
        const owner = await lineOf(join(host.folder, file), /^- Owner:/, await goalLine());
        const problem = await workbench.problems('has no owner');
        const times: number[] = [];
        for (let round = 0; round < 3; round++) {
            await workbench.focusText();
            await workbench.goToLine(owner);
            const began = performance.now();
            await workbench.page.keyboard.press('Control+Shift+KeyK');
            await problem.first().waitFor();
            times.push(Math.round(performance.now() - began));
            if (round === 0) await workbench.screenshot('2-owner-missing');
            await workbench.page.keyboard.press('Control+KeyZ');
            await problem.first().waitFor({ state: 'detached' });
        }
        console.log(`${name}: a missing owner was told after ${times.join(', ')} ms`);
    });

    test('the preview follows the cursor and the text', async () => {
        const { workbench } = window;
        const goal = await goalLine();
        await workbench.focusText();
        await workbench.goToLine(goal);
        const block = workbench.webview().locator(`section[data-line="${goal - 1}"]`);
        await until('the goal is in view', () => workbench.isInView(block));
        await workbench.page.keyboard.press('End');
        await workbench.page.keyboard.type(' and more');
        await workbench.webview().locator('[data-kind=Goal] .block-title', { hasText: 'and more' }).waitFor({ timeout: 5000 });
        await until('the goal stays in view', () => workbench.isInView(block));
        await workbench.screenshot('3-follows');
    });
});

const plan = 'plan.strategy.md';
const organisation = 'organisation.strategy.md';

/** A strategy that names and links what stands in another file, in a folder whose strategies are formatted when they are saved. */
async function twoFiles(): Promise<string> {
    const folder = await emptyWorkspace();
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'strategy.today': today, '[strategy-markdown]': { 'editor.formatOnSave': true } }));
    await writeFile(join(folder, plan), `# Strategy: Plan

- Owner: Lead
- Approvers: [Lead](${organisation}#owner-lead)
- Uses: [Organisation](${organisation})

Ask [the lead](${organisation}#owner-lead).
`);
    await writeFile(join(folder, organisation), '## Team: Marketing\n\n- Lead: Lead\n\n## Owner: Lead\n\n- Team: Marketing\n');
    return folder;
}

describe.each(hosts)('a strategy in two files, %s host', (name, start) => {
    const window = useWindow(`two-files-${name}`, start, plan, twoFiles);
    const text = (file: string): Promise<string> => readFile(join(window.host.folder, file), 'utf8');

    test('F2 renames a position in both files, with the links to it', async () => {
        const { workbench } = window;
        const { page } = workbench;
        await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 }); // the extension is there
        await workbench.focusText();
        await workbench.goToLine(3);
        await page.keyboard.press('End');
        const box = page.locator('.rename-box input.rename-input');
        await retry('the new name', 4, async () => {
            await page.keyboard.press('F2');
            await box.waitFor({ timeout: 5000 });
        });
        expect(await box.inputValue()).toBe('Lead');
        await box.fill('Head of Care');
        await workbench.screenshot('1-rename');
        await page.keyboard.press('Enter');
        await page.locator('.view-line', { hasText: 'Owner: Head of Care' }).first().waitFor();
        await page.keyboard.press('Control+KeyS');
        await until('both files are saved', async () => (await text(plan)).includes('Owner: Head of Care') && (await text(organisation)).includes('## Owner: Head of Care'));
        expect(await text(plan)).toContain(`
- Owner: Head of Care
- Approvers: [Head of Care](${organisation}#owner-head-of-care)
- Uses: [Organisation](${organisation})

Ask [the lead](${organisation}#owner-head-of-care).
`);
        expect(await text(organisation)).toBe('## Team: Marketing\n\n- Lead: Head of Care\n\n## Owner: Head of Care\n\n- Team: Marketing\n');
    });

    test('a file that is saved is formatted', async () => {
        const { workbench } = window;
        const { page } = workbench;
        await workbench.focusText();
        await workbench.goToLine(3);
        await page.keyboard.press('End');
        await page.keyboard.press('Enter');
        await page.keyboard.type('review: every 3 months, next 1 April 2027');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+KeyS');
        await until('the date as all dates are written', async () => (await text(plan)).includes('- Review: every 3 months, next 2027-04-01\n'));
        expect((await text(plan)).split('\n').slice(2, 4)).toEqual(['- Review: every 3 months, next 2027-04-01', '- Owner: Head of Care']);
        await workbench.screenshot('2-formatted');
    });
});

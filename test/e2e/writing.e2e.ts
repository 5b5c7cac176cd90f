import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { until } from './poll.js';
import { useWindow } from './window.js';
import { lineOf } from './workspace.js';

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

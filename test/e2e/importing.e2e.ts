import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { useWindow } from './window.js';
import { emptyWorkspace } from './workspace.js';

/** A folder with a plan that an agency has written, in plain Markdown. */
async function workspaceWithPlan(): Promise<string> {
    const folder = await emptyWorkspace();
    await copyFile(fileURLToPath(new URL('../fixtures/import/agency.md', import.meta.url)), join(folder, 'Our plan.md'));
    return folder;
}

describe.each(hosts)('importing a plan, %s host', (name, start) => {
    const window = useWindow(`importing-${name}`, start, undefined, workspaceWithPlan);

    test('a Markdown file becomes a strategy beside it, and what is missing is listed', async () => {
        const { workbench, host } = window;
        const { page } = workbench;
        await workbench.openFile('Our plan.md', 'Markdown');
        await workbench.command('Strategy: Turn Markdown into a Strategy...');
        await workbench.editor('Our%20plan.strategy.md');
        await page.locator('.view-line', { hasText: '# Strategy: Social Media Strategy for Nordlicht Coffee Ltd' }).waitFor();
        await page.locator('.notification-toast', { hasText: 'Recognised: 3 goals, 7 metrics, 2 personas, 4 platforms, 2 positions and 3 actions.' }).waitFor();
        await (await workbench.problems('No position (Owner) is called "Jo"')).first().waitFor();
        const draft = await readFile(join(host.folder, 'Our plan.strategy.md'), 'utf8');
        expect(draft).toContain('### Platform: Instagram\n\n- Priority: primary\n');
        expect(await readFile(join(host.folder, 'Our plan.md'), 'utf8')).toContain('| Channel | Role |');
        await workbench.screenshot('1-draft');
    });

    test('and is not made into one again', async () => {
        const { workbench } = window;
        await workbench.command('Strategy: Turn Markdown into a Strategy...');
        await workbench.page.locator('.notification-toast', { hasText: 'This is a strategy already. Nothing was changed.' }).waitFor();
    });
});

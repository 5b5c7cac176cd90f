import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { Keyboard } from './keyboard.js';
import { until } from './poll.js';
import { useWindow } from './window.js';
import { emptyWorkspace, lineOf, today } from './workspace.js';

const file = 'plan.strategy.md';
const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

// The keys and the lists are the same in both hosts, and this is the longest of the scenarios.
describe.each(hosts.slice(0, 1))('from an empty folder to a complete strategy, with the keyboard alone, %s host', (name, start) => {
    const window = useWindow(`from-empty-${name}`, start, undefined, emptyWorkspace);
    const keyboard = (): Keyboard => new Keyboard(window.workbench.page);
    const path = (): string => join(window.host.folder, file);

    async function save(): Promise<void> {
        await keyboard().press('Control+KeyS');
        await window.workbench.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    }

    /** The cursor at the end of the first line that matches, at or after another one. */
    async function goBehind(pattern: RegExp, below = /^/): Promise<void> {
        await save();
        await window.workbench.goToLine(await lineOf(path(), pattern, await lineOf(path(), below)));
        await keyboard().press('End');
    }

    async function block(label: string, said: Record<string, string> = {}): Promise<void> {
        await keyboard().newParagraph();
        await keyboard().acceptBlock(label, said);
    }

    /** Blocks that are named and not written yet, until there is none of them. */
    async function namedBlocks(kind: string, said: Record<string, string> = {}): Promise<number> {
        for (let count = 0; ; count++) {
            await keyboard().newParagraph();
            const named = (await keyboard().offered()).find(label => label.startsWith(kind) && label.endsWith(', not written yet'));
            if (!named) {
                await keyboard().press('Escape', 'Backspace', 'Backspace');
                return count;
            }
            await keyboard().acceptBlock(named.slice(0, -', not written yet'.length), said);
        }
    }

    test('a new file offers how to begin', async () => {
        const { workbench } = window;
        const widget = workbench.page.locator('.quick-input-widget');
        await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: '.vscode' }).waitFor(); // the file system is there
        await workbench.commandThatAsks('Create: New File...', 'New File...');
        await widget.locator('input[type=text]').fill(file);
        await widget.locator('.monaco-list-row', { hasText: `(${file})` }).waitFor();
        await keyboard().press('Enter');
        await until('where to', async () => (await widget.locator('input[type=text]').inputValue()).endsWith(`/${file}`));
        await keyboard().press('Enter');
        await widget.waitFor({ state: 'hidden' });
        await workbench.editor(file);
        expect(await keyboard().offered()).toEqual(expect.arrayContaining(['Strategy, also Plan', 'Strategy of a firm, a draft to fill in']));
        await workbench.screenshot('1-beginnings');
    });

    test('the strategy, and the positions that it names', async () => {
        const { workbench } = window;
        await keyboard().acceptBlock('Strategy', { title: 'Hafenrad on social media', Organization: 'Hafenrad GmbH' });
        await workbench.screenshot('2-strategy');
        expect(await namedBlocks('Owner: ')).toBe(3);
        await workbench.screenshot('3-positions');
    });

    test('its teams, audience and platform', async () => {
        await block('Team', { title: 'Marketing' });
        await block('Team', { title: 'Sales' });
        await block('Persona', { title: 'Owners of small trades', 'Active on': '60%', Evidence: 'survey of 2027-01-15' });
        await block('Platform', { title: 'LinkedIn' });
        await window.workbench.screenshot('4-audience');
    });

    test('the way to the end goal, and how it is measured', async () => {
        const { workbench } = window;
        await block('Goal', { title: 'Revenue that began on social media', 'Target: how many': 'EUR 120k', 'Target: today\'s number': 'EUR 80k' });
        await block('Goal', { title: 'Enquiries from trades', 'Target: how many': '120', 'Target: today\'s number': '80' });
        await block('Goal', { title: 'Known to the trades', 'Target: how many': '4%', 'Target: today\'s number': '2%' });
        await workbench.screenshot('5-goals');
        expect(await namedBlocks('Metric: ', { Source: 'customer register, field "first contact"', 'Baseline: how many': '80', 'When below: how many': '60', 'When below: what you do then': 'read the last ten offers together' })).toBe(3);
        await workbench.screenshot('6-metrics');
    });

    test('the approval, and what the fixes add', async () => {
        const { workbench } = window;
        await block('Approval: Chief Executive Officer', { Name: 'Ole Petersen' });
        await goBehind(/^# Strategy:/);
        await keyboard().fix('Add a meeting of marketing and sales');
        await workbench.screenshot('7-fixes');
        await goBehind(/^## Meeting:/);
        await keyboard().fix('Add "Participants: Head of Marketing, Head of Sales"');
        await goBehind(/^# Strategy:/);
        await keyboard().fix('Let "Head of Marketing" do it: listens to mentions and comments');
    });

    test('the money, and the review', async () => {
        const { workbench } = window;
        await goBehind(/^- Approvers:/);
        await keyboard().press('Enter');
        await keyboard().acceptBlock('Budget', { 'Budget: how much': '24,000' });
        await goBehind(/^- Target:/, /^## Goal: Revenue/);
        await keyboard().press('Enter');
        await keyboard().acceptBlock('Return', { 'Return: how much': '52,000' });
        await goBehind(/^- Status: draft/);
        await keyboard().accept('in review');
        await save();
        await workbench.screenshot('8-complete');
    });

    test('the check finds nothing that is missing', async () => {
        const { stdout } = await promisify(execFile)(process.execPath, [program, 'check', path(), '--today', today, '--format', 'json'], { encoding: 'utf8' });
        const text = await readFile(path(), 'utf8');
        expect(text).toContain('- Status: in review\n');
        expect(JSON.parse(stdout), text).toMatchObject({ summary: { errors: 0, warnings: 0 } });
    });
});

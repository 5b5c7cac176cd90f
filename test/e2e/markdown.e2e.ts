import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { retry, until } from './poll.js';
import { useWindow } from './window.js';
import { emptyWorkspace } from './workspace.js';

const file = 'plan.strategy.md';
const text = `# Strategy: Plan

- Uses: [Organisation](organisation.strategy.md)
- Owner: Lead

See [the team](organisation.strategy.md#owner-lead).

1. first

Our customers are bakeries.

## Background
`;

/** A strategy that uses another file. */
async function twoFiles(): Promise<string> {
    const folder = await emptyWorkspace();
    await writeFile(join(folder, file), text);
    await writeFile(join(folder, 'organisation.strategy.md'), '## Team: Marketing\n\n## Owner: Lead\n\n- Team: Marketing\n');
    return folder;
}

describe.each(hosts)('Markdown as one knows it, %s host', (name, start) => {
    const window = useWindow(`markdown-${name}`, start, file, twoFiles);
    const page = (): typeof window.workbench.page => window.workbench.page;
    const editor = (of = file): Locator => page().locator(`.editor-instance .monaco-editor[data-uri$="/${of}"]`);
    const type = (words: string): Promise<void> => page().keyboard.type(words, { delay: 30 });
    const press = (...keys: string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page().keyboard.press(key)), Promise.resolve());

    /** The lines that can be seen, from top to bottom. */
    async function lines(of = file): Promise<string[]> {
        return editor(of).evaluate(element => [...element.querySelectorAll<HTMLElement>('.view-line')]
            .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top)).map(line => line.textContent.replace(/\u00a0/g, ' ').replace(/\u200b/g, '')));
    }
    /** The number beside the line that shows these words. */
    async function numberOf(words: string): Promise<number> {
        return editor().evaluate((element, sought) => {
            const { top } = [...element.querySelectorAll<HTMLElement>('.view-line')].find(line => line.textContent.replace(/\u00a0/g, ' ').includes(sought))!.style;
            const beside = [...element.querySelectorAll<HTMLElement>('.margin-view-overlays > div')].find(({ style }) => style.top === top);
            return Number(beside!.querySelector('.line-numbers')!.textContent);
        }, words);
    }
    const shows = (...expected: string[]): Promise<void> => until(`the lines ${expected.join(' / ')}`, async () => `\n${(await lines()).join('\n')}\n`.includes(`\n${expected.join('\n')}\n`));

    test('Enter goes on with a list, and ends it in an empty item', async () => {
        const { workbench } = window;
        await workbench.page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 }); // the extension is there
        await workbench.focusText();
        await workbench.goToLine(4);
        await press('End', 'Enter');
        await type('Motto: bread'); // nothing is proposed for it, so that Enter takes nothing else
        await press('Escape', 'Enter');
        await shows('- Owner: Lead', '- Motto: bread', '- ');
        await press('Control+Space'); // the answer comes from the extension: by then it has seen the empty item
        await page().locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
        await press('Escape', 'Enter');
        await page().keyboard.type('And so on.'); // faster than the extension ends the list
        await shows('- Motto: bread', '', 'And so on.', '', 'See [the team](organisation.strategy.md#owner-lead).');
        await workbench.goToLine(await numberOf('1. first'));
        await press('End', 'Enter');
        await shows('1. first', '2. ');
        await type('second');
        await shows('1. first', '2. second');
        await workbench.screenshot('1-lists');
    });

    test('Enter behind a value that stands there whole, or a number, begins a new line', async () => {
        const { workbench } = window;
        await workbench.goToLine(4);
        await press('End', 'Enter');
        await type('Status: draft');
        await page().locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'draft' }).waitFor();
        await press('Enter');
        await shows('- Owner: Lead', '- Status: draft', '- ');
        await type('Budget: ');
        await page().locator('.suggest-widget.visible .monaco-list-row', { hasText: 'EUR 500 per month' }).waitFor();
        await type('EUR 50');
        await press('Enter');
        await shows('- Status: draft', '- Budget: EUR 50', '- ');
        await press('Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+Home', 'Backspace', 'Backspace');
        await shows('- Owner: Lead', '- Motto: bread');
    });

    test('an address pasted over words makes them a link, where VS Code lets an extension do so', async () => {
        const { workbench } = window;
        await workbench.goToLine(await numberOf('bakeries'));
        await press('End', 'Enter');
        await type('https://acme.example/b');
        await press('Escape', 'Shift+Home', 'Control+KeyX');
        await shows('Our customers are bakeries.', '', '', '## Background'); // the clipboard takes its time
        await press('Backspace', 'Home');
        await press(...Array<string>(4).fill('ArrowRight'), ...Array<string>(9).fill('Shift+ArrowRight'), 'Control+KeyV');
        await shows(name === 'web' ? 'Our https://acme.example/b are bakeries.' : 'Our [customers](https://acme.example/b) are bakeries.');
        await press('Escape', 'End');
        await workbench.screenshot('2-pasted');
    });

    test('Ctrl+B makes words bold', async () => {
        await press('Home', 'Control+Shift+ArrowRight', 'Control+KeyB');
        await until('bold words', async () => (await lines()).some(line => line.startsWith('**Our** ')));
    });

    test('a link is followed with Ctrl and a click', async () => {
        const { workbench } = window;
        await retry('follow the link', 4, async () => {
            await editor().locator('.view-line', { hasText: 'See [the team]' }).locator('.detected-link', { hasText: 'owner-lead' }).first().click({ modifiers: ['Control'], timeout: 5000 });
            await editor('organisation.strategy.md').locator('.view-line').first().waitFor({ timeout: 5000 });
        });
        await page().locator('[id="status.editor.selection"]', { hasText: 'Ln 3' }).waitFor();
        await workbench.screenshot('3-followed');
        expect(await lines('organisation.strategy.md')).toContain('## Owner: Lead');
    });

    test('a file that is renamed takes its links along', async () => {
        const { workbench } = window;
        await workbench.openView('Explorer');
        await retry('rename the file', 3, async () => {
            await page().locator('.explorer-folders-view .monaco-list-row', { hasText: 'organisation.strategy.md' }).click({ timeout: 5000 });
            await press('F2');
            const box = page().locator('.explorer-folders-view .monaco-inputbox input');
            await box.waitFor({ timeout: 5000 });
            await box.fill('people.strategy.md');
            await press('Enter');
            const asked = page().locator('.monaco-dialog-box');
            await asked.waitFor({ timeout: 10_000 });
            await workbench.screenshot('4-asked');
            await asked.locator('.monaco-button', { hasText: 'OK' }).click();
        });
        await page().locator('.tab', { hasText: file }).first().click();
        await until('the links follow', async () => {
            const now = (await lines()).join('\n');
            return now.includes('- Uses: [Organisation](people.strategy.md)') && now.includes('[the team](people.strategy.md#owner-lead)');
        });
        await workbench.screenshot('5-moved');
    });
});

import type { Locator, Page } from 'playwright-core';
import { retry, until } from './poll.js';

/** A writer at the keyboard: takes what is offered, goes from stop to stop, and types only what nobody else can know. */
export class Keyboard {
    constructor(private readonly page: Page) {}

    async press(...keys: string[]): Promise<void> {
        for (const key of keys) await this.page.keyboard.press(key);
    }

    async type(words: string): Promise<void> {
        await this.page.keyboard.type(words, { delay: 20 });
    }

    /** Where the cursor stands, as the status bar tells: `Ln 5, Col 15 (4 selected)`. */
    async place(): Promise<string> {
        return await this.page.locator('[id="status.editor.selection"]').textContent() ?? '';
    }

    /** The line of the cursor, or one that many lines above it. */
    async line(above = 0): Promise<string> {
        return this.page.locator('.monaco-editor.focused').evaluate((editor, lines) => {
            const topOf = (element: Element | null | undefined): number => element?.getBoundingClientRect().top ?? NaN;
            const top = topOf(editor.querySelector('.line-numbers.active-line-number'));
            const upwards = [...editor.querySelectorAll('.view-line')].filter(candidate => topOf(candidate) <= top).sort((a, b) => topOf(b) - topOf(a));
            return (upwards[lines]?.textContent ?? '').replace(/\u00a0/g, ' ').replace(/\u200b/g, '');
        }, above);
    }

    /** What can be seen of the proposals: each label and, behind a comma, what stands beside it. Opened where they are not open by themselves. */
    async offered(): Promise<string[]> {
        await retry('proposals', 4, async () => {
            if (await this.proposals().count() === 0) await this.press('Control+Space');
            await this.proposals().and(this.page.locator('.focused')).waitFor({ timeout: 5000 });
        });
        return this.proposals().evaluateAll(rows => rows.map(row => ['.label-name', '.details-label'].map(part => row.querySelector(part)?.textContent).filter(Boolean).join(', ')));
    }

    /** Goes down to a proposal, and takes it. */
    async accept(label: string): Promise<void> {
        await this.offered();
        const focused = this.proposals().and(this.page.locator('.focused'));
        const seen = new Set<string>();
        for (let name = await nameOf(focused); name !== label; name = await nameOf(focused)) {
            if (seen.has(name)) throw new Error(`${label} is not among ${[...seen].join(' | ')}`);
            seen.add(name);
            await this.press('ArrowDown');
        }
        await this.press('Enter');
        await this.proposals().first().waitFor({ state: 'detached', timeout: 2000 }).catch(() => undefined); // another list may follow at once
    }

    /** Takes a block; then from stop to stop with the Tab key, leaving what is proposed or typing what is said: of an empty stop by its field, of a hint by both, `Target: how many`. */
    async acceptBlock(label: string, said: Record<string, string> = {}): Promise<void> {
        const before = await this.place();
        await this.accept(label);
        await this.stops().first().waitFor();
        await until('the first stop', async () => await this.place() !== before);
        for (let passed = 0; await this.stops().count() > 0; passed++) {
            if (passed > 30) throw new Error(`${label}: no end of stops`);
            const answer = said[await this.asked()];
            if (answer !== undefined) {
                const { line, column, selected } = await this.cursor();
                await this.type(answer);
                await until(`the cursor behind ${answer}`, async () => await this.place() === `Ln ${line}, Col ${column - selected + answer.length}`); // the status bar is a little behind
            }
            const place = await this.place();
            await retry('the next stop', 3, async () => { // the first Tab takes what is still proposed of a title
                await this.press('Tab');
                await until('the next stop', async () => await this.place() !== place || await this.stops().count() === 0, 3000);
            });
        }
    }

    /** Enter at the end of a list gives an item, Enter in an empty item ends the list. */
    async newParagraph(): Promise<void> {
        await this.press('Control+End', 'Enter');
        await until('an empty item', async () => await this.line() === '- ');
        await until('the list is ended', async () => { // where the extension has not yet seen the empty item, Enter is just that
            await this.press('Enter');
            await until('another line', async () => await this.line() === '');
            if (await this.line(1) === '') return true;
            await this.press('Backspace');
            await until('the empty item', async () => await this.line() === '- ');
            return false;
        });
    }

    /** Takes a fix of what is found in the cursor's line. */
    async fix(title: string): Promise<void> {
        const focused = this.page.locator('.action-widget .monaco-list-row.focused');
        await retry('the menu of fixes', 4, async () => {
            await this.press('Control+Period');
            await focused.waitFor({ timeout: 5000 });
        });
        for (let tries = 0; !(await focused.textContent())?.includes(title); tries++) {
            if (tries > 30) throw new Error(`${title} is not among ${(await this.page.locator('.action-widget .monaco-list-row').allTextContents()).join(' | ')}`);
            await this.press('ArrowDown');
        }
        await this.press('Enter');
        await focused.waitFor({ state: 'detached' });
    }

    /** What the stop of the cursor asks for: its field, or `title`; behind it the hint that is selected, if there is one. */
    private async asked(): Promise<string> {
        await until('the line of the cursor', async () => await this.page.locator('.monaco-editor.focused .line-numbers.active-line-number').textContent() === String((await this.cursor()).line));
        const line = await this.line();
        const { column, selected } = await this.cursor();
        const hint = line.slice(column - 1 - selected, column - 1);
        if (line.startsWith('#')) return 'title';
        const key = /^- (When below|[^:]*)/.exec(line)?.[1] ?? '';
        return hint ? `${key}: ${hint}` : key;
    }

    /** Line and column, 1-based, and how many characters before it are selected. */
    private async cursor(): Promise<{ line: number; column: number; selected: number }> {
        const [, line, column, selected] = /Ln (\d+), Col (\d+)(?: \((\d+) selected\))?/.exec(await this.place()) ?? [];
        return { line: Number(line), column: Number(column), selected: Number(selected ?? 0) };
    }

    private proposals(): Locator {
        return this.page.locator('.suggest-widget.visible .monaco-list-row');
    }

    /** The places of a proposed text that are still to be filled in. */
    private stops(): Locator {
        return this.page.locator('.monaco-editor.focused .snippet-placeholder');
    }
}

async function nameOf(row: Locator): Promise<string> {
    return await row.locator('.label-name').textContent() ?? '';
}

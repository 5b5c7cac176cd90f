import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { retry } from './poll.js';

const results = fileURLToPath(new URL('../../test-results/', import.meta.url));

/** What a person does in VS Code's window. Each step waits until its effect can be seen. */
export class Workbench {
    constructor(readonly page: Page, private readonly name: string) {}

    async open(url: string): Promise<void> {
        await this.page.goto(url);
        await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
    }

    /** The editor of a file, once its text stands there in its language. */
    async editor(file: string, language = 'Strategy Markdown'): Promise<Locator> {
        const editor = this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
        await editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
        await this.page.locator('[id="status.editor.mode"]', { hasText: language }).waitFor({ timeout: 60_000 });
        return editor;
    }

    /** A file of the folder, by its name. */
    async openFile(file: string, language?: string): Promise<Locator> {
        return retry(`open ${file}`, 4, async () => {
            await this.page.keyboard.press('Control+KeyP');
            await this.find(file, file);
            await this.page.keyboard.press('Enter');
            return this.editor(encodeURIComponent(file), language);
        });
    }

    async command(title: string): Promise<void> {
        await retry(`command ${title}`, 4, async () => {
            await this.page.keyboard.press('F1');
            await this.pick(`>${title}`, title);
        });
    }

    /** A command that goes on with a question of its own, in the same place. */
    async commandThatAsks(title: string, question: string): Promise<void> {
        await retry(`command ${title}`, 4, async () => {
            await this.page.keyboard.press('F1');
            await this.find(`>${title}`, title);
            await this.page.keyboard.press('Enter');
            await this.page.locator('.quick-input-widget .quick-input-title', { hasText: question }).waitFor({ timeout: 10_000 });
        });
    }

    /** Puts the cursor at the beginning of a line, 1-based. */
    async goToLine(line: number): Promise<void> {
        await retry(`go to line ${line}`, 4, async () => {
            await this.page.keyboard.press('Control+KeyG');
            await this.pick(`:${line}`, `line ${line}`);
            await this.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col 1` }).waitFor({ timeout: 3000 });
        });
    }

    /** Writes a line anew, 1-based. */
    async rewriteLine(line: number, text: string): Promise<void> {
        await this.focusText();
        await this.goToLine(line);
        await this.page.keyboard.press('Shift+End');
        await this.page.keyboard.press('Shift+End'); // the first one may end where the line is wrapped
        await this.page.keyboard.insertText(text);
    }

    /** By its keys, as a writer would. */
    async openPreview(): Promise<void> {
        await this.focusText();
        await this.page.keyboard.press('Control+KeyK');
        await this.page.keyboard.press('KeyV');
        await this.webview().locator('article.strategy h1').waitFor({ timeout: 30_000 });
    }

    /** A view container by its icon at the edge of the window. */
    async openView(title: string): Promise<void> {
        await retry(`view ${title}`, 4, async () => {
            await this.page.locator('.activitybar .action-item', { has: this.page.locator(`a.action-label[aria-label^="${title}"]`) }).click({ timeout: 5000 });
            await this.page.locator('.sidebar .composite.title', { hasText: title }).waitFor({ timeout: 3000 });
        });
    }

    async chooseTheme(name: string): Promise<void> {
        await retry(`theme ${name}`, 4, async () => {
            await this.page.keyboard.press('Control+KeyK');
            await this.page.keyboard.press('Control+KeyT');
            await this.pick(name, name);
        });
    }

    /** Part of an element of the webview can be seen. */
    async isInView(element: Locator): Promise<boolean> {
        const [inner, outer] = await Promise.all([element.boundingBox(), this.page.locator('iframe.webview.ready').boundingBox()]);
        return !!inner && !!outer && inner.y < outer.y + outer.height && inner.y + inner.height > outer.y;
    }

    /** The rows of the Problems panel with a text. */
    async problems(text?: string): Promise<Locator> {
        const panel = this.page.locator('.markers-panel');
        if (!await panel.isVisible()) {
            await this.command('View: Toggle Problems');
            await panel.waitFor({ timeout: 5000 });
        }
        return panel.locator('.monaco-list-row .marker-message-details-container', text ? { hasText: text } : {});
    }

    /** The first group of editors: where the text is. By keyboard, because headings that stick to the top catch clicks. */
    async focusText(): Promise<void> {
        await retry('focus the text', 4, async () => {
            await this.page.keyboard.press('Control+Digit1');
            await this.page.locator('.monaco-editor.focused').waitFor({ timeout: 3000 });
        });
    }

    /** The content of the one webview that is open: VS Code's frame, then the extension's. */
    webview(): FrameLocator {
        return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    }

    async screenshot(name: string): Promise<void> {
        await mkdir(results, { recursive: true });
        await this.page.screenshot({ path: `${results}${this.name}-${name}.png` });
    }

    /** As the command does it, so that VS Code keeps its state. */
    async reload(): Promise<void> {
        await this.page.keyboard.press('F1');
        await this.find('>Developer: Reload Window', 'Developer: Reload Window');
        await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
    }

    private async pick(input: string, row: string): Promise<void> {
        await this.find(input, row);
        await this.page.keyboard.press('Enter');
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 5000 });
    }

    private async find(input: string, row: string): Promise<void> {
        const widget = this.page.locator('.quick-input-widget');
        const box = widget.locator('input[type=text]');
        await box.waitFor({ timeout: 5000 });
        await box.fill(input);
        await widget.locator('.monaco-list-row.focused', { hasText: row }).waitFor({ timeout: 5000 }); // it is what Enter takes
    }
}

// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { FromPage, ToolbarState } from '../../../client/preview/messages.js';
import { toolbarHtml } from '../../../client/preview/toolbar.js';
import { Toolbar } from '../../../client/webview/toolbar.js';
import { vscode } from '../approval/vscode.js';


const state: ToolbarState = { page: { uri: 'file:///a' }, positions: ['Head of Marketing', 'CEO'], signed: true, zoom: 100, findings: true, findingsWords: '3 findings' };
const posted: FromPage[] = [];
let bar: HTMLElement;
let toolbar: Toolbar;
const button = (selector: string): HTMLElement => bar.querySelector<HTMLElement>(selector)!;

beforeEach(() => {
    posted.length = 0;
    document.body.innerHTML = toolbarHtml(vscode.l10n);
    bar = document.querySelector<HTMLElement>('.toolbar')!;
    toolbar = new Toolbar(bar, message => posted.push(message));
    toolbar.show(state);
});

test('every control has a name, and what is on says so', () => {
    for (const control of bar.querySelectorAll<HTMLElement>('button')) expect(control.getAttribute('aria-label') ?? control.textContent?.trim(), control.outerHTML).toBeTruthy();
    expect([...bar.querySelectorAll('[aria-pressed=true]')].map(({ textContent }) => textContent)).toEqual(['Now', '33 findings']);
});

test('without a signed text there is nothing to choose between', () => {
    toolbar.show({ ...state, signed: false });
    expect(button('.texts').hidden).toBe(true);
    toolbar.show({ ...state, signed: false, page: { ...state.page, text: 'signed' } });
    expect(button('.texts').hidden, 'who looks at one that is gone can go back').toBe(false);
});

test('findings are about the whole of the text of now', () => {
    for (const page of [{ text: 'signed' }, { text: 'changes' }, { view: 'summary' }] as const) {
        toolbar.show({ ...state, page: { ...state.page, ...page } });
        expect(button('[data-action=findings]').hidden).toBe(true);
    }
});

test('a position is chosen by its title, whatever that is', () => {
    toolbar.show({ ...state, positions: ['whole', 'CEO'], page: { ...state.page, view: { position: 'whole' } } });
    const select = bar.querySelector('select')!;
    expect(select.selectedOptions[0]?.textContent).toBe('whole');
    select.dispatchEvent(new Event('change'));
    select.value = 'summary';
    select.dispatchEvent(new Event('change'));
    expect(posted).toEqual([{ type: 'chooseView', view: { position: 'whole' } }, { type: 'chooseView', view: 'summary' }]);
});

test.each([['+', 110], ['=', 110], ['-', 90], ['0', 100]])('Ctrl and %s makes the page %i percent, and nothing else of it', (key, zoom) => {
    const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true });
    const outside = vi.fn();
    window.addEventListener('keydown', outside, { once: true });
    document.body.dispatchEvent(event);
    window.removeEventListener('keydown', outside);
    expect(posted.at(-1)).toEqual({ type: 'zoom', zoom });
    expect(event.defaultPrevented).toBe(true);
    expect(outside).not.toHaveBeenCalled();
});

test('there is a largest and a smallest size', () => {
    toolbar.show({ ...state, zoom: 200 });
    button('[data-action=larger]').click();
    toolbar.show({ ...state, zoom: 50 });
    button('[data-action=smaller]').click();
    expect(posted).toEqual([]);
});

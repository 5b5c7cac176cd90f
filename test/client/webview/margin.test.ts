// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { FromPage, MarginFinding } from '../../../client/preview/messages.js';
import { Margin } from '../../../client/webview/margin.js';

let posted: FromPage[];
let margin: Margin;
let list: HTMLElement;
const finding = (line: number, severity: MarginFinding['severity'], message: string): MarginFinding => ({ line, character: 2, severity, name: severity === 'advice' ? 'Advice' : severity === 'error' ? 'Error' : 'Warning', message });

beforeEach(() => {
    const [main, source] = [document.createElement('main'), document.createElement('button')];
    list = document.createElement('ul');
    document.body.replaceChildren(list, source, main);
    main.innerHTML = '<section data-line="4"><h2 class="block-title">A</h2><div class="field" data-line="6"><dt>Owner</dt></div></section>';
    posted = [];
    margin = new Margin(main, list, source, message => posted.push(message));
});

test('all that was found at a line has one mark, as grave as the gravest, and says everything', () => {
    margin.show([finding(6, 'advice', 'Say when.'), finding(6, 'error', 'Nobody owns it.'), finding(4, 'warning', 'It leads nowhere.')]);
    const marks = [...list.querySelectorAll<HTMLElement>('li > button')];
    expect(marks.map(mark => [mark.dataset['severity'], mark.getAttribute('aria-label')])).toEqual([
        ['error', 'Advice: Say when. Error: Nobody owns it.'], ['warning', 'Warning: It leads nowhere.']
    ]);
});

test('each shape is another one', () => {
    margin.show([finding(4, 'error', 'a'), finding(5, 'warning', 'b'), finding(6, 'advice', 'c')]);
    expect(new Set([...list.querySelectorAll('li > button svg')].map(({ innerHTML }) => innerHTML)).size).toBe(3);
});

test('a click goes to the place, and one on a message to that of the message', () => {
    margin.show([finding(6, 'advice', 'Say when.'), { ...finding(6, 'error', 'Nobody owns it.'), character: 9 }]);
    list.querySelector<HTMLElement>('li > button')!.click();
    list.querySelector<HTMLElement>('.bubble button')!.click();
    expect(posted).toEqual([{ type: 'reveal', line: 6, finding: { character: 9 } }, { type: 'reveal', line: 6, finding: { character: 2 } }]);
});

test('Escape closes a message, and the pointer opens it again', () => {
    margin.show([finding(4, 'error', 'a')]);
    const item = list.querySelector('li')!;
    item.querySelector('button')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(item.classList.contains('closed')).toBe(true);
    item.dispatchEvent(new PointerEvent('pointerenter'));
    expect(item.classList.contains('closed')).toBe(false);
});

test('the same findings keep their marks, so that the focus stays', () => {
    margin.show([finding(4, 'error', 'a')]);
    const mark = list.querySelector('li');
    margin.show([finding(4, 'error', 'a')]);
    expect(list.querySelector('li')).toBe(mark);
});

test('what stands above every block has no place, and no mark', () => {
    margin.show([finding(1, 'error', 'a'), finding(5, 'error', 'b')]);
    expect([...list.children].map(item => (item as HTMLElement).hidden)).toEqual([true, false]);
});

test('what an author wrote stays words', () => {
    margin.show([finding(4, 'error', '<img src=x onerror=alert(1)>')]);
    expect(list.querySelector('img')).toBeNull();
});

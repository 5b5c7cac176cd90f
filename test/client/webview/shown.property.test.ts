// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from '../../../client/preview/html-change.js';
import { Shown } from '../../../client/webview/shown.js';

const words = fc.constantFrom('one', 'two', 'three &lt;section>');
const section = fc.letrec<{ node: string }>(tie => ({
    node: fc.oneof({ maxDepth: 3 }, words.map(text => `<p>${text}</p>`), fc.record({ line: fc.nat(3), inner: fc.array(tie('node'), { maxLength: 4 }) })
        .map(({ line, inner }) => `<section data-line="${line}">${inner.join('')}</section>`))
})).node;
const page = fc.array(section, { maxLength: 5 }).map(parts => `<article>${parts.join('')}</article>`);

test('changes, one after the other, lead to the same page as the whole', () => {
    fc.assert(fc.property(fc.array(page, { minLength: 2, maxLength: 6 }), ([first = '', ...others]) => {
        const root = document.createElement('main');
        const shown = new Shown(root);
        shown.show(first);
        let before = first;
        for (const html of others) {
            expect(shown.show(changeBetween(before, html))).toBe(true);
            expect(root.innerHTML).toBe(Object.assign(document.createElement('main'), { innerHTML: html }).innerHTML);
            before = html;
        }
    }));
});

test('a section that is as it was is the same element', () => {
    const html = (text: string): string => `<article><section><p>a</p></section><section><section><p>${text}</p></section><p>b</p></section></article>`;
    const root = document.createElement('main');
    const shown = new Shown(root);
    shown.show(html('one'));
    const paragraphs = [...root.querySelectorAll('p')];
    shown.show(changeBetween(html('one'), html('two')));
    expect(root.innerHTML).toBe(html('two'));
    expect([...root.querySelectorAll('p')].map((paragraph, index) => paragraph === paragraphs[index])).toEqual([true, false, true]);
});

test('a change of something else than what is shown is refused', () => {
    const root = document.createElement('main');
    const shown = new Shown(root);
    expect(shown.show(changeBetween('<p>a</p>', '<p>b</p>'))).toBe(false);
    shown.show('<p>a</p>');
    shown.forget();
    expect(shown.show(changeBetween('<p>a</p>', '<p>b</p>'))).toBe(false);
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { morph } from '../../../client/webview/morph.js';

function page(html: string): HTMLElement {
    const main = document.createElement('main');
    main.innerHTML = html;
    return main;
}

const block = (name: string, line: number, text = name): string =>
    `<section class="block" data-line="${line}"><h2 data-line="${line}">${name}</h2><p data-line="${line + 2}">${text}</p></section>`;
const article = (...blocks: string[]): string => `<article class="strategy">${blocks.join('\n')}</article>`;

test.each([
    ['a changed text', [block('A', 0), block('B', 4), block('C', 8)], [block('A', 0), block('B', 4, 'new'), block('C', 8)]],
    ['a block more', [block('A', 0), block('C', 4)], [block('A', 0), block('B', 4), block('C', 8)]],
    ['a block less', [block('A', 0), block('B', 4), block('C', 8)], [block('A', 0), block('C', 4)]],
    ['blocks in another order', [block('A', 0), block('B', 4), block('C', 8)], [block('C', 0), block('A', 4), block('B', 8)]],
    ['nothing at first', [], [block('A', 0)]],
    ['everything gone', [block('A', 0)], []]
])('%s', (_, before, after) => {
    const main = page(article(...before));
    morph(main, page(article(...after)));
    expect(main.innerHTML).toBe(article(...after));
});

test('blocks that did not change stay the same elements, and take the new line numbers', () => {
    const main = page(article(block('A', 0), block('B', 4), block('C', 8)));
    const [first, , last] = main.querySelectorAll('section');
    morph(main, page(article(block('A', 0), block('B', 4, 'one'), block('C', 9))));
    expect(main.querySelectorAll('section')[0]).toBe(first);
    expect(main.querySelectorAll('section')[2]).toBe(last);
    expect(last?.outerHTML).toBe(block('C', 9));
});

test('within a changed block only what changed is replaced', () => {
    const main = page(article(block('A', 0)));
    const [title, text] = [main.querySelector('h2'), main.querySelector('p')];
    morph(main, page(article(block('A', 0, 'new'))));
    expect(main.querySelector('h2')).toBe(title);
    expect(main.querySelector('p')).not.toBe(text);
});

test('attributes of a section come and go', () => {
    const main = page('<section class="a" id="x"><p>1</p></section>');
    morph(main, page('<section class="b" data-kind="Goal"><p>1</p></section>'));
    expect(main.innerHTML).toBe('<section class="b" data-kind="Goal"><p>1</p></section>');
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { elementAt } from '../../../client/webview/follow.js';

const main = document.createElement('main');
main.innerHTML = '<header data-line="0"></header><section data-line="4"><p data-line="6"></p></section><aside></aside><section data-line="10"></section>';

test.each([[0, 'HEADER'], [3, 'HEADER'], [4, 'SECTION'], [6, 'P'], [9, 'P'], [99, 'SECTION']])('line %i is shown by %s', (line, tag) => {
    expect(elementAt(main, line)?.tagName).toBe(tag);
});

// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { morph } from '../../../client/webview/morph.js';

const leaf = fc.record({ line: fc.nat(20), words: fc.constantFrom('one', 'two', 'three') }).map(({ line, words }) => `<p data-line="${line}">${words}</p>`);
const section = fc.letrec<{ node: string }>(tie => ({
    node: fc.oneof({ maxDepth: 3 }, leaf, fc.record({ kind: fc.constantFrom('a', 'b'), line: fc.option(fc.nat(20)), inner: fc.array(tie('node'), { maxLength: 4 }) })
        .map(({ kind, line, inner }) => `<section class="${kind}"${line === null ? '' : ` data-line="${line}"`}>${inner.join('')}</section>`))
})).node;
const page = fc.array(section, { maxLength: 5 }).map(parts => `<article>${parts.join('')}</article>`);

test('whatever was there, the page becomes what is wanted, lines and all', () => {
    fc.assert(fc.property(page, page, (before, after) => {
        const [there, wanted] = [before, after].map(html => Object.assign(document.createElement('main'), { innerHTML: html }));
        const html = wanted!.innerHTML;
        morph(there!, wanted!);
        expect(there!.innerHTML).toBe(html);
    }));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standAlone } from '../../../language/export/links.js';
import { renderPage } from '../../../language/index.js';
import { modelOf } from '../document/model-of.js';

test.each([
    ['<a href="plan.strategy.md#goal-a" title="a > b">A</a>', '<span class="elsewhere" title="plan.strategy.md#goal-a">A</span>'],
    ['<a class="reference" data-kind="Goal" href="#goal-a">A</a>', '<a class="reference" data-kind="Goal" href="#goal-a">A</a>'],
    ['<a href="mailto:dana@acme.example">dana@acme.example</a>', '<a href="mailto:dana@acme.example" class="says-where">dana@acme.example</a>'],
    ['<a href="http://www.acme.example/">www.acme.example</a>', '<a href="http://www.acme.example/" class="says-where">www.acme.example</a>'],
    ['<a href="../a.md">one</a> <a href="https://b.example">two</a>', '<span class="elsewhere" title="../a.md">one</span> <a href="https://b.example">two</a>']
])('%s', (html, expected) => {
    expect(standAlone(html)).toBe(expected);
});

test('whatever is written, no link to a file is left, and every tag is closed', async () => {
    const target = fc.oneof(fc.constantFrom('a.md', '../x/y.strategy.md#z', '#here', 'https://acme.example/a?b=c&d', 'mailto:a@acme.example', '/root.md', '?q'), fc.webUrl());
    const words = fc.string({ minLength: 1, maxLength: 12 });
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(words, target), { maxLength: 6 }), async links => {
        const page = standAlone(renderPage(await modelOf(links.map(([label, to]) => `[${label}](<${to}>) "${label}"`).join('\n\n'))));
        expect([...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href).filter(href => !/^(?:#|https?:|mailto:)/i.test(href!))).toEqual([]);
        expect(page.match(/<a /g)?.length ?? 0).toBe(page.match(/<\/a>/g)?.length ?? 0);
        expect(page.match(/<span/g)?.length ?? 0).toBe(page.match(/<\/span>/g)?.length ?? 0);
    }), { numRuns: 60 });
});

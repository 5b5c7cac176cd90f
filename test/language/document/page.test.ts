import { expect, test } from 'vitest';
import { renderPage } from '../../../language/document/page.js';
import { all, first, hasClass, isTag, readHtml, textOf } from './html-facts.js';
import { modelOf } from './model-of.js';

const picture = 'data:image/png;base64,AA==';

test('the page stands alone: policy, language, title, style, no script', async () => {
    const html = renderPage(await modelOf('# Strategy: Acme & Sons\n\nWords.\n\n## Approval: CMO\n'), { language: 'de' });
    expect(html).toMatch(/^<!doctype html>/);
    const page = readHtml(html.replace(/<style>[^]*<\/style>/, ''));
    expect(first(page, isTag('html')).attributes).toEqual({ lang: 'de', class: 'strategy-page' });
    expect(textOf(first(page, isTag('title')))).toBe('Acme & Sons');
    expect(first(page, node => node.attributes['http-equiv'] !== undefined).attributes.content)
        .toBe('default-src \'none\'; style-src \'unsafe-inline\'; img-src data:; base-uri \'none\'; form-action \'none\'');
    expect(html).not.toMatch(/<script|<link|@import|url\(/i);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(textOf(first(page, hasClass('page-footer')))).toBe('Formatted from acme.strategy.md with Strategy Markdown. Approvals are shown as recorded; no signature was checked.');
});

test('pictures are embedded or said to be missing', async () => {
    const model = await modelOf('![A](a.png) ![B](b.png) ![C](https://x.example/c.png) ![D](d.html)');
    const resolved: Record<string, string> = { 'a.png': picture, 'b.png': 'https://x.example/b.png', 'd.html': 'data:text/html,x' };
    const page = readHtml(renderPage(model, { resolveImage: href => resolved[href] }).replace(/<style>[^]*<\/style>/, ''));
    expect(all(page, isTag('img')).map(image => image.attributes.src)).toEqual([picture]);
    expect(all(page, hasClass('no-picture')).map(textOf)).toEqual(['B (picture not shown)', 'C (picture not shown)', 'D (picture not shown)']);
    const bare = readHtml(renderPage(model).replace(/<style>[^]*<\/style>/, ''));
    expect(all(bare, isTag('img'))).toEqual([]);
});

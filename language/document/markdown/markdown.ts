import type { Root as HtmlRoot } from 'hast';
import type { FootnoteReference, Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { text } from '../html.js';
import { isAffordable } from './budget.js';
import { labelsIn, stubs, takeDefinitions, type Definitions, type OwnDefinitions } from './definitions.js';
import { Holes, type Piece } from './pieces.js';
import { present } from './present.js';
import { schema } from './schema.js';

export interface RenderedMarkdown {
    body: Piece[];
    /** The footnotes defined in it. */
    footnotes: { id: string; body: Piece[] }[];
}

const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, {
        handlers: {
            // Numbers come when the whole document is known.
            footnoteReference: (_state, node: FootnoteReference) =>
                ({ type: 'element', tagName: 'sup', properties: { dataFootnote: node.identifier }, children: [] })
        }
    })
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .freeze();

/** Which of the file's definitions a text uses: all that its rendering depends on beside itself. */
export function usedBy(markdown: string, definitions: Definitions): Definitions {
    const labels = markdown.includes('[') && (definitions.links.size > 0 || definitions.footnotes.size > 0) ? labelsIn(markdown) : [];
    const used: Definitions = { links: new Map(), footnotes: new Set() };
    for (const label of labels) {
        const link = definitions.links.get(label);
        if (link) used.links.set(label, link);
        if (label.startsWith('^') && definitions.footnotes.has(label.slice(1))) used.footnotes.add(label.slice(1));
    }
    return used;
}

/** What a text defines, for the whole file. Text that cannot be afforded defines nothing. */
export function definitionsIn(markdown: string): OwnDefinitions {
    if (!markdown.includes(']:') || !isAffordable(markdown)) return { links: [], footnotes: [] };
    try {
        return takeDefinitions(processor.parse(markdown), 0);
    } catch {
        return { links: [], footnotes: [] };
    }
}

/** Renders a stretch of prose. What cannot be afforded, or what the parser cannot take, is shown as it is written. */
export function renderMarkdown(markdown: string, definitions: Definitions, results: boolean): RenderedMarkdown {
    if (markdown.trim() === '') return { body: [], footnotes: [] };
    if (!isAffordable(markdown)) return asWritten(markdown);
    try {
        return render(markdown, definitions, results);
    } catch {
        return asWritten(markdown);
    }
}

function render(markdown: string, definitions: Definitions, results: boolean): RenderedMarkdown {
    const before = stubs(definitions.links.keys(), definitions.footnotes);
    const how = { linesBefore: before.split('\n').length - 1, results };
    const tree = processor.parse(before + markdown);
    const own = takeDefinitions(tree, before.length);
    const toPieces = (root: Root): Piece[] => {
        root.children.push(...definitions.links.values());
        const html = processor.runSync(root) as HtmlRoot;
        const holes = new Holes();
        present(html, holes, how);
        return holes.cut(processor.stringify(html));
    };
    return {
        body: toPieces(tree),
        footnotes: own.footnotes.map(({ identifier, children }) => ({ id: identifier, body: toPieces({ type: 'root', children: [...children] }) }))
    };
}

/** Renders the words of a field: one line, no blocks. */
export function renderInline(words: string, definitions: Definitions): Piece[] {
    if (!/[*_`~[\]<&\\@]|:\/\/|www\./.test(words)) return [text(words)];
    // After a first word nothing is a heading, a list or a quote.
    const { body } = renderMarkdown(`x ${words}`, definitions, false);
    const [start, line, first, ...rest] = body;
    const last = rest.at(-1) ?? first;
    const isParagraph = start === '<p data-line="' && typeof line === 'object' && typeof first === 'string' && first.startsWith('">x ')
        && typeof last === 'string' && last.endsWith('</p>');
    if (!isParagraph) return [text(words)];
    const opened = [first.slice('">x '.length), ...rest];
    opened[opened.length - 1] = (opened.at(-1) as string).slice(0, -'</p>'.length);
    return opened;
}

function asWritten(markdown: string): RenderedMarkdown {
    const holes = new Holes();
    const line = holes.mark({ type: 'line', line: /^(?:[ \t]*(?:\r\n?|\n))*/.exec(markdown)![0].split(/\r\n?|\n/).length - 1 });
    const notice = 'This passage is too long or too deeply nested to be formatted. It is shown as it is written.';
    return {
        body: holes.cut(`<div class="as-written" data-line="${line}"><p class="generated">${notice}</p><pre>${text(markdown.trim())}</pre></div>`),
        footnotes: []
    };
}

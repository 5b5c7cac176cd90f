import type { ApprovalState } from '../approval/verify.js';
import type { Heading } from './compiled/contents.js';
import type { Facts } from './compiled/part.js';
import type { Block, Field, StrategyModel } from '../model/model.js';
import { findFrontMatter } from '../parser/scanner/front-matter.js';
import type { Span } from '../parser/scan.js';
import { attribute, generated, text } from './html.js';
import { relativePath, safeHref } from './links.js';
import { besideTheSignatures, type Mark } from './mark.js';
import type { Definitions } from './markdown/definitions.js';
import type { Piece } from './markdown/pieces.js';
import type { Prose } from './markdown/prose.js';
import { misunderstoodIn } from './view.js';

/** Where a picture is: what may stand in `src`, or `undefined` when it is not to be shown. */
export type ImageSource = (href: string) => string | undefined;

export interface SheetOptions {
    imageSource: ImageSource;
    approvals: readonly ApprovalState[];
    mark: Mark | undefined;
    /** What is compiled is made of; nothing is where it is missing. */
    facts: Facts | undefined;
    /** Whether the blocks of the file can be read on this page, so that links lead to them. */
    whole: boolean;
}

/** One document while it is being written: what its parts share, from line numbers to the numbers of its footnotes. */
export class Sheet {
    readonly model: StrategyModel;
    private readonly prose: Prose;
    readonly approvals: readonly ApprovalState[];
    readonly mark: Mark | undefined;
    readonly facts: Facts | undefined;
    /** Where something is signed: what of it no signature covers. */
    readonly notCovered: ReadonlySet<Block>;
    /** Fields of the Strategy block that ask for something nobody can do: a colour that is none, a section that does not exist. */
    readonly misunderstood: readonly Field[];
    /** The headings that were written so far, from top to bottom. */
    readonly headings: Heading[] = [];
    private readonly imageSource: ImageSource;
    private readonly whole: boolean;
    private readonly definitions: Definitions;
    private readonly lineStarts: number[];
    private readonly anchors: Set<string>;
    /** The last number that made an anchor of a slug another one. */
    private readonly slugs = new Map<string, number>();
    private readonly footnotes = new Map<string, Piece[]>();
    private readonly footnoteUses = new Map<string, number>();
    private readonly frontMatter: Span | undefined;

    constructor(model: StrategyModel, prose: Prose, { imageSource, approvals, mark, facts, whole }: SheetOptions) {
        this.model = model;
        this.prose = prose;
        this.imageSource = imageSource;
        this.approvals = approvals;
        this.mark = mark;
        this.facts = facts;
        this.notCovered = besideTheSignatures(model, approvals);
        this.whole = whole;
        this.misunderstood = misunderstoodIn(model);
        this.lineStarts = [0, ...Array.from(model.text.matchAll(/\r\n?|\n/g), match => match.index + match[0].length)];
        this.anchors = new Set(model.blocks.map(block => block.anchor));
        this.frontMatter = findFrontMatter(model.text, model.text.startsWith('\uFEFF') ? 1 : 0);
        const spans = model.parts.flatMap(part => part.type === 'prose' ? [part.span] : part.block.prose);
        this.definitions = prose.definitions(spans.map(span => this.source(span)));
    }

    /** The 0-based line of an offset. */
    line(offset: number): number {
        let low = 0;
        let high = this.lineStarts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.lineStarts[middle]! <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** The author's prose. */
    markdown(span: Span, results = false): string {
        const start = this.line(this.startOf(span));
        return this.prose.section(this.source(span), this.definitions, results).map(({ rendered, line }) => {
            for (const { id, body } of rendered.footnotes) if (!this.footnotes.has(id)) this.footnotes.set(id, body);
            return this.fill(rendered.body, start + line);
        }).join('');
    }

    /** Words of a field, with their emphasis and links. */
    inline(words: string): string {
        return this.fill(this.prose.inline(words, this.definitions), 0);
    }

    image(href: string, alt: string): string {
        const source = this.imageSource(href);
        if (source !== undefined) return `<img src=${attribute(source)} alt=${attribute(alt)}>`;
        return `<span class="no-picture">${alt ? text(alt) + ' ' : ''}${generated('(picture not shown)')}</span>`;
    }

    /** Where a block can be read: on this page, or in its own file. */
    href(block: Block): string | undefined {
        if (block.uri === this.model.uri) return this.whole ? `#${block.anchor}` : undefined;
        const path = relativePath(this.model.uri, block.uri);
        return path === undefined ? undefined : safeHref(`${path}#${block.anchor}`);
    }

    /** The notes that were referred to so far, and those they refer to in turn. */
    notes(): string {
        const items: string[] = [];
        // The map grows while it is read: notes may refer to notes.
        for (const id of this.footnoteUses.keys()) {
            const number = items.length + 1;
            const body = this.fill(this.footnotes.get(id) ?? [], 0).replace(/ data-line="\d+"/g, '');
            items.push(`<li id="fn:${number}">${body}<a class="back" href="#fnref:${number}" aria-label="Back to the text">↩</a></li>`);
        }
        return items.length ? `<section class="notes" aria-label="Notes"><ol>${items.join('')}</ol></section>` : '';
    }

    private source(span: Span): string {
        return this.model.text.slice(this.startOf(span), span.end);
    }

    /** Front matter is for programs. */
    private startOf(span: Span): number {
        return this.frontMatter && span.start <= this.frontMatter.start ? Math.min(this.frontMatter.end, span.end) : span.start;
    }

    private fill(pieces: readonly Piece[], line: number): string {
        let html = '';
        for (const piece of pieces) {
            if (typeof piece === 'string') html += piece;
            else if (piece.type === 'line') html += line + piece.line;
            else if (piece.type === 'anchor') html += this.anchor(piece);
            else if (piece.type === 'image') html += this.image(piece.href, piece.alt);
            else html += this.footnote(piece.id);
        }
        return html;
    }

    private anchor({ slug, level, title }: { slug: string; level: number; title: string }): string {
        let anchor = slug;
        let count = this.slugs.get(slug) ?? 0;
        while (this.anchors.has(anchor)) anchor = `${slug}-${++count}`;
        this.slugs.set(slug, count);
        this.anchors.add(anchor);
        this.headings.push({ level, title, anchor, kind: undefined });
        return attribute(anchor).slice(1, -1);
    }

    /** Ids with a colon: no heading's anchor has one. */
    private footnote(id: string): string {
        const use = (this.footnoteUses.get(id) ?? 0) + 1;
        this.footnoteUses.set(id, use);
        const number = [...this.footnoteUses.keys()].indexOf(id) + 1;
        return `<sup class="note"><a href="#fn:${number}" id="fnref:${number}${use > 1 ? `:${use}` : ''}">${number}</a></sup>`;
    }
}

import type { StrategyModel } from '../model/model.js';
import type { ApprovalState } from '../approval/verify.js';
import type { IsoDate } from '../parser/values/value.js';
import { accentOf, type Accent } from './accent.js';
import { article } from './article.js';
import { revealed } from './hidden-characters.js';
import { safeHref } from './links.js';
import { markHtml, markOf } from './mark.js';
import { Prose } from './markdown/prose.js';
import { documentTitle } from './blocks/masthead.js';
import { Sheet, type ImageSource } from './sheet.js';
import type { View } from './view.js';

export interface RenderOptions {
    /**
     * Where a picture of the document is: given its address as a percent-encoded URL reference, what to put in `src`, or
     * `undefined` when it is not to be shown. Without it, pictures beside the file keep their relative address and pictures from
     * elsewhere are not shown.
     */
    resolveImage?: ImageSource;
    /** What is known of the approvals' signatures, in order. Without it, each is shown as recorded. */
    approvals?: readonly ApprovalState[];
    /** Positions that the house asks to approve, besides the strategy's own `Approvers`. */
    approvers?: readonly string[];
    /** The day it is read on. Without it nothing is compiled: the document is what its author wrote, and that alone. */
    today?: IsoDate;
    /** What of it a reader gets. The whole unless told. */
    view?: View;
}

export interface RenderedDocument {
    /** `<article class="strategy">…`: safe to put into a page, no script, no style attribute. */
    html: string;
    /** The mark of its approval, to be put before the article and never into it. `undefined` where there is no approval, or nothing is known. */
    mark: string | undefined;
    /** Plain text. */
    title: string;
    /** The organisation's colour, as a value for `--strategy-accent` on light and on dark paper. `undefined` where the strategy names none. */
    accent: Accent | undefined;
}

/** Renders one document again and again, as it is written. */
export interface DocumentRenderer {
    render(model: StrategyModel, options?: RenderOptions): RenderedDocument;
}

/**
 * A renderer for one open document. It keeps the prose that did not change since its last `render`, so that a keystroke renders
 * one paragraph.
 */
export function createRenderer(): DocumentRenderer {
    const prose = new Prose();
    return {
        render(model, options = {}) {
            prose.turn();
            const { approvals = [], today, view = 'whole' } = options;
            const mark = options.approvals && markOf(model, options.approvals, options.approvers, today);
            const sheet = new Sheet(model, prose, { imageSource: options.resolveImage ?? besideTheFile, approvals, mark, facts: today === undefined ? undefined : { model, today, approvals }, whole: view === 'whole' });
            return { html: article(sheet, view), mark: mark && markHtml(mark), title: revealed(documentTitle(sheet)), accent: accentOf(model) };
        }
    };
}

/** The formatted document as a fragment, rendered once. */
export function renderDocument(model: StrategyModel, options?: RenderOptions): RenderedDocument {
    return createRenderer().render(model, options);
}

function besideTheFile(href: string): string | undefined {
    return safeHref(href) !== undefined && !/^[a-z][a-z\d+.-]*:/i.test(href) ? href : undefined;
}

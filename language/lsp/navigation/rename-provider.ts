import { URI, type LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { PrepareRenameParams, RenameParams } from 'vscode-languageserver';
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import GithubSlugger from 'github-slugger';
import { linkOf } from '../../parser/value-converter.js';
import type { Block, Reference } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt, titleSpan, type Spot } from '../at.js';
import { linkTarget } from '../../references/link-target.js';
import { usesOf } from './uses-of.js';

/** Renames a block's title in its heading and everywhere it is named, over all files. Links stay links and keep leading to it. */
export class StrategyRenameProvider implements RenameProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    prepareRename(document: LangiumDocument, { position }: PrepareRenameParams): Range | undefined {
        const { span } = this.targetAt(document, position);
        return span && rangeOf(document, span);
    }

    async rename(document: LangiumDocument, { position, newName }: RenameParams): Promise<WorkspaceEdit | undefined> {
        const { target } = this.targetAt(document, position);
        const title = newName.replace(/\s+/g, ' ').trim();
        if (!target) return undefined;
        if (!title) throw new ResponseError(LSPErrorCodes.RequestFailed, 'A title must not be empty.');
        const anchor = this.anchorAfter(target, title);
        const changes: Record<string, TextEdit[]> = {};
        for (const use of usesOf(target, this.shared)) {
            const text = this.shared.workspace.Models.of(use.document).text;
            const edits = changes[use.document.uri.toString()] ??= [];
            edits.push({ range: rangeOf(use.document, use.span), newText: use.reference ? renamed(use.reference, text, title, linkTarget(use.document.uri.toString(), target.uri, anchor)) : title });
        }
        return { changes };
    }

    private targetAt(document: LangiumDocument, position: PrepareRenameParams['position']): { target: Block | undefined; span: Span | undefined } {
        const model = this.shared.workspace.Models.of(document);
        const spot: Spot = spotAt(document, model, position);
        const target = blockAt(spot, model);
        const inTitle = spot.block && spot.inHeading ? titleSpan(spot.block, model.text) : undefined;
        const span = spot.reference ? labelSpan(spot.reference, model.text) : inTitle;
        return target?.title ? { target, span } : { target: undefined, span: undefined };
    }

    /** GitHub's anchor of the heading once it carries the new title; a number at its end, for a heading that repeats, is kept. */
    private anchorAfter(target: Block, title: string): string {
        const document = this.shared.workspace.LangiumDocuments.getDocument(URI.parse(target.uri))!;
        const { text } = this.shared.workspace.Models.of(document);
        const word = text.slice(target.heading.start, titleSpan(target, text).start).replace(/^#+\s*/, '');
        return new GithubSlugger().slug(`${word.trimEnd()} ${title}`);
    }
}

/** In `[Title](#anchor)` only the title is the name. */
function labelSpan(reference: Reference, text: string): Span {
    const source = text.slice(reference.span.start, reference.span.end);
    if (reference.link === undefined || !source.startsWith('[')) return reference.span;
    return { start: reference.span.start + 1, end: reference.span.start + source.lastIndexOf('](') };
}

function renamed(reference: Reference, text: string, title: string, linkTo: string): string {
    const link = linkOf(text.slice(reference.span.start, reference.span.end));
    if (link) return `[${title}](${link.target.replace(/#.*$/, linkTo.slice(linkTo.indexOf('#')))})`;
    return /[,;]/.test(title) ? `[${title}](${linkTo})` : title;
}

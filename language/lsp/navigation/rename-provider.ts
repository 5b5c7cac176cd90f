import { URI, type LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { PrepareRenameParams, RenameParams } from 'vscode-languageserver';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import GithubSlugger from 'github-slugger';
import { linkOf } from '../../parser/value-converter.js';
import type { Block, Reference } from '../../model/model.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { blockAt, rangeOf, spotAt, titleSpan, type Spot } from '../at.js';
import type { Heading, Span } from '../../parser/scan.js';
import { linkTarget } from '../../references/link-target.js';
import { namesIn, plainText, titleKey } from '../../references/names.js';
import { linksToAnchor, plainHeadingAt } from '../markdown/links.js';
import { whyNotEdited } from '../unreadable.js';
import { usesOf } from './uses-of.js';

/** Renames a block's title in its heading and everywhere it is named, or a heading that is no block, over all files. Links stay links and keep leading to it. */
export class StrategyRenameProvider implements RenameProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    prepareRename(document: LangiumDocument, { position }: PrepareRenameParams): Range | undefined {
        const span = this.targetAt(document, position).span ?? plainHeadingAt(document, position)?.text;
        return span && rangeOf(document, span);
    }

    async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
        const edit = this.edit(document, params);
        const refused = edit && whyNotEdited(edit, document, this.shared);
        if (refused) throw new ResponseError(LSPErrorCodes.RequestFailed, refused);
        return edit;
    }

    private edit(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit | undefined {
        const { target } = this.targetAt(document, position);
        const title = newName.replace(/\s+/g, ' ').trim();
        const heading = target ? undefined : plainHeadingAt(document, position);
        if (!target && !heading) return undefined;
        if (!title) throw new ResponseError(LSPErrorCodes.RequestFailed, 'A title must not be empty.');
        if (!target) return { changes: this.renamedHeading(document, heading!, title) };
        const anchor = this.anchorAfter(target, title);
        const changes: Record<string, TextEdit[]> = {};
        for (const use of usesOf(target, this.shared)) {
            const text = this.shared.workspace.Models.of(use.document).text;
            const edits = changes[use.document.uri.toString()] ??= [];
            edits.push({ range: rangeOf(use.document, use.span), newText: use.reference ? renamed(use.reference, text, title, linkTarget(use.document.uri.toString(), target.uri, anchor)) : title });
        }
        const edited = Object.values(changes).flat();
        this.relink(target.uri, target.anchor, anchor, target.title, title, changes, edited);
        return { changes };
    }

    private renamedHeading(document: LangiumDocument, heading: Heading, title: string): Record<string, TextEdit[]> {
        const uri = document.uri.toString();
        const before = document.textDocument.getText(rangeOf(document, heading.text));
        const changes = { [uri]: [{ range: rangeOf(document, heading.text), newText: title }] };
        const [anchor] = [...namesIn(document).headings].find(([, { start }]) => start === heading.start)!;
        this.relink(uri, anchor, new GithubSlugger().slug(plainText(title)), before, title, changes);
        return changes;
    }

    /** The links of the prose to a heading: their anchor, and their words where these are the title. Those that are being changed already are left out. */
    private relink(uri: string, anchor: string, after: string, before: string, title: string, changes: Record<string, TextEdit[]>, edited: readonly TextEdit[] = []): void {
        for (const { document, link, anchor: written } of linksToAnchor(uri, anchor, this.shared.workspace.LangiumDocuments.all)) {
            const own = changes[document.uri.toString()] ??= [];
            const range = rangeOf(document, written);
            if (own.some(edit => edited.includes(edit) && isInside(range, edit.range))) continue;
            own.push({ range, newText: after });
            const words = rangeOf(document, link.words);
            if (link.kind === 'link' && titleKey(document.textDocument.getText(words)) === titleKey(before)) own.push({ range: words, newText: title });
        }
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

function isInside(inner: Range, outer: Range): boolean {
    const after = (a: Position, b: Position): boolean => a.line > b.line || a.line === b.line && a.character >= b.character;
    return after(inner.start, outer.start) && after(outer.end, inner.end);
}

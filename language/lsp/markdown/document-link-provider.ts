import type { LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver-types';
import { safeHref } from '../../document/links.js';
import type { Span } from '../../parser/scan.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';
import { destinationOf, linksInDocument } from './links.js';

/** What can be followed with a click: links to files, headings and pages, the files in `Uses`, addresses of positions and accounts. */
export class StrategyDocumentLinkProvider implements DocumentLinkProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    getDocumentLinks(document: LangiumDocument): DocumentLink[] {
        const links = linksInDocument(document);
        const bare = this.shared.workspace.Models.of(document).blocks.flatMap(({ fields }) => fields).flatMap(({ parts }) => parts).flatMap(({ value, text, kind, span }) =>
            value.type === 'link' && value.links.length === 1 && !text.includes('](') && !text.includes('<') ? [{ span, target: value.links[0]!.target }]
                : kind === 'FILE' && !text.includes('](') ? [{ span, target: text }] : []);
        return [...links.map(({ targetSpan, target }) => ({ span: targetSpan, target })), ...bare].flatMap(({ span, target }) => this.link(document, span, target));
    }

    private link(document: LangiumDocument, span: Span, written: string): DocumentLink[] {
        const range = rangeOf(document, span);
        const destination = destinationOf(written, document, this.shared.workspace.LangiumDocuments);
        if (!destination) {
            const target = safeHref(written);
            return target && /^[a-z]+:/i.test(target) ? [{ range, target, tooltip: target.startsWith('mailto:') ? `Write to ${target.slice(7)}` : target }] : [];
        }
        const { uri, document: other, heading } = destination;
        const line = other && heading && other.textDocument.positionAt(heading.start).line + 1;
        return [{ range, target: line ? `${uri}#L${line}` : uri, tooltip: `Open ${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}${line ? `, line ${line}` : ''}` }];
    }
}

import { URI, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { Position } from 'vscode-languageserver-types';
import type { Heading, Span } from '../../parser/scan.js';
import { structureIn } from '../../parser/parser.js';
import { placeOf } from '../../references/link-target.js';
import { linksOf, type MarkdownLink } from '../../references/markdown-links.js';
import { namesIn } from '../../references/names.js';
import { touches } from '../at.js';

export function linksInDocument(document: LangiumDocument): MarkdownLink[] {
    const structure = structureIn(document);
    return structure ? linksOf(structure) : [];
}

/** The link at a place: of a picture in a link, the picture. */
export function linkAt(document: LangiumDocument, offset: number): MarkdownLink | undefined {
    return linksInDocument(document).filter(({ span }) => touches(span, offset)).reduce<MarkdownLink | undefined>((inner, link) => inner && inner.span.end <= link.span.end ? inner : link, undefined);
}

/** Where in a strategy a link leads: to one of its headings, or to its start. */
export interface Destination { uri: string; document: LangiumDocument | undefined; heading: Span | undefined }

export function destinationOf(target: string, from: LangiumDocument, documents: LangiumDocuments): Destination | undefined {
    const place = placeOf(target, from.uri.toString());
    const document = place && documents.getDocument(URI.parse(place.uri));
    return place && { uri: place.uri, document, heading: document && namesIn(document).headings.get(place.anchor.toLowerCase()) };
}

/** A link that leads to a heading, and where its anchor is written. */
export interface AnchorLink { document: LangiumDocument; link: MarkdownLink; anchor: Span }

/** All links that lead to a heading, those of fields too. */
export function linksToAnchor(uri: string, anchor: string, documents: Iterable<LangiumDocument>): AnchorLink[] {
    const found: AnchorLink[] = [];
    for (const document of documents) {
        for (const link of linksInDocument(document)) {
            if (link.kind === 'autolink' || link.kind === 'reference') continue;
            const hash = link.target.indexOf('#');
            if (hash < 0 || link.target.slice(hash + 1).toLowerCase() !== anchor) continue;
            const { start, end } = link.targetSpan;
            if (placeOf(link.target, document.uri.toString())?.uri === uri) found.push({ document, link, anchor: { start: start + structureIn(document)!.text.slice(start, end).indexOf('#') + 1, end } });
        }
    }
    return found;
}

/** A heading that starts no block, when the place is in its text. */
export function plainHeadingAt(document: LangiumDocument, position: Position): Heading | undefined {
    const offset = document.textDocument.offsetAt(position);
    return structureIn(document)?.headings.find(({ text }) => text.end > text.start && touches(text, offset));
}

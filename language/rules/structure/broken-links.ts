import { URI, type LangiumDocument } from 'langium';
import { structureIn } from '../../parser/parser.js';
import { placeOf } from '../../references/link-target.js';
import { linksOf } from '../../references/markdown-links.js';
import { namesIn } from '../../references/names.js';
import { isStrategyFile } from '../../references/uses.js';
import type { StrategySharedServices } from '../../services.js';
import type { LinkState } from '../rule.js';

/**
 * Links to files that are not there, by what is known of their folders now (`Folders.load`), and to headings that strategies do not have. Left out is what other
 * rules tell of: the files in `Uses`, and links of references whose name is known.
 */
export function brokenLinks(document: LangiumDocument, { Models, Folders, LangiumDocuments }: StrategySharedServices['workspace']): LinkState[] {
    const structure = structureIn(document);
    const links = structure ? linksOf(structure).filter(({ kind, target }) => kind !== 'autolink' && kind !== 'reference' && target !== '') : [];
    if (links.length === 0) return [];
    const from = document.uri.toString();
    const fields = Models.of(document).blocks.flatMap(block => block.fields);
    const references = new Set(fields.flatMap(field => field.references).filter(({ target, link }) => target && link !== undefined).map(({ span }) => span.start));
    const uses = fields.filter(({ key }) => key === 'Uses').map(({ span }) => span);
    return links.flatMap(({ target, targetSpan: span, span: { start } }): LinkState[] => {
        const place = placeOf(target, from);
        if (!place || references.has(start) || uses.some(field => field.start <= start && start < field.end)) return [];
        const uri = URI.parse(place.uri);
        const text = structure!.text.slice(span.start, span.end);
        if (place.uri !== from && Folders.at(uri) === 'nothing') return [{ span, text, target, state: 'no file', names: Folders.namesBeside(uri) }];
        const other = place.anchor && isStrategyFile(uri) ? LangiumDocuments.getDocument(uri) : undefined;
        if (!other || hasAnchor(other, place.anchor)) return [];
        return [{ span, text, target, state: 'no heading', names: [...namesIn(other).headings.keys()] }];
    });
}

/** A heading's, one that HTML in the text sets, or one that GitHub makes for footnotes and lines. */
function hasAnchor(document: LangiumDocument, anchor: string): boolean {
    const text = structureIn(document)?.text ?? '';
    return namesIn(document).headings.has(anchor.toLowerCase()) || /^(?:top|L\d.*|user-content-.*|fn.*)$/i.test(anchor)
        || [...text.matchAll(/\s(?:id|name)\s*=\s*["']?([^\s"'>]+)/g)].some(([, id]) => id === anchor);
}

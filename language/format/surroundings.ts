import type { LangiumDocument } from 'langium';
import { usersOf } from '../references/uses.js';
import type { StrategySharedServices } from '../services.js';
import { structureIn } from '../parser/parser.js';
import { format, hasLink, isSealed, type FormatOptions } from './format.js';
import type { TextChange } from '../refactor/text-change.js';

/**
 * What the other files of the workspace ask of the format of this one: an approval in a file that uses it covers its blocks too, and links in
 * such a file lead to its headings.
 */
export function surroundingsOf(document: LangiumDocument, { workspace: { LangiumDocuments, Models } }: StrategySharedServices): Required<Pick<FormatOptions, 'sealed' | 'linked'>> {
    const own = new Set([document.uri.toString()]);
    const using = [...usersOf(own, LangiumDocuments)].filter(other => other !== document);
    return {
        sealed: [document, ...using].some(other => isSealed(Models.of(other))),
        linked: anchorStart => using.some(other => hasLink(other.textDocument.getText(), anchorStart))
    };
}

/** Formats a document, or some of its lines, as the files around it allow. */
export function formatDocument(document: LangiumDocument, shared: StrategySharedServices, range?: FormatOptions['range']): TextChange[] {
    const structure = structureIn(document);
    return structure ? format({ model: shared.workspace.Models.of(document), structure }, { ...surroundingsOf(document, shared), range }) : [];
}

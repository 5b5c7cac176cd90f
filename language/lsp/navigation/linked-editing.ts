import type { LangiumDocument } from 'langium';
import type { LinkedEditingRanges } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver-types';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf, spotAt, titleSpan, touches } from '../at.js';
import { usesOf } from './uses-of.js';

/**
 * A title in its heading and the plain references to it in the same file, which an editor changes as one. Only from the heading: who changes a reference means
 * another block. Links are left out, because their anchors would stay behind; renaming takes them along.
 */
export function linkedEditing(document: LangiumDocument, position: Position, shared: StrategySharedServices): LinkedEditingRanges | undefined {
    const model = shared.workspace.Models.of(document);
    const { block, inHeading, offset } = spotAt(document, model, position);
    if (!block?.title || !inHeading || block.kind === 'Approval') return undefined;
    const title = titleSpan(block, model.text);
    if (!touches(title, offset)) return undefined;
    const source = model.text.slice(title.start, title.end);
    const same = usesOf(block, shared).filter(use => use.document === document && model.text.slice(use.span.start, use.span.end) === source);
    // A comma or a bracket would end the name where it is referred to.
    return same.length > 1 ? { ranges: same.map(({ span }) => rangeOf(document, span)), wordPattern: '[^\\r\\n,;\\[\\]#|]*' } : undefined;
}

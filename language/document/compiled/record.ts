import { blocksOf, dateOf, field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { worthOf } from '../blocks/approval.js';
import { compact, listed, type Facts, type Part, type Piece } from './part.js';
import { inlineOf, namedBy } from './words.js';

/** What was changed since, the latest first (S5). */
export function changes({ model }: Facts): Part | undefined {
    const all = blocksOf(model, 'Change').toSorted((a, b) => (dateOf(a, 'Date') ?? '') < (dateOf(b, 'Date') ?? '') ? 1 : -1);
    if (all.length === 0) return undefined;
    return {
        key: 'changes', title: 'Record of changes',
        table: compact({
            columns: ['Date', 'Change', 'Version', 'Reason', 'Approved by'],
            rows: all.map(change => [dayOf(change), [{ block: change }], inlineOf(change, 'Version'), inlineOf(change, 'Reason'), listed(namedBy(change, 'Approved by'))])
        })
    };
}

/**
 * Who has decided what. What a signature is worth is said in the same words as beside the approval itself; a name and a date that somebody typed are never more
 * than recorded.
 */
export function approvals(facts: Facts): Part | undefined {
    const all = blocksOf(facts.model, 'Approval');
    if (all.length === 0) return undefined;
    return {
        key: 'approvals', title: 'Record of approvals',
        table: compact({
            columns: ['Position', 'Name', 'Date', 'Version', 'Decision', 'Signature'],
            rows: all.map(approval => [
                [{ block: approval }], inlineOf(approval, 'Name'), dayOf(approval), inlineOf(approval, 'Version'), inlineOf(approval, 'Decision'), [worthOf(approval, facts.approvals).state]
            ])
        })
    };
}

function dayOf(block: Block): Piece[] {
    const date = dateOf(block, 'Date');
    const written = field(block, 'Date')?.text;
    return date ? [{ day: date }] : written ? [{ inline: written }] : [];
}

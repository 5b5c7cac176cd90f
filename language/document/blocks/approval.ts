import { capital } from '../../analysis/words.js';
import type { ApprovalState } from '../../approval/verify.js';
import type { Block, Field } from '../../model/model.js';
import { generated, text } from '../html.js';
import { fieldList, fieldsOf } from './fields.js';
import type { Sheet } from '../sheet.js';
import { fieldValue } from './values.js';

/**
 * An approval as a card. Whether it holds is told by the mark outside of the document; here stands only what is recorded, for a document must never look signed
 * because somebody typed a name.
 */
export function approvalCard(block: Block, sheet: Sheet): string {
    const fields = fieldsOf(block);
    const first = (key: string): Field | undefined => fields.find(field => field.key === key);
    const [name, date, decision] = [first('Name'), first('Date'), first('Decision')];
    const value = (field: Field | undefined, missing: string): string => field ? fieldValue(field, sheet) : missing && generated(missing);
    const shown = [name, date, decision].filter(field => field !== undefined);
    return `<p class="signatory"><span class="name">${value(name, 'no name')}</span> <span class="when">${value(date, 'no date')}</span> ${value(decision, '')}</p>`
        + fieldList(block, sheet, shown)
        + `<p class="generated approval-state">${stateOf(block, sheet)}</p>`;
}

function stateOf(block: Block, sheet: Sheet): string {
    const { state, reason } = worthOf(block, sheet.approvals);
    return `<strong>${text(state)}.</strong> ${text(reason)}`;
}

/** What an approval is worth, in words: a signature that was not checked here proves as little as none. */
export function worthOf(block: Block, approvals: readonly ApprovalState[]): { state: string; reason: string } {
    const known = approvals.find(approval => approval.block === block);
    if (block.seal === undefined) return { state: 'Recorded, not proven', reason: 'A name and a date are written here; they are not signed.' };
    if (!known) return { state: 'Recorded, not proven', reason: 'A signature is attached; it has not been checked here.' };
    return { state: capital(known.state), reason: known.reason };
}

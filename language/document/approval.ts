import type { Block, Field } from '../model/model.js';
import { generated, text } from './html.js';
import { fieldList, fieldsOf } from './fields.js';
import type { Sheet } from './sheet.js';
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
    const state = sheet.approvals.find(approval => approval.block === block);
    if (block.seal === undefined) return '<strong>Recorded, not proven.</strong> A name and a date are written here; they are not signed.';
    if (!state) return '<strong>Recorded, not proven.</strong> A signature is attached; it has not been checked here.';
    return `<strong>${text(state.state.charAt(0).toUpperCase() + state.state.slice(1))}.</strong> ${text(state.reason)}`;
}

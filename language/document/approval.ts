import type { Block, Field } from '../model/model.js';
import { generated } from './html.js';
import { fieldList, fieldsOf } from './fields.js';
import type { Sheet } from './sheet.js';
import { fieldValue } from './values.js';

/**
 * An approval as a card. Nothing is verified yet, so each is shown as recorded: a document must never look signed because
 * somebody typed a name.
 */
export function approvalCard(block: Block, sheet: Sheet): string {
    const fields = fieldsOf(block);
    const first = (key: string): Field | undefined => fields.find(field => field.key === key);
    const [name, date, decision] = [first('Name'), first('Date'), first('Decision')];
    const value = (field: Field | undefined, missing: string): string => field ? fieldValue(field, sheet) : missing && generated(missing);
    const shown = [name, date, decision].filter(field => field !== undefined);
    return `<p class="signatory"><span class="name">${value(name, 'no name')}</span> <span class="when">${value(date, 'no date')}</span> ${value(decision, '')}</p>`
        + fieldList(block, sheet, shown)
        + `<p class="generated approval-state"><strong>Recorded, not proven.</strong> ${block.seal === undefined
            ? 'A name and a date are written here; they are not signed.'
            : 'A signature is attached; it has not been checked here.'}</p>`;
}

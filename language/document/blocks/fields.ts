import type { Block, Field } from '../../model/model.js';
import { attribute, text, token } from '../html.js';
import type { Sheet } from '../sheet.js';
import { fieldValue } from './values.js';

/** The block's fields that say something, as the author ordered them. */
export function fieldsOf(block: Block): Field[] {
    return [...block.fields, ...block.custom].filter(field => field.text.trim() !== '').sort((a, b) => a.span.start - b.span.start);
}

/** The fields as a definition list, without those that are shown elsewhere. */
export function fieldList(block: Block, sheet: Sheet, elsewhere: readonly Field[] = []): string {
    const rows = fieldsOf(block).filter(field => !elsewhere.includes(field)).map(field => fieldRow(field, sheet));
    return rows.length ? `<dl class="fields">${rows.join('')}</dl>` : '';
}

/** One field, with its key. */
export function fieldRow(field: Field, sheet: Sheet): string {
    const line = sheet.line(field.span.start);
    const [name, value] = isRule(field) ? rule(field, sheet) : [text(label(field, sheet)), fieldValue(field, sheet)];
    return `<div class="field" data-key=${attribute(token(field.key))} data-line="${line}"><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** The key in the author's own word: `KPI` stays `KPI`. */
function label(field: Field, sheet: Sheet): string {
    const written = sheet.model.text.slice(field.keySpan.start, field.keySpan.end).replace(/[*_:]/g, '').replace(/\s+/g, ' ').trim();
    return written || field.key;
}

function isRule(field: Field): boolean {
    return /^When (?:below|above)$/i.test(field.key) && field.then !== undefined;
}

/** `When below 60: pause` reads as a rule: ↓ below 60 → pause. */
function rule(field: Field, sheet: Sheet): [string, string] {
    const below = /below/i.test(field.key);
    const condition = field.parts[0] && field.parts[0].kind !== 'TEXT' ? field.parts[0].text : field.text.split(':')[0]!;
    const sign = `<span class="sign" aria-hidden="true">${below ? '↓' : '↑'}</span>`;
    return [`${sign} ${below ? 'Below' : 'Above'} <span class="amount">${text(condition.trim())}</span>`, sheet.inline(field.then ?? '')];
}

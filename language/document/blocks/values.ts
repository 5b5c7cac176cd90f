import type { PeriodValue, SharesValue, Value } from '../../parser/values/value.js';
import type { Field, Reference, ValueSpan } from '../../model/model.js';
import { dateRange, longDate, withLongDates } from '../dates.js';
import { attribute, text, token } from '../html.js';
import { safeHref } from '../links.js';
import type { Sheet } from '../sheet.js';

/** What stands after a field's colon, as HTML. */
export function fieldValue(field: Field, sheet: Sheet): string {
    const { value } = field;
    if (value.type === 'shares') return shares(field, value, sheet);
    if (value.type === 'text' && value.items && value.items.length > 1) {
        return `<ul>${value.items.map(item => `<li>${sheet.inline(item)}</li>`).join('')}</ul>`;
    }
    if (value.type === 'text') return sheet.inline(field.text);
    if (field.parts.length + field.references.length === 0) return single(value, field.text, sheet);
    return inOrder(field, sheet);
}

/** `monthly by Analyst, next 2027-02-01`: what was understood is set off, the words between stay. */
function inOrder(field: Field, sheet: Sheet): string {
    const pieces = [
        ...field.references.map(reference => ({ span: reference.span, html: () => referenceLink(reference, sheet) })),
        ...field.parts.map(part => ({ span: part.span, html: () => partOf(part, sheet) }))
    ].sort((a, b) => a.span.start - b.span.start);
    let at = field.valueSpan?.start ?? pieces[0]!.span.start;
    let html = '';
    for (const piece of pieces) {
        if (piece.span.start < at) continue;
        html += between(sheet.model.text.slice(at, piece.span.start), html === '') + piece.html();
        at = piece.span.end;
    }
    return html + between(sheet.model.text.slice(at, field.valueSpan?.end ?? at), false);
}

/** Words between two pieces. A bullet between two names of a nested list reads as a comma. */
function between(words: string, first: boolean): string {
    if (/^\s*[\r\n]\s*[-*+]\s+$/.test(words)) return first ? '' : ', ';
    return text(words.replace(/\s+/g, ' '));
}

function partOf(part: ValueSpan, sheet: Sheet): string {
    return single(part.value, part.text, sheet);
}

function single(value: Value, words: string, sheet: Sheet): string {
    switch (value.type) {
        case 'date': return longDate(value.date);
        case 'period': return period(value, words);
        case 'quantity': case 'comparison': return `<span class="amount">${withLongDates(words)}</span>`;
        case 'cadence': return withLongDates(words);
        case 'target': return target(words);
        case 'choice': return `<span class="chip" data-choice=${attribute(token(value.choice))}>${text(value.choice)}</span>`;
        case 'link': return value.links.map(link => linkTo(link.target, link.label)).join(', ');
        case 'unreadable': return unsure(sheet.inline(words), 'This could not be read as the value expected here.');
        default: return sheet.inline(words);
    }
}

/** `2027` and `Q3 2027` stay; two dates are written out. */
function period({ start, end }: PeriodValue, words: string): string {
    return /\d{4}-\d{2}-\d{2}/.test(words) ? dateRange(start, end) : text(words);
}

/** What is to be reached stands out from when, and from where. */
function target(words: string): string {
    const [, amount, rest] = /^(.+?)((?:,?\s+(?:by|from|until)\s|[;:]).*)?$/.exec(words) ?? [];
    return `<strong class="amount">${withLongDates(amount ?? words)}</strong>${withLongDates(rest ?? '')}`;
}

function shares(field: Field, { shares: entries }: SharesValue, sheet: Sheet): string {
    const items = entries.map((share, index) => {
        const reference = field.references[index];
        const name = reference ? referenceLink(reference, sheet) : text(share.title);
        if (share.amount === null) return `<li><span class="share-name">${name}</span></li>`;
        const bar = share.unit === '%' && share.amount >= 0 && share.amount <= 100
            ? `<svg class="bar" aria-hidden="true"><rect class="bar-whole" width="100%" height="100%"/><rect class="bar-part" width="${share.amount}%" height="100%"/></svg>`
            : '';
        const amount = share.unit === '%' ? `${share.amount}%` : share.unit ? `${share.amount} ${share.unit}` : `${share.amount}`;
        return `<li><span class="share-name">${name}</span> ${bar}<span class="amount">${text(amount)}</span></li>`;
    });
    return `<ul class="shares">${items.join('')}</ul>`;
}

function referenceLink(reference: Reference, sheet: Sheet): string {
    if (!reference.target) {
        return reference.required ? unsure(text(reference.title), 'No block with this title was found.') : text(reference.title);
    }
    const href = sheet.href(reference.target);
    if (href === undefined) return text(reference.title);
    return `<a class="reference" data-kind=${attribute(reference.target.kind)} href=${attribute(href)}>${text(reference.title)}</a>`;
}

function linkTo(target: string, label: string): string {
    const href = safeHref(target);
    return href === undefined ? text(label) : `<a href=${attribute(href)}>${text(label)}</a>`;
}

/** Shown as it is written, with a quiet mark. */
function unsure(html: string, why: string): string {
    return `<span class="unsure" title=${attribute(why)}>${html}</span>`;
}

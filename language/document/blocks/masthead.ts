import { markdownLinkAt } from '../../parser/values/markdown-link.js';
import type { Block, Field } from '../../model/model.js';
import { generated, text } from '../html.js';
import { title } from './heading.js';
import { fieldList, fieldsOf } from './fields.js';
import type { Sheet } from '../sheet.js';
import { fieldValue } from './values.js';

/** Fields that say how the document looks, and are seen in that. */
const settings = ['Letterhead', 'Colour', 'Sections'];

/** The head of the document: letterhead, organisation, title, status, version and period. */
export function masthead(block: Block, sheet: Sheet): string {
    const fields = fieldsOf(block);
    const first = (key: string): Field | undefined => fields.find(field => field.key === key);
    const [letterhead, organisation] = [first('Letterhead'), first('Organization')];
    const [status, version, period] = [first('Status'), first('Version'), first('Period')];
    const value = (field: Field | undefined, html = (inner: string): string => inner): string => field ? html(fieldValue(field, sheet)) : '';
    const edition = [
        value(status, inner => `<span class="status">${inner}${statusNote(status!, sheet)}</span>`),
        value(version, inner => `<span class="version">${/^v/i.test(version!.text) ? '' : 'Version '}${inner}</span>`),
        value(period, inner => `<span class="period">${inner}</span>`)
    ].join('');
    return '<header class="masthead">'
        + (letterhead ? letterheadOf(letterhead, sheet) : '')
        + value(organisation, inner => `<p class="organisation">${inner}</p>`)
        + `<h1 class="block-title">${title(block)}</h1>`
        + (edition && `<p class="edition">${edition}</p>`)
        + '</header>';
}

/** What the head does not show of the Strategy block. A setting that could not be followed is there to be seen. */
export function particulars(block: Block, sheet: Sheet): string {
    const fields = fieldsOf(block);
    const firsts = ['Organization', 'Status', 'Version', 'Period'].flatMap(key => fields.find(field => field.key === key) ?? []);
    return fieldList(block, sheet, [...firsts, ...fields.filter(field => settings.includes(field.key) && !sheet.misunderstood.includes(field))]);
}

/** The word alone proves nothing, and must not look as if it did. Signatures do. */
function statusNote({ value }: Field, { mark }: Sheet): string {
    return value.type === 'choice' && value.choice === 'approved' && mark?.state !== 'verified' ? ` ${generated('recorded, not proven')}` : '';
}

/** `![Acme](acme.svg) Acme GmbH, Am Kühlkai 7, 28217 Bremen`: the picture, then one line for each part of the address. */
function letterheadOf(field: Field, sheet: Sheet): string {
    const at = field.text.indexOf('![');
    const image = at < 0 ? undefined : markdownLinkAt(field.text, at);
    const words = image ? `${field.text.slice(0, at)} ${field.text.slice(image.end)}` : field.text;
    const lines = words.split(/[;·]|\\\s/.test(words) ? /[;·]|\\\s/ : ',').map(line => line.trim()).filter(line => line !== '');
    return '<div class="letterhead">'
        + (image ? `<div class="logo">${sheet.image(encoded(image.target), image.label)}</div>` : '')
        + (lines.length ? `<address>${lines.map(line => `<span>${sheet.inline(line)}</span>`).join('')}</address>` : '')
        + '</div>';
}

/** As Markdown's own pictures come: with spaces and the like as percents. */
function encoded(target: string): string {
    return target.replace(/[\s"<>\\^`{|}]/g, character => encodeURIComponent(character));
}

/** For the title of a window or a page. */
export function documentTitle(sheet: Sheet): string {
    const { strategy, blocks, uri } = sheet.model;
    return strategy?.title || blocks[0]?.title || decodeName(uri) || text('Strategy');
}

/** The file's name, as people know it. */
export function decodeName(uri: string): string {
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    try {
        return decodeURIComponent(name);
    } catch {
        return name;
    }
}

import { shortDate, withLongDates } from '../dates.js';
import { bar } from '../charts/bar.js';
import { attribute, generated, text, token } from '../html.js';
import type { Sheet } from '../sheet.js';
import type { Cell, Part, Piece, Table } from './part.js';

/** Ids with a colon: no heading's anchor has one. */
export function partId({ key }: Part): string {
    return `part:${key}`;
}

/** A part as a section of its own, which says that nobody wrote it. */
export function partHtml(part: Part, sheet: Sheet): string {
    const id = partId(part);
    return `<section class="compiled" data-part=${attribute(part.key)} id=${attribute(id)}><h2 class="compiled-title">${text(part.title)}</h2>${generated('Compiled from this document', 'p')}`
        + paragraphs(part.lead, 'lead', sheet) + (part.figure ? figure(part.figure, part.title) : '') + (part.table ? tableHtml(part.table, sheet) : '') + (part.legend ? generated(text(part.legend), 'p') : '') + paragraphs(part.notes, 'notes-of', sheet) + '</section>';
}

/** A drawing scrolls in its frame where the page is narrow; the keyboard reaches it there by its name. */
export function figure(drawing: string, name: string, caption = ''): string {
    return `<figure class="figure" tabindex="0" aria-label=${attribute(name)}>${drawing}${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
}

function paragraphs(cells: readonly Cell[] | undefined, name: string, sheet: Sheet): string {
    return cells && cells.length > 0 ? `<div class="${name}">${cells.map(cell => `<p>${cellHtml(cell, sheet)}</p>`).join('')}</div>` : '';
}

function tableHtml(table: Table, sheet: Sheet): string {
    if (table.form === 'cards') return cards(table, sheet);
    const head = table.columns.map(column => `<th scope="col">${text(column)}</th>`).join('');
    const rows = table.rows.map(([first, ...cells]) => `<tr><th scope="row">${cellHtml(first!, sheet)}</th>${cells.map((cell, index) => cellOf(cell, table.columns[index + 1]!, sheet)).join('')}</tr>`);
    return `<div class="table"><table class="compiled-table${table.form === 'grid' ? ' grid' : ''}"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** The content of a cell stands in one element, so that a narrow page can set the column's name beside it. */
function cellOf(cell: Cell, column: string, sheet: Sheet): string {
    const [first] = cell;
    if (first === undefined) return '<td></td>';
    if (typeof first === 'object' && 'heat' in first) return `<td class="heat" data-heat="${first.heat}">${cellHtml(cell, sheet)}</td>`;
    return `<td data-label=${attribute(column)}><div>${cellHtml(cell, sheet)}</div></td>`;
}

/** The first column is a card's name, the others its lines. */
function cards({ columns, rows }: Table, sheet: Sheet): string {
    const card = ([first, ...cells]: Cell[]): string => `<li class="card"><p class="card-name">${cellHtml(first!, sheet)}</p><dl>`
        + cells.map((cell, index) => cell.length === 0 ? '' : `<div><dt>${text(columns[index + 1]!)}</dt><dd>${cellHtml(cell, sheet)}</dd></div>`).join('') + '</dl></li>';
    return rows.length === 0 ? '' : `<ul class="cards">${rows.map(card).join('')}</ul>`;
}

export function cellHtml(cell: Cell, sheet: Sheet): string {
    return cell.map(piece => pieceHtml(piece, sheet)).join('');
}

function pieceHtml(piece: Piece, sheet: Sheet): string {
    if (typeof piece === 'string') return withLongDates(piece);
    if ('block' in piece) {
        const href = sheet.href(piece.block);
        const words = breakable(piece.words ?? (piece.block.title.trim() || 'untitled'));
        return href === undefined ? words : `<a class="reference" data-kind=${attribute(piece.block.kind)} href=${attribute(href)}>${words}</a>`;
    }
    if ('inline' in piece) return sheet.inline(piece.inline);
    if ('day' in piece) return `${piece.before ? `<span class="with-day">${text(piece.before)}` : ''}<time datetime=${attribute(piece.day)}>${text(shortDate(piece.day))}</time>${piece.before ? '</span>' : ''}`;
    if ('share' in piece) return `${bar(piece.share, piece.pace)}<span class="share">${text(piece.words)}</span>`;
    if ('state' in piece) return `<span class="state" data-standing=${attribute(token(piece.state))}>${text(piece.state)}</span>`;
    if ('heat' in piece) return `${text(piece.words)}${piece.served ? `<span class="served">${piece.words ? ' ' : ''}✓<span class="aloud"> meant for them</span></span>` : ''}`;
    if ('quiet' in piece) return ` <span class="quiet">${cellHtml(piece.quiet, sheet)}</span>`;
    return `<strong>${cellHtml(piece.strong, sheet)}</strong>`;
}

/** Long compounds may be broken where a column is narrow, and only they: every twelve letters, unless the browser knows the word's syllables. */
function breakable(words: string): string {
    return words.split(/([\p{L}\p{N}]{18,})/u).map((part, index) => index % 2 ? `<span class="long-word">${part.split(/(?<=^(?:.{12})+)(?=.{4})/u).map(text).join('<wbr>')}</span>` : text(part)).join('');
}

import type { Block } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { Sheet } from '../sheet.js';

/** What stands in a field list and is no field: an item without a key, text glued under it. It is shown; nothing written is lost. */
export function strays(block: Block, sheet: Sheet): string {
    if (!block.list) return '';
    const fields = [...block.fields, ...block.custom].map(field => field.span).sort((a, b) => a.start - b.start);
    let at = block.list.start;
    let html = '';
    for (const next of [...fields, { start: block.list.end, end: block.list.end }]) {
        html += stray({ start: at, end: next.start }, sheet);
        at = Math.max(at, next.end);
    }
    return html;
}

function stray(gap: Span, sheet: Sheet): string {
    return sheet.model.text.slice(gap.start, gap.end).trim() ? sheet.markdown(gap) : '';
}

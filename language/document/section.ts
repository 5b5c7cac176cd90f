import type { Block } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { approvalCard } from './approval.js';
import { attribute } from './html.js';
import { fieldList } from './fields.js';
import { blockHeading } from './heading.js';
import { masthead } from './masthead.js';
import type { Sheet } from './sheet.js';
import { strays } from './strays.js';

/** The start of a block's section; blocks that belong to it follow before `</section>`. */
export function openSection(block: Block, sheet: Sheet): string {
    const attributes = [
        'class="block"',
        `data-kind=${attribute(block.kind)}`,
        ...block.kind === 'Approval' ? ['data-state="recorded"'] : [],
        `data-line="${sheet.line(block.heading.start)}"`,
        ...block.anchor ? [`id=${attribute(block.anchor)}`] : []
    ];
    return `<section ${attributes.join(' ')}>${head(block, sheet)}${strays(block, sheet)}${content(block, sheet)}`;
}

function head(block: Block, sheet: Sheet): string {
    if (block === sheet.model.strategy) return masthead(block, sheet);
    if (block.kind === 'Approval') return blockHeading(block, sheet) + approvalCard(block, sheet);
    return blockHeading(block, sheet) + fieldList(block, sheet);
}

/** Prose, and between it the results table, which keeps the columns the author gave it. A seal is for programs. */
function content(block: Block, sheet: Sheet): string {
    let at = (block.list ?? block.heading).end;
    let html = '';
    for (const prose of [...block.prose, undefined]) {
        html += between({ start: at, end: prose?.start ?? block.span.end }, block, sheet);
        if (!prose) break;
        html += sheet.markdown(prose);
        at = prose.end;
    }
    return html;
}

function between(gap: Span, block: Block, sheet: Sheet): string {
    const words = sheet.model.text.slice(gap.start, gap.end);
    if (gap.end <= gap.start || words.trim() === '' || /^\s*(?:```|~~~)/.test(words)) return '';
    return sheet.markdown(gap, block.kind === 'Metric');
}

import type { Block } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { beside } from '../compiled/beside.js';
import { attribute, generated } from '../html.js';
import { notSigned } from '../mark.js';
import type { Sheet } from '../sheet.js';
import { approvalCard } from './approval.js';
import { fieldList } from './fields.js';
import { blockHeading } from './heading.js';
import { masthead, particulars } from './masthead.js';
import { strays } from './strays.js';

/** Where the front matter of the document goes once all else is known. A private use character: no text keeps one (hidden-characters.ts). */
export const frontSlot = '\uE002';

/** The start of a block's section; blocks that belong to it follow before `</section>`. */
export function openSection(block: Block, sheet: Sheet): string {
    const attributes = [
        'class="block"',
        `data-kind=${attribute(block.kind)}`,
        ...block.kind === 'Approval' ? ['data-state="recorded"'] : [],
        `data-line="${sheet.line(block.heading.start)}"`,
        ...block.anchor ? [`id=${attribute(block.anchor)}`] : []
    ];
    if (block !== sheet.model.strategy) sheet.headings.push({ level: block.level, title: block.title, anchor: block.anchor, kind: block.kind });
    return `<section ${attributes.join(' ')}>${head(block, sheet)}${notSignedBelow(block, sheet)}${strays(block, sheet)}${content(block, sheet)}`;
}

/** A change is recorded beside what was signed, and looks so. Of an approval its own words say what it is worth. */
function notSignedBelow(block: Block, sheet: Sheet): string {
    return block.kind === 'Change' && sheet.notCovered.has(block) ? generated(notSigned, 'p') : '';
}

function head(block: Block, sheet: Sheet): string {
    if (block === sheet.model.strategy) return masthead(block, sheet) + frontSlot + particulars(block, sheet);
    if (block.kind === 'Approval') return blockHeading(block, sheet) + approvalCard(block, sheet);
    return blockHeading(block, sheet) + fieldList(block, sheet) + beside(block, sheet);
}

/** Prose, and between it the results table, which keeps the columns the author gave it. A seal is for programs. */
export function content(block: Block, sheet: Sheet): string {
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
    const table = sheet.markdown(gap, block.kind === 'Metric');
    return block.kind === 'Metric' && sheet.notCovered.has(block) ? `<div class="not-covered">${table}${generated(notSigned, 'p')}</div>` : table;
}

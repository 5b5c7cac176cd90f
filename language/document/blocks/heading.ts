import type { Block } from '../../model/model.js';
import { generated, text } from '../html.js';
import type { Sheet } from '../sheet.js';

/** `Goal: Qualified leads`: the kind small above the title. Read aloud or copied it stays one line. */
export function blockHeading(block: Block, sheet: Sheet): string {
    const tag = `h${Math.min(Math.max(block.level, 1), 6)}`;
    return `<${tag} class="block-title"><span class="kind">${text(keyword(block, sheet))}<span class="aloud">: </span></span>${title(block)}</${tag}>`;
}

export function title(block: Block): string {
    return `<span class="title">${block.title.trim() ? text(block.title) : generated('untitled')}</span>`;
}

/** The kind in the author's own word: `KPI` stays `KPI`. */
function keyword(block: Block, sheet: Sheet): string {
    const written = /^[ ]{0,3}#{1,6}[ \t]+([^:\n\r]{1,40}):/.exec(sheet.model.text.slice(block.heading.start, block.heading.end))?.[1];
    return written?.replace(/[*_`]/g, '').trim() || block.kind;
}

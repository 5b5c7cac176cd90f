import { markdownLinkAt } from './markdown-link.js';
import { bulletPoints, splitOutside } from './split-list.js';
import { collapse } from './tidy.js';
import type { ReferencesValue } from './value.js';

/**
 * The titles a text names, parted by commas, semicolons or as a nested list; of a Markdown link its label. Titles are as written, with
 * spaces collapsed. What they refer to, and the anchor of a link, is the linker's business.
 */
export function readReferences(text: string): ReferencesValue {
    const items = (bulletPoints(text) ?? [text]).flatMap(point => splitOutside(collapse(point), ',;')).map(collapse);
    return { type: 'references', titles: items.map(titleOf).filter(title => title !== '') };
}

function titleOf(item: string): string {
    const link = markdownLinkAt(item, 0);
    return collapse(link && link.end === item.length ? link.label : item);
}

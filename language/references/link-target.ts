import { URI, UriUtils } from 'langium';
import type { Block } from '../model/model.js';

/** The target of a link that leads from one file to a block's heading, in the same file or in another. */
export function linkTarget(from: string, to: string, anchor: string): string {
    if (from === to) return `#${anchor}`;
    const path = UriUtils.relative(UriUtils.dirname(URI.parse(from)), URI.parse(to));
    return `${encodeURI(path).replace(/[()]/g, bracket => bracket === '(' ? '%28' : '%29')}#${anchor}`;
}

/** How a file names a block in a field: by its title, or as a link where the title has a comma or semicolon (language rule 6). */
export function referenceTo(block: Pick<Block, 'title' | 'uri' | 'anchor'>, from: string): string {
    return /[,;]/.test(block.title) ? `[${block.title}](${linkTarget(from, block.uri, block.anchor)})` : block.title;
}

/** A link's target without its percent codes; as it is where they are not well-formed. */
export function decoded(target: string): string {
    try {
        return decodeURIComponent(target);
    } catch {
        return target;
    }
}

import { URI, UriUtils } from 'langium';
import type { Block } from '../model/model.js';

/** The target of a link that leads from one file to a block's heading, in the same file or in another. */
export function linkTarget(from: string, to: string, anchor: string): string {
    return from === to ? `#${anchor}` : `${linkPath(from, to)}#${anchor}`;
}

/** The target of a link that leads from one file to another. */
export function linkPath(from: string, to: string): string {
    const path = UriUtils.relative(UriUtils.dirname(URI.parse(from)), URI.parse(to));
    return withoutBrackets(encodeURI(path));
}

/** Round brackets as percent codes: in a link they would end its target. */
export function withoutBrackets(target: string): string {
    return target.replace(/[()]/g, bracket => bracket === '(' ? '%28' : '%29');
}

/** A file, and the anchor in it; '' for the file as such. */
export interface LinkPlace { uri: string; anchor: string }

/** Where a relative target leads that stands in the file `from`. `undefined` for an address with a scheme and a path from a root. */
export function placeOf(target: string, from: string): LinkPlace | undefined {
    if (target === '' || /^[a-z][a-z\d+.-]*:|^\//i.test(target)) return undefined;
    const [path, anchor = ''] = target.split('#', 2) as [string, string?];
    return { uri: path === '' ? from : UriUtils.resolvePath(UriUtils.dirname(URI.parse(from)), decoded(path)).toString(), anchor };
}

/** How a file names a block in a field: by its title, or as a link where the title has a comma or semicolon (language rule 6). */
export function referenceTo(block: Pick<Block, 'title' | 'uri' | 'anchor'>, from: string): string {
    return /[,;]/.test(block.title) ? `[${block.title}](${linkTarget(from, block.uri, block.anchor)})` : block.title;
}

/** A link's target without its percent codes; as it is where they are not well-formed. Halves of characters, which no address has, are replaced. */
export function decoded(target: string): string {
    const whole = target.replace(/\p{Surrogate}/gu, '\uFFFD');
    try {
        return decodeURIComponent(whole);
    } catch {
        return whole;
    }
}

import type { Scan } from './scan.js';
import { BlockScanner } from './scanner/block-scanner.js';
import { byteOrderMark } from './scanner/characters.js';
import { findFrontMatter } from './scanner/front-matter.js';

/**
 * Reads the top level of a Markdown document: which blocks it has and where, as CommonMark 0.31 and GFM see it, without looking at
 * inline content. Link reference definitions are reported as paragraphs. Takes any text, in linear time, and never throws.
 */
export function scan(text: string): Scan {
    // A byte-order mark is no part of the first line, but offsets count it.
    const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
    const frontMatter = findFrontMatter(text, start);
    const nodes = new BlockScanner(text, frontMatter ? frontMatter.end : start).scan();
    return { frontMatter, nodes };
}

import type { Heading, Scan } from './scan.js';
import { BlockScanner } from './scanner/block-scanner.js';
import { byteOrderMark } from './scanner/characters.js';
import { findFrontMatter } from './scanner/front-matter.js';

/** A part of a text that can be scanned alone: a top-level heading (`#`) closes all that is open, so what stands above it has no say in what follows. */
export interface ScanPart {
    /** Where such a heading starts. 0: the start of the text. */
    from: number;
    /** Is asked of each such heading behind it: whether the part ends before it. */
    until(heading: Heading): boolean;
}

/**
 * Reads the top level of a Markdown document: which blocks it has and where, as CommonMark 0.31 and GFM see it, without looking at
 * inline content. Link reference definitions are reported as paragraphs. Takes any text, in linear time, and never throws.
 */
export function scan(text: string, part?: ScanPart): Scan {
    if (part && part.from > 0) return { frontMatter: undefined, nodes: new BlockScanner(text, part.from).scan(part.until) };
    // A byte-order mark is no part of the first line, but offsets count it.
    const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
    const frontMatter = findFrontMatter(text, start);
    const nodes = new BlockScanner(text, frontMatter ? frontMatter.end : start).scan(part?.until);
    return { frontMatter, nodes };
}

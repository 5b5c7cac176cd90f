import type { Span } from '../scan.js';
import { skipRun, hyphen, trimEnd } from './characters.js';
import { LineReader } from './line-reader.js';

/**
 * YAML front matter: `---` on the very first line, up to the next line that is `---` (as remark-frontmatter reads it).
 * Without a closing line there is none, and the first line is a thematic break.
 */
export function findFrontMatter(text: string, start: number): Span | undefined {
    const line = new LineReader(text, start);
    if (!line.read() || !isFrontMatterFence(line)) {
        return undefined;
    }
    while (line.read()) {
        if (isFrontMatterFence(line)) {
            return { start, end: line.start + 3 };
        }
    }
    return undefined;
}

/** Exactly three hyphens at the left edge, then at most white space. */
function isFrontMatterFence(line: LineReader): boolean {
    const { text, start, end } = line;
    return skipRun(text, hyphen, start, end) === start + 3 && trimEnd(text, start, end) === start + 3;
}

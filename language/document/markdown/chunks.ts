import { scan } from '../../parser/scanner.js';
import { isAffordable } from './budget.js';

/** A stretch of Markdown that means the same when it is read alone. */
export interface Chunk {
    text: string;
    /** The 0-based line it begins on. */
    line: number;
}

/** Below this, cutting costs more than it saves. */
const worthwhile = 4000;

/**
 * Cuts long prose between its top-level paragraphs, lists, tables ..., so that an edit renders one of them, and prose that
 * cannot be afforded, so that only the worst of it stays as it is written.
 */
export function chunksOf(markdown: string): Chunk[] {
    if (markdown.length < worthwhile && isAffordable(markdown)) return [{ text: markdown, line: 0 }];
    const chunks: Chunk[] = [];
    let start = 0;
    let line = 0;
    for (const { start: next } of scan(markdown).nodes.slice(1)) {
        // Indented code is code because of the white space before it.
        let cut = next;
        while (cut > start && !/[\r\n]/.test(markdown.charAt(cut - 1))) cut--;
        if (cut <= start) continue;
        const text = markdown.slice(start, cut);
        chunks.push({ text, line });
        line += text.match(/\r\n?|\n/g)?.length ?? 0;
        start = cut;
    }
    return [...chunks, { text: markdown.slice(start), line }];
}

import type { Span } from './scan.js';

/** Where git has left both versions of a text: from the first marker line to the last. */
export interface Conflict extends Span {
    /** 1-based lines. */
    firstLine: number;
    lastLine: number;
}

/** `<<<<<<< ours` and `>>>>>>> theirs`: seven characters or more (gitattributes, `conflict-marker-size`), then a blank or nothing. */
const marker = /^\uFEFF?(<{7,}|>{7,})(?: .*)?$/;

/**
 * The places where conflict markers stand, fences and comments too: git looks at nothing but lines. A marker that is left over alone is
 * one; `=======` alone underlines a heading, `|||||||` alone is a row of a table, and more than seven `>` alone are quotes in quotes. Linear in the text.
 */
export function conflictsIn(text: string): Conflict[] {
    if (!hasMarker(text)) return [];
    const found: Conflict[] = [];
    let open: Conflict & { size: number } | undefined;
    let line = 0;
    for (const { 0: content, index: start } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
        line++;
        const words = content.trimEnd();
        const signs = marker.exec(words)?.[1];
        if (!signs || signs.startsWith('>') && signs.length > 7 && signs.length !== open?.size) continue;
        const end = start + words.length;
        if (open && signs.startsWith('>')) {
            open.end = end;
            open.lastLine = line;
        } else {
            open = { start, end, firstLine: line, lastLine: line, size: signs.length };
            found.push(open);
        }
        if (signs.startsWith('>')) open = undefined;
    }
    return found;
}

/** Whether a text holds conflict markers. */
export function hasConflicts(text: string): boolean {
    return conflictsIn(text).length > 0;
}

function hasMarker(text: string): boolean {
    return text.includes('<<<<<<<') || text.includes('>>>>>>>');
}

import type { Span } from '../parser/scan.js';
import { changed } from '../refactor/text-change.js';

/** A stretch of the text and what takes its place. */
export interface Edit { span: Span; text: string }

/** Edits that are right only together. */
export type Step = readonly Edit[];

/** What the steps of a format know of the text. */
export interface Layout {
    text: string;
    /** The line end that the text uses. */
    eol: string;
    /** An approval covers the text: only what keeps its canonical text may change. */
    sealed: boolean;
    /** A link leads to a heading whose anchor begins like this. */
    linked(anchorStart: string): boolean;
}

/** The edit that makes a stretch of the text read like this; none when it does already. */
export function rewritten(text: string, start: number, end: number, wanted: string): Edit[] {
    return text.slice(start, end) === wanted ? [] : [{ span: { start, end }, text: wanted }];
}

/** Edits in the order of the text. Those that begin at the same place become one, so that no editor can carry them out in another order. */
export function ordered(edits: readonly Edit[]): Edit[] {
    const result: Edit[] = [];
    for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
        const last = result.at(-1);
        if (last?.span.start === edit.span.start) result[result.length - 1] = { span: edit.span, text: last.text + edit.text };
        else result.push(edit);
    }
    return result;
}

/** A stretch of the text after the edits that lie in it. */
export function edited(text: string, stretch: Span, edits: readonly Edit[]): string {
    return changed(text, edits, stretch);
}

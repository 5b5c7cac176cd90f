import { lineEndOf, lineStart } from '../parser/lines.js';
import type { Span } from '../parser/scan.js';

/** A stretch of a file and the text that takes its place. Offsets are those of the text before the change. */
export interface TextChange {
    /** The file's URI. */
    uri: string;
    span: Span;
    text: string;
}

/** The changes in the order of the files and of the text; those that touch or overlap become one, so that no editor can carry them out in another order. */
export function united(changes: readonly TextChange[]): TextChange[] {
    const sorted = changes.map((change, index) => ({ change, index })).sort((a, b) =>
        a.change.uri < b.change.uri ? -1 : a.change.uri > b.change.uri ? 1
            : a.change.span.start - b.change.span.start || a.change.span.end - b.change.span.end || a.index - b.index);
    const result: TextChange[] = [];
    for (const { change } of sorted) {
        const last = result.at(-1);
        if (last?.uri === change.uri && change.span.start <= last.span.end) {
            last.span = { start: last.span.start, end: Math.max(last.span.end, change.span.end) };
            last.text += change.text;
        } else {
            result.push({ ...change });
        }
    }
    return result;
}

/** A text, or the stretch of it in which they lie, after its changes, which must not overlap. Linear in the text. */
export function changed(text: string, changes: readonly Pick<TextChange, 'span' | 'text'>[], { start, end }: Span = { start: 0, end: text.length }): string {
    let result = '';
    let at = start;
    for (const { span, text: inserted } of changes.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
        result += text.slice(at, span.start) + inserted;
        at = span.end;
    }
    return result + text.slice(at, end);
}

/** What is missing at an offset for an empty line to stand before it: nothing, one or two line ends. At the very start of a text nothing is. */
export function emptyLineBefore(text: string, offset: number): string {
    const end = lineEndOf(text);
    const before = text.slice(0, offset).replace(/\r\n?/g, '\n');
    if (before.trim() === '' || /\n[ \t]*\n[ \t]*$/.test(before)) return '';
    const joins = end === '\n' && text[offset - 1] === '\r'; // the two would be one line end
    return /\n[ \t]*$/.test(before) && !joins ? end : end + end;
}

/** The lines in which a stretch lies, with the line end before them, or, at the very start of the text, with the one behind them. */
export function linesOf(text: string, { start, end }: Span): Span {
    const before = /(?:\r\n|\r|\n)$/.exec(text.slice(0, lineStart(text, start)));
    const rest = /^[^\r\n]*(\r\n|\r|\n)?/.exec(text.slice(end))!;
    const lineEnd = end + rest[0].length - (rest[1]?.length ?? 0);
    return before ? { start: lineStart(text, start) - before[0].length, end: lineEnd } : { start: 0, end: lineEnd + (rest[1]?.length ?? 0) };
}

export function within(inner: Span, outer: Span): boolean {
    return outer.start <= inner.start && inner.end <= outer.end;
}

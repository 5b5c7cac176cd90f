import type { Span } from '../../language/parser/scan.js';

export interface Marked {
    text: string;
    /** Where each `¦` stood. */
    cursors: number[];
    /** What each `⟦ ⟧` enclosed. */
    ranges: Span[];
}

/** Takes the marks out of a text: `¦` is a cursor, `⟦ ⟧` a range. Markdown knows neither. */
export function marked(source: string): Marked {
    const cursors: number[] = [];
    const ranges: Span[] = [];
    const open: number[] = [];
    let text = '';
    for (const character of source) {
        if (character === '¦') cursors.push(text.length);
        else if (character === '⟦') open.push(text.length);
        else if (character === '⟧') ranges.push({ start: open.pop()!, end: text.length });
        else text += character;
    }
    return { text, cursors, ranges };
}

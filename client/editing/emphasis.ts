/** A text after marks were put around a stretch of it, or taken away, and what is then selected. Offsets in UTF-16 units. */
export interface Emphasised { start: number; end: number; text: string; selection: { start: number; end: number } }

/**
 * Puts `**` or `*` around the selected words, or the word at the cursor, or takes them away where they stand.
 * White space at the edges stays outside: `** words **` is no emphasis (CommonMark 6.2).
 */
export function toggled(line: string, start: number, end: number, mark: '**' | '*'): Emphasised {
    if (start === end) {
        const letter = /[\p{L}\p{M}\p{N}'’-]/u;
        while (start > 0 && letter.test(line[start - 1]!)) start--;
        while (end < line.length && letter.test(line[end]!)) end++;
    }
    while (start < end && /\s/.test(line[start]!)) start++;
    while (end > start && /\s/.test(line[end - 1]!)) end--;
    const inside = line.slice(start, end);
    const size = mark.length;
    if (start < end && marksAtEnd(line.slice(0, start), mark) && marksAtStart(line.slice(end), mark)) {
        return { start: start - size, end: end + size, text: inside, selection: { start: start - size, end: end - size } };
    }
    if (inside.length > 2 * size && marksAtStart(inside, mark) && marksAtEnd(inside, mark)) {
        return { start, end, text: inside.slice(size, -size), selection: { start, end: end - 2 * size } };
    }
    return { start, end, text: mark + inside + mark, selection: { start: start + size, end: end + size } };
}

/** `***` holds both marks, `**` is no italic. */
function marksAtEnd(text: string, mark: string): boolean {
    const run = /\**$/.exec(text)![0].length;
    return run === 3 || run === mark.length;
}

function marksAtStart(text: string, mark: string): boolean {
    const run = /^\**/.exec(text)![0].length;
    return run === 3 || run === mark.length;
}

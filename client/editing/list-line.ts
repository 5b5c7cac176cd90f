const item = /^((?:[ \t]*>)*[ \t]*)([-*+]|\d{1,9}[.)])([ \t]+(?:\[[ xX]\](?:[ \t]+|$))?)(.*)$/;

/** Where the words of a list item begin, behind its marker and the box of a task; `undefined` for a line that is no item. */
export function wordsOfItem(line: string): number | undefined {
    const [all, , , , words] = item.exec(line) ?? [];
    return all === undefined ? undefined : line.length - words!.length;
}

/** An item or a quote with nothing in it: Enter ends it. A lone `-` may be the line under a heading. */
export function isEmptyItem(line: string): boolean {
    const start = wordsOfItem(line);
    return start === undefined ? /^(?:[ \t]*>)+[ \t]*$/.test(line) : line.slice(start).trim() === '';
}

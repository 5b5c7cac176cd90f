/** Where a block is inserted: `added` line ends behind the line `after`, and then the cursor in the line `cursor`, all 0-based. */
export interface Room { after: number; added: number; cursor: number }

/**
 * An empty line between empty lines: the cursor's own, or one behind the section in which it stands.
 * @param headings the lines of all headings.
 */
export function roomForBlock(lines: readonly string[], cursor: number, headings: readonly number[]): Room {
    const isEmpty = (line: number): boolean => (lines[line] ?? '').trim() === '';
    if (lines[cursor] === '' && isEmpty(cursor - 1) && isEmpty(cursor + 1)) return { after: cursor, added: 0, cursor };
    const next = headings.filter(line => line > cursor).reduce((nearest, line) => Math.min(nearest, line), lines.length);
    let after = next - 1;
    while (after > 0 && isEmpty(after)) after--;
    if (isEmpty(after)) return { after, added: 0, cursor: after };
    return { after, added: isEmpty(after + 1) ? 2 : 3, cursor: after + 2 };
}

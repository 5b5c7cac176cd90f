/** The line end that a text uses. */
export function lineEndOf(text: string): string {
    return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** Where the line begins in which an offset lies. */
export function lineStart(text: string, offset: number): number {
    let at = offset; // not lastIndexOf: a text without CR would be searched to its beginning each time
    while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
    return at;
}

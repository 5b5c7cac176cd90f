/** A Markdown link or image at some place of a text: `[label](target "title")`, `![alt](target)`. `end` is exclusive. */
export interface MarkdownLink { label: string; target: string; end: number }

/** The link that begins at `at`, if one does. Brackets nest, a backslash escapes, as in CommonMark 6.3 (inline links only). */
export function markdownLinkAt(text: string, at: number): MarkdownLink | undefined {
    const open = text.charAt(at) === '!' ? at + 1 : at;
    const close = text.charAt(open) === '[' ? closing(text, open, '[', ']') : -1;
    if (close < 0 || text.charAt(close + 1) !== '(') {
        return undefined;
    }
    const end = closing(text, close + 1, '(', ')');
    if (end < 0) {
        return undefined;
    }
    const inside = text.slice(close + 2, end).trim();
    const pointed = inside.startsWith('<') ? inside.indexOf('>') : -1;
    const space = inside.indexOf(' ');
    const target = pointed > 0 ? inside.slice(1, pointed) : space < 0 ? inside : inside.slice(0, space);
    const title = pointed > 0 ? inside.slice(pointed + 1).trim() : inside.slice(target.length).trim();
    return title === '' || isQuoted(title)
        ? { label: unescaped(text.slice(open + 1, close)), target: unescaped(target), end: end + 1 }
        : undefined;
}

/** Takes away the backslashes that escape punctuation. */
export function unescaped(text: string): string {
    return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function isQuoted(title: string): boolean {
    const ends = title.charAt(0) + title.charAt(title.length - 1);
    return title.length > 1 && (ends === '""' || ends === "''" || ends === '()');
}

function closing(text: string, from: number, opener: string, closer: string): number {
    let depth = 0;
    for (let at = from; at < text.length; at++) {
        const char = text.charAt(at);
        if (char === '\\') {
            at++;
        } else if (char === opener) {
            depth++;
        } else if (char === closer && --depth === 0) {
            return at;
        }
    }
    return -1;
}

/** The line, 0-based, of the heading that GitHub gives an anchor: `owner-head-of-marketing` is that of `## Owner: Head of Marketing`. */
export function lineOfAnchor(markdown: string, anchor: string): number | undefined {
    const seen = new Map<string, number>();
    const lines = markdown.split(/\r?\n/);
    for (const [line, text] of lines.entries()) {
        const heading = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(text)?.[1];
        if (heading === undefined) continue;
        const slug = slugOf(heading);
        const times = seen.get(slug) ?? 0;
        seen.set(slug, times + 1);
        if ((times > 0 ? `${slug}-${times}` : slug) === anchor) return line;
    }
    return undefined;
}

/** As GitHub makes an anchor of a heading. */
export function slugOf(heading: string): string {
    return heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replace(/ /g, '-');
}

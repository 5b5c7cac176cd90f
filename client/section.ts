/**
 * The part of a Markdown page under the heading `### title`, with that heading as its first.
 * It ends at the next heading of the same or a higher level; those in examples, which stand in fences, do not count.
 */
export function sectionOf(page: string, title: string): string | undefined {
    const lines = page.split('\n');
    const start = lines.indexOf(`### ${title}`);
    if (start < 0) return undefined;
    let fence: string | undefined;
    const length = lines.slice(start + 1).findIndex(line => {
        const [marker] = /^`{3,}/.exec(line) ?? [];
        if (marker && !fence) fence = marker;
        else if (line === fence) fence = undefined;
        return !fence && /^#{1,3} /.test(line);
    });
    return [`# ${title}`, ...lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)].join('\n');
}

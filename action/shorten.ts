/**
 * Keeps a Markdown text within a limit: whole paragraphs, and of the list that does not fit whole items. A table is kept or left out, what is
 * folded away is closed, and the text then ends with `ending`.
 * @param size measures a text: GitHub counts characters of a comment and bytes of a summary.
 */
export function shorten(markdown: string, limit: number, ending: string, size: (text: string) => number): string {
    if (size(markdown) <= limit) return markdown;
    const kept: string[] = [];
    let used = 0;
    let open = 0;
    const room = (): number => limit - used - size(ending) - open * size(closing) - size('\n\n') * 2;
    for (const paragraph of markdown.trimEnd().split('\n\n')) {
        if (size(paragraph) + size(closing) > room()) {
            const items = isList(paragraph) ? fitting(paragraph, room(), size) : '';
            if (items !== '') kept.push(items);
            break;
        }
        kept.push(paragraph);
        used += size(paragraph) + size('\n\n');
        if (paragraph.startsWith('<details>')) open++;
        else if (paragraph === closing) open--;
    }
    while (kept.length > 0 && announces(kept.at(-1)!)) if (kept.pop()!.startsWith('<details>')) open--;
    return [...kept, ...Array.from({ length: open }, () => closing), ending].join('\n\n');
}

const closing = '</details>';

function isList(paragraph: string): boolean {
    return paragraph.split('\n').every(line => line.startsWith('- '));
}

function fitting(list: string, room: number, size: (text: string) => number): string {
    const items: string[] = [];
    let used = 0;
    for (const item of list.split('\n')) {
        used += size(`${item}\n`);
        if (used > room) break;
        items.push(item);
    }
    return items.join('\n');
}

/** A heading, a name or a folded part that nothing follows. */
function announces(paragraph: string): boolean {
    return /^#{1,6} |^<details>|^\*\*.*\*\*$|:$/.test(paragraph);
}

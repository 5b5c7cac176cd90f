/** Escapes that no reader of Markdown needs here, as exports of word processors write them: `\-`, `\&`, `\+`. */
const needless = /\\([-&+~.!=(){}:;,'"/%$@?^])/g;

/** A value on one line: without needless escapes, emphasis around the whole, and line breaks written as `<br>`. Links and other emphasis stay. */
export function valueText(source: string): string {
    const line = source.replace(/\\(?:\r\n|\r|\n)/g, ' ').replace(/\s+/g, ' ').replace(/ ?<br ?\/?> ?/gi, ', ').replace(/\\\|/g, '|').replace(needless, '$1').trim().replace(/^(?:, ?)+|,+$/g, '');
    const mark = /^(\*\*|__|[*_])(.+)\1$/.exec(line);
    return mark && !mark[2]!.includes(mark[1]!) ? mark[2]!.trim() : line;
}

/** What a heading or a label says: no emphasis, no escapes, no `{#anchor}` that repeats its words, no colon at the end. */
export function plainWords(source: string): string {
    return valueText(withoutAnchor(valueText(source))).replace(/\*\*|__/g, '').replace(/ ?:$/, '').trim();
}

/** A heading without the `{#our-goals}` at its end that exports of word processors write, where that only repeats its words. */
export function withoutAnchor(heading: string): string {
    return heading.replace(/ ?\{#([^{}\s]{1,200})\}$/, (all, anchor: string, at: number) => repeats(anchor, heading.slice(0, at)) ? '' : all);
}

function repeats(anchor: string, source: string): boolean {
    const words = source.toLowerCase();
    return anchor.toLowerCase().split('-').every(part => words.includes(part));
}

/** The parts of a cell that lists names: `Instagram, TikTok`, `Reach; Clicks`. */
export function namesIn(value: string): string[] {
    return value.split(/[,;]/).map(part => part.trim()).filter(part => part !== '');
}

export function wordCount(text: string): number {
    return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

/** The one link that a text is, as `[LinkedIn](https://...)`. */
export function wholeLink(text: string): { label: string; target: string } | undefined {
    const [, label, target] = /^\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)$/.exec(text.trim()) ?? [];
    return label && target ? { label: plainWords(label), target } : undefined;
}

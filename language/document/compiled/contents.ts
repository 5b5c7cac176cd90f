import { attribute, text } from '../html.js';

/** A heading of the document, in its order. */
export interface Heading {
    level: number;
    title: string;
    anchor: string;
    /** The kind of block it begins; `undefined` for a chapter. */
    kind: string | undefined;
}

const plural: Record<string, string> = { Content: 'Content themes', Strategy: 'Strategy', Owner: 'Positions', Risk: 'Risks' };

/** A short document needs none. */
const fewest = 4;

/**
 * The chapters with links; blocks that stand beside them, and not in one, are gathered by kind where several of one kind follow each other. `added`: the parts that come
 * after what the author wrote.
 */
export function contents(headings: readonly Heading[], added: readonly Heading[]): string {
    const top = Math.min(...headings.map(({ level }) => level));
    const groups: Heading[][] = [];
    for (const heading of headings.filter(({ level }) => level === top)) {
        const last = groups.at(-1);
        if (heading.kind !== undefined && last?.[0]!.kind === heading.kind) last.push(heading);
        else groups.push([heading]);
    }
    if (groups.length + added.length < fewest || groups.length === 0) return '';
    const list = (entries: Heading[][]): string => entries.map(group => `<li>${entry(group)}</li>`).join('');
    return `<nav class="contents" aria-label="Contents"><h2 class="compiled-title">Contents</h2><ol>${list(groups)}</ol>${added.length > 0 ? `<ol class="added">${list(added.map(each => [each]))}</ol>` : ''}</nav>`;
}

function entry(group: readonly Heading[]): string {
    const links = group.map(({ title, anchor }) => `<a href=${attribute(`#${anchor}`)}>${text(title.trim() || 'untitled')}</a>`).join(', ');
    const { kind } = group[0]!;
    return kind === undefined ? links : `<span class="contents-kind">${text(group.length > 1 ? plural[kind] ?? `${kind}s` : kind)}</span> ${links}`;
}

import type { Definition, FootnoteDefinition, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** What `[label]` and `[^label]` mean in the whole file, by identifier. The first of two definitions counts. */
export interface Definitions {
    links: Map<string, Definition>;
    footnotes: Set<string>;
}

export interface OwnDefinitions {
    links: Definition[];
    footnotes: FootnoteDefinition[];
}

/** Takes the definitions out of a tree. Those before `offset` are not the author's (see `stubs`) and are dropped. */
export function takeDefinitions(tree: Root, offset: number): OwnDefinitions {
    const isOwn = (node: Definition | FootnoteDefinition): boolean => (node.position?.start.offset ?? 0) >= offset;
    const own: OwnDefinitions = { links: [], footnotes: [] };
    visit(tree, 'definition', (node, index, parent) => {
        if (isOwn(node)) own.links.push(node);
        parent!.children.splice(index!, 1);
        return index;
    });
    visit(tree, 'footnoteDefinition', (node, index, parent) => {
        if (isOwn(node)) own.footnotes.push(node);
        parent!.children.splice(index!, 1);
        return [SKIP, index!];
    });
    return own;
}

/** The identifiers that stand in brackets in this text, as remark writes them; footnotes begin with `^`. */
export function labelsIn(markdown: string): Set<string> {
    const labels = new Set<string>();
    for (const [, label] of markdown.matchAll(/\[((?:\\[^]|[^[\]\\])+)\]/g)) {
        labels.add(label!.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '').toLowerCase().toUpperCase().toLowerCase());
    }
    return labels;
}

/**
 * Text to put before a section so that the parser takes the labels that other sections define for links. The last line ends
 * an open footnote, which would otherwise take in an indented start of the section.
 */
export function stubs(links: Iterable<string>, footnotes: Iterable<string>): string {
    const notes = [...footnotes].map(id => `[^${id}]: x\n\n`).join('');
    const targets = [...links].map(id => `[${id}]: <x>\n\n`).join('');
    return notes + targets && `${notes}${targets}[x]: <x>\n\n`;
}

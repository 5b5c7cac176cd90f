import type { LangiumDocument } from 'langium';
import GithubSlugger from 'github-slugger';
import type { Block, Document } from '../generated/ast.js';
import { nameOf } from '../parser/value-converter.js';
import { structureIn } from '../parser/parser.js';

/** The titles and anchors of one file. */
export interface Names {
    /** Blocks by kind and title; the first one wins. */
    find(kinds: readonly string[], title: string): Block | undefined;
    findAnchor(kinds: readonly string[], anchor: string): Block | undefined;
    /** GitHub's anchor of each block's heading. */
    anchors: ReadonlyMap<Block, string>;
    /** Anchors of headings that are no block. */
    otherAnchors: ReadonlySet<string>;
}

const cache = new WeakMap<Document, Names>();

/** Titles compare without regard to case and repeated white space (language rule 6). */
export function titleKey(title: string): string {
    return title.trim().replace(/\s+/g, ' ').toLowerCase();
}

export function titleOf(block: Block): string {
    return (block.$type === 'Approval' ? block.position?.$refText : block.name) ?? '';
}

export function namesIn(document: LangiumDocument): Names {
    const root = document.parseResult.value as Document;
    let names = cache.get(root);
    if (!names) cache.set(root, names = collect(document, root));
    return names;
}

function collect(document: LangiumDocument, root: Document): Names {
    const titles = new Map<string, Block>();
    const byAnchor = new Map<string, Block>();
    const anchors = new Map<Block, string>();
    for (const block of root.blocks ?? []) {
        const key = `${block.$type}:${titleKey(titleOf(block))}`;
        if (!titles.has(key)) titles.set(key, block);
    }
    const otherAnchors = new Set<string>();
    const structure = structureIn(document);
    const slugger = new GithubSlugger();
    const headings = [
        ...structure?.blocks.map((raw, index) => ({ heading: raw.heading, block: root.blocks[index] })) ?? [],
        ...structure?.headings.map(heading => ({ heading, block: undefined })) ?? []
    ].sort((a, b) => a.heading.start - b.heading.start);
    for (const { heading, block } of headings) {
        const anchor = slugger.slug(plainText(structure!.text.slice(heading.text.start, heading.text.end)));
        if (block) {
            anchors.set(block, anchor);
            byAnchor.set(anchor, block);
        } else {
            otherAnchors.add(anchor);
        }
    }
    const first = <T>(kinds: readonly string[], find: (kind: string) => T | undefined): T | undefined => {
        for (const kind of kinds) {
            const found = find(kind);
            if (found) return found;
        }
        return undefined;
    };
    return {
        anchors,
        otherAnchors,
        find: (kinds, title) => first(kinds, kind => titles.get(`${kind}:${titleKey(title)}`)),
        findAnchor: (kinds, anchor) => {
            const block = byAnchor.get(anchor.toLowerCase());
            return block && kinds.includes(block.$type) ? block : undefined;
        }
    };
}

/** Heading text as GitHub slugs it: links by their text, emphasis and code without their marks. */
function plainText(heading: string): string {
    return nameOf(heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'));
}

import type { LangiumDocument } from 'langium';
import { slug } from 'github-slugger';
import type { Block, Document } from '../generated/ast.js';
import { nameOf } from '../parser/value-converter.js';
import { structureIn } from '../parser/parser.js';
import type { Heading } from '../parser/scan.js';
import { headingsIn } from '../parser/structure.js';

/** The titles and anchors of one file. */
export interface Names {
    /** The first block of such a title, else the one whose heading has the anchor. */
    find(wanted: Wanted): Block | undefined;
    /** GitHub's anchor of each block's heading. */
    anchors: ReadonlyMap<Block, string>;
    /** All headings, those of blocks too, by their anchor. */
    headings: ReadonlyMap<string, Heading>;
}

/** What a reference asks for. */
export interface Wanted {
    kinds: readonly string[];
    /** The title in the form in which titles compare. */
    key: string;
    /** That of `[Title](#anchor)`, in lower case. */
    anchor: string | undefined;
}

const cache = new WeakMap<Document, Names>();

/** White space that is not one blank between two words. */
const untidy = /^\s|\s$|\s\s|[^\S ]/;

/** Titles compare without regard to case and repeated white space (language rule 6). */
export function titleKey(title: string): string {
    return (untidy.test(title) ? title.trim().replace(/\s+/g, ' ') : title).toLowerCase();
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
    const structure = structureIn(document);
    const titles = new Map<string, Map<string, Block>>();
    const headingAt = new Map<string, Heading>();
    const byAnchor = new Map<string, Block>();
    const anchors = new Map<Block, string>();
    const repeated = new Map<string, number>();
    for (const { heading, index } of structure ? headingsIn(structure) : []) {
        const block = index === undefined ? undefined : root.blocks[index]!;
        const name = nameAt(block ?? heading, heading, structure!.text);
        const anchor = unique(name.anchor, repeated);
        headingAt.set(anchor, heading);
        if (!block) continue;
        anchors.set(block, anchor);
        byAnchor.set(anchor, block);
        let ofKind = titles.get(block.$type);
        if (!ofKind) titles.set(block.$type, ofKind = new Map());
        if (!ofKind.has(name.key)) ofKind.set(name.key, block);
    }
    return {
        anchors,
        headings: headingAt,
        find({ kinds, key, anchor }) {
            for (const kind of kinds) {
                const block = titles.get(kind)?.get(key);
                if (block) return block;
            }
            const block = anchor === undefined ? undefined : byAnchor.get(anchor);
            return block && kinds.includes(block.$type) ? block : undefined;
        }
    };
}

const names = new WeakMap<Block | Heading, { key: string; anchor: string }>();

/** A block's title and the anchor its heading would have alone. A block keeps its syntax tree while its heading stays, and so these. */
function nameAt(owner: Block | Heading, heading: Heading, text: string): { key: string; anchor: string } {
    let name = names.get(owner);
    if (!name) names.set(owner, name = { key: '$type' in owner ? titleKey(titleOf(owner)) : '', anchor: slug(plainText(text.slice(heading.text.start, heading.text.end))) });
    return name;
}

/** GitHub numbers the anchors of headings with the same words: `goals`, `goals-1`, `goals-2`; a number that a heading has itself is passed over. */
function unique(anchor: string, taken: Map<string, number>): string {
    let free = anchor;
    while (taken.has(free)) {
        const count = taken.get(anchor)! + 1;
        taken.set(anchor, count);
        free = `${anchor}-${count}`;
    }
    taken.set(free, 0);
    return free;
}

/** Heading text as GitHub slugs it: links by their text, emphasis and code without their marks. */
export function plainText(heading: string): string {
    return nameOf(heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'));
}

import type { Block, StrategyModel } from '../model/model.js';
import { hasConflicts } from '../parser/conflicts.js';
import { unreadableIn } from '../parser/readable.js';
import { structureOf, type Structure } from '../parser/structure.js';
import { matchBlocks } from '../review/match-blocks.js';
import { sourceOf } from '../review/source.js';
import { mergeLines, normalised } from './lines.js';
import { mergeParts } from './merge-parts.js';
import { inOrder, nodesOf, type Node } from './order.js';
import { partsOf } from './parts.js';
import { isApproval, sectionsOf, tailOf, type Section } from './sections.js';
import { conflictsIn, decide, each, gapOf, resolved, written, type Markers, type Piece, type Side, type Versions } from './versions.js';

export interface MergedText {
    text: string;
    /** How many places hold two versions between conflict markers. */
    conflicts: number;
}

/**
 * Merges two people's changes to one strategy (docs/merging.md): by block, field, point of a list, reading and line of prose. Conflict
 * markers stand only where both changed the same of these. What one side alone changed keeps its bytes.
 *
 * Blocks are matched as in `strategy diff`, renamed ones too. What is put together is read again; when it is not cut as it was meant
 * (a fence that swallows what follows, a block under another parent), and when one of the texts holds conflict markers already, the texts
 * are merged by lines, as git does.
 *
 * `merge(o, a, o) = a`, `merge(o, o, b) = b`, `merge(o, a, a) = a`.
 * @param read a text as a model, by the words of its house; nothing beside the file is asked for.
 */
export async function mergeTexts(texts: Versions<string>, markers: Markers, read: (text: string) => Promise<StrategyModel>): Promise<MergedText> {
    const settled = decide(texts);
    if (settled) return { text: settled.value, conflicts: 0 };
    const form = normalised(texts);
    const pieces = await mergeBlocks(form.texts, read) ?? mergeLines(form.texts);
    return { text: form.restored(written(pieces, markers)), conflicts: conflictsIn(pieces) };
}

/** Merges texts of no structure, or of one that cannot be read, by lines. */
export function mergePlainTexts(texts: Versions<string>, markers: Markers): MergedText {
    const form = normalised(texts);
    const pieces = mergeLines(form.texts);
    return { text: form.restored(written(pieces, markers)), conflicts: conflictsIn(pieces) };
}

async function mergeBlocks(texts: Versions<string>, read: (text: string) => Promise<StrategyModel>): Promise<Piece[] | undefined> {
    if (Object.values(texts).some(text => hasConflicts(text) || unreadableIn(text))) return undefined;
    const models = { base: await read(texts.base), ours: await read(texts.ours), theirs: await read(texts.theirs) };
    if (Object.values(models).some(({ blocks }) => blocks.length === 0)) return undefined;
    const structures = each(models, structureOfModel);
    const sections = each(structures, sectionsOf);
    const partners = { ours: partnersIn(models, sections, 'ours'), theirs: partnersIn(models, sections, 'theirs') };
    const nodes = nodesOf(sections, (section, side) => partners[side].get(section), newKey);
    const merged = inOrder(nodes, sections, ({ level }) => level).map(node => ({ node, pieces: mergeNode(node, structures) }))
        .filter(({ pieces, node }) => pieces.some(piece => piece !== '') || node.ours?.level === 0);
    const tail = (decide(each(texts, tailOf)) ?? { value: tailOf(texts.ours) }).value;
    const pieces = [...merged.flatMap(({ node, pieces }, index) => [...pieces, index === merged.length - 1 ? '' : gapOf({ base: node.base?.gap, ours: node.ours?.gap, theirs: node.theirs?.gap })]), tail].filter(piece => piece !== '');
    return isAsMeant(merged, pieces, sections, structures.ours) ? pieces : undefined;
}

function structureOfModel({ blocks }: StrategyModel): Structure {
    return sourceOf(blocks[0]!).structure;
}

/** Which section of a side each of the base became: blocks as they are matched for a review, prose by its heading and in order. */
function partnersIn(models: Versions<StrategyModel>, sections: Versions<Section[]>, side: 'ours' | 'theirs'): Map<Section, Section> {
    const sectionAt = each(sections, list => new Map(list.map(section => [section.start, section])));
    const at = (block: Block, of: Side): Section => sectionAt[of].get(block.span.start)!;
    const partners = new Map(matchBlocks(models.base, models[side]).pairs
        .flatMap((pair): [Section, Section][] => pair.old && pair.new ? [[at(pair.old, 'base'), at(pair.new, side)]] : []));
    const waiting = new Map<string, Section[]>();
    const prose = (list: readonly Section[]): Section[] => list.filter(({ block }) => !block);
    for (const section of prose(sections[side])) waiting.set(section.key, [...waiting.get(section.key) ?? [], section]);
    for (const section of prose(sections.base)) {
        const partner = waiting.get(section.key)?.shift();
        if (partner) partners.set(section, partner);
    }
    return partners;
}

/** What both sides added under one title is one. Of approvals and changes there may be several under one: these are one only when they are the same. */
function newKey({ block, key, text }: Section): string {
    return block && (isApproval(block) || block.entry.kind === 'Change') ? text : key;
}

function mergeNode({ base, ours, theirs }: Node<Section>, structures: Versions<Structure>): Piece[] {
    const texts = { base: base?.text, ours: ours?.text, theirs: theirs?.text };
    const settled = decide(texts);
    if (settled) return [settled.value ?? ''];
    const all = { base: texts.base ?? '', ours: texts.ours ?? '', theirs: texts.theirs ?? '' };
    if (!ours || !theirs || [base, ours, theirs].some(section => section?.block && isApproval(section.block))) return [all];
    if (!ours.block || !theirs.block || base && !base.block) return mergeLines(all);
    return mergeParts({ base: base && partsOf(base, structures.base), ours: partsOf(ours, structures.ours), theirs: partsOf(theirs, structures.theirs) });
}

type MergedNode = { node: Node<Section>; pieces: Piece[] };

/** Whether what was put together is read as the sections it was made of, each under the one it belongs to. */
function isAsMeant(merged: readonly MergedNode[], pieces: readonly Piece[], sections: Versions<Section[]>, { vocabulary }: Structure): boolean {
    const sides = conflictsIn(pieces) > 0 ? ['ours', 'theirs'] as const : ['ours'] as const;
    return sides.every(side => {
        const there = merged.map(({ node, pieces }) => ({ node, text: resolved(pieces, side) })).filter(({ text, node }) => text !== '' || node.ours?.level === 0);
        const found = sectionsOf(structureOf(resolved(pieces, side), vocabulary));
        if (found.length !== there.length || found.some(({ text }, index) => text !== there[index]!.text)) return false;
        return conflictsIn(pieces) > 0 || found.every(({ parent }, index) => isParent(there[parent]?.node, there[index]!.node, sections));
    });
}

/** Whether a section stands where both sides have it, or where the one side put it that moved it. */
function isParent(parent: Node<Section> | undefined, node: Node<Section>, sections: Versions<Section[]>): boolean {
    const fits = (side: Side): boolean => {
        const wanted = node[side] && sections[side][node[side].parent];
        return parent ? parent[side] !== undefined && parent[side] === wanted : wanted === undefined;
    };
    const sides = (['ours', 'theirs'] as const).filter(side => node[side]);
    return sides.every(fits) || node.base !== undefined && !fits('base') && sides.some(fits);
}

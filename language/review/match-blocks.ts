import { URI, UriUtils } from 'langium';
import { field } from '../model/facts.js';
import type { Block, Reference, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import type { Pair } from './change.js';
import { findRenames } from './similarity.js';
import { sourceOf } from './source.js';
import { textKey, valueKey } from './words/values.js';

/** Which block of the old state is which of the new. */
export interface Matching {
    pairs: Pair[];
    newOf(old: Block): Block | undefined;
    /** The name a reference of the old state would have in the new, for references follow renames; apart from it, names that name no block. */
    oldName(reference: Reference): string;
    newName(reference: Reference): string;
    /** The title a block has in the other state. */
    otherTitle(block: Block): string | undefined;
    /** Do both stand in the same file, also when the file was renamed? */
    sameFile(old: Block, now: Block): boolean;
}

/** Positions before what they own, so that a renamed position helps to recognise a renamed goal. */
const renameOrder = ['Team', 'Owner', 'Persona', 'Platform', 'Content', 'Metric', 'Goal'];

/**
 * Matches the blocks of two states, their used files included: first by file, kind and title, then by kind and title in any file, then
 * renamed ones by what they say (see similarity.ts). A title may repeat, as approvals and changes do: then by equal text, by date, by order.
 * An approval is never taken for that of another position, but follows its position's new name.
 */
export function matchBlocks(old: StrategyModel | undefined, now: StrategyModel | undefined): Matching {
    const olds = blocksIn(old);
    const news = blocksIn(now);
    const fileOf = fileKeys(old, now);
    const matching = new Map<Block, Block>();
    const matched = new Set<Block>();
    const pair = (a: Block, b: Block): void => {
        matching.set(a, b);
        matched.add(a).add(b);
    };
    const left = (blocks: readonly Block[]): Block[] => blocks.filter(block => !matched.has(block));
    const oldName = ({ target, title }: Reference): string => target ? titleKey((matching.get(target) ?? target).title) : `? ${titleKey(title)}`;
    const newName = ({ target, title }: Reference): string => target ? titleKey(target.title) : `? ${titleKey(title)}`;
    const positions = new Map<string, string>();
    const titleOf = (block: Block): string => block.kind === 'Approval' && positions.get(titleKey(block.title)) || titleKey(block.title);

    const pairBy = (a: readonly Block[], b: readonly Block[], keyOf: (block: Block, title: string) => string): void => {
        const waiting = new Map<string, Block[]>();
        for (const block of left(b)) {
            const key = keyOf(block, titleKey(block.title));
            waiting.set(key, [...waiting.get(key) ?? [], block]);
        }
        for (const block of left(a)) {
            const partner = waiting.get(keyOf(block, titleOf(block)))?.shift();
            if (partner) pair(block, partner);
        }
    };
    const pairByTitle = (a: readonly Block[], b: readonly Block[]): void => {
        const repeated = repeatedTitles([a, b], fileOf);
        const place = (block: Block, title: string): string => `${fileOf(block)}\n${block.kind}\n${title}`;
        const twins = (blocks: readonly Block[]): Block[] => blocks.filter(block => repeated.has(place(block, titleKey(block.title))));
        pairBy(twins(a), twins(b), (block, title) => `${place(block, title)}\n${textOf(block)}`);
        pairBy(twins(a).filter(isDated), twins(b).filter(isDated), (block, title) => `${place(block, title)}\n${dateOf(block)}`);
        pairBy(a, b, place);
        pairBy(a, b, (block, title) => `${block.kind}\n${title}`);
    };
    const isApproval = ({ kind }: Block): boolean => kind === 'Approval';
    const others = (blocks: readonly Block[]): Block[] => blocks.filter(block => !isApproval(block));

    pairByTitle(others(olds), others(news));
    if (old?.strategy && now?.strategy && !matched.has(old.strategy) && !matched.has(now.strategy)) pair(old.strategy, now.strategy);
    const referrers = new Map([...referrersIn(olds), ...referrersIn(news)]);
    const nameOf = (reference: Reference): string => reference.target && matching.has(reference.target) ? oldName(reference) : newName(reference);
    for (const kind of kindsLeft([...left(others(olds)), ...left(others(news))])) {
        const of = (blocks: readonly Block[]): Block[] => blocks.filter(block => block.kind === kind);
        findRenames(left(of(olds)), left(of(news)), of([...olds, ...news]), nameOf, block => referrers.get(block) ?? []).forEach(([a, b]) => pair(a, b));
    }
    for (const [a, b] of matching) if (a.kind === 'Owner' && titleKey(a.title) !== titleKey(b.title)) positions.set(titleKey(a.title), titleKey(b.title));
    pairByTitle(olds.filter(isApproval), news.filter(isApproval));

    const olderOf = new Map([...matching].map(([a, b]) => [b, a]));
    const renamedFiles = fileRenames(matching, olds, news, fileOf);
    return {
        pairs: [
            ...news.filter(block => !matched.has(block)).map(block => ({ new: block })),
            ...olds.map(block => matched.has(block) ? { old: block, new: matching.get(block)! } : { old: block })
        ],
        newOf: block => matching.get(block),
        oldName, newName,
        otherTitle: block => (matching.get(block) ?? olderOf.get(block))?.title,
        sameFile: (a, b) => fileOf(a) === fileOf(b) || a.uri === b.uri || renamedFiles.get(fileOf(a)) === fileOf(b)
    };
}

function blocksIn(model: StrategyModel | undefined): Block[] {
    return model ? [...model.blocks, ...model.shared] : [];
}

/** The strategy's own file is the same file wherever it lies; a used one is known by its path from there. */
function fileKeys(...models: (StrategyModel | undefined)[]): (block: Block) => string {
    const keys = new Map<Block, string>();
    for (const model of models) {
        for (const block of model?.shared ?? []) keys.set(block, UriUtils.relative(UriUtils.dirname(URI.parse(model!.uri)), URI.parse(block.uri)));
    }
    return block => keys.get(block) ?? '';
}

function repeatedTitles(sides: (readonly Block[])[], fileOf: (block: Block) => string): Set<string> {
    const repeated = new Set<string>();
    for (const side of sides) {
        const seen = new Set<string>();
        for (const block of side) {
            const key = `${fileOf(block)}\n${block.kind}\n${titleKey(block.title)}`;
            (seen.has(key) ? repeated : seen).add(key);
        }
    }
    return repeated;
}

function textOf(block: Block): string {
    return textKey(sourceOf(block).text.slice(block.span.start, block.span.end));
}

function isDated(block: Block): boolean {
    return dateOf(block) !== '';
}

function dateOf(block: Block): string {
    const date = field(block, 'Date');
    return date ? valueKey(date) : '';
}

function kindsLeft(blocks: readonly Block[]): string[] {
    const kinds = [...new Set(blocks.map(({ kind }) => kind))].filter(kind => kind !== 'Strategy');
    const place = (kind: string): number => (renameOrder.indexOf(kind) + 1 || renameOrder.length + 1);
    return kinds.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** For each block, who refers to it, and as what. */
function referrersIn(blocks: readonly Block[]): Map<Block, string[]> {
    const referrers = new Map<Block, string[]>();
    for (const block of blocks) {
        for (const { key, references } of block.fields) {
            for (const { target } of references) {
                if (!target) continue;
                if (!referrers.has(target)) referrers.set(target, []);
                referrers.get(target)!.push(`${block.kind}: ${titleKey(block.title)}: ${key}`);
            }
        }
    }
    return referrers;
}

/** A used file whose name is gone became the new one to which most of its blocks went. */
function fileRenames(matching: ReadonlyMap<Block, Block>, olds: readonly Block[], news: readonly Block[], fileOf: (block: Block) => string): Map<string, string> {
    const before = new Set(olds.map(fileOf));
    const after = new Set(news.map(fileOf));
    const votes = new Map<string, Map<string, number>>();
    for (const [a, b] of matching) {
        const [from, to] = [fileOf(a), fileOf(b)];
        if (after.has(from) || before.has(to)) continue;
        const counts = votes.get(from) ?? new Map<string, number>();
        votes.set(from, counts.set(to, (counts.get(to) ?? 0) + 1));
    }
    const taken = new Set<string>();
    return new Map([...votes].flatMap(([from, counts]) => {
        const [best] = [...counts].filter(([to]) => !taken.has(to)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        if (!best) return [];
        taken.add(best[0]);
        return [[from, best[0]] as [string, string]];
    }));
}

import { URI, UriUtils } from 'langium';
import type { Block, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import type { Change, Pair } from './change.js';
import { compareBlocks, type Scene } from './compare-blocks.js';
import { compareSections, type Section } from './compare-sections.js';
import { matchBlocks } from './match-blocks.js';
import { namesOf } from './words/names.js';

/**
 * The difference in meaning between two states of one strategy (issue 7), heaviest first, then in the order of the document.
 *
 * Blocks are matched by kind and title, renamed ones by what they say (match-blocks.ts); their fields are compared by value
 * (compare-fields.ts). No change are: another way to write a value, a synonym, the order of blocks, fields, references, points and rows,
 * the level of a heading, white space. Blocks of used files count when the strategy refers to them, directly or through others, in one of
 * the states: as in an approval.
 *
 * `compareModels(x, x)` is empty, and exchanging the two states gives as many changes.
 * @param old `undefined` for a file that is new: every block of it is then added.
 * @param now `undefined` for a file that was removed.
 */
export function compareModels(old: StrategyModel | undefined, now: StrategyModel | undefined): Change[] {
    return compareParts(old, now).flatMap(({ changes }) => changes).sort(byWeight);
}

/** A block in both states, or text that belongs to no block, with what changed about it. */
export type ComparedPart = { type: 'block'; old?: Block; new?: Block; changes: Change[] } | { type: 'section'; old?: Section; new?: Section; changes: Change[] };

/** The same part by part: every block that counts and every section of either state, also those that say the same. In no order that means something. */
export function compareParts(old: StrategyModel | undefined, now: StrategyModel | undefined): ComparedPart[] {
    if (!old && !now) return [];
    const matching = matchBlocks(old, now);
    const relevant = new Set([...old ? coveredBy(old) : [], ...now ? coveredBy(now) : []]);
    const isShared = (block: Block): boolean => block.uri !== now?.uri && block.uri !== old?.uri;
    const scene: Scene = {
        matching, isShared,
        nameOf: namesOf(old, now),
        fileOf: block => UriUtils.basename(URI.parse(block.uri)),
        isEndGoal
    };
    return [
        ...matching.pairs.filter(pair => [pair.old, pair.new].some(block => block && relevant.has(block))).map((pair): ComparedPart => ({ type: 'block', ...pair, changes: compareBlocks(pair, scene) })),
        ...compareSections(old, now).map((pair): ComparedPart => ({ type: 'section', ...pair }))
    ];
}

/** Own before shared at the same weight; what was removed stands where it was. */
export function byWeight(a: Change, b: Change): number {
    const line = ({ line, oldLine }: Change): number => line ?? oldLine ?? 0;
    return b.weight - a.weight || Number(a.shared) - Number(b.shared) || (a.uri === b.uri ? 0 : a.uri < b.uri ? -1 : 1) || line(a) - line(b);
}

/** The strategy's own blocks and those of other files that they refer to, transitively; an approval refers to its position. */
function coveredBy(model: StrategyModel): Set<Block> {
    const covered = new Set(model.blocks);
    const signing = new Set(model.blocks.filter(({ kind }) => kind === 'Approval').map(({ title }) => titleKey(title)));
    for (const block of model.shared) if (block.kind === 'Owner' && signing.has(titleKey(block.title))) covered.add(block);
    for (const block of covered) { // grows while it is walked
        for (const { references } of block.fields) for (const { target } of references) if (target) covered.add(target);
    }
    return covered;
}

/** A goal that supports no other, in one of the states (R4). */
function isEndGoal(pair: Pair): boolean {
    return [pair.old, pair.new].some(block => block?.kind === 'Goal' && !block.fields.some(field => field.key === 'Supports' && field.references.length > 0));
}

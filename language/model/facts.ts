import type { Block, Field, StrategyModel } from './model.js';
import { groupedBy } from '../parser/grouped.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Status } from '../rules/rule.js';

/** The first field with this key that has a value. */
export function field(block: Block, key: string): Field | undefined {
    return block.fields.find(candidate => candidate.key === key && candidate.text !== '');
}

/** All blocks that the fields with this key name and that exist. */
export function targets(block: Block, key: string): Block[] {
    const found: Block[] = [];
    for (const candidate of block.fields) {
        if (candidate.key !== key) continue;
        for (const { target } of candidate.references) if (target) found.push(target);
    }
    return found;
}

/** Its own blocks of these kinds, in the order of the text. */
export function blocksOf(model: StrategyModel, ...kinds: string[]): readonly Block[] {
    return kinds.length === 1 ? byKind(model).get(kinds[0]!) ?? [] : model.blocks.filter(block => kinds.includes(block.kind));
}

const sorted = new WeakMap<StrategyModel, Map<string, Block[]>>();

function byKind(model: StrategyModel): Map<string, Block[]> {
    let blocks = sorted.get(model);
    if (!blocks) sorted.set(model, blocks = groupedBy(model.blocks, ({ kind }) => kind));
    return blocks;
}

/** The word chosen, or `undefined` when there is none or it is unknown. */
export function choice(block: Block, key: string): string | undefined {
    const value = field(block, key)?.value;
    return value?.type === 'choice' ? value.choice : undefined;
}

/** A strategy without a status, and a shared file, is a draft. */
export function statusOf(model: StrategyModel): Status {
    return (model.strategy && choice(model.strategy, 'Status') as Status | undefined) ?? 'draft';
}

/** The metrics a goal is measured by: those it names and those that stand in its section. */
export function metricsOf(goal: Block, model: StrategyModel): Block[] {
    return [...targets(goal, 'Metric'), ...(childrenIn(model).get(goal) ?? []).filter(({ kind }) => kind === 'Metric')];
}

const children = new WeakMap<StrategyModel, ReadonlyMap<Block, Block[]>>();

/** By parent, the blocks of its section, in document order. */
function childrenIn(model: StrategyModel): ReadonlyMap<Block, Block[]> {
    let byParent = children.get(model);
    if (!byParent) children.set(model, byParent = groupedBy(model.blocks, ({ parent }) => parent));
    return byParent;
}

/** The goals an action serves: those it names and the one in whose section it stands. */
export function goalsOf(action: Block): Block[] {
    return [...targets(action, 'Goal'), ...action.parent?.kind === 'Goal' ? [action.parent] : []];
}

/** The day that a field holds, or `undefined` where there is none or it cannot be read. */
export function dateOf(block: Block, key: string): IsoDate | undefined {
    const value = field(block, key)?.value;
    return value?.type === 'date' ? value.date : undefined;
}

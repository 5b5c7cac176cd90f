import type { Block, Field, StrategyModel } from './model.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Status } from '../rules/rule.js';

/** The first field with this key that has a value. */
export function field(block: Block, key: string): Field | undefined {
    return block.fields.find(candidate => candidate.key === key && candidate.text !== '');
}

/** All blocks that the fields with this key name and that exist. */
export function targets(block: Block, key: string): Block[] {
    return block.fields.filter(candidate => candidate.key === key).flatMap(candidate => candidate.references).flatMap(reference => reference.target ?? []);
}

export function blocksOf(model: StrategyModel, ...kinds: string[]): Block[] {
    return model.blocks.filter(block => kinds.includes(block.kind));
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
    return [...targets(goal, 'Metric'), ...model.blocks.filter(block => block.kind === 'Metric' && block.parent === goal)];
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

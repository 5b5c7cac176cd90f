import { blocksOf, choice, field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { nextOccurrence } from '../parser/values/occurrence.js';
import type { IsoDate } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
import { cadenceOf, periodOf } from './readings.js';

/**
 * When the strategy is to be reviewed next (S6): on the `next` behind `Review`; else one cadence after it took effect, or after its first
 * day. `undefined` where that cannot be said.
 */
export function nextReview(model: StrategyModel): IsoDate | undefined {
    const { strategy } = model;
    const cadence = strategy && cadenceOf(strategy, 'Review');
    if (!cadence) return undefined;
    if (cadence.next) return cadence.next;
    const effective = field(strategy, 'Effective')?.value;
    const from = effective?.type === 'date' ? effective.date : periodOf(model)?.start;
    return from && nextOccurrence(cadence, from, from);
}

/** Whether the last day of its period has passed (S6): then it needs a successor, no review. */
export function hasEnded(model: StrategyModel, today: IsoDate): boolean {
    const period = periodOf(model);
    return period !== undefined && period.end < today;
}

/** Approvals of the version that stands above them (S5), rejections left out. */
export function currentApprovals(model: StrategyModel): Block[] {
    return blocksOf(model, 'Approval').filter(approval => choice(approval, 'Decision') !== 'rejected' && isOfThisVersion(approval, model));
}

/** An approval, or a strategy, that gives no version is taken at its word. `v2.1` and `Version 2.1` are 2.1. */
export function isOfThisVersion(approval: Block, model: StrategyModel): boolean {
    const version = (block: Block): string => titleKey((field(block, 'Version')?.text ?? '').replace(/^v(?:ersion)? ?/i, ''));
    const [approved, present] = [version(approval), model.strategy ? version(model.strategy) : ''];
    return !approved || !present || approved === present;
}

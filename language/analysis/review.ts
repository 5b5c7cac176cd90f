import { field } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { nextOccurrence } from '../parser/values/occurrence.js';
import type { IsoDate } from '../parser/values/value.js';
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

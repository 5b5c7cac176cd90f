import type { Block, StrategyModel } from '../model/model.js';
import { groupedBy } from '../parser/grouped.js';

/** Computed when first asked for and kept with the model: a model never changes, a changed file gives another one. */
export function perModel<T>(compute: (model: StrategyModel) => T): (model: StrategyModel) => T {
    const cache = new WeakMap<StrategyModel, { value: T }>();
    return model => {
        let known = cache.get(model);
        if (!known) cache.set(model, known = { value: compute(model) });
        return known.value;
    };
}

const byKind = perModel(model => groupedBy([...model.blocks, ...model.shared], ({ kind }) => kind));

/** The blocks of these kinds that the strategy can see: its own first, then those of the files it uses. */
export function visible(model: StrategyModel, ...kinds: string[]): Block[] {
    return kinds.flatMap(kind => byKind(model).get(kind) ?? []);
}

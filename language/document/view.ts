import { colourOf, wantedSections } from '../analysis/appearance.js';
import { field } from '../model/facts.js';
import type { Field, StrategyModel } from '../model/model.js';

/** What a reader gets: the whole document, one page of it, or what falls to one position (by its title). */
export type View = 'whole' | 'summary' | { position: string };

/** Fields that ask for a section or a colour that nobody knows: they are shown, not followed. */
export function misunderstoodIn(model: StrategyModel): Field[] {
    const [sections, colour] = model.strategy ? [field(model.strategy, 'Sections'), field(model.strategy, 'Colour')] : [];
    return [...sections && wantedSections(model).unknown.length > 0 ? [sections] : [], ...colour && !colourOf(model) ? [colour] : []];
}

import { field } from '../model/facts.js';
import type { Field, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { accentOf } from './accent.js';

/** What a reader gets: the whole document, one page of it, or what falls to one position (by its title). */
export type View = 'whole' | 'summary' | { position: string };

/** The parts that are compiled, and what else `Sections` may call them. All are there unless it says otherwise. */
const sections: Record<string, string[]> = {
    destination: ['where this leads', 'way', 'diagram'], summary: ['at a glance', 'goals'], contents: ['table of contents'], audience: ['audiences', 'audiences and platforms', 'matrix', 'personas'],
    platforms: [], responsibilities: ['responsibilities by position', 'positions'], metrics: [], actions: ['action plan', 'plan', 'timeline'], meetings: [], changes: [], approvals: []
};

interface Choice { keys: ReadonlySet<string>; understood: boolean }

/** Which compiled parts a strategy asks for: those named behind `Sections`; `all`, which is also meant where nothing is said; or `none`. */
export function sectionsOf(model: StrategyModel): ReadonlySet<string> {
    return choiceOf(model).keys;
}

function choiceOf({ strategy }: StrategyModel): Choice {
    const written = strategy && field(strategy, 'Sections')?.text;
    const names = written?.split(/[,;]|\band\b(?! platforms)/i).map(titleKey).filter(name => name !== '') ?? ['all'];
    const keys = new Set<string>();
    let understood = true;
    for (const name of names) {
        const key = Object.keys(sections).find(each => each === name || sections[each]!.includes(name));
        if (name === 'all') for (const each of Object.keys(sections)) keys.add(each);
        else if (key) keys.add(key);
        else if (name !== 'none') understood = false;
    }
    return { keys, understood };
}

/** Fields that ask for a section or a colour that nobody knows. */
export function misunderstoodIn(model: StrategyModel): Field[] {
    const [wanted, colour] = model.strategy ? [field(model.strategy, 'Sections'), field(model.strategy, 'Colour')] : [];
    return [...wanted && !choiceOf(model).understood ? [wanted] : [], ...colour && !accentOf(model) ? [colour] : []];
}

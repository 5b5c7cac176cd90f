import { field } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';

/** The parts that the formatted document compiles, in its order, and what else `Sections` may call them. The first word is the one that is proposed. */
const sections: Record<string, readonly [word: string, ...others: string[]]> = {
    destination: ['destination', 'where this leads', 'way', 'diagram'], summary: ['summary', 'at a glance', 'goals'], contents: ['contents', 'table of contents'],
    audience: ['audience', 'audiences', 'audiences and platforms', 'matrix', 'personas'], platforms: ['platforms'], responsibilities: ['responsibilities', 'responsibilities by position', 'positions'],
    metrics: ['metrics'], actions: ['action plan', 'actions', 'plan', 'timeline'], meetings: ['meetings'], changes: ['changes', 'record of changes'], approvals: ['approvals', 'record of approvals']
};

/** What `Sections` may name, as it is proposed: one word for each part, then all of them or none. */
export const sectionWords: readonly string[] = [...Object.values(sections).map(([word]) => word), 'all', 'none'];

/** Every word that is understood. */
export const understoodSections: readonly string[] = [...Object.values(sections).flat(), 'all', 'none'];

interface WantedSections {
    /** `destination`, `summary` ...: the keys of the parts. */
    keys: ReadonlySet<string>;
    /** Names that are no section, in order. */
    unknown: readonly string[];
}

/** Which compiled parts a strategy asks for: those named behind `Sections`; `all`, which is also meant where nothing is said; or `none`. */
export function wantedSections({ strategy }: StrategyModel): WantedSections {
    const written = strategy && field(strategy, 'Sections')?.text;
    const names = (written?.trim() || 'all').split(/[,;]|\band\b(?! platforms)/i).map(name => name.trim()).filter(name => name !== '');
    const keys = new Set<string>();
    const unknown: string[] = [];
    for (const name of names) {
        const key = Object.keys(sections).find(each => each === titleKey(name) || sections[each]!.includes(titleKey(name)));
        if (titleKey(name) === 'all') for (const each of Object.keys(sections)) keys.add(each);
        else if (key) keys.add(key);
        else if (titleKey(name) !== 'none') unknown.push(name);
    }
    return { keys, unknown };
}

/** 0 to 255 each. */
export type Rgb = [red: number, green: number, blue: number];

/** The organisation's colour behind `Colour`: `#1d5c6e`, `#ace` or `rgb(29, 92, 110)`, bare or in backticks. `undefined`: none is given, or it is no such colour. */
export function colourOf({ strategy }: StrategyModel): Rgb | undefined {
    const text = (strategy ? field(strategy, 'Colour')?.text ?? '' : '').replace(/`/g, '').trim();
    const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
    if (digits) return (digits.length === 3 ? [...digits].map(digit => digit + digit) : digits.match(/../g)!).map(pair => parseInt(pair, 16)) as Rgb;
    const parts = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/i.exec(text)?.slice(1).map(Number);
    return parts?.every(part => part <= 255) ? parts as Rgb : undefined;
}

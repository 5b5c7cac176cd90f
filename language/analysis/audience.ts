import { findPlatform } from '../catalogues/platforms.js';
import { choice, field, targets } from '../model/facts.js';
import type { Block, Reference, StrategyModel } from '../model/model.js';
import type { IsoDate, Unit } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
import { datesIn } from './dates-in-text.js';
import { perModel, visible } from './per-model.js';

/** Where a persona is active (S2). */
export interface Activity {
    persona: Block;
    /** The platform as the persona names it. */
    name: string;
    /** The plan's block for it, `undefined` when the plan has none. */
    platform: Block | undefined;
    /** How much of its attention, in the author's unit (mostly `%`). */
    share: { amount: number; unit: Unit } | undefined;
    reference: Reference;
}

/** The persona x platform matrix: who is active where, and which platform of the plan serves whom. */
export interface Audience {
    /** All that are not left out on purpose (`Excluded`). */
    personas: Block[];
    /** The plan's platforms. */
    platforms: Block[];
    /** In the order each persona names them. */
    activities: ReadonlyMap<Block, Activity[]>;
    /** The personas that each platform names. */
    serves: ReadonlyMap<Block, Block[]>;
}

/** @returns the matrix as data. `X` and `Twitter` are one platform: the catalogue's aliases count. */
export const audienceOf = perModel((model): Audience => {
    const platforms = visible(model, 'Platform');
    const byName = new Map(platforms.map(platform => [platformKey(platform.title), platform]));
    const personas = visible(model, 'Persona').filter(persona => !field(persona, 'Excluded'));
    const activity = (persona: Block, reference: Reference): Activity =>
        ({ persona, reference, name: reference.title, platform: reference.target ?? byName.get(platformKey(reference.title)), share: reference.share });
    return {
        personas,
        platforms,
        activities: new Map(personas.map(persona => [persona, field(persona, 'Active on')?.references.map(reference => activity(persona, reference)) ?? []])),
        serves: new Map(platforms.map(platform => [platform, targets(platform, 'Personas')]))
    };
});

function platformKey(title: string): string {
    return findPlatform(title)?.name ?? titleKey(title);
}

/** Whether the organisation is there: not dormant, avoided or retired. */
export function isOpen(platform: Block): boolean {
    return !['dormant', 'avoid', 'retired'].includes(choice(platform, 'Priority') ?? '');
}

export function isPrimary(platform: Block): boolean {
    return choice(platform, 'Priority') === 'primary';
}

/** The persona's activities from most to least, without platforms the plan leaves on purpose. Empty where shares are missing or in different units. */
export function rankedActivities(persona: Block, model: StrategyModel): (Activity & { share: { amount: number; unit: Unit } })[] {
    const activities = audienceOf(model).activities.get(persona) ?? [];
    const measured = activities.filter((activity): activity is Activity & { share: { amount: number; unit: Unit } } => activity.share !== undefined);
    if (measured.length !== activities.length || new Set(measured.map(({ share }) => share.unit)).size > 1) return [];
    return measured.filter(({ platform }) => !platform || isOpen(platform)).sort((a, b) => b.share.amount - a.share.amount);
}

/** How long evidence of where an audience is stays fresh, in months. */
export const freshMonths = 12;

/** The latest day, not after today, that a persona's evidence or review names. */
export function evidenceDate(persona: Block, today: IsoDate): IsoDate | undefined {
    const dates = ['Evidence', 'Reviewed'].flatMap(key => datesIn(field(persona, key)?.text ?? ''));
    return dates.filter(date => date <= today).sort().at(-1) ?? (dates.some(date => date.slice(0, 4) === today.slice(0, 4)) ? today : undefined);
}

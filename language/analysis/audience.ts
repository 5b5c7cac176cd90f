import { findPlatform } from '../catalogues/platforms.js';
import { choice, field, targets } from '../model/facts.js';
import type { Block, Reference, StrategyModel } from '../model/model.js';
import { readValue } from '../parser/values/read-value.js';
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
    const byName = new Map([...platforms.map(platform => [withoutPart(platform.title), platform] as const), ...platforms.map(platform => [platformKey(platform.title), platform] as const)]);
    const personas = visible(model, 'Persona').filter(persona => !field(persona, 'Excluded'));
    const activity = (persona: Block, reference: Reference): Activity => {
        if (reference.target) return { persona, reference, name: reference.title, platform: reference.target, share: reference.share };
        const { name, share } = activityIn(reference.title, key => byName.has(key));
        return { persona, reference, name, platform: byName.get(platformKey(name)), share: reference.share ?? share };
    };
    return {
        personas,
        platforms,
        activities: new Map(personas.map(persona => [persona, persona.fields.filter(({ key }) => key === 'Active on').flatMap(({ references }) => references).map(reference => activity(persona, reference))])),
        serves: new Map(platforms.map(platform => [platform, targets(platform, 'Personas')]))
    };
});

/** @returns the personas that say they are active on a platform. */
export function activeOn(platform: Block, model: StrategyModel): Block[] {
    const { activities, personas } = audienceOf(model);
    return personas.filter(persona => activities.get(persona)!.some(activity => activity.platform === platform));
}

function platformKey(title: string): string {
    return findPlatform(title)?.name ?? titleKey(title);
}

/** What is longer is no name of a platform with a word about it, and is not searched for one: the patterns below would take long. */
const longestName = 200;

/** `LinkedIn company page`, `Facebook Groups` and `TikTok (organic)` are parts of a platform on which a persona is. */
function withoutPart(title: string): string {
    if (title.length > longestName) return platformKey(title);
    return platformKey(title.replace(/\s*\([^)]*\)$/, '').replace(/(?:\s+(?:company|business|page|pages|ads|advertising|groups?|channel|account|profile|organic|paid|community|shorts|reels|stories))+$/i, ''));
}

const degree = /^(?:mostly|mainly|primarily|often|sometimes|rarely|occasionally|daily|some|about|around|meist|meistens|hauptsächlich|vor allem|oft|manchmal|selten|täglich)\s+|\s+(?:mostly|mainly|primarily|often|sometimes|rarely|occasionally|daily|about|around|meist|meistens|oft|manchmal|selten|täglich)$/gi;
const amountBehind = /[\s:(]+(?:~|≈|about |around |ca\.? |etwa )?\s*(\d[\d.,]*(?:\s?%|\s?k)?(?:\s\p{L}+)?)\)?$/iu;
const amountBefore = /^(?:~|≈|about |around |ca\.? |etwa )?\s*(\d[\d.,]*\s?%)\s+(?:on\s+)?/i;

/**
 * The platform, and how much, in what a persona's writer calls them: `LinkedIn (mostly)`, `60% YouTube`, `YouTube: ~60%`, `X 4,000 followers`. Read so only
 * where it leads to a platform of the plan or of the catalogue.
 */
function activityIn(title: string, isPlanned: (key: string) => boolean): Pick<Activity, 'name' | 'share'> {
    if (title.length > longestName) return { name: title, share: undefined };
    const amount = amountBehind.exec(title) ?? amountBefore.exec(title);
    const name = (amount ? title.replace(amount[0], '') : title).replace(/\s*\([^)]*\)?$/, '').replace(degree, '').replace(/\s*[:–—-]$/, '').trim();
    if (name === title || !findPlatform(name) && !isPlanned(platformKey(name))) return { name: title, share: undefined };
    const value = amount ? readValue('QUANTITY', amount[1]!.trim()) : undefined;
    return { name, share: value?.type === 'quantity' ? { amount: value.amount, unit: value.unit } : undefined };
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

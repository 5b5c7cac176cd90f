import type { Block, Reference } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { editDistance } from '../rules/nearest.js';
import { proseOf } from './source.js';
import { textKey, valueKey } from './words/values.js';

/** What a block is recognised by when its title is another one: each feature with how much it says. */
type Features = ReadonlyMap<string, number>;

/** From here on, two blocks are the same under two titles. */
const enough = 0.5;
/** Titles alone must be closer: there is nothing else to go by. */
const enoughAlone = 0.6;
const wordWeight = 0.15;
/** Of more candidates than that, none is sought: the file is another one, and the time grows with their number. */
const mostCandidates = 10_000;

/**
 * Pairs the blocks of one kind that changed their title: best first, each once.
 *
 * Two blocks are as alike as the fields, readings, words and referring blocks they share (Dice's coefficient); what many blocks of the
 * kind have in common (`Team: Marketing`) says little, so each feature counts by its rarity. The title adds a quarter. The result does not
 * depend on the order of the blocks, and is the same with old and new exchanged.
 * @param all all blocks of the kind in both states, which tell what is common.
 */
export function findRenames(olds: readonly Block[], news: readonly Block[], all: readonly Block[], nameOf: (reference: Reference) => string, referrers: (block: Block) => readonly string[]): [Block, Block][] {
    if (olds.length * news.length === 0 || olds.length * news.length > mostCandidates) return [];
    const features = new Map(all.map(block => [block, featuresOf(block, nameOf, referrers(block))]));
    const frequency = new Map<string, number>();
    for (const of of features.values()) for (const feature of of.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
    const rarity = (feature: string): number => 2 / Math.max(2, frequency.get(feature)!);
    const candidates = olds.flatMap(old => news.map(now => ({ old, now, score: alike(old, now, features.get(old)!, features.get(now)!, rarity), titles: [titleKey(old.title), titleKey(now.title)].sort().join('\n') })))
        .filter(({ score }) => score >= enough)
        .sort((a, b) => b.score - a.score || (a.titles < b.titles ? -1 : a.titles > b.titles ? 1 : 0));
    const taken = new Set<Block>();
    return candidates.flatMap(({ old, now }) => {
        if (taken.has(old) || taken.has(now)) return [];
        taken.add(old).add(now);
        return [[old, now] as [Block, Block]];
    });
}

function alike(old: Block, now: Block, a: Features, b: Features, rarity: (feature: string) => number): number {
    const titles = (): number => titleLikeness(titleKey(old.title), titleKey(now.title));
    if (a.size === 0 && b.size === 0) return titles() >= enoughAlone ? titles() : 0;
    let common = 0;
    let total = 0;
    for (const [feature, weight] of a) {
        total += weight * rarity(feature);
        if (b.has(feature)) common += 2 * weight * rarity(feature);
    }
    for (const [feature, weight] of b) total += weight * rarity(feature);
    const content = 0.75 * common / total;
    return content + 0.25 < enough ? content : content + 0.25 * titles();
}

function titleLikeness(a: string, b: string): number {
    const longest = Math.max(a.length, b.length);
    if (longest === 0) return 1;
    return longest > 80 ? 0 : 1 - editDistance(a, b) / longest;
}

function featuresOf(block: Block, nameOf: (reference: Reference) => string, referrers: readonly string[]): Features {
    const features = new Map<string, number>();
    const words = (text: string): void => {
        for (const word of text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []) features.set(`word ${word}`, wordWeight);
    };
    for (const field of [...block.fields, ...block.custom]) {
        if (field.text === '') continue;
        const { key, value, references } = field;
        for (const reference of references) features.set(`${key}: ${nameOf(reference)}`, 1);
        if (value.type === 'text') {
            for (const item of value.items ?? [field.text]) features.set(`${key}: ${textKey(item).toLowerCase()}`, 1);
            words(field.text);
        } else if (references.length === 0) {
            features.set(`${key}: ${valueKey(field)}`, 1);
        }
    }
    for (const { text } of block.results) features.set(`reading ${text.date} ${text.amount}`, 1);
    for (const referrer of referrers) features.set(`named by ${referrer}`, 1);
    words(proseOf(block));
    return features;
}

import type { Block, Field } from '../model/model.js';
import { aspectsOf } from './words/aspects.js';
import type { ChangeKind, Level, Said } from './change.js';
import { capital } from '../analysis/words.js';
import { about, itemsSaid, namesSaid, referencesSaid } from './words/lists.js';
import type { Matching } from './match-blocks.js';
import { amountText, clipped, linkTargets, textKey, valueKey, valueText } from './words/values.js';
import { wordingOf, type Wording } from './words/wordings.js';
import { missing, rewording, without } from './words/rewording.js';

/** A field that changed, with the fields it changed between. */
export interface FieldChange extends Said {
    kind: Extract<ChangeKind, 'added' | 'removed' | 'changed'>;
    key: string;
    level: Level;
    old: Field[];
    new: Field[];
}

type Context = { name: string; matching: Matching };

/**
 * Compares the fields of one block by value, key by key; the order of the keys, synonyms and other ways to write a value are no change,
 * and neither is a field without a value. Fields of one key that hold references or lists are one set. Others of one key are paired:
 * first those that are equal, then in order.
 * @param name what the block is called in a sentence.
 */
export function compareFields(old: Block, now: Block, name: string, matching: Matching): FieldChange[] {
    const [before, after] = [groupsOf(old), groupsOf(now)];
    return [...new Set([...after.keys(), ...before.keys()])].flatMap(id => {
        const [olds, news] = [before.get(id) ?? [], after.get(id) ?? []];
        const sample = (news[0] ?? olds[0])!;
        const custom = !sample.block.fields.includes(sample);
        const wording = wordingOf(now.kind, sample.key, custom, levelOf(sample));
        return compareGroup(olds, news, wording, { name, matching }).map(change => ({ ...change, key: sample.key, level: wording.level }));
    });
}

function groupsOf(block: Block): Map<string, Field[]> {
    const groups = new Map<string, Field[]>();
    const add = (id: string, field: Field): void => {
        if (field.text !== '') groups.set(id, [...groups.get(id) ?? [], field]);
    };
    for (const field of block.fields) add(field.key, field);
    for (const field of block.custom) add(`custom ${textKey(field.key).toLowerCase()}`, field);
    return groups;
}

function levelOf(field: Field): Level {
    return field.value.type === 'text' || field.value.type === 'unreadable' ? 'text' : 'relation';
}

type Found = Omit<FieldChange, 'key' | 'level'>;

function compareGroup(olds: Field[], news: Field[], wording: Wording, context: Context): Found[] {
    const all = [...olds, ...news];
    const every = (type: string): boolean => all.every(field => field.value.type === type);
    if (every('references') || every('shares')) {
        return whole(olds, news, referencesSaid(referencesOf(olds), referencesOf(news), context.matching, wording, context.name));
    }
    if (every('link') && Math.max(linksOf(olds).length, linksOf(news).length) > 1) {
        const [gone, come] = [without(linksOf(olds), linksOf(news)), without(linksOf(news), linksOf(olds))];
        return whole(olds, news, gone.length + come.length === 0 ? [] : namesSaid(gone, come, gone.length < linksOf(olds).length, wording, context.name));
    }
    if (wording.list && every('text')) return whole(olds, news, itemsSaid(olds.flatMap(itemsOf), news.flatMap(itemsOf), wording, context.name));
    if (every('cadence')) return cadenceChange(olds, news, wording, context);
    if (/^When /.test(all[0]!.key)) return pairs(olds, news, ruleKey, [ruleThen, ruleKey]).map(pair => found(pair, [ruleSaid(pair, context.name)]));
    return pairs(olds, news, valueKey).flatMap(pair => scalarChange(pair, wording, context.name));
}

const referencesOf = (fields: readonly Field[]): Field['references'] => fields.flatMap(field => field.references);
const linksOf = (fields: readonly Field[]): string[] => fields.flatMap(({ value }) => value.type === 'link' ? linkTargets(value) : []);
const itemsOf = ({ value, text }: Field): string[] => value.type === 'text' && value.items ? value.items : [text];

function whole(olds: Field[], news: Field[], said: Said[]): Found[] {
    return said.length === 0 ? [] : [found({ old: olds, new: news }, said)];
}

function found({ old, new: now }: { old: Field[]; new: Field[] }, said: readonly Said[]): Found {
    return {
        kind: old.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'changed', old, new: now,
        // The block is named once.
        meaning: said.map(({ meaning }) => meaning).join('; '), sentence: said.map(({ meaning, sentence }, index) => index === 0 ? sentence : meaning).join('; ')
    };
}

interface FieldPair { old: Field[]; new: Field[] }

/** Takes out what is equal and pairs the rest: by what else they share, then in order. */
function pairs(olds: Field[], news: Field[], keyOf: (field: Field) => string, partly: ((field: Field) => string)[] = []): FieldPair[] {
    const gone = missing(olds, news, keyOf);
    const come = missing(news, olds, keyOf);
    const paired: FieldPair[] = [];
    for (const key of [...partly, () => '']) {
        for (const old of [...gone]) {
            const now = come.find(candidate => key(candidate) === key(old));
            if (!now) continue;
            paired.push({ old: [old], new: [now] });
            gone.splice(gone.indexOf(old), 1);
            come.splice(come.indexOf(now), 1);
        }
    }
    return [...paired, ...come.map(now => ({ old: [], new: [now] })), ...gone.map(old => ({ old: [old], new: [] }))];
}

function scalarChange(pair: FieldPair, wording: Wording, name: string): Found[] {
    const [old, now] = [pair.old[0], pair.new[0]];
    const of = capital(about(wording.of, name));
    const special = old && now ? wording.sentences?.changed : now ? wording.sentences?.set : wording.sentences?.removed;
    const sentence = special && about(special, name).replace('{old}', () => valueText(old!)).replace('{new}', () => valueText(now!));
    if (!old || !now) {
        const said = now ? `set to ${valueText(now)}` : `removed (was ${valueText(old!)})`;
        return [found(pair, [{ meaning: `${wording.noun} ${said}`, sentence: sentence ?? `${of} ${said}` }])];
    }
    const [first, ...others] = aspectsOf(old, now, wording).map(({ noun, of, said }) => ({ meaning: `${noun} ${said}`, sentence: `${capital(about(of, name))} ${said}` }));
    const behind = others.map(({ meaning }) => `, ${meaning}`).join('');
    return [found(pair, [{ meaning: first!.meaning + behind, sentence: sentence ?? first!.sentence + behind }])];
}

/** `monthly by Analyst, next 2027-02-01`: how often and when, then who. */
function cadenceChange(olds: Field[], news: Field[], wording: Wording, context: Context): Found[] {
    const rhythm = pairs(olds, news, valueKey).flatMap(pair => scalarChange(pair, wording, context.name));
    if (olds.length === 0 || news.length === 0) return rhythm;
    const noun = wording.agent;
    const person: Wording = { ...wording, noun, nouns: `${noun}s`, of: `${noun} of {}`, manyOf: `${noun}s of {}`, role: true };
    return whole(olds, news, [...rhythm, ...referencesSaid(referencesOf(olds), referencesOf(news), context.matching, person, context.name)]);
}

const threshold = ({ value, text }: Field): string => value.type === 'quantity' ? amountText(value.amount, value.unit) : textKey(text.split(':')[0]!);
const ruleThen = ({ then }: Field): string => textKey(then ?? '');
const ruleKey = (field: Field): string => `${field.value.type === 'quantity' ? valueKey(field) : threshold(field)}\n${ruleThen(field)}`;

/** `When below 60: pause paid posts`: the number and what is then done. */
function ruleSaid({ old: [old], new: [now] }: FieldPair, name: string): Said {
    const side = (old ?? now)!.key.replace('When ', '');
    const rule = (field: Field): string => `when ${side} ${threshold(field)}, ${clipped(ruleThen(field)) || 'nothing is said'}`;
    if (!old) return { meaning: `rule added: ${rule(now!)}`, sentence: `New rule for ${name}: ${rule(now!)}` };
    if (!now) return { meaning: `rule removed: ${rule(old)}`, sentence: `Rule for ${name} removed: ${rule(old)}` };
    const limits = `now applies ${side} ${threshold(now)} instead of ${side} ${threshold(old)}`;
    const moved = threshold(old) !== threshold(now);
    if (ruleThen(old) === ruleThen(now)) return { meaning: `rule ${limits}`, sentence: `Rule for ${name} ${limits}: ${clipped(ruleThen(now))}` };
    const words = `${moved ? `${limits}, ` : ''}reworded: ${rewording(ruleThen(old), ruleThen(now))}`;
    return { meaning: moved ? `rule ${words}` : `rule ${side} ${threshold(now)} ${words}`, sentence: `Rule for ${name}${moved ? '' : ` ${side} ${threshold(now)}`} ${words}` };
}

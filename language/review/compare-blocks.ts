import type { Block, Field } from '../model/model.js';
import { field } from '../model/facts.js';
import { titleKey } from '../references/names.js';
import { weights, type Change, type Level, type Pair, type Said } from './change.js';
import { compareFields } from './compare-fields.js';
import { compareResults, readingText } from './compare-results.js';
import { capital } from '../analysis/words.js';
import type { Matching } from './match-blocks.js';
import { titleText, type NameOf } from './words/names.js';
import { proseOf, silencedIn, sourceOf } from './source.js';
import { clipped, textKey, valueText } from './words/values.js';
import { gist, kindWord } from './words/wordings.js';
import { rewording, without } from './words/rewording.js';

/** What a block's comparison needs to know of the rest. */
export interface Scene {
    matching: Matching;
    nameOf: NameOf;
    /** For a file, how people call it. */
    fileOf(block: Block): string;
    isShared(block: Block): boolean;
    isEndGoal(pair: Pair): boolean;
}

type Draft = Said & Pick<Change, 'kind' | 'field' | 'old' | 'new'> & { level: Level; at?: { old?: number; new?: number } };

/** All changes of one block, or its coming or going as a whole. */
export function compareBlocks(pair: Pair, scene: Scene): Change[] {
    const drafts = pair.old && pair.new ? bothSides(pair.old, pair.new, scene) : [oneSide(pair, scene)];
    const block = (pair.new ?? pair.old)!;
    const ending = scene.isEndGoal(pair) ? 5 : 0;
    const line = (of: Block | undefined, offset: number | undefined): number | undefined => of && sourceOf(of).lineOf(offset ?? of.span.start);
    return drafts.map(({ kind, field, old, new: now, meaning, sentence, level, at }) => ({
        kind,
        block: { kind: block.kind, title: block.title },
        ...field === undefined ? {} : { field },
        ...old === undefined ? {} : { old },
        ...now === undefined ? {} : { new: now },
        meaning, sentence,
        weight: weights[level] + (weights[level] > weights.result ? ending : 0),
        uri: block.uri,
        shared: scene.isShared(block),
        ...pair.new && (kind !== 'removed' || pair.old) ? { line: line(pair.new, at?.new) } : {},
        ...pair.old && (kind !== 'added' || pair.new) ? { oldLine: line(pair.old, at?.old) } : {}
    }));
}

function oneSide(pair: Pair, { nameOf }: Scene): Draft {
    const block = (pair.new ?? pair.old)!;
    const kind = pair.new ? 'added' : 'removed';
    const shown = (gist[block.kind] ?? []).flatMap(key => {
        const found = field(block, key);
        return found ? `${key.toLowerCase()} ${valueText(found)}` : [];
    });
    const level = block.kind === 'Approval' ? 'approval' : block.kind === 'Strategy' ? 'promise' : 'block';
    const name = nameOf(block);
    const called = block.kind === 'Strategy' ? `Strategy ${titleText(block)}` : /^(?:the|a) /.test(name) && name !== block.title ? name.replace(/^the /, '') : `${kindWord(block.kind)} ${name}`;
    const details = shown.length > 0 ? ` (${shown.join(', ')})` : '';
    return { kind, level, meaning: `${kind}${details}`, sentence: `${capital(called)} ${kind}${details}` };
}

function bothSides(old: Block, now: Block, scene: Scene): Draft[] {
    const name = scene.nameOf(now);
    return [
        ...renamed(old, now, scene),
        ...moved(old, now, name, scene),
        ...compareFields(old, now, name, scene.matching).map((change): Draft => ({
            kind: change.kind, field: change.key, level: change.level, meaning: change.meaning, sentence: change.sentence,
            ...sides(change.old, change.new, written), at: { old: change.old[0]?.span.start, new: change.new[0]?.span.start }
        })),
        ...sealed(old, now, name),
        ...silenced(old, now, name),
        ...reworded(old, now, name),
        ...compareResults(old, now, name).map((change): Draft => ({
            kind: change.old ? change.new ? 'changed' : 'removed' : 'added', field: 'Results', level: change.level, meaning: change.meaning, sentence: change.sentence,
            ...change.old ? { old: readingText(change.old) } : {}, ...change.new ? { new: readingText(change.new) } : {},
            at: { old: change.old?.span.start, new: change.new?.span.start }
        }))
    ];
}

function sides<T>(old: readonly T[], now: readonly T[], textOf: (one: T) => string): { old?: string; new?: string } {
    return { ...old.length > 0 ? { old: old.map(textOf).join('; ') } : {}, ...now.length > 0 ? { new: now.map(textOf).join('; ') } : {} };
}

const written = ({ text }: Field): string => text;

function renamed(old: Block, now: Block, { nameOf }: Scene): Draft[] {
    if (old.title === now.title) return [];
    const texts = { old: old.title, new: now.title };
    if (titleKey(old.title) === titleKey(now.title)) {
        const said = `now written ${titleText(now)}`;
        return textKey(old.title) === textKey(now.title) ? [] : [{ kind: 'renamed', level: 'wording', ...texts, meaning: `title ${said}`, sentence: `Title of ${nameOf(old)} ${said}` }];
    }
    // The approval's position has another name: that is told once, where the position stands.
    if (now.kind === 'Approval') return [];
    const kind = capital(kindWord(now.kind));
    return [{ kind: 'renamed', level: 'block', ...texts, meaning: `renamed from ${titleText(old)} to ${titleText(now)}`, sentence: `${kind} ${titleText(old)} renamed to ${titleText(now)}` }];
}

/** To another parent or another file. Where in its file a block stands is no change. */
function moved(old: Block, now: Block, name: string, { matching, nameOf, fileOf }: Scene): Draft[] {
    const drafts: Draft[] = [];
    const label = (block: Block | undefined): string | undefined => block && `${block.kind}: ${block.title}`;
    const move = (said: string, from: string | undefined, to: string | undefined): void => {
        drafts.push({ kind: 'moved', level: 'relation', ...from ? { old: from } : {}, ...to ? { new: to } : {}, meaning: `moved ${said}`, sentence: `${capital(name)} moved ${said}` });
    };
    if (!matching.sameFile(old, now)) move(`from ${fileOf(old)} to ${fileOf(now)}`, fileOf(old), fileOf(now));
    if (Boolean(old.parent) !== Boolean(now.parent) || old.parent && matching.newOf(old.parent) !== now.parent) {
        const [from, to] = [old.parent && nameOf(old.parent), now.parent && nameOf(now.parent)];
        move(from && to ? `from ${from} to ${to}` : to ? `into ${to}` : `out of ${from}`, label(old.parent), label(now.parent));
    }
    return drafts;
}

function sealed(old: Block, now: Block, name: string): Draft[] {
    const [before, after] = [old.seal && textKey(old.seal), now.seal && textKey(now.seal)];
    if (before === after) return [];
    const [kind, said] = before === undefined ? ['added', 'added'] as const : after === undefined ? ['removed', 'removed'] as const : ['changed', 'replaced by another'] as const;
    return [{ kind, field: 'Signature', level: 'approval', ...before ? { old: before } : {}, ...after ? { new: after } : {}, meaning: `signature ${said}`, sentence: `Signature of ${name} ${said}` }];
}

function silenced(old: Block, now: Block, name: string): Draft[] {
    const [before, after] = [silencedIn(old), silencedIn(now)];
    return [
        ...without(after, before).map((what): Draft => ({ kind: 'added', field: 'Silenced finding', level: 'plan', new: what, meaning: `a finding is silenced: ${clipped(what)}`, sentence: `A finding about ${name} is now silenced: ${clipped(what)}` })),
        ...without(before, after).map((what): Draft => ({ kind: 'removed', field: 'Silenced finding', level: 'plan', old: what, meaning: `a finding is no longer silenced: ${clipped(what)}`, sentence: `A finding about ${name} is no longer silenced: ${clipped(what)}` }))
    ];
}

function reworded(old: Block, now: Block, name: string): Draft[] {
    const [before, after] = [proseOf(old), proseOf(now)];
    if (before === after) return [];
    const said = proseSaid(before, after);
    return [{
        kind: 'reworded', level: 'wording', ...before ? { old: before } : {}, ...after ? { new: after } : {}, meaning: `text ${said}`, sentence: `Text of ${name} ${said}`,
        at: { old: old.prose[0] && wordsAt(old), new: now.prose[0] && wordsAt(now) }
    }];
}

/** How a text changed that stands for itself. */
export function proseSaid(before: string, after: string): string {
    if (!before) return `added: "${clipped(after)}"`;
    if (!after) return `removed (was "${clipped(before)}")`;
    return `reworded: ${rewording(before, after)}`;
}

function wordsAt(block: Block): number {
    const { text } = sourceOf(block);
    const [{ start, end } = block.span] = block.prose;
    return start + text.slice(start, end).search(/\S/);
}

import { and, capital } from '../../analysis/words.js';
import type { Reference } from '../../model/model.js';
import { titleKey } from '../../references/names.js';
import type { Said } from '../change.js';
import type { Matching } from '../match-blocks.js';
import { amountText, clipped, referenceText, textKey, unitKey } from './values.js';
import type { Wording } from './wordings.js';
import { rewording, without } from './rewording.js';

/** A template of wordings.ts with the block's name in it. */
export function about(template: string, name: string): string {
    return template.replaceAll('{}', () => name);
}

/** Which reference of the old state names the same as one of the new, as match-blocks.ts knows it. */
type Names = Pick<Matching, 'oldName' | 'newName' | 'otherTitle'>;

/**
 * What changed in a set of references: their order, a link in place of a name and a name that follows a renamed block are no change.
 * With shares (`LinkedIn 62%`), also those.
 */
export function referencesSaid(olds: readonly Reference[], news: readonly Reference[], names: Names, wording: Wording, name: string): Said[] {
    const [before, after] = [byTitle(olds), byTitle(news)];
    const kept: [Reference, Reference][] = [];
    const keep = (oldKey: (old: Reference) => string, newKey: (now: Reference) => string): void => {
        const waiting = new Map([...after].map(([title, now]) => [newKey(now), title]));
        for (const [title, old] of [...before]) {
            const found = waiting.get(oldKey(old));
            const now = found === undefined ? undefined : after.get(found);
            if (found === undefined || !now) continue;
            kept.push([old, now]);
            before.delete(title);
            after.delete(found);
        }
    };
    keep(names.oldName, names.newName);
    const named = kept.length;
    keep(titleOf, titleOf);
    return [
        ...namesSaid([...before.values()].map(referenceText), [...after.values()].map(referenceText), kept.length > 0, wording, name),
        ...kept.slice(named).flatMap(([old, now]) => leftBehind(old, now, names, wording, name)),
        ...kept.flatMap(([old, now]) => shareSaid(old, now, name))
    ];
}

const titleOf = ({ target, title }: Reference): string => titleKey(target?.title || title);

/** Each title once. */
function byTitle(references: readonly Reference[]): Map<string, Reference> {
    const found = new Map<string, Reference>();
    for (const reference of references) if (!found.has(titleOf(reference))) found.set(titleOf(reference), reference);
    return found;
}

/** A block has another name, and a reference kept the old one or had the new one before. */
function leftBehind(old: Reference, now: Reference, { otherTitle }: Names, { noun, of }: Wording, name: string): Said[] {
    const said = (title: string | undefined, words: (title: string) => string): Said[] =>
        title === undefined || titleKey(title) === titleOf(now) ? [] : [{ meaning: `${noun} ${words(title)}`, sentence: `${capital(about(of, name))} ${words(title)}` }];
    return [
        ...said(old.target && otherTitle(old.target), title => `still says ${referenceText(now)}, which is now called ${title}`),
        ...said(now.target && otherTitle(now.target), title => `already said ${referenceText(old)}, which was called ${title}`)
    ];
}

/** What came to and went from what a field names. @param kept whether it names something that it named before. */
export function namesSaid(removed: readonly string[], added: readonly string[], kept: boolean, wording: Wording, name: string): Said[] {
    const { noun, nouns, role } = wording;
    const of = about(wording.of, name);
    const manyOf = about(wording.manyOf, name);
    const [gone, come] = [and(removed), and(added)];
    if (gone && come) {
        const one = removed.length === 1 && added.length === 1;
        if (one || role) {
            const verb = added.length === 1 ? 'replaces' : 'replace';
            return [{ meaning: `${noun} changed from ${gone} to ${come}`, sentence: `${come} ${verb} ${gone} ${role && !kept ? `as ${of}` : `among the ${manyOf}`}` }];
        }
        return [{ meaning: `${nouns} changed: ${come} added, ${gone} removed`, sentence: `${come} added to the ${manyOf}, ${gone} removed` }];
    }
    if (come) {
        if (!role) return [{ meaning: `${come} added to the ${nouns}`, sentence: `${come} added to the ${manyOf}` }];
        return [{ meaning: `${noun} ${kept ? 'added:' : 'set to'} ${come}`, sentence: added.length === 1 ? `${come} is now ${kept ? 'also ' : ''}${of}` : `${come} are now ${kept ? 'also ' : ''}${manyOf}` }];
    }
    if (!gone) return [];
    if (role && !kept) return [{ meaning: `${noun} removed (was ${gone})`, sentence: `${capital(of)} removed (was ${gone})` }];
    if (role) return [{ meaning: `${noun} ${gone} removed`, sentence: removed.length === 1 ? `${gone} is no longer ${of}` : `${gone} are no longer ${manyOf}` }];
    const end = kept ? '' : ', which leaves none';
    return [{ meaning: `${gone} removed from the ${nouns}${end}`, sentence: `${gone} removed from the ${manyOf}${end}` }];
}

function shareSaid(old: Reference, now: Reference, name: string): Said[] {
    const text = ({ share }: Reference): string | undefined => share && amountText(share.amount, share.unit);
    const [from, to] = [text(old), text(now)];
    if (old.share?.amount === now.share?.amount && unitKey(old.share?.unit ?? null) === unitKey(now.share?.unit ?? null)) return [];
    const title = now.target?.title || now.title;
    const verb = unitKey(old.share?.unit ?? null) !== unitKey(now.share?.unit ?? null) ? 'changed' : old.share!.amount < now.share!.amount ? 'raised' : 'lowered';
    const said = from && to ? `${verb} from ${from} to ${to}` : to ? `set to ${to}` : `removed (was ${from})`;
    return [{ meaning: `share of ${title} ${said}`, sentence: `Share of ${title} for ${name} ${said}` }];
}

/** What changed in a list of points; their order is no change. */
export function itemsSaid(olds: readonly string[], news: readonly string[], wording: Wording, name: string): Said[] {
    const [before, after] = [olds.map(textKey), news.map(textKey)];
    const [gone, come] = [without(before, after), without(after, before)];
    if (gone.length === 0 && come.length === 0) return [];
    const { noun, nouns } = wording;
    const manyOf = about(wording.manyOf, name);
    if (gone.length === 1 && come.length === 1) {
        const said = `reworded: ${rewording(gone[0]!, come[0]!)}`;
        return [{ meaning: `${noun} ${said}`, sentence: `${capital(about(wording.of, name))} ${said}` }];
    }
    const quote = (items: readonly string[]): string => and(items.map(item => `"${clipped(item)}"`));
    const parts = (what: string): string => [
        ...come.length > 0 ? [`${quote(come)} added to the ${what}`] : [],
        ...gone.length > 0 ? [come.length > 0 ? `${quote(gone)} left out` : `${quote(gone)} left out of the ${what}`] : []
    ].join(', ');
    return [{ meaning: parts(nouns), sentence: parts(manyOf) }];
}

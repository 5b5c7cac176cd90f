import { findMetric } from '../catalogues/metrics.js';
import type { List, ListItem } from '../parser/scan.js';
import { readTarget } from '../parser/values/target.js';
import { lineEndOf } from '../parser/lines.js';
import { below, type Draft } from './draft.js';
import type { DraftBlock } from './draft-block.js';
import { fill } from './fields.js';
import { plainWords, valueText, wordCount } from './reading/inline.js';
import { itemText, pairIn, type Pair } from './reading/pairs.js';
import { written, type Section } from './reading/source.js';
import { beginsWithVerb, isGeneral, isPosition, numberedLead, platformNamed, positionAndPerson, shareIn, type ImportedKind } from './reading/words.js';

/** An item that may become a block: what it is called, what is said of it, and what is nested in it. */
interface Entry { title: string; bold: boolean; rest: string; number?: string; nested: Pair[]; below: string }

/** Makes blocks of the lists in sections that say what they list. A list with one item that is something else stays a list. */
export function importLists(draft: Draft): void {
    for (const section of draft.source.sections) {
        const topic = section.block ? undefined : section.topic;
        if (!topic) continue;
        for (const node of section.own) {
            if (node.type !== 'list') continue;
            const entries = node.items.map(item => entryOf(item, draft));
            if (!entries.every(entry => entry !== undefined)) continue;
            const all = entries as Entry[];
            if (!isListOf(topic.kind, all, topic.sure)) continue;
            addAll(node, all, topic.kind, section, draft);
        }
    }
}

function addAll(node: List, entries: readonly Entry[], kind: ImportedKind, section: Section, draft: Draft): void {
    const blocks = entries.map(entry => blockOf(entry, kind, section, draft));
    if (draft.add(blocks, section)) draft.replaced.set(node, '');
}

const leadAndRest = /^(?:\*\*|__)((?:(?!\*\*|__)[^\n]){1,100})(?:\*\*|__)[ \t]*(?:[:.]|\\?[–—-](?=\s))?[ \t]*([^]*)$/;
const dashed = /^([^–—\n]{2,60}?)[ \t]+\\?[–—-][ \t]+(\S[^]*)$/;

function entryOf(item: ListItem, draft: Draft): Entry | undefined {
    const { text } = draft.source;
    if (item.other || item.blankInside !== undefined || item.lines.length === 0 || item.lines.some(({ lazy }) => lazy)) return undefined;
    const source = itemText(item, text);
    const bold = leadAndRest.exec(source);
    const pair = bold ? undefined : pairIn(source);
    const dash = bold || pair ? undefined : dashed.exec(source);
    const [lead, rest] = bold ? [bold[1]!, bold[2]!] : pair ? [pair.word, pair.value] : dash ? [dash[1]!, dash[2]!] : sentence(source);
    const numbered = numberedLead(`${plainWords(lead)}${rest ? `: ${valueText(rest)}` : ''}`) ?? undefined;
    const nested = nestedOf(item, draft);
    const title = numbered ? numbered.title : plainWords(lead).replace(/\.$/, '');
    if (wordCount(title) === 0 || title.length > 120) return undefined;
    return { title, bold: bold !== null, rest: numbered ? '' : valueText(rest), number: numbered?.number, ...nested };
}

/** The first sentence, and what follows it. */
function sentence(source: string): [string, string] {
    const line = valueText(source);
    const [, first, rest] = /^(.{8,120}?[^\s.]{3,})\.\s+(\p{Lu}.*)$/u.exec(line) ?? [];
    return first ? [first, rest!] : [line, ''];
}

/** Nested points: those with a key, and the others as a list of their own. */
function nestedOf(item: ListItem, draft: Draft): { nested: Pair[]; below: string } {
    const { text, eol } = draft.source;
    const pairs = item.items.map(nested => nested.other || nested.items.length > 0 || nested.blankInside !== undefined ? undefined : pairIn(itemText(nested, text)));
    const rest = item.items.filter((_, index) => !pairs[index]).map(nested => outdented(written(nested, text)));
    return { nested: pairs.filter(pair => pair !== undefined) as Pair[], below: rest.join(eol) };
}

/** A nested item's lines without the indentation of the first. */
function outdented(lines: string): string {
    const indent = /^[ \t]*/.exec(lines)![0].length;
    return lines.split(/\r\n|\r|\n/).map(line => line.slice(Math.min(indent, /^[ \t]*/.exec(line)![0].length))).join(lineEndOf(lines));
}

/** Whether all that a list holds is of the kind that its section is about. */
function isListOf(kind: ImportedKind, entries: readonly Entry[], sure: boolean): boolean {
    const all = (test: (entry: Entry) => boolean): boolean => entries.every(test);
    const known = (test: (title: string) => unknown): boolean => entries.some(({ title }) => test(title));
    switch (kind) {
        case 'Goal': return sure && all(({ title, number, bold }) => number !== undefined || beginsWithVerb(title) || bold && !isGeneral(title));
        case 'Platform': return all(({ title }) => platformNamed(title) !== undefined) && known(title => platformNamed(title)?.certain);
        case 'Metric': return all(({ title }) => findMetric(title) !== undefined) || sure && known(findMetric) && all(({ title }) => wordCount(title) <= 5);
        case 'Owner': return all(({ title, rest }) => isPosition(title) || positionAndPerson(title) !== undefined || /^\p{Lu}/u.test(title) && isPosition(rest));
        case 'Content': return sure && all(({ title, bold, rest, number }) => number !== undefined || bold || rest !== '' && wordCount(title) <= 6);
        case 'Persona': return sure && all(({ title, bold, number }) => number !== undefined || bold && wordCount(title) <= 8 && !attribute.test(title));
        case 'Risk': return sure && all(({ number, bold }) => number !== undefined || bold);
        case 'Definition': return sure && all(({ rest }) => rest !== '');
        default: return sure && all(({ number, bold, nested }) => number !== undefined || bold && nested.length > 0);
    }
}

/** What describes an audience rather than names one. */
const attribute = /^(?:age|gender|location|income|education|language|interests?|occupation|job|needs?|pain points?|challenges?|goals?|behaviou?rs?|size|demographics?|region|where|platforms?|channels?)(?: .*)?$/i;

function blockOf({ title, rest, number, nested, below: points }: Entry, kind: ImportedKind, section: Section, draft: Draft): DraftBlock {
    const block: DraftBlock = { kind, title, level: below(section), fields: number ? [{ key: 'Number', value: number }] : [], prose: [] };
    const pairs = [...nested];
    if (kind === 'Owner') nameHolder(block, rest, pairs);
    else if (rest !== '') pairs.unshift(...pairFor(kind, rest, block));
    const share = shareIn(block);
    if (share) pairs.push({ word: 'Share', bold: false, value: share });
    fill(block, pairs, section, draft);
    if (points !== '') block.prose.push(block.fields.length + block.prose.length > 0 ? points : `<!-- -->${draft.source.eol}${draft.source.eol}${points}`);
    return block;
}

/** `Ann Lee – Social Media Manager`, `Social Media Manager: writes and answers`. */
function nameHolder(block: DraftBlock, rest: string, pairs: Pair[]): void {
    const held = positionAndPerson(block.title);
    if (held) {
        block.title = held.position;
        if (held.person) pairs.push({ word: 'Held by', bold: false, value: held.person });
        if (rest) pairs.push({ word: 'Responsibilities', bold: false, value: rest });
    } else {
        pairs.push({ word: 'Held by', bold: false, value: block.title });
        block.title = rest;
    }
}

/** What is said of an item behind its lead: a target or a meaning where it is one, else prose. */
function pairFor(kind: ImportedKind, rest: string, block: DraftBlock): Pair[] {
    const target = rest.replace(/^(?:target|goal)(?: of)?:? /i, '');
    if ((kind === 'Metric' || kind === 'Goal') && readTarget(target)) return [{ word: 'Target', bold: false, value: target }];
    if (kind === 'Definition') return [{ word: 'Means', bold: false, value: rest }];
    block.prose.push(rest);
    return [];
}

import type { FlowNode, List } from '../parser/scan.js';
import { findMetric } from '../catalogues/metrics.js';
import type { Draft } from './draft.js';
import type { DraftBlock } from './draft-block.js';
import { fill } from './fields.js';
import { wholeLink, wordCount } from './reading/inline.js';
import { readKey } from './reading/keys.js';
import { itemText, pairsOf, pairsOfLines, type Pair } from './reading/pairs.js';
import { written, type Section } from './reading/source.js';
import { beginsWithVerb, isGeneral, isPosition, numberedLead, platformNamed, positionAndPerson, priorityIn, shareIn, type ImportedKind } from './reading/words.js';

interface Found { kind: string; title: string; number?: string; heldBy?: string; priority?: string; account?: string }

/** Makes blocks of the headings that say what they are: by their own words, or by what the section says in which they stand. */
export function importHeadings(draft: Draft): void {
    const { sections } = draft.source;
    for (const section of sections) {
        if (!section.opening || section.block) continue;
        const found: Found | undefined = keywordIn(section, draft) ?? numberedLead(section.words) ?? listedIn(section, draft);
        if (!found) continue;
        const level = section.opening.type === 'heading' && !section.opening.setext ? section.level : Math.max(2, section.level);
        const block: DraftBlock = { kind: found.kind, title: found.title, level, fields: [], prose: [] };
        if (found.number) block.fields.push({ key: 'Number', value: found.number });
        if (found.priority) block.fields.push({ key: 'Priority', value: found.priority });
        if (found.account) block.fields.push({ key: 'Account', value: found.account });
        if (found.heldBy) block.fields.push({ key: 'Held by', value: found.heldBy });
        const share = shareIn(block);
        if (share) block.fields.push({ key: 'Share', value: share });
        if (draft.open(block, section)) importFields(section, block, draft);
    }
}

/** `Goal: Grow` is what the language itself writes. A further strategy, an approval or a record of a change is never taken from a heading. */
function keywordIn({ words }: Section, draft: Draft): Found | undefined {
    const [, word, title] = /^([^:]{1,60}):\s+(\S.*)$/.exec(words) ?? [];
    const entry = word && draft.vocabulary.block(word.trim());
    return entry && !['Strategy', 'Approval', 'Change'].includes(entry.kind) ? { kind: entry.kind, title: title! } : undefined;
}

/** What stands under `Channels` and is called `LinkedIn` is a platform. */
function listedIn(section: Section, draft: Draft): Found | undefined {
    const priority = section.parent ? priorityIn(section.parent.words) : undefined;
    const group = priority && !section.parent!.topic ? section.parent!.parent : section.parent;
    const topic = group && !group.block ? group.topic : undefined;
    if (!topic || isGeneral(section.words)) return undefined;
    const [, number, rest] = /^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(\S.*)$/.exec(section.words) ?? [];
    const title = rest ?? section.words;
    const { kind } = topic;
    const known = section.own.some(node => knownKeys(node, kind, draft) >= 2);
    const ordinal = number?.split('.').at(-1);
    switch (kind) {
        case 'Platform': {
            const link = wholeLink(title); // `### [LinkedIn](https://...)` names the account too
            return platformNamed(link?.label ?? title) ? { kind, title: link?.label ?? title, priority, account: link && title } : undefined;
        }
        case 'Metric': return findMetric(title) || known ? { kind, title } : undefined;
        case 'Owner': {
            const held = positionAndPerson(title);
            return held ? { kind, title: held.position, heldBy: held.person } : undefined;
        }
        case 'Goal': return topic.sure && (beginsWithVerb(title) || known) ? { kind, title, number: ordinal } : undefined;
        case 'Persona': return topic.sure && wordCount(title) <= 10 ? { kind, title, number: ordinal } : undefined;
        case 'Content': return topic.sure && wordCount(title) <= 10 ? { kind, title, number: ordinal } : undefined;
        default: return known || topic.sure && (kind === 'Risk' || kind === 'Definition' || kind === 'Meeting') ? { kind, title, number: ordinal } : undefined;
    }
}

/** How many pairs of a list, a paragraph or a table of two columns have a key that such a block knows. */
function knownKeys(node: FlowNode, kind: ImportedKind, draft: Draft): number {
    return pairsOf(node, draft.source.text).filter(pair => pair && readKey(kind, pair.word, draft.vocabulary)).length;
}

/** What a block's own lists, bold leads and tables of two columns say becomes its fields. What is left of a list stays. */
function importFields(section: Section, block: DraftBlock, draft: Draft): void {
    const { text } = draft.source;
    const lines = section.rest === '' ? [] : pairsOfLines(section.rest);
    const areFields = lines.length > 0 && lines.every(pair => pair && readKey(block.kind, pair.word, draft.vocabulary));
    const pairs: Pair[] = areFields ? lines as Pair[] : [];
    if (section.rest !== '' && !areFields) block.prose.push(section.rest);
    for (const node of section.own) {
        const found = pairsOf(node, text);
        const known = found.filter(pair => pair && readKey(block.kind, pair.word, draft.vocabulary)).length;
        const all = found.length > 0 && found.every(pair => pair !== undefined);
        if (known === 0 || !all && node.type !== 'list') continue;
        if (node.type === 'table' && known * 2 < found.length || node.type === 'paragraph' && known < found.length && !found.every(pair => pair!.bold)) continue;
        const keyOf = (pair: Pair | undefined): string | undefined => pair && readKey(block.kind, pair.word, draft.vocabulary)?.key;
        if (found.some(pair => keyOf(pair) && pairs.some(other => keyOf(other) === keyOf(pair)))) continue; // said already: what comes later is about something else
        pairs.push(...found.filter(pair => pair !== undefined) as Pair[]);
        draft.replaced.set(node, all ? '' : restOf(node as List, found, draft));
    }
    const bullets = section.own.filter(node => node.type === 'list' && !draft.replaced.has(node)) as List[];
    if (block.kind === 'Owner' && bullets.length === 1 && isPosition(block.title) && !pairs.some(({ word }) => readKey('Owner', word, draft.vocabulary)?.key === 'Responsibilities')) {
        const [list] = bullets;
        const points = list!.items.map(item => item.other || item.items.length > 0 || item.blankInside !== undefined || item.lines.length !== 1 ? undefined : itemText(item, text).trim());
        if (points.every(point => point !== undefined)) {
            pairs.push({ word: 'Responsibilities', bold: false, value: '', points: points as string[] });
            draft.replaced.set(list!, '');
        }
    }
    fill(block, pairs, section, draft);
}

/** The items of a list that are no pairs, as they stand. */
function restOf({ items }: List, found: readonly (Pair | undefined)[], { source: { text, eol } }: Draft): string {
    return items.filter((_, index) => !found[index]).map(item => written(item, text)).join(eol);
}

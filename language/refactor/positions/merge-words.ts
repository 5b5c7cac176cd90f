import type { Workload } from '../../analysis/ownership.js';
import type { Block } from '../../model/model.js';
import { counted, joined, titles } from '../../analysis/words.js';
import type { Handover, MergeEffect, Relation } from './merge-positions.js';
import { hoursText, percentOf } from './merge-workload.js';

/** A heading and the lines below it. */
export interface Chapter { title: string; lines: string[] }

const relationWords: Record<Relation, string> = {
    goals: 'owns the goals', metrics: 'owns the metrics', measures: 'measures', platforms: 'owns the platforms', content: 'owns the content', actions: 'owns the actions',
    risks: 'owns the risks', strategies: 'owns the strategies', reviews: 'reviews', approves: 'has to approve', approvesPosts: 'approves posts of', attends: 'takes part in',
    chairs: 'chairs', backsUp: 'is backup of', leads: 'leads', memberOf: 'is a member of', speaksIn: 'speaks for the organisation in', reportsFrom: 'has reporting to it',
    receives: 'gets reports on', other: 'is named in'
};

/** What a merge would mean, in the words of a head of marketing, chapter by chapter; chapters with nothing to say are left out. */
export function effectInWords(effect: MergeEffect, pathOf: (uri: string) => string): Chapter[] {
    const { responsibilities } = effect;
    const chapters: Chapter[] = [
        { title: 'Foreseen', lines: [foreseen(effect)] },
        { title: 'People', lines: people(effect) },
        { title: 'Load', lines: load(effect) },
        {
            title: `Responsibilities of "${effect.into.title}" afterwards`,
            lines: [...responsibilities.kept, ...responsibilities.gained.map(point => `${point} (new)`)].map(point => responsibilities.shared.includes(point) ? `${point} (both had it)` : point)
        },
        { title: `"${effect.into.title}" takes over`, lines: takesOver(effect, pathOf) },
        { title: 'Backup', lines: backup(effect) },
        { title: 'Approvals', lines: approvals(effect, pathOf) },
        { title: `What ends with "${effect.from.title}"`, lines: [...effect.ending.map(({ key, text }) => `${key}: ${text}`), ...loose(effect)] },
        { title: `To be read by you: words that name "${effect.from.title}" and stay as they are`, lines: effect.mentions.map(({ uri, line, text }) => `${pathOf(uri)}:${line}: ${text}`) }
    ];
    return chapters.filter(({ lines }) => lines.length > 0);
}

/** The effect in a sentence or three: load, responsibilities, approvals. */
export function effectInShort(effect: MergeEffect): string {
    const { workload: { after }, responsibilities: { gained }, stale, handovers } = effect;
    const fields = new Set(handovers.map(({ block }) => block)).size;
    const sentences = [
        after ? `Load of "${effect.into.title}": ${loadText(after)}${after.filled > after.hours ? ', more than it has' : ''}.` : `The load cannot be said: ${effect.workload.unknown}.`,
        `It gains ${count(gained.length, 'responsibility', 'responsibilities')} and is named in ${count(fields, 'more block', 'more blocks')}.`,
        ...effect.backup.lost && effect.backup.left.length === 0 ? ['It is left without a backup.'] : [],
        ...effect.approvesOwn.length > 0 ? [`It would approve what it owns: ${titles(effect.approvesOwn)}.`] : [],
        ...stale.length > 0 ? [`To be approved again: ${titles(stale.map(({ strategy }) => strategy))}.`] : []
    ];
    return sentences.join(' ');
}

function foreseen({ foreseenBy, from, into }: MergeEffect): string {
    if (foreseenBy.length === 2) return 'Yes: each of the two names the other under "Can merge with".';
    const [one] = foreseenBy;
    return one ? `Yes, by one: "${one.title}" names "${(one === from ? into : from).title}" under "Can merge with".` : 'No: neither names the other under "Can merge with".';
}

function people({ from, into, heldBy }: MergeEffect): string[] {
    const holder = (position: Block, name: string | undefined): string => name ? `"${position.title}" is held by ${name}.` : `"${position.title}" does not say who holds it.`;
    return [holder(into, heldBy.into), holder(from, heldBy.from), ...heldBy.from && heldBy.from !== heldBy.into ? [`Afterwards ${heldBy.from} no longer holds "${from.title}".`] : []];
}

/** `26.8 of 32 hours (84%)` */
function loadText(workload: Workload): string {
    return `${hoursText(workload.filled)} of ${hoursText(workload.hours)} hours (${percentOf(workload)}%)`;
}

function load({ from, into, workload }: MergeEffect): string[] {
    const { after } = workload;
    const before = (position: Block, own: Workload | undefined): string => `"${position.title}" before: ${own ? loadText(own) : 'not said'}`;
    return [
        before(into, workload.into), before(from, workload.from),
        after ? `"${into.title}" afterwards: ${loadText(after)} a week` : `Afterwards: cannot be said, because ${workload.unknown}. The Load of "${into.title}" stays as it is written.`,
        ...after && after.filled > after.hours ? [`That is ${hoursText(after.filled - after.hours)} hours more than the position has. Give it more hours, or move duties to another position first.`] : [],
        ...workload.assumed.length > 0 ? [`${titles(workload.assumed)} ${workload.assumed.length === 1 ? 'gives' : 'give'} no Hours: 40 a week are assumed.`] : []
    ];
}

function takesOver({ handovers, into }: MergeEffect, pathOf: (uri: string) => string): string[] {
    const nameOf = ({ relation, block }: Handover): string =>
        handovers.some(other => other.relation === relation && other.block.title === block.title && other.block.uri !== block.uri) ? `${block.title} (${pathOf(block.uri)})` : block.title;
    const linesOf = (already: boolean, remark: string): string[] => Object.entries(relationWords).flatMap(([relation, words]) => {
        const names = handovers.filter(handover => handover.relation === relation && handover.already === already).map(nameOf);
        return names.length > 0 ? [`${words}: ${names.join('; ')}${remark}`] : [];
    });
    const lines = [...linesOf(false, ''), ...linesOf(true, ' (both stand there now, one stays)')];
    return lines.length > 0 ? lines : [`nothing: no field names the other position but those of "${into.title}"`];
}

function backup({ from, into, backup: { left, lost, ofFrom } }: MergeEffect): string[] {
    if (!lost && left.length > 0) return [];
    const had = ofFrom.length > 0 ? ` "${from.title}" had ${titles(ofFrom)}: ask whether that position can stand in for both.` : '';
    if (left.length > 0) return [`"${from.title}" can no longer stand in for "${into.title}". ${titles(left)} ${left.length === 1 ? 'stays' : 'stay'}.`];
    return [`"${into.title}" ${lost ? `is left without a backup: that was "${from.title}"` : 'has no backup'}.${had}`];
}

function approvals({ from, into, stale, approvesOwn, quorum, signing, records }: MergeEffect, pathOf: (uri: string) => string): string[] {
    const decided = records.filter(({ kind }) => kind === 'Approval');
    const changes = records.filter(({ kind }) => kind === 'Change');
    return [
        ...stale.map(({ strategy, approvals: given }) => `${pathOf(strategy.uri)}: text that was approved changes, so ${given.length === 1 ? 'this approval is' : 'these approvals are'} no longer for this text: ${joined(given.map(({ title }) => title))}. Ask for ${given.length === 1 ? 'it' : 'them'} again.`),
        ...approvesOwn.map(({ kind, title }) => `"${into.title}" would approve what it owns itself: the ${kind.toLowerCase()} "${title}". Let another position own or approve it.`),
        ...quorum.map(({ strategy, needed, left }) => `"${strategy.title}": ${needed} must approve (Quorum), and ${left === 1 ? 'one approver is' : `${left} approvers are`} left.`),
        ...signing && signing.from.length > 0 && signing.into.length === 0 ? [`"${into.title}" approves in its place, and gives no Email: write one, for a signature is checked against it.`] : [],
        ...signing ? signing.from.filter(address => !signing.into.includes(address)).map(address => `${address} no longer signs for a position of this strategy. Ask who keeps the trust list whether that address is to stay on it.`) : [],
        ...decided.map(({ uri }) => `${pathOf(uri)}: the approval by "${from.title}" stays, as the record of what that position decided. Its heading then names a position that no longer exists: when "${into.title}" has approved, take the block out; the file's history keeps it.`),
        ...changes.length > 0 ? [`Records of changes keep the name "${from.title}": ${titles(changes)}.`] : []
    ];
}

function loose({ from, into, namedByInto, noLongerMergeable }: MergeEffect): string[] {
    return [
        ...namedByInto.map(key => `"${from.title}" as ${key} of "${into.title}"`),
        ...noLongerMergeable.length > 0 ? [`"${from.title}" as Can merge with of ${titles(noLongerMergeable)}: the merged position is another one`] : []
    ];
}

function count(number: number, one: string, many: string): string {
    return number === 0 ? `no ${many}` : counted(number, one, many);
}

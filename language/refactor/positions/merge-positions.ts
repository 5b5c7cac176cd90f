import { approversOf } from '../../analysis/ownership.js';
import { emailsIn } from '../../approval/verify.js';
import { visible } from '../../analysis/per-model.js';
import { field, targets } from '../../model/facts.js';
import { lineCounter } from '../../model/json.js';
import type { Block, StrategyModel } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { titleKey } from '../../references/names.js';
import { mergeEdits, type MergeOptions } from './merge-edits.js';
import { mergedWorkload, type MergedWorkload } from './merge-workload.js';
import { approvalsBy, isSame, namingsOf, positionCalled, type Naming } from '../position.js';
import { pointsOf } from './responsibilities.js';
import { staleApprovals } from '../stale-approvals.js';
import type { TextChange } from '../text-change.js';

/** What is handed over: how the position stands to the blocks. */
export type Relation =
    | 'goals' | 'metrics' | 'measures' | 'platforms' | 'content' | 'actions' | 'risks' | 'strategies' | 'reviews' | 'approves' | 'approvesPosts' | 'attends' | 'chairs'
    | 'backsUp' | 'leads' | 'memberOf' | 'speaksIn' | 'reportsFrom' | 'receives' | 'other';

export interface Handover {
    relation: Relation;
    block: Block;
    /** The position that stays stands there already. */
    already: boolean;
}

/** A stretch of a file that the merge leaves as it is. */
export interface Place { uri: string; /** 1-based. */ line: number; text: string }

/** What merging the position `from` into the position `into` would mean: all that one must know before (S3). */
export interface MergeEffect {
    from: Block;
    into: Block;
    /** Those of the two whose `Can merge with` names the other. */
    foreseenBy: Block[];
    heldBy: { from: string | undefined; into: string | undefined };
    workload: MergedWorkload;
    /** Of the merged position, in its order: what it had, then what it gains. `shared`: both had it, it stands once. */
    responsibilities: { kept: string[]; gained: string[]; shared: string[] };
    /** Every place where `from` is named, by kind and in the order of the files; each block once for a relation. */
    handovers: Handover[];
    backup: {
        /** Of the merged position. */
        left: Block[];
        /** `from` was the backup of `into`: nobody stands in for oneself. */
        lost: boolean;
        /** Whom `from` had, without `into`: they are not taken over, since to stand in for both is another matter. */
        ofFrom: Block[];
    };
    /** Further fields in which `into` names `from`, such as `Reports to`: nobody reports to oneself, so the name goes. */
    namedByInto: string[];
    /** Positions that could be merged with `from`. The merged one is another: the entry goes. */
    noLongerMergeable: Block[];
    /** Approvals that no longer fit, since text that they cover changes. */
    stale: { strategy: Block; approvals: Block[] }[];
    /** What the merged position would both own and approve, and neither of the two did alone. */
    approvesOwn: Block[];
    /** Strategies with fewer approvers left than their `Quorum` asks for. */
    quorum: { strategy: Block; needed: number; left: number }[];
    /** Where `from` approves a strategy: the addresses with which the two sign. The trust list knows people by their address. */
    signing: { from: string[]; into: string[] } | undefined;
    /** Approvals and Change records that name `from` and keep its name. */
    records: Block[];
    /** Fields of `from` that end with it: who held it, to whom it reported ... */
    ending: { key: string; text: string }[];
    /** Words that name `from` outside of fields with names: to be read by a person. */
    mentions: Place[];
}

/**
 * Tells what it would mean to merge one position into another. Changes nothing.
 * @param from, into two different Owner blocks of these models.
 * @param models all files that may name them.
 */
export function mergeEffect(from: Block, into: Block, models: readonly StrategyModel[], options: MergeOptions = {}): MergeEffect {
    const namings = namingsOf(from, models).filter(({ block }) => !isSame(block, from));
    const edits = mergeEdits(from, into, models, options);
    const gained = pointsOf(from);
    const kept = pointsOf(into);
    const isKnown = (point: string): boolean => kept.some(other => titleKey(other) === titleKey(point));
    return {
        from, into,
        foreseenBy: [from, into].filter((position, index) => targets(position, 'Can merge with').some(other => isSame(other, [into, from][index]))),
        heldBy: { from: field(from, 'Held by')?.text, into: field(into, 'Held by')?.text },
        workload: mergedWorkload(from, into, options.hours),
        responsibilities: { kept, gained: gained.filter(point => !isKnown(point)), shared: gained.filter(isKnown) },
        handovers: handovers(namings.filter(({ block, field: { key } }) => !isSame(block, into) && block.kind !== 'Change' && key !== 'Can merge with'), into),
        backup: {
            left: targets(into, 'Backup').filter(backup => !isSame(backup, from)),
            lost: targets(into, 'Backup').some(backup => isSame(backup, from)),
            ofFrom: targets(from, 'Backup').filter(backup => !isSame(backup, into) && !isSame(backup, from))
        },
        namedByInto: [...new Set(namings.filter(({ block, field: { key } }) => isSame(block, into) && key !== 'Backup' && key !== 'Can merge with').map(({ field: { key } }) => key))],
        noLongerMergeable: unique(namings.filter(({ block, field: { key } }) => key === 'Can merge with' && !isSame(block, into)).map(({ block }) => block)),
        stale: models.flatMap(model => staleApprovals(model, edits)),
        approvesOwn: approvesOwn(from, into, models),
        quorum: models.flatMap(model => missingApprovers(from, into, model)),
        signing: models.some(model => approversOf(model).some(position => isSame(position, from))) ? { from: emailsIn(from), into: emailsIn(into) } : undefined,
        records: [...models.flatMap(model => approvalsBy(from, model)), ...unique(namings.filter(({ block }) => block.kind === 'Change').map(({ block }) => block))],
        ending: from.fields.filter(({ key, text }) => key !== 'Responsibilities' && key !== 'Can merge with' && key !== 'Load' && text !== '').map(({ key, text }) => ({ key, text })),
        mentions: models.filter(model => isSame(positionCalled(from.title, model), from)).flatMap(model => mentionsOf(from, model, edits))
    };
}

const owned: Record<string, Relation> = { Goal: 'goals', Metric: 'metrics', Platform: 'platforms', Content: 'content', Action: 'actions', Risk: 'risks', Strategy: 'strategies' };
const relations: Record<string, Relation> = {
    Measured: 'measures', Review: 'reviews', Approvers: 'approves', 'Approves posts': 'approvesPosts', Participants: 'attends', Chair: 'chairs', Backup: 'backsUp', Lead: 'leads',
    Members: 'memberOf', Spokesperson: 'speaksIn', 'Reports to': 'reportsFrom', 'Report to': 'receives'
};

function handovers(namings: readonly Naming[], into: Block): Handover[] {
    const all = namings.map(({ block, field: { key } }): Handover => ({
        relation: (key === 'Owner' ? owned[block.kind] : relations[key]) ?? 'other', block, already: targets(block, key).some(target => isSame(target, into))
    }));
    return all.filter(({ relation, block }, index) => all.findIndex(other => other.relation === relation && other.block === block) === index);
}

/** Segregation of duties: posts of what one owns, and the strategy one owns. */
function approvesOwn(from: Block, into: Block, models: readonly StrategyModel[]): Block[] {
    return models.flatMap(model => model.blocks.filter(block => {
        const owners = targets(block, 'Owner');
        const approvers = block.kind === 'Strategy' ? approversOf(model) : targets(block, 'Approves posts');
        const owns = (position: Block): boolean => owners.some(owner => isSame(owner, position));
        const approves = (position: Block): boolean => approvers.some(approver => isSame(approver, position));
        return (owns(from) && approves(into) || owns(into) && approves(from)) && !(owns(from) && approves(from)) && !(owns(into) && approves(into));
    }));
}

function missingApprovers(from: Block, into: Block, { strategy }: StrategyModel): MergeEffect['quorum'] {
    const quorum = strategy && field(strategy, 'Quorum')?.value;
    if (!strategy || quorum?.type !== 'quantity') return [];
    const approvers = unique(targets(strategy, 'Approvers'));
    const left = approvers.length - 1;
    return [from, into].every(position => approvers.some(approver => isSame(approver, position))) && left < quorum.amount ? [{ strategy, needed: quorum.amount, left }] : [];
}

/** Where words name a position, outside of its own block, of what is edited, and of records. Titles of other positions that hold its title do not count. */
function mentionsOf(position: Block, model: StrategyModel, edits: readonly TextChange[]): Place[] {
    if (position.title === '') return [];
    const longer = visible(model, 'Owner').map(({ title }) => title).filter(title => title !== position.title && title.includes(position.title)).sort((a, b) => b.length - a.length);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...longer, position.title].map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
    const lineOf = lineCounter(model.text);
    const lines = model.text.split(/\r\n|\r|\n/);
    const aside: Span[] = [
        ...edits.filter(({ uri }) => uri === model.uri).map(({ span }) => span), ...model.blocks.filter(({ kind }) => kind === 'Approval' || kind === 'Change').map(({ span }) => span),
        ...model.blocks.filter(block => isSame(block, position)).map(({ span }) => span)
    ];
    const found = [...model.text.matchAll(pattern)].filter(({ 0: title, index }) => title === position.title && !aside.some(({ start, end }) => start <= index && index < end));
    return [...new Set(found.map(({ index }) => lineOf(index)))].map(line => ({ uri: model.uri, line, text: lines[line - 1]!.trim() }));
}

function escaped(text: string): string {
    return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+');
}

function unique(blocks: readonly Block[]): Block[] {
    return blocks.filter((block, index) => blocks.findIndex(other => isSame(other, block)) === index);
}

import { field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
import { positionCalled } from '../refactor/position.js';
import type { TextChange } from '../refactor/text-change.js';
import type { Change } from '../review/change.js';
import { compareModels, compareParts, type ComparedPart } from '../review/compare-models.js';
import { matchBlocks } from '../review/match-blocks.js';
import { hasNoPlace, renewRecord, writeRecord, type ChangeRecord } from './record.js';
import { raised } from './version.js';
import { onOneLine, referenceFor } from './words.js';

export interface AmendmentOptions {
    today: IsoDate;
    /** Why it was changed, in a person's words. */
    reason: string;
    /** A position or a person; several parted by commas. */
    requestedBy?: string;
    /** In place of a heading made of the gravest change. */
    title?: string;
    /** The positions whose approval was for the old text. */
    signedBy?: readonly string[];
    /** The positions that must approve every strategy of the house. */
    houseApprovers?: readonly string[];
}

/** How a change to an approved text is recorded. */
export interface Amendment {
    /** What is recorded, gravest first. Empty: there is nothing to record, and no edit. */
    changes: Change[];
    /** Nothing where the notes say what is in the way. Else it writes the record, raises the version, and sets the status back to `in review`. */
    edit: TextChange[];
    /** The positions whose approval is needed now. */
    mustSignAgain: string[];
    version: { from: string; to: string };
    /** It brings a record up to date that was written since the approval. */
    renews: boolean;
    /** What the writer should know. */
    notes: string[];
}

/**
 * Records a change to an approved text (S5): a Change block with the difference in meaning between the text that was approved and the text
 * of now, a new version, and the status `in review` in place of `approved`. Recorded results, approvals and change records are no reason
 * for it: they never make an approval stale. Until somebody has approved the new version, a second amendment renews the record of the first
 * (docs/approval.md).
 * @param old the text that was approved; see approved-text.ts.
 */
export function amendment(old: StrategyModel, now: StrategyModel, options: AmendmentOptions): Amendment {
    const changes = amendingChanges(old, now);
    const [approved, present] = [versionField(old)?.text ?? '', versionField(now)?.text ?? ''];
    const isRaised = titleKey(approved) !== titleKey(present);
    const next = changes.length === 0 || isRaised || present === '' ? undefined : raised(present);
    const version = { from: approved, to: next ?? present };
    const none: Amendment = { changes, edit: [], mustSignAgain: [], version, renews: false, notes: [] };
    if (changes.length === 0) return none;
    const earlier = recordSince(old, now);
    if (!now.strategy) return { ...none, notes: ['Only a strategy is approved: there is no heading "# Strategy: Title" here.'] };
    if (!earlier && hasNoPlace(now)) return { ...none, notes: ['The file ends inside a fence, a comment or other HTML that is not closed. Close it, so that the record can stand behind it.'] };
    const record: ChangeRecord = {
        title: options.title, date: options.today, version: version.to, since: approved, reason: onOneLine(options.reason), requestedBy: nameIn(now, options.requestedBy ?? ''),
        affects: [...new Set(affected(changes, now).map(block => referenceFor(block, now)))], sentences: changes.map(({ sentence }) => sentence)
    };
    const edit = [
        ...next === undefined ? [] : setValue(versionField(now), next, now),
        ...statusEdit(now),
        earlier ? renewRecord({ ...record, requestedBy: record.requestedBy || field(earlier, 'Requested by')?.text || '' }, earlier, now) : writeRecord(record, now)
    ].sort((a, b) => a.span.start - b.span.start);
    return { ...none, edit, mustSignAgain: mustSign(now, options), renews: earlier !== undefined, notes: notesOn(version, isRaised) };
}

/** The difference in meaning that a record is about: not what is recorded while a strategy is carried out, nor the version and status it sets itself. */
export function amendingChanges(old: StrategyModel, now: StrategyModel): Change[] {
    return compareModels(withoutRecords(old), withoutRecords(now)).filter(isAmending);
}

/** The same part by part; parts without such a difference have no changes. */
export function amendingParts(old: StrategyModel, now: StrategyModel): ComparedPart[] {
    return compareParts(withoutRecords(old), withoutRecords(now)).map(part => ({ ...part, changes: part.changes.filter(isAmending) }));
}

function isAmending({ block, field, shared }: Change): boolean {
    return block?.kind === 'Metric' ? field !== 'Results' : block?.kind !== 'Strategy' || shared || field !== 'Version' && field !== 'Status';
}

/** Without what is left out of an approval; what it names must not bear on which block is which, either. */
function withoutRecords(model: StrategyModel): StrategyModel {
    return { ...model, blocks: model.blocks.filter(({ kind }) => kind !== 'Approval' && kind !== 'Change') };
}

/** The record that was written since the approval, for the version that is now there: nobody has approved it yet, so it can still be renewed. */
export function recordSince(old: StrategyModel, now: StrategyModel): Block | undefined {
    const present = titleKey(versionField(now)?.text ?? '');
    return matchBlocks(old, now).pairs.flatMap(pair => pair.old || pair.new?.kind !== 'Change' || pair.new.uri !== now.uri ? [] : pair.new)
        .findLast(block => titleKey(field(block, 'Version')?.text ?? '') === present && present !== '');
}

/** Whose approval a new version needs: those who had approved the old one, and those that the strategy and the house name. */
function mustSign(now: StrategyModel, { signedBy = [], houseApprovers = [] }: AmendmentOptions): string[] {
    const approvers = now.strategy?.fields.filter(({ key }) => key === 'Approvers').flatMap(({ references }) => references.map(({ title, target }) => target?.title ?? title)) ?? [];
    const all = [...approvers, ...houseApprovers, ...signedBy];
    return all.filter((position, index) => all.findIndex(other => titleKey(other) === titleKey(position)) === index);
}

/** The blocks of now that changed. Those that are gone have no name any more; neither have those without a title. */
function affected(changes: readonly Change[], { blocks, shared }: StrategyModel): Block[] {
    return changes.flatMap(({ block, uri, line }) => {
        if (!block || line === undefined || block.title === '') return [];
        return [...blocks, ...shared].find(({ kind, title, uri: file }) => kind === block.kind && title === block.title && file === uri) ?? [];
    });
}

/** A position is named as its block is, anybody else as written. */
function nameIn(model: StrategyModel, name: string): string {
    const position = positionCalled(name, model);
    return position ? referenceFor(position, model) : onOneLine(name);
}

function versionField({ strategy }: StrategyModel): Block['fields'][number] | undefined {
    return strategy && field(strategy, 'Version');
}

/** An approved strategy is in review again. Other words say something else, and stay. */
function statusEdit(now: StrategyModel): TextChange[] {
    const status = now.strategy && field(now.strategy, 'Status');
    return status?.value.type === 'choice' && status.value.choice === 'approved' ? setValue(status, 'in review', now) : [];
}

function setValue(written: Block['fields'][number] | undefined, value: string, { uri, text }: StrategyModel): TextChange[] {
    const span = written?.valueSpan;
    if (!span) return [];
    const mark = /^(\*\*|__|`|\*|_)[^]*\1$/.exec(text.slice(span.start, span.end))?.[1] ?? '';
    return [{ uri, span, text: mark + value + mark }];
}

function notesOn({ from, to }: Amendment['version'], isRaised: boolean): string[] {
    if (to === '') return ['The strategy has no version. Give it one, so that people know which text they approve.'];
    return isRaised || from !== to ? [] : [`The version "${to}" is not written in numbers, so it stays. Give the new text a version of its own, so that nobody mistakes it for the one that was approved.`];
}

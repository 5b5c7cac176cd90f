import { fullTime, inHours, type Workload } from '../../analysis/ownership.js';
import { field } from '../../model/facts.js';
import type { Block, Field, Reference, StrategyModel } from '../../model/model.js';
import { linkOf } from '../../parser/value-converter.js';
import { linkTarget, referenceTo } from '../../references/link-target.js';
import { titleKey } from '../../references/names.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { addPoints, setNumber } from './field-edits.js';
import { linksTo, rebased, relinked } from '../links.js';
import { hoursText, mergedWorkload, percentOf } from './merge-workload.js';
import { movedText } from './moved-text.js';
import { isSame, namingsOf, positionCalled, rawOf } from '../position.js';
import { referenceEdits, type Decision, type Edit } from '../reference-edits.js';
import { pointsOf } from './responsibilities.js';
import { lineEndOf } from '../../parser/lines.js';
import { united, type TextChange } from '../text-change.js';

export interface MergeOptions {
    /** Hours a week of the merged position; those of the position that stays when left out. */
    hours?: number;
}

/**
 * The text changes that merge one position into another, over all files that name it (S3).
 *
 * - A field that names `from` names `into`; where it names both, one stays. `Can merge with: from` goes, and in `into` itself every reference to `from`.
 * - `into` gets the responsibilities of `from` it does not have yet, in its own form, and the load of both where both give one.
 * - The block of `from` goes. Its custom fields and its prose stand behind the prose of `into`, below a line "From TITLE:".
 * - Blocks in the section of `from` stay where they are; their headings rise to its level, so that they fall to no other block.
 * - Links to the heading of `from` lead to that of `into`.
 * - Approvals and Change records say what was: they keep the name of `from`. A link in them that would lead nowhere becomes its words.
 *
 * Nothing else moves. The changes are sorted, do not touch each other, and belong to the texts that the models were made of.
 * @param from, into two different Owner blocks of these models.
 * @param models all files of the workspace: those that do not see `from` are left alone.
 */
export function mergeEdits(from: Block, into: Block, models: readonly StrategyModel[], options: MergeOptions = {}): TextChange[] {
    const changes: TextChange[] = [];
    const add = (uri: string, edits: readonly Edit[]): void => {
        for (const { span, text } of edits) changes.push({ uri, span, text });
    };
    const own = ownFieldEdits(from, into, options);
    const namings = namingsOf(from, models).filter(({ block }) => !isSame(block, from) && block.kind !== 'Change');
    for (const block of new Set([...namings.map(naming => naming.block), into])) {
        const { text } = rawOf(block).structure;
        if (isSame(block, into)) add(block.uri, [...referenceEdits(block, text, reference => isSame(reference.target, from) ? null : undefined), ...own]);
        else add(block.uri, referenceEdits(block, text, decisionFor(block, text, from, into)));
    }
    add(from.uri, removal(from));
    add(into.uri, appended(from, into));
    for (const model of models) add(model.uri, linkEdits(from, into, model, changes));
    return united(changes);
}

/**
 * Why a merge cannot be carried out as the files are: a file that names `from` does not see `into`, or means another position by its title.
 * @returns sentences for the reader; none when nothing stands in the way.
 */
export function mergeObstacles(from: Block, into: Block, models: readonly StrategyModel[], pathOf: (uri: string) => string): string[] {
    const naming = new Set(namingsOf(from, models).filter(({ block }) => !isSame(block, from) && block.kind !== 'Change').map(({ model }) => model));
    return [...naming].filter(model => !isSame(positionCalled(into.title, model), into)).map(({ uri }) =>
        `${pathOf(uri)} names "${from.title}" and does not see "${into.title}": add ${pathOf(into.uri)} to its "Uses" first.`);
}

/** The first naming of a block's key becomes the other position, unless the key names it already; further ones go. */
function decisionFor(block: Block, text: string, from: Block, into: Block): Decision {
    const changing = new Set<Reference>();
    for (const key of new Set(block.fields.map(candidate => candidate.key))) {
        const references = block.fields.filter(candidate => candidate.key === key).flatMap(candidate => candidate.references);
        const first = references.find(({ target }) => isSame(target, from));
        if (first && key !== 'Can merge with' && !references.some(({ target }) => isSame(target, into))) changing.add(first);
    }
    return reference => changing.has(reference) ? named(reference, text, into, block.uri) : isSame(reference.target, from) ? null : undefined;
}

/** A name stays a name and a link a link. */
function named({ span }: Reference, text: string, into: Block, at: string): string {
    const isLink = linkOf(text.slice(span.start, span.end)) !== undefined;
    return isLink ? `[${into.title}](${linkTarget(at, into.uri, into.anchor)})` : referenceTo(into, at);
}

function ownFieldEdits(from: Block, into: Block, { hours }: MergeOptions): Edit[] {
    const known = new Set(pointsOf(into).map(titleKey));
    const gained = pointsOf(from).filter(point => !known.has(titleKey(point))).map(point => rebased(point, from.uri, into.uri));
    const { after } = mergedWorkload(from, into, hours);
    const load = field(into, 'Load')?.value;
    const unit = load?.type === 'quantity' ? load.unit : undefined;
    const percent = after && String(percentOf(after));
    const amount = ({ filled }: Workload): string => unit === '%' ? percent! : !unit ? `${percent}%` : inHours.test(unit) ? hoursText(filled) : String(Number((filled / fullTime).toFixed(2)));
    const gone = ({ references }: Field): boolean => references.length > 0 && references.every(({ target }) => isSame(target, from));
    return [
        ...addPoints(into, 'Responsibilities', gained, isPlaceholder(field(into, 'Responsibilities')?.text ?? ''), gone),
        ...after ? setNumber(into, 'Load', amount(after), `${percent}%`, gone) : [],
        ...hours === undefined ? [] : setNumber(into, 'Hours', hoursText(hours), `${hoursText(hours)} hours`, gone)
    ];
}

/** The block goes, up to the next heading; blocks in its section rise to its level. */
function removal(from: Block): Edit[] {
    const { structure } = rawOf(from);
    const { text } = structure;
    const { start, end } = from.span;
    const nested = nestedHeadings(from);
    const by = Math.min(...nested.map(({ level }) => level)) - from.level;
    const raised = nested.map(heading => text.indexOf('#', heading.start)).map(marks => ({ span: { start: marks, end: marks + by }, text: '' }));
    if (end < text.length) return [{ span: { start, end }, text: '' }, ...raised];
    const before = text.slice(0, start).trimEnd().length;
    return [{ span: { start: before, end }, text: before > 0 && /[\r\n]$/.test(text) ? lineEndOf(text) : '' }];
}

/** Headings behind a block's own part of its section. */
function nestedHeadings(from: Block): { start: number; level: number }[] {
    const { blocks, headings } = rawOf(from).structure;
    const behind = [...blocks.map(({ heading }) => heading), ...headings].filter(({ start }) => start >= from.span.end).sort((a, b) => a.start - b.start);
    const end = behind.findIndex(({ level }) => level <= from.level);
    return behind.slice(0, end < 0 ? undefined : end);
}

/** What the block of `from` held besides fields, behind the prose of `into`. */
function appended(from: Block, into: Block): Edit[] {
    const { text } = rawOf(into).structure;
    const nested = from.uri === into.uri ? nestedHeadings(from) : [];
    const rises = nested.some(({ start }) => start === into.span.start) ? Math.min(...nested.map(({ level }) => level)) - from.level : 0;
    const moved = movedText(from, into, into.level - rises);
    if (moved === '') return [];
    const eol = lineEndOf(text);
    const end = into.span.start + text.slice(into.span.start, into.span.end).trimEnd().length;
    return [{ span: { start: end, end }, text: `${eol}${eol}From ${from.title}:${eol}${eol}${moved.replace(/\r\n|\r|\n/g, eol)}` }];
}

/** Links in words, outside of what changes anyway. */
function linkEdits(from: Block, into: Block, model: StrategyModel, changes: readonly TextChange[]): Edit[] {
    const taken = changes.filter(({ uri }) => uri === model.uri);
    return linksTo(from, model.text, model.uri).filter(({ span }) => !taken.some(change => span.start < change.span.end && change.span.start < span.end)).map(link => {
        const record = model.blocks.some(block => isRecord(block) && block.span.start <= link.span.start && link.span.end <= block.span.end);
        return { span: link.span, text: record ? link.label : relinked(link, from, into, model.uri) };
    });
}

function isRecord({ kind }: Block): boolean {
    return kind === 'Approval' || kind === 'Change';
}

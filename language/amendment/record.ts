import type { Block, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { scan } from '../parser/scanner.js';
import { nameOf } from '../parser/value-converter.js';
import type { IsoDate } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
import { rawOf } from '../refactor/position.js';
import { lineEndOf, lineStart } from '../parser/lines.js';
import { changed, emptyLineBefore, linesOf, type TextChange } from '../refactor/text-change.js';
import { plain, titleFrom } from './words.js';

/** What a Change block says, before it is known how its neighbours are written. */
export interface ChangeRecord {
    /** Given by a person. Else it follows from the sentences. */
    title: string | undefined;
    date: IsoDate;
    version: string;
    requestedBy: string;
    reason: string;
    /** References, as they are written. */
    affects: readonly string[];
    /** The version that was approved, '' when it had none. */
    since: string;
    sentences: readonly string[];
}

/**
 * The edit that writes a new record: behind the last Change block; else before the first Approval block, or before the heading of its
 * chapter where only words stand between the two; else at the end. It is written as its neighbour is, and nothing else is touched.
 */
export function writeRecord(record: ChangeRecord, model: StrategyModel): TextChange {
    const { at, level, like } = placeFor(model);
    const { text } = model;
    const end = lineEndOf(text);
    const bullet = like?.list ? text[like.list.start]! : '-';
    const block = [`${'#'.repeat(level)} Change: ${titleOf(record)}`, '', ...fieldLines(record, bullet), '', ...proseOf(record)].join(end);
    return { uri: model.uri, span: { start: at, end: at }, text: `${emptyLineBefore(text, at)}${block}${at < text.length ? end + end : end}` };
}

/**
 * The edit that brings a record up to date. Its own words, its custom fields and who approved it stay, and so does a title that somebody
 * has given it.
 */
export function renewRecord(record: ChangeRecord, earlier: Block, model: StrategyModel): TextChange {
    const { raw } = rawOf(earlier);
    const { text } = model;
    const end = lineEndOf(text);
    const words = earlier.prose.map(({ start, end }) => text.slice(start, end)).join('\n\n').replace(/\r\n?/g, '\n');
    const listed = [...(listing.exec(words)?.[0] ?? '').matchAll(/^[-*+] (.*)$/gm)].map(([, sentence]) => nameOf(sentence!));
    const isOwnTitle = titleKey(earlier.title) === titleKey(titleFrom(listed)) || earlier.title === '';
    const title = record.title !== undefined || isOwnTitle ? titleOf(record) : text.slice(raw.title.start, raw.title.end);
    const bullet = earlier.list ? text[earlier.list.start]! : '-';
    const kept = words.split(listing).map(part => part.replace(/^\n+|\s+$/g, '')).filter(part => part !== '').join('\n\n');
    const fields = [...fieldLines(record, bullet), ...otherLines(earlier, text)];
    const block = [`${text.slice(raw.start, raw.title.start).trimEnd()} ${title}`, '', ...fields, ...kept ? ['', ...kept.split('\n')] : [], '', ...proseOf(record)].join(end);
    return { uri: model.uri, span: { start: raw.start, end: raw.start + text.slice(raw.start, earlier.span.end).trimEnd().length }, text: block };
}

/** A fence, a comment or other HTML is not closed at the end of the file where a record would stand: it would be part of that. */
export function hasNoPlace(model: StrategyModel): boolean {
    const { text } = model;
    const last = scan(`${text}\n\n# x`).nodes.at(-1);
    return placeFor(model).at === text.length && !(last?.type === 'heading' && last.start > text.length);
}

/** The sentences under a record's fields, with the line before them. */
const listing = /^Since (?:version [^\n]*|the last approval):[ \t]*\n\s*(?:^[-*+] [^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n|$))+/m;

function proseOf({ since, sentences }: ChangeRecord): string[] {
    return [since ? `Since version ${plain(since)}:` : 'Since the last approval:', '', ...sentences.map(sentence => `- ${plain(sentence)}`)];
}

function titleOf({ title, sentences }: ChangeRecord): string {
    return plain(title ?? titleFrom(sentences));
}

/** The fields that a record writes, in the grammar's order. */
const keys = ['Date', 'Version', 'Requested by', 'Reason', 'Affects'] as const;

function fieldLines({ date, version, requestedBy, reason, affects }: ChangeRecord, bullet: string): string[] {
    const values: Record<typeof keys[number], string> = { Date: date, Version: version, 'Requested by': requestedBy, Reason: reason, Affects: affects.join(', ') };
    return keys.flatMap(key => values[key] ? [`${bullet} ${key}: ${values[key]}`] : []);
}

/** What else stands in the field list. */
function otherLines({ list, fields, uri }: Block, text: string): string[] {
    if (!list) return [];
    const own = fields.filter(({ key }) => (keys as readonly string[]).includes(key));
    const within = ({ start, end }: Span): Span => ({ start: Math.max(start, list.start), end: Math.min(end, list.end) });
    const rest = changed(text.slice(0, list.end), own.map(({ span }) => ({ uri, span: within(linesOf(text, span)), text: '' }))).slice(list.start).trim();
    return rest === '' ? [] : rest.split(/\r\n|\r|\n/);
}

interface PlaceInText { at: number; level: number; like: Block | undefined }

function placeFor(model: StrategyModel): PlaceInText {
    const last = model.blocks.findLast(({ kind, parent }) => kind === 'Change' && !parent) ?? model.blocks.findLast(({ kind }) => kind === 'Change');
    if (last) return { at: sectionEnd(last, model), level: last.level, like: last };
    const approval = model.blocks.find(({ kind }) => kind === 'Approval');
    if (!approval) return { at: model.text.length, level: 2, like: model.strategy };
    const chapter = chapterOf(approval, model);
    return { at: lineStart(model.text, (chapter ?? approval.heading).start), level: chapter?.level ?? approval.level, like: approval };
}

/** Where the next heading stands that is not below the block's own, else the end of the file. */
function sectionEnd(block: Block, model: StrategyModel): number {
    const { structure } = rawOf(block);
    const headings = [...structure.blocks.map(({ heading }) => heading), ...structure.headings].filter(({ level, start }) => level <= block.level && start > block.span.start);
    return Math.min(model.text.length, ...headings.map(({ start }) => lineStart(model.text, start)));
}

/** The heading of words under which an approval is the first block, `## Approvals`; not where it is part of the block before. */
function chapterOf(approval: Block, model: StrategyModel): { start: number; level: number } | undefined {
    const { structure } = rawOf(approval);
    const previous = model.blocks[model.blocks.indexOf(approval) - 1];
    return structure.headings.findLast(({ start, level }) => start < approval.span.start && start >= (previous?.span.end ?? 0) && level < approval.level && level > 1);
}

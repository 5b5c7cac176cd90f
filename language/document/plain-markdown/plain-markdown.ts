import { unreadableInWords } from '../../approval/text/unreadable.js';
import type { ApprovalState } from '../../approval/verify.js';
import { field } from '../../model/facts.js';
import type { Block, Field, StrategyModel } from '../../model/model.js';
import { findFrontMatter } from '../../parser/scanner/front-matter.js';
import type { Span } from '../../parser/scan.js';
import type { IsoDate } from '../../parser/values/value.js';
import { worthOf } from '../blocks/approval.js';
import { fieldsOf } from '../blocks/fields.js';
import { besideTheSignatures, markOf, notSigned, type Mark } from '../mark.js';
import { frontParts, gatheredParts, positionParts, summaryParts } from '../compiled/parts.js';
import type { Facts, Part } from '../compiled/part.js';
import type { View } from '../view.js';
import { cellMarkdown, link, literal, tableCell, withDates, type Anchor } from './words.js';

export interface PlainMarkdownOptions {
    /** The day it is read on. Without it nothing is compiled. */
    today?: IsoDate;
    /** What of it a reader gets. The whole unless told. */
    view?: View;
    /** What is known of the approvals' signatures. Without it, each is recorded, not proven. */
    approvals?: readonly ApprovalState[];
    /** Positions that the house asks to approve, besides the strategy's own `Approvers`. */
    approvers?: readonly string[];
}

/**
 * The document as Markdown for any reader and any program: dates written out, names as links to their headings, tables compiled from it, and nothing that only
 * Strategy Markdown understands (front matter, silenced findings, signatures). The author's prose stays as it is. The mark of its approval comes first, where no author's words can stand before it.
 */
export function plainMarkdown(model: StrategyModel, { today, view = 'whole', approvals: known, approvers }: PlainMarkdownOptions = {}): string {
    const approvals = known ?? [];
    const facts = today === undefined ? undefined : { model, today, approvals };
    const mark = known && markOf(model, known, approvers, today);
    const notice = unreadableInWords(model);
    const parts = [...mark ? [quoted(mark)] : [], ...notice === undefined ? [] : [`*${literal(notice)}*`], ...view === 'whole' || !facts ? whole(model, facts, approvals) : excerpt(model, view, facts)];
    return `${parts.map(part => part.replace(/\s+$/, '').replace(/^(?:[ \t]*\r?\n)+/, '')).filter(part => part !== '').join('\n\n')}\n`;
}

function quoted({ title, lines }: Mark): string {
    return [`> **${literal(title)}**`, ...lines.length > 0 ? ['>', ...lines.map(line => `> - ${literal(line)}`)] : []].join('\n');
}

function excerpt(model: StrategyModel, view: Exclude<View, 'whole'>, facts: Facts): string[] {
    const parts = view === 'summary' ? summaryParts(facts) : positionParts(view.position, facts);
    return [...head(model), ...parts ? partsMarkdown(parts, () => undefined) : [`No position of this strategy is called "${literal((view as { position: string }).position)}".`]];
}

function whole(model: StrategyModel, facts: Facts | undefined, approvals: readonly ApprovalState[]): string[] {
    const { strategy } = model;
    const anchor: Anchor = ({ uri, anchor }) => uri === model.uri ? anchor : undefined;
    const front = facts && strategy ? partsMarkdown(frontParts(facts), anchor) : [];
    const notCovered = besideTheSignatures(model, approvals);
    const written = model.parts.flatMap(part => {
        if (part.type === 'prose') return [prose(part.span, model)];
        const { block } = part;
        const opening = block === strategy ? [...head(model), ...front, fields(block, model, anchor, ['Organization', 'Status', 'Version', 'Period', 'Colour', 'Sections'])]
            : [`${'#'.repeat(block.level)} ${keyword(block, model)}: ${literal(block.title)}`, fields(block, model, anchor)];
        const worth = block.kind === 'Approval' ? worthOf(block, approvals) : undefined;
        const told = worth ? `*${worth.state}.* ${literal(worth.reason)}` : !notCovered.has(block) ? undefined : block.kind === 'Metric' ? `*Its results: ${notSigned.toLowerCase()}*` : `*${notSigned}*`;
        return [...opening, ...told ? [told] : [], ...sections(block).map(span => prose(span, model))];
    });
    return [...written, ...facts && strategy ? partsMarkdown(gatheredParts(facts), anchor) : []];
}

/** Title, and below it whose strategy it is and how it stands. */
function head({ strategy }: StrategyModel): string[] {
    if (!strategy) return [];
    const said = ['Organization', 'Status', 'Version', 'Period'].flatMap(key => {
        const text = field(strategy, key)?.text;
        return text ? [`${key === 'Version' && !/^v/i.test(text) ? 'Version ' : ''}${withDates(text)}`] : [];
    });
    return [`# ${literal(strategy.title) || 'Strategy'}`, said.join(' · ')];
}

/** The author's own word for the kind, so that anchors of headings stay. */
function keyword({ heading, kind }: Block, { text }: StrategyModel): string {
    return /^[ ]{0,3}#{1,6}[ \t]+([^:\n\r]{1,40}):/.exec(text.slice(heading.start, heading.end))?.[1]?.trim() || kind;
}

function fields(block: Block, model: StrategyModel, anchor: Anchor, elsewhere: readonly string[] = []): string {
    return fieldsOf(block).filter(({ key }) => !elsewhere.includes(key)).map(each => {
        const key = model.text.slice(each.keySpan.start, each.keySpan.end).replace(/[*_:]/g, '').replace(/\s+/g, ' ').trim() || each.key;
        if (each.then !== undefined) return `- **${literal(key)} ${withDates(each.text.split(':')[0]!)}:** ${withDates(each.then)}`;
        const items = each.value.type === 'text' && (each.value.items?.length ?? 0) > 1 ? each.value.items! : undefined;
        return `- **${literal(key)}:**${items ? items.map(item => `\n  - ${withDates(item)}`).join('') : ` ${value(each, model, anchor)}`}`;
    }).join('\n');
}

/** The words as they are written, names made links, on one line. */
function value({ text, references, valueSpan }: Field, model: StrategyModel, anchor: Anchor): string {
    if (!valueSpan || references.length === 0) return withDates(text);
    let at = valueSpan.start;
    let markdown = '';
    for (const { span, target, title } of [...references].sort((a, b) => a.span.start - b.span.start)) {
        if (span.start < at) continue;
        markdown += between(model.text.slice(at, span.start), markdown === '') + (target ? link(title, anchor(target)) : literal(title));
        at = span.end;
    }
    return (markdown + between(model.text.slice(at, valueSpan.end), false)).trim();
}

/** A bullet between two names of a nested list reads as a comma. */
function between(words: string, first: boolean): string {
    return /^\s*[\r\n]\s*[-*+]\s+$/.test(words) ? first ? '' : ', ' : withDates(words.replace(/\s+/g, ' '));
}

/** Prose and the results table of a block, in order; a seal is for programs. */
function sections(block: Block): Span[] {
    const start = (block.list ?? block.heading).end;
    if (block.kind === 'Approval') return block.prose;
    return [{ start, end: block.span.end }];
}

function prose({ start, end }: Span, { text }: StrategyModel): string {
    const frontMatter = findFrontMatter(text, text.startsWith('\uFEFF') ? 1 : 0);
    const from = frontMatter && start <= frontMatter.start ? Math.min(frontMatter.end, end) : start;
    return text.slice(from, end).replace(/^\uFEFF/, '').replace(/^[ ]{0,3}<!--\s*strategy-ignore\b[^]*?-->[ \t]*(?:\r?\n|$)/gm, '');
}

function partsMarkdown(parts: readonly Part[], anchor: Anchor): string[] {
    return parts.flatMap(part => [
        `## ${literal(part.title)}`, '*Compiled from this document*', ...(part.lead ?? []).map(cell => cellMarkdown(cell, anchor)), ...part.table ? [table(part, anchor)] : [],
        ...part.notes ? [cellMarkdown(part.notes[0]!, anchor), part.notes.slice(1).map(cell => `- ${cellMarkdown(cell, anchor)}`).join('\n')] : []
    ]);
}

function table({ table }: Part, anchor: Anchor): string {
    const { columns, rows } = table!;
    const line = (cells: readonly string[]): string => `| ${cells.map(tableCell).join(' | ')} |`;
    return [line(columns.map(literal)), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(row => line(row.map(cell => cellMarkdown(cell, anchor))))].join('\n');
}

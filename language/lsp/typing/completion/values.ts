import { CompletionItemKind } from 'vscode-languageserver-types';
import { amountText } from '../../../analysis/words.js';
import { latestReading } from '../../../analysis/readings.js';
import { unitsOf } from '../../../analysis/progress.js';
import { metricsOf } from '../../../model/facts.js';
import type { Block } from '../../../model/model.js';
import { splitOutside } from '../../../parser/values/split-list.js';
import type { FieldEntry, ValuePart } from '../../../parser/vocabulary.js';
import { titleKey } from '../../../references/names.js';
import type { Cursor } from '../cursor.js';
import { datesFor, daysBehind } from './dates.js';
import type { Proposal, Writing } from './proposal.js';
import { foundByWords, subjectOf, type Suggestion } from './suggestion.js';
import { suggestionsFor } from './suggestions.js';

type ValueCursor = Extract<Cursor, { at: 'value' }>;

/** What was typed of a piece of a value, and what is behind the cursor of it. */
interface Piece { typed: string; rest: RegExp; suggestions: Suggestion[] }

/** What may stand where the cursor is in a field's value. */
export function valueProposals(cursor: ValueCursor, writing: Writing): Proposal[] {
    const { value, offset, rest: behind } = cursor;
    const space = value === '' && /:(?:\*\*|__)?$/.test(writing.structure.text.slice(Math.max(0, offset - 3), offset)) ? ' ' : '';
    return piecesOf(cursor, writing).flatMap(({ typed, rest, suggestions }) => {
        const follows = typed === '' && !/^[\])]/.test(behind) ? '' : rest.exec(behind)?.[0] ?? '';
        const span = { start: offset - typed.length, end: offset + follows.length };
        const asLink = typed.startsWith('[');
        return suggestions.map(({ text, label, kind, remark, help, words, found, stops, link }): Proposal => {
            const written = asLink && link ? link : text;
            return { label: label ?? text, kind, remark, help, words, found, span, text: [space, ...stops ?? [written]], plain: space + written, askAgain: kind === CompletionItemKind.Keyword };
        });
    });
}

function piecesOf({ entry, value, block: { start } }: ValueCursor, writing: Writing): Piece[] {
    const subject = subjectOf(writing.model, start);
    if (!subject || entry.conditional && value.includes(':')) return [];
    const { part, text } = partAt(entry, value);
    const suggestions = (): Suggestion[] => suggestionsFor(entry, part, subject, writing);
    if (part.targets.length > 0) return names(part, text, suggestions(), entry, value);
    switch (part.kind) {
        case 'CHOICE': case 'PERIOD': return [{ typed: text.trimStart(), rest: toLineEnd, suggestions: suggestions() }];
        case 'DATE': return [{ typed: text.trimStart(), rest: /^[\d-]*/, suggestions: suggestions() }];
        case 'FILE': return [{ typed: /(?:[^\s,;()[\]]|\[[^\]]*)*$/.exec(text)![0], rest: /^[^,;\s]*/, suggestions: suggestions() }];
        case 'CADENCE': return /\S\s+$/.test(text) && text.trim() !== 'every' ? [{ typed: '', rest: /^/, suggestions: joining(entry, value) }] : [{ typed: text.trimStart(), rest: /^[^,;]*?(?=\s+(?:by|next)\s|\s*[,;]|\s*$)/, suggestions: suggestions() }];
        case 'TARGET': case 'QUANTITY': case 'COMPARISON': return [inNumber(part, text, subject.block, entry, suggestions, writing)];
        default: return [{ typed: text.trimStart(), rest: toLineEnd, suggestions: suggestions() }];
    }
}

const toLineEnd = /^.*?(?=[ \t]*$)/;

/** The piece of `monthly by Analyst, next 2027-02-01` in which the cursor stands, and its text so far. */
function partAt(entry: FieldEntry, value: string): { part: ValuePart; text: string } {
    const words = entry.parts.flatMap(({ word }) => word ?? []);
    const last = words.length > 0 ? [...value.matchAll(new RegExp(`(?:^|[\\s,;])(${words.join('|')})\\s`, 'gi'))].at(-1) : undefined;
    const part = last && entry.parts.find(({ word }) => word === last[1]!.toLowerCase());
    return part ? { part, text: value.slice(last.index + last[0].length) } : { part: entry.parts[0]!, text: value };
}

function names(part: ValuePart, text: string, all: readonly Suggestion[], entry: FieldEntry, value: string): Piece[] {
    const items = splitOutside(text, ',;');
    const typed = (/\[[^\]]*$/.exec(text)?.[0] ?? items.at(-1)!).trimStart();
    const listed = new Set(items.slice(0, -1).map(item => titleKey(nameIn(item))));
    const left = all.filter(({ text: written, label }) => !listed.has(titleKey(label ?? written)) && !(listed.size > 0 && splitOutside(written, ',;').length > 1));
    if (part.share && /\s\d*$/.test(typed) && all.some(({ text: written, label }) => titleKey(label ?? written) === titleKey(typed.replace(/\d*$/, '')))) return []; // the share
    const rest = typed.startsWith('[') ? /^[^\]\r\n]*\](?:\([^)]*\))?/ : /^[^,;[\]]*?(?=\s+\d|\s+(?:by|next)\s|\s*[,;]|\s*$)/;
    const isWhole = /\S\s+$/.test(typed) && all.some(({ label, text: written }) => titleKey(label ?? written) === titleKey(typed));
    return [{ typed, rest, suggestions: left }, ...isWhole ? [{ typed: '', rest: /^/, suggestions: joining(entry, value) }] : []];
}

/** The name of `LinkedIn 62%` and of `[Head of Sales](#owner-head-of-sales)`. */
function nameIn(item: string): string {
    return item.trim().replace(/^\[([^\]]*)\].*$/, '$1').replace(/\s+\d[^\s]*$/, '');
}

/** The words that may follow and do not stand there yet. */
function joining(entry: FieldEntry, value: string): Suggestion[] {
    const words = entry.parts.flatMap(({ word }) => word ?? []).filter(word => !new RegExp(`(?:^|[\\s,;])${word}\\s`, 'i').test(value));
    return words.map(word => ({ text: `${word} `, label: word, remark: word === 'by' ? 'the position that does it' : 'the next day', kind: CompletionItemKind.Keyword }));
}

/** A number's forms; behind it, its unit and the words that may follow; behind these, days and what was read last. */
function inNumber(part: ValuePart, text: string, block: Block | undefined, entry: FieldEntry, forms: () => Suggestion[], { model, today }: Writing): Piece {
    const [, word, begun = ''] = /(?:^|\s)(by|until|on|from)\s+(\S*)$/i.exec(text) ?? [];
    const day = ({ text: date, words }: { text: string; words: string }): Suggestion => ({ text: date, remark: words, words: [words], kind: CompletionItemKind.Value });
    const metrics = !block ? [] : block.kind === 'Goal' ? metricsOf(block, model) : [block];
    switch (word?.toLowerCase()) {
        case 'on': return { typed: begun, rest: /^[\d-]*/, suggestions: daysBehind(today).map(day) };
        case 'by': case 'until': return { typed: begun, rest: /^[\d-]*/, suggestions: datesFor(entry.key, model, today).map(day) };
        case 'from': return {
            typed: begun, rest: /^\S*/, suggestions: metrics.flatMap(metric => {
                const reading = latestReading(metric, today);
                return reading ? [foundByWords({ text: amountText(reading.amount, reading.unit), remark: `${metric.title} on ${reading.date}`, kind: CompletionItemKind.Value })] : [];
            })
        };
        default: break;
    }
    if (text.trim() === '') return { typed: '', rest: /^/, suggestions: forms() };
    if (!/\d\S*\s+$/.test(text)) return { typed: text.trimStart(), rest: /^/, suggestions: /^\s*\d/.test(text) ? [] : forms() };
    const units = /\d\s+$/.test(text) ? [...new Set(metrics.flatMap(unitsOf))].filter(unit => unit !== null && !/^[A-Z]{3}/.test(unit) && unit !== '%' && unit !== 'x') : [];
    const words = part.kind === 'TARGET' ? [['by ', 'the day it is to be reached'], ['from ', 'where it stands today']] : entry.key === 'Baseline' ? [['on ', 'the day it was so']] : [];
    return {
        typed: '', rest: /^/, suggestions: [
            ...units.map(unit => ({ text: unit!, remark: 'unit of the metric', kind: CompletionItemKind.Unit })),
            ...words.filter(([word]) => !new RegExp(`\\s${word}`, 'i').test(text)).map(([word, remark]) => ({ text: word!, label: word!.trim(), remark, kind: CompletionItemKind.Keyword }))
        ]
    };
}

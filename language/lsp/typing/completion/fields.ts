import { CompletionItemKind } from 'vscode-languageserver-types';
import { returnOf } from '../../../analysis/money.js';
import { currencyOfMetric } from '../../../analysis/progress.js';
import { findMetric } from '../../../catalogues/metrics.js';
import { metricsOf } from '../../../model/facts.js';
import type { FieldEntry, ValuePart } from '../../../parser/vocabulary.js';
import { repeatable } from '../../../rules/structure/markdown.js';
import { rules } from '../../../rules/table.js';
import type { HouseConfig } from '../../../workspace/house.js';
import { touches } from '../../at.js';
import { fieldHelp } from '../../telling/help.js';
import type { Cursor } from '../cursor.js';
import { datesFor } from './dates.js';
import type { Proposal, Writing } from './proposal.js';
import type { Pieces, Stop } from './snippet.js';
import { subjectOf, type Subject } from './suggestion.js';
import { suggestionsFor, usualCurrencies } from './suggestions.js';

/** The keys a block has not got yet, each with the shape of its value; those that the rules find missing first. */
export function keyProposals({ block: raw, span, finished }: Extract<Cursor, { at: 'key' }>, writing: Writing): Proposal[] {
    const subject = subjectOf(writing.model, raw.start);
    if (!subject) return [];
    const missing = new Set(writing.findings().flatMap(({ block, data }) => block === subject.block && data?.fix === 'add-field' ? [data.key] : []));
    const present = new Set(subject.block.fields.filter(written => !touches(written.span, span.start)).map(({ key }) => key));
    const left = raw.entry.fields.filter(({ key }) => repeatable.has(key) || !present.has(key));
    const asked = askedOf(raw.entry.kind, writing.house);
    const rank = ({ key }: FieldEntry): number => missing.has(key) ? 0 : asked.some(name => name.toLowerCase() === key.toLowerCase()) ? 1 : 2;
    return left.toSorted((a, b) => rank(a) - rank(b)).map(entry => ({
        label: entry.key, kind: CompletionItemKind.Property, span, words: entry.words.slice(1), remark: missing.has(entry.key) ? 'still missing' : undefined,
        help: fieldHelp(raw.entry.kind, entry), text: finished ? [entry.key] : [keyOf(entry), ...shapeOf(entry, subject, writing)],
        plain: finished ? entry.key : keyOf(entry)
    }));
}

/** What a field begins with: `Owner: `, `When below `. */
export function keyOf({ key, conditional }: FieldEntry): string {
    return conditional ? `${key} ` : `${key}: `;
}

/** The keys that a rule or the house asks of a kind of block. */
export function askedOf(kind: string, { severity, required, blocks }: HouseConfig): string[] {
    const byRules = rules.flatMap(({ code, asks }) => asks?.kind === kind && severity?.[code] !== 'off' ? [asks.key] : []);
    return [...byRules, ...required?.[kind] ?? [], ...blocks?.[kind]?.required ?? []];
}

/** How many words a stop offers. */
const mostChoices = 20;

/** The value of a field, ready to be filled in. Numbers and sentences are the writer's: their stops say what is asked for, and the check says it when they are left. */
export function shapeOf(entry: FieldEntry, subject: Subject, writing: Writing): Pieces {
    const [main, ...more] = entry.parts;
    const stop = (part: ValuePart): Stop => ({ choices: suggestionsFor(entry, part, subject, writing).slice(0, mostChoices).map(({ text }) => text) });
    if (entry.conditional) return [{ hint: 'how many' }, ': ', { hint: 'what you do then' }];
    if (main!.share) return [stop(main!), ' ', {}];
    const money = moneyOf(entry, subject, writing);
    switch (main!.kind) {
        case 'TARGET': return [...money, { hint: 'how many' }, ' by ', { choices: datesFor(entry.key, writing.model, writing.today).map(({ text }) => text) }, ' from ', ...money, { hint: 'today\'s number' }];
        case 'QUANTITY': return entry.key === 'Baseline' ? [...money, { hint: 'how many' }, ' on ', { choices: [writing.today] }] : money.length > 0 ? [...money, { hint: 'how much' }] : [stop(main!)];
        case 'CADENCE': return [stop(main!), ...more.filter(({ word }) => word === usualWord[entry.key]).flatMap(part => [part.word === 'next' ? ', next ' : ` ${part.word} `, stop(part)])];
        default: return [stop(main!)];
    }
}

/** What usually follows a cadence: a metric is measured by somebody, and a review has its next day. */
const usualWord: Record<string, string> = { Measured: 'by', Review: 'next' };

/** The currency an amount is in, with a space behind it; nothing where it is no money. */
function moneyOf({ key }: FieldEntry, { kind, title, block }: Subject, { model }: Writing): Pieces {
    const metrics = block && kind === 'Goal' ? metricsOf(block, model) : block && kind === 'Metric' ? [block] : [];
    const isMoney = ['Budget', 'Cost', 'Return'].includes(key) || !block && kind === 'Metric' && findMetric(title)?.unit === 'money';
    const currency = isMoney ? returnOf(model).currency : metrics.map(currencyOfMetric).find(Boolean);
    return currency ? [`${currency} `] : isMoney ? [{ choices: usualCurrencies }, ' '] : [];
}

import type { LangiumDocument } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { returnOf } from '../../../analysis/money.js';
import { sectionWords } from '../../../analysis/appearance.js';
import { visible } from '../../../analysis/per-model.js';
import { unitsOf } from '../../../analysis/progress.js';
import { capital } from '../../../analysis/words.js';
import { findMetric, metrics } from '../../../catalogues/metrics.js';
import { findPosition } from '../../../catalogues/positions.js';
import { choice, field } from '../../../model/facts.js';
import type { StrategyModel } from '../../../model/model.js';
import { currencies } from '../../../parser/values/currency.js';
import { structureIn } from '../../../parser/parser.js';
import { expectations } from '../../../parser/values/read-value.js';
import type { FieldEntry, ValuePart } from '../../../parser/vocabulary.js';
import { decoded, linkPath } from '../../../references/link-target.js';
import { usedFiles } from '../../../references/uses.js';
import { positionCalled } from '../../../refactor/position.js';
import { functionOfTeam } from '../../../templates/teams.js';
import { datesFor, periodsFor } from './dates.js';
import { likelyPhases } from './phases.js';
import { namesFor } from './names.js';
import type { Writing } from './proposal.js';
import type { Pieces } from './snippet.js';
import { foundByWords, type Subject, type Suggestion } from './suggestion.js';

/** What may stand in a piece of a value, the likeliest first. */
export function suggestionsFor(entry: FieldEntry, part: ValuePart, subject: Subject, writing: Writing): Suggestion[] {
    const { model, today } = writing;
    if (part.targets.length > 0) return namesFor(entry, part, subject, model);
    switch (part.kind) {
        case 'CHOICE': return choicesFor(entry, part, subject, model);
        case 'DATE': return datesFor(entry.key, model, today).map(({ text, words }) => ({ text, remark: words, words: [words], kind: CompletionItemKind.Value }));
        case 'PERIOD': return periodsFor(today).map(({ text, words }) => ({ text, remark: words, words: [words], kind: CompletionItemKind.Value }));
        case 'CADENCE': return (cadences[entry.key] ?? expectations.CADENCE.examples).map(value);
        case 'TARGET': return targetForms(model, today).map(withStops);
        case 'COMPARISON': return (entry.key === 'Response time' ? ['under 4 hours', 'under 1 hour', 'at most 24 hours'] : expectations.COMPARISON.examples).map(withStops);
        case 'QUANTITY': return amounts(entry, subject, writing).map(withStops);
        case 'FILE': return files(writing);
        default: return texts(entry, subject, writing);
    }
}

function value(text: string): Suggestion {
    return { text, kind: CompletionItemKind.Value };
}

/** An example whose numbers and days are to be written over. */
function withStops(text: string): Suggestion {
    const stops: Pieces = text.split(/(\d{4}-\d{2}-\d{2}|Q\d \d{4}|\d[\d,.]*\d|\d)/).filter(piece => piece !== '').map(piece => /^Q?\d/.test(piece) ? { hint: piece } : piece);
    return foundByWords({ text, stops, kind: CompletionItemKind.Value });
}

/** How often what these keys are about usually happens. */
const cadences: Record<string, readonly string[]> = {
    Review: ['every 3 months', 'every 6 months', 'yearly', 'monthly'],
    Measured: ['monthly', 'weekly', 'quarterly', 'every 2 weeks', 'daily'],
    Every: ['every 2 weeks', 'weekly', 'monthly', 'first Tuesday of the month', 'every Monday', 'quarterly'],
    Cadence: ['weekly', '3 posts a week', 'daily', 'every 2 weeks', 'monthly', 'every Tuesday']
};

/** Those first that fit what stands in the strategy already. */
function choicesFor({ key }: FieldEntry, { choices }: ValuePart, { kind, title, block }: Subject, model: StrategyModel): Suggestion[] {
    const first = likely(key, kind, title, model);
    const taken = new Set(key === 'Function' || key === 'Phase' ? visible(model, kind).filter(other => other !== block).map(other => choice(other, key)) : []);
    const rank = (word: string): number => first.includes(word) ? first.indexOf(word) : taken.has(word) ? choices.length + 1 : choices.length;
    return choices.toSorted((a, b) => rank(a) - rank(b)).map(text => ({ text, kind: CompletionItemKind.EnumMember }));
}

function likely(key: string, kind: string, title: string, model: StrategyModel): readonly string[] {
    switch (key) {
        case 'Phase': return likelyPhases(model);
        case 'Function': return [functionOfTeam(title) ?? ''];
        case 'Kind': return kind === 'Metric' ? [findMetric(title)?.kind ?? ''] : [];
        default: return [];
    }
}

function targetForms(model: StrategyModel, today: string): string[] {
    const [by] = datesFor('Target', model, today);
    return expectations.TARGET.examples.map(example => example.replace(/\d{4}-\d{2}-\d{2}/, by!.text));
}

/** Numbers are the writer's: what is proposed are forms, in the strategy's currency where it is about money. */
function amounts({ key }: FieldEntry, { block }: Subject, { model, today }: Writing): string[] {
    const currency = returnOf(model).currency ?? 'EUR';
    switch (key) {
        case 'Budget': case 'Cost': case 'Return': return [`${currency} 10,000`, `${currency} 500 per month`];
        case 'Load': return ['60%', '70%', '80%', '90%'];
        case 'Hours': return ['40 hours', '32 hours', '20 hours'];
        case 'Share': return ['40%', '30%', '20%'];
        case 'Quorum': return ['1', '2', '3'];
        case 'Baseline': {
            const unit = block && unitsOf(block)[0];
            return [`${unit && currencies.includes(unit) ? `${unit} 10,000` : unit === '%' ? '2.5%' : '80'} on ${today}`];
        }
        default: return expectations.QUANTITY.examples;
    }
}

export const usualCurrencies: readonly string[] = ['EUR', 'USD', 'GBP', 'CHF'];

/** Fields of text for which something is known. */
function texts({ key }: FieldEntry, { kind, title }: Subject, { model }: Writing): Suggestion[] {
    const known = kind === 'Metric' ? findMetric(title) : undefined;
    const version = model.strategy && field(model.strategy, 'Version')?.text;
    const position = kind === 'Approval' ? positionCalled(title, model) : undefined;
    const currency = returnOf(model).currency;
    const some = (texts: readonly (string | undefined)[], remark?: string): Suggestion[] => [...new Set(texts)].flatMap(text => text ? [{ text, remark, kind: CompletionItemKind.Value }] : []);
    switch (`${kind}.${key}`) {
        case 'Strategy.Currency': return some([...usualCurrencies, ...currencies]);
        case 'Strategy.Sections': return some(['destination, summary, contents', ...sectionWords]);
        case 'Strategy.Version': return some(['1.0', '0.1']).map(foundByWords);
        case 'Approval.Version': case 'Change.Version': return some([version], 'this version');
        case 'Approval.Name': return some([position && field(position, 'Held by')?.text], 'holds the position');
        case 'Owner.Responsibilities': return some([findPosition(title)?.responsibilities.join('; ')], 'usual for the position');
        case 'Metric.Definition': return some([known?.definition], 'usual meaning');
        case 'Metric.Formula': return some([known?.formula], 'usual formula');
        case 'Metric.Unit': return some([known?.unit === 'money' ? currency ?? 'EUR' : known?.unit, currency, '%', ...metrics.map(({ unit }) => unit).filter(unit => unit !== 'money'), ...currencies]);
        default: return [];
    }
}

/** Links to the strategies of the workspace that are not used yet, those without a Strategy block first: they are there to be shared. */
function files({ document, documents, model }: Writing): Suggestion[] {
    const used = new Set([model.uri, ...usedFiles(document).map(({ uri }) => uri?.toString())]);
    return documents().filter(({ uri }) => !used.has(uri.toString())).map(other => ({ plan: planIn(other), path: linkPath(model.uri, other.uri.toString()) }))
        .sort((a, b) => Number(a.plan !== undefined) - Number(b.plan !== undefined) || (a.path < b.path ? -1 : 1))
        .map(({ plan, path }) => ({ text: `[${nameOf(path)}](${path})`, words: [nameOf(path), path], remark: plan ?? 'shared', kind: CompletionItemKind.File }));
}

/** The title of a file's Strategy block. */
function planIn(document: LangiumDocument): string | undefined {
    const { blocks, text } = structureIn(document) ?? { blocks: [], text: '' };
    const title = blocks.find(({ entry }) => entry.kind === 'Strategy')?.title;
    return title && text.slice(title.start, title.end);
}

/** What a file is called: `org-chart.strategy.md` is `Org chart`. */
function nameOf(path: string): string {
    return capital(decoded(path.slice(path.lastIndexOf('/') + 1)).replace(/\.strategy\.md$/, '').replace(/[-_\s]+/g, ' '));
}

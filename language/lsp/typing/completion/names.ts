import { AstUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { hasTwoSides, kindOf, sidesOf } from '../../../analysis/alignment.js';
import { endPhases, isMoneyMetric } from '../../../analysis/end-goal.js';
import { visible } from '../../../analysis/per-model.js';
import { findMetric, metrics, type KnownMetric } from '../../../catalogues/metrics.js';
import { platforms } from '../../../catalogues/platforms.js';
import { positions, type KnownPosition } from '../../../catalogues/positions.js';
import { choice, field, targets } from '../../../model/facts.js';
import type { Block, StrategyModel } from '../../../model/model.js';
import type { FieldEntry, ValuePart } from '../../../parser/vocabulary.js';
import { linkTarget, referenceTo } from '../../../references/link-target.js';
import { titleKey } from '../../../references/names.js';
import { audienceFor, goalsFor } from '../../../templates/goals.js';
import type { Kind } from '../../../templates/answers.js';
import { usualTeams } from '../../../templates/teams.js';
import { phaseOf } from './phases.js';
import type { Suggestion, Subject } from './suggestion.js';

/**
 * The blocks that a field may name, the best fit first; where there are none, or where a name need not be a block, also usual names.
 * The block itself is left out: nothing supports, replaces or predicts itself.
 */
export function namesFor(entry: FieldEntry, part: ValuePart, subject: Subject, model: StrategyModel): Suggestion[] {
    const own = part.targets.includes(subject.kind) ? [`${subject.kind}:${titleKey(subject.title)}`] : [];
    const seen = new Set(own);
    const known = visible(model, ...part.targets).filter(block => {
        const key = `${block.kind}:${titleKey(block.title)}`;
        const isNew = block.title !== '' && !seen.has(key);
        seen.add(key);
        return isNew;
    });
    const fit = fitOf(entry.key, subject, model);
    const named = known.map(block => ({ block, fit: fit(block) })).sort((a, b) => b.fit - a.fit).map(({ block }) => blockName(block, model));
    const sides = entry.key === 'Teams' && hasTwoSides(model) ? bothSides(named, model) : [];
    const usual = known.length === 0 || part.kind === 'MENTION' && part.targets.includes('Platform')
        ? part.targets.flatMap(kind => usualNames(kind, model, approving.has(entry.key))).filter(({ text }) => !part.targets.some(kind => seen.has(`${kind}:${titleKey(text)}`))) : [];
    return [...sides, ...named, ...entry.key === 'Metric' && subject.kind === 'Goal' ? metricsFirst(usual, phaseOf(subject, model), model) : usual];
}

function blockName(block: Block, { uri }: StrategyModel): Suggestion {
    const file = block.uri === uri ? '' : decodeURIComponent(block.uri.slice(block.uri.lastIndexOf('/') + 1));
    return {
        text: referenceTo(block, uri), label: block.title, link: `[${block.title}](${linkTarget(uri, block.uri, block.anchor)})`, kind: CompletionItemKind.Reference, remark: file ? `${block.kind} · ${file}` : block.kind,
        help: [`**${block.kind}: ${plain(block.title)}**${file && ` in ${plain(file)}`}`, plain(heldBy(block)), plain(firstLine(block))].filter(line => line !== '').join('\n\n')
    };
}

function heldBy(block: Block): string {
    const holder = field(block, 'Held by')?.text;
    return holder ? `Held by ${holder}` : '';
}

/** The first line of a block's prose that is no comment. */
function firstLine(block: Block): string {
    const text = AstUtils.getDocument(block.node).textDocument.getText();
    for (const { start, end } of block.prose) {
        const line = text.slice(start, Math.min(end, start + 500)).replace(/<!--[^]*?-->/g, '').split(/\r\n|\r|\n/).find(each => each.trim() !== '');
        if (line) return line.trim();
    }
    return '';
}

/** A document's words stay words: no HTML, no links. */
function plain(text: string): string {
    return text.replace(/[\\`*_[\]<>&|~]/g, '\\$&');
}

/** The two teams that set goals together, as one value (S1). */
function bothSides(named: readonly Suggestion[], model: StrategyModel): Suggestion[] {
    const { marketing: [marketing], sales: [sales] } = sidesOf(model);
    const both = [marketing, sales].map(title => named.find(({ label }) => label === title)?.text);
    return both.every(text => text !== undefined) && marketing !== sales ? [{ text: both.join(', '), kind: CompletionItemKind.Reference, remark: 'both sides, together' }] : [];
}

/** How well a block fits behind a key; those that fit equally stay in the order of the document. */
function fitOf(key: string, { block, kind, title }: Subject, model: StrategyModel): (candidate: Block) => number {
    switch (key) {
        case 'Supports': {
            const order = ['relationships', 'data', ...endPhases(model)];
            const own = block ? order.indexOf(choice(block, 'Phase') ?? '') : -1;
            return goal => {
                const steps = order.indexOf(choice(goal, 'Phase') ?? '') - own;
                return steps > 0 ? order.length - steps : 0;
            };
        }
        case 'Metric': {
            const measured = new Set(visible(model, 'Goal').flatMap(goal => targets(goal, 'Metric')));
            const inMoney = isAtTheEnd(phaseOf({ block, kind, title }, model), model);
            return metric => (kind === 'Goal' && isMoneyMetric(metric) === inMoney ? 2 : 0) + (measured.has(metric) ? 0 : 1);
        }
        case 'Personas': return persona => field(persona, 'Active on')?.references.some(reference => titleKey(reference.title) === titleKey(title)) ? 1 : 0;
        case 'Platforms': return platform => ['dormant', 'avoid', 'retired', 'secondary', 'primary'].indexOf(choice(platform, 'Priority') ?? '');
        case 'Lead': return position => block && targets(position, 'Team').includes(block) ? 1 : 0;
        case 'Approvers': { // who owns the strategy should not be the one who approves it
            const owners = model.strategy ? targets(model.strategy, 'Owner') : [];
            return position => owners.includes(position) ? 0 : 1;
        }
        default: return () => 0;
    }
}

/** Money for the destination, what can be acted on for `data`, what explains it for `relationships`; what another goal names comes last. */
function metricsFirst(usual: readonly Suggestion[], phase: string | undefined, model: StrategyModel): Suggestion[] {
    const named = new Set(visible(model, 'Goal').flatMap(goal => field(goal, 'Metric')?.references ?? []).map(({ title }) => titleKey(title)));
    const fits = (known: KnownMetric | undefined): boolean => isAtTheEnd(phase, model) ? known?.unit === 'money' : phase === 'relationships' ? known?.kind === 'supporting' : known?.kind === 'business' && known.unit !== 'money' && !['%', 'x'].includes(known.unit ?? '');
    const rank = ({ text }: Suggestion): number => named.has(titleKey(text)) ? 2 : fits(findMetric(text)) ? 0 : 1;
    return usual.toSorted((a, b) => rank(a) - rank(b));
}

function isAtTheEnd(phase: string | undefined, model: StrategyModel): boolean {
    return endPhases(model).includes(phase ?? '');
}

/** The keys that name who approves: all other work is done by other positions first. */
const approving: ReadonlySet<string> = new Set(['Approvers', 'Approved by', 'Spokesperson', 'Requested by']);

/** Titles that blocks of a kind often have, without those that the strategy has already. */
export function usualNames(kind: string, model: StrategyModel, approversFirst = false): Suggestion[] {
    const taken = new Set(visible(model, kind).map(({ title }) => titleKey(title)));
    return usual(kind, kindOf(model) as Kind, approversFirst).filter(({ text, words = [] }) => ![text, ...words].some(name => taken.has(titleKey(name))));
}

function usual(kind: string, organisation: Kind, approversFirst: boolean): Suggestion[] {
    switch (kind) {
        case 'Platform': return platforms.map(({ name, aliases, description }) => ({ text: name, words: aliases, help: description, remark: 'known platform', kind: CompletionItemKind.Value }));
        case 'Metric': return metrics.map(({ name, aliases, definition, formula, kind: sort, unit }) => ({
            text: name, words: aliases, remark: `${sort} metric`, kind: CompletionItemKind.Value,
            help: [definition, formula && `Formula: ${formula}`, unit && `Unit: ${unit}`, sort === 'vanity' && 'It flatters and rarely says what to do.'].filter(Boolean).join('\n\n')
        }));
        case 'Owner': return (approversFirst ? positions : [...positions.filter(position => !approves(position)), ...positions.filter(approves)]).map(({ title, aliases, responsibilities }) => ({
            text: title, words: aliases, remark: 'usual position', help: `Usually responsible for:\n\n${responsibilities.map(point => `- ${point}`).join('\n')}`, kind: CompletionItemKind.Value
        }));
        case 'Team': return [...new Set(Object.values(usualTeams).flatMap(({ usual, others }) => [...usual, ...others]))].map(text => ({ text, remark: 'usual team', kind: CompletionItemKind.Value }));
        case 'Goal': return goalsFor[organisation]?.map(({ title, hint, phase }) => ({ text: title, help: hint, remark: phase, kind: CompletionItemKind.Value })) ?? [];
        case 'Persona': return audienceFor[organisation] ? [{ text: audienceFor[organisation], kind: CompletionItemKind.Value }] : [];
        case 'Meeting': return [{ text: 'Marketing and sales', kind: CompletionItemKind.Value }];
        default: return [];
    }
}

function approves({ responsibilities }: KnownPosition): boolean {
    return responsibilities.some(responsibility => responsibility.startsWith('approves the '));
}

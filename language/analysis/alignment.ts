import { choice, field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { onePerson, teamsOfPosition } from './ownership.js';
import { perModel, visible } from './per-model.js';

/** The two sides that set goals together (S1). */
export type Side = 'marketing' | 'sales';

/** Words of a team's title that say its side, in English and German; German ones also at the beginning of a compound: `Vertriebsteam`. */
const sideWords: [Side, RegExp][] = [
    ['marketing', /\b(?:marketing\p{L}*|communications?|social media|public relations|(?:unternehmens)?kommunikation\p{L}*)(?!\p{L})|öffentlichkeitsarbeit/iu],
    ['sales', /\b(?:sales|business development|vertrieb\p{L}*|verkauf\p{L}*)(?!\p{L})/iu]
];

/** The sides a team stands for: by its `Function`, or else by its title. One called `Marketing and Sales` stands for both. */
function sidesOfTeam(team: Block): Side[] {
    const named = sidesOfTitle(team.title);
    const does = choice(team, 'Function');
    if (does === undefined) return named;
    return named.length === 2 ? named : [does].filter(isSide);
}

function sidesOfTitle(title: string): Side[] {
    return sideWords.filter(([, words]) => words.test(title)).map(([side]) => side);
}

function isSide(word: string): word is Side {
    return word === 'marketing' || word === 'sales';
}

/** The teams of each side that the strategy can see, by title. */
export const sidesOf = perModel((model): Record<Side, string[]> => {
    const titles = (side: Side): string[] => visible(model, 'Team').filter(team => sidesOfTeam(team).includes(side)).map(team => team.title);
    return { marketing: titles('marketing'), sales: titles('sales') };
});

/**
 * Whether S1 asks for both sides: of a firm, unless one person is all of it; of a public or non-profit body where a team declares the function of
 * sales (in a library, the one that wins members).
 */
export function hasTwoSides(model: StrategyModel): boolean {
    if (onePerson(model)) return false;
    return kindOf(model) === 'commercial' || visible(model, 'Team').some(team => choice(team, 'Function') === 'sales');
}

/** `commercial`, `public` or `non-profit`. A strategy that does not say is taken for a firm's. */
export function kindOf(model: StrategyModel): string {
    return (model.strategy && choice(model.strategy, 'Kind')) ?? 'commercial';
}

/** Which sides take part in a goal, action or meeting: by its `Teams`, and by the teams of its positions. Names of teams nobody described count by their words. */
export function sidesIn(block: Block, model: StrategyModel): Set<Side> {
    return new Set([...unknownTeams(block).flatMap(sidesOfTitle), ...teamsOf(block, model).flatMap(sidesOfTeam)]);
}

/** Whether a block names a team that the strategy does not describe, and whose name does not say its side: mistyped it may be any. */
export function namesUnclearTeam(block: Block): boolean {
    return unknownTeams(block).some(name => sidesOfTitle(name).length === 0);
}

function unknownTeams(block: Block): string[] {
    return block.fields.filter(({ key }) => key === 'Teams' || key === 'Participants').flatMap(({ references }) => references)
        .filter(({ kinds, target }) => kinds[0] !== 'Owner' && !target).map(({ title }) => title);
}

const takesPart: ReadonlySet<string> = new Set(['Teams', 'Participants', 'Chair', 'Owner']);

/** The teams that take part in a goal, action or meeting: those it names and those of its participants, its chair and its owner. */
export function teamsOf(block: Block, model: StrategyModel): Block[] {
    return [...new Set(teamsNamed(block, takesPart, model))];
}

function teamsNamed(block: Block, keys: ReadonlySet<string>, model: StrategyModel): Block[] {
    const teams: Block[] = [];
    for (const { key, references } of block.fields) {
        if (!keys.has(key)) continue;
        for (const { target } of references) {
            if (target?.kind === 'Team') teams.push(target);
            else if (target) teams.push(...teamsOfPosition(target, model));
        }
    }
    return teams;
}

/** Meetings of marketing and sales. */
export function commonMeetings(model: StrategyModel): Block[] {
    return visible(model, 'Meeting').filter(meeting => sidesIn(meeting, model).size === 2);
}

/** The fields that give a position or a team something to do, or to know, in the plan. */
const tasks: ReadonlySet<string> = new Set(['Teams', 'Participants', 'Chair', 'Owner', 'Measured', 'Review', 'Report to', 'Approvers', 'Approves posts', 'Spokesperson']);

/** Teams the plan does not reach (R2): no goal, action or meeting names them, and none of their positions has anything to do in it. */
export function teamsLeftOut(model: StrategyModel): Block[] {
    const plan = visible(model, 'Strategy', 'Goal', 'Action', 'Meeting', 'Platform', 'Content', 'Metric', 'Risk');
    const included = new Set(plan.flatMap(block => teamsNamed(block, tasks, model)));
    return visible(model, 'Team').filter(team => !included.has(team));
}

/** Metrics that count the same term of the strategy, read from different systems. */
export interface TermConflict { term: Block; metrics: [Block, Block]; sources: [string, string] }

/**
 * A term (`Definition`) that two metrics count from different sources. A metric counts a term when its title begins with it
 * (`Sales-qualified leads from social`); the source is what stands before the first comma or bracket (`HubSpot`).
 */
export function termConflicts(model: StrategyModel): TermConflict[] {
    const metrics = visible(model, 'Metric').map(metric => ({ metric, words: `${singular(metric.title)} ` }));
    return visible(model, 'Definition').flatMap(term => {
        if (!term.title) return [];
        const begins = `${singular(term.title)} `;
        const counting = metrics.filter(({ words }) => words.startsWith(begins)).flatMap(({ metric }) => {
            const source = sourceOf(metric);
            return source ? [{ metric, source }] : [];
        });
        const [first, ...others] = counting;
        return others.filter(({ source }) => source.toLowerCase() !== first!.source.toLowerCase())
            .map(({ metric, source }): TermConflict => ({ term, metrics: [first!.metric, metric], sources: [first!.source, source] }));
    });
}

/** A title's words without their plural: `Qualified enquiries` and `qualified enquiry` are one. */
function singular(title: string): string {
    return titleKey(title).replace(/ies(?!\p{L})/gu, 'y').replace(/(?<=[^s\P{L}])s(?!\p{L})/gu, '');
}

function sourceOf(metric: Block): string | undefined {
    return field(metric, 'Source')?.text.replace(/[,;(:].*$/s, '').trim() || undefined;
}

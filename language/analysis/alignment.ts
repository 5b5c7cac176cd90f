import { choice, field, targets } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { perModel, visible } from './per-model.js';

/** The two sides that set goals together (S1). */
export type Side = 'marketing' | 'sales';

const sideWords: [Side, RegExp][] = [['marketing', /\b(?:marketing|communications?|social media)\b/i], ['sales', /\b(?:sales|business development|vertrieb)\b/i]];

/** What a team does: its `Function`, or else what its title says. */
export function functionOf(team: Block): string | undefined {
    return choice(team, 'Function') ?? sideOfTitle(team.title);
}

function sideOfTitle(title: string): Side | undefined {
    return sideWords.find(([, words]) => words.test(title))?.[0];
}

/** The teams of each side that the strategy can see, by title. */
export const sidesOf = perModel((model): Record<Side, string[]> => {
    const titles = (side: Side): string[] => visible(model, 'Team').filter(team => functionOf(team) === side).map(team => team.title);
    return { marketing: titles('marketing'), sales: titles('sales') };
});

/**
 * Whether S1 asks for both sides: always of a firm; of a public or non-profit body where a team has the function of sales (in a
 * library, the one that wins members).
 */
export function hasTwoSides(model: StrategyModel): boolean {
    return kindOf(model) === 'commercial' || sidesOf(model).sales.length > 0;
}

/** `commercial`, `public` or `non-profit`. A strategy that does not say is taken for a firm's. */
export function kindOf(model: StrategyModel): string {
    return (model.strategy && choice(model.strategy, 'Kind')) ?? 'commercial';
}

/** Which sides take part in a goal, action or meeting: by its `Teams`, and in a meeting by its participants' teams. Names of teams nobody described count by their words. */
export function sidesIn(block: Block): Set<Side> {
    const named = block.fields.filter(({ key }) => key === 'Teams' || key === 'Participants').flatMap(({ references }) => references)
        .filter(({ kinds, target }) => (target?.kind ?? kinds[0]) !== 'Owner' && !target).map(({ title }) => sideOfTitle(title));
    return new Set([...named, ...teamsOf(block).map(functionOf)].filter(side => side === 'marketing' || side === 'sales'));
}

/** The teams that take part in a goal, action or meeting: those it names and those of its participants and its owner. */
export function teamsOf(block: Block): Block[] {
    const positions = [...targets(block, 'Participants'), ...targets(block, 'Owner'), ...targets(block, 'Chair')];
    return [...new Set([...targets(block, 'Teams'), ...positions.flatMap(party => party.kind === 'Team' ? [party] : targets(party, 'Team'))])];
}

/** Meetings of marketing and sales. */
export function commonMeetings(model: StrategyModel): Block[] {
    return visible(model, 'Meeting').filter(meeting => sidesIn(meeting).size === 2);
}

/** Teams that no goal, action or meeting names (R2). */
export function teamsLeftOut(model: StrategyModel): Block[] {
    const included = new Set(visible(model, 'Goal', 'Action', 'Meeting').flatMap(teamsOf));
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

import { choice, field, metricsOf, targets } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { audienceOf } from './audience.js';
import { endGoals, pathToEndGoal } from './end-goal.js';
import { returnOf } from './money.js';
import { fullTime, sheetOf } from './ownership.js';
import { visible } from './per-model.js';
import { blockProgress, type Progress } from './progress.js';
import { firedRules, goalsByMetric, latestReading, nextReading } from './readings.js';
import { nextReview } from './review.js';
import { compareThemes, percentOf } from './themes.js';
import { amountText, joined, numberWord, titles } from './words.js';

/**
 * What the data says about a block beside its own fields: one sentence for each fact, for hovers and summaries. Nothing that cannot be computed is said.
 */
export function factsOf(block: Block, model: StrategyModel, today: IsoDate): string[] {
    return (facts[block.kind]?.(block, model, today) ?? []).filter(fact => fact !== undefined);
}

type Facts = (block: Block, model: StrategyModel, today: IsoDate) => (string | undefined)[];

const facts: Record<string, Facts> = {
    Strategy: (_strategy, model) => {
        const { roi, cost, budget, return: back, currency } = returnOf(model);
        const ends = endGoals(model);
        const review = nextReview(model);
        return [
            ends.length > 0 ? `Leads to ${titles(ends)}.` : undefined,
            roi === undefined ? undefined : `Returns ${amountText(back!, currency!)} on ${amountText(Math.max(cost ?? 0, budget ?? 0), currency!)}: a return on investment of ${Math.round(roi * 100)}%.`,
            review && `To be reviewed on ${review}.`
        ];
    },
    Goal: (goal, model, today) => {
        const path = pathToEndGoal(goal, model);
        const progress = blockProgress(goal, model, today);
        return [
            path === undefined ? undefined : path.length > 1 ? `Leads to the destination: ${path.map(({ title }) => title).join(' → ')}.` : 'This is the destination.',
            progress && progressText(progress)
        ];
    },
    Metric: (metric, model, today) => {
        const latest = latestReading(metric, today);
        const next = nextReading(metric, model, today);
        const goals = goalsByMetric(model).get(metric) ?? [];
        const progress = blockProgress(metric, model, today);
        return [
            goals.length > 0 ? `${titles(goals)} ${goals.length === 1 ? 'rests' : 'rest'} on it.` : undefined,
            latest && `Last read on ${latest.date}: ${latest.result.text.amount}.`,
            ...firedRules(metric, today).map(({ key, bound, rule, reading }) => `${key === 'When below' ? 'Below' : 'Above'} ${amountText(bound.amount, bound.unit ?? reading.unit)}, so: ${rule.then ?? 'nothing is written down'}.`),
            next && `${next < today ? 'Was to be read' : 'To be read'} on ${next}.`,
            progress && progressText(progress)
        ];
    },
    Owner: (position, model) => {
        const { heldBy, owns, measures, backsUp, attends, workload } = sheetOf(position, model);
        const has = (count: number, one: string, many: string): string[] => count > 0 ? [`${numberWord(count)} ${count === 1 ? one : many}`] : [];
        const duties = [...has(owns.length, 'block of the plan', 'blocks of the plan'), ...has(measures.length, 'metric to read', 'metrics to read'), ...has(attends.length, 'meeting', 'meetings')];
        return [
            heldBy && `Held by ${heldBy}.`,
            workload && `${Math.round(100 * workload.filled / workload.hours)}% of ${amountText(workload.hours, null)} hours a week are filled${workload.hours === fullTime && !field(position, 'Hours') ? ' (a full week is taken for granted)' : ''}.`,
            duties.length > 0 ? `Has ${joined(duties)}.` : undefined,
            backsUp.length > 0 ? `Stands in for ${titles(backsUp)}.` : undefined
        ];
    },
    Persona: (persona, model) => {
        const { serves } = audienceOf(model);
        const platforms = [...serves].filter(([, personas]) => personas.includes(persona)).map(([platform]) => `${platform.title} (${choice(platform, 'Priority') ?? 'no priority'})`);
        return [platforms.length > 0 ? `Met on ${joined(platforms)}.` : undefined];
    },
    Platform: (platform, model) => {
        const { activities } = audienceOf(model);
        const here = [...activities.values()].flat().filter(activity => activity.platform === platform);
        return [here.length > 0 ? `Active here: ${joined(here.map(({ persona, share }) => share ? `${persona.title} (${amountText(share.amount, share.unit)})` : persona.title))}.` : undefined];
    },
    Team: (team, model) => {
        const goals = visible(model, 'Goal').filter(goal => targets(goal, 'Teams').includes(team));
        return [goals.length > 0 ? `Shares ${titles(goals)}.` : undefined];
    },
    Content: (theme, model, today) => {
        const [metric] = metricsOf(theme, model);
        const latest = metric && latestReading(metric, today);
        return [latest && `"${metric.title}" stood at ${latest.result.text.amount} on ${latest.date}.`, themeText(theme, model, today)];
    }
};

/** `The strongest of four content themes: better by 30% since its baseline.` */
function themeText(theme: Block, model: StrategyModel, today: IsoDate): string | undefined {
    const themes = compareThemes(model, today);
    for (const place of ['strongest', 'weakest'] as const) {
        const found = themes?.[place].find(movement => movement.theme === theme);
        if (!themes || !found) continue;
        const percent = percentOf(found);
        const moved = percent === 0 ? 'level with its baseline' : `${percent < 0 ? 'worse' : 'better'} by ${Math.abs(percent)}% since its baseline`;
        return `${themes[place].length === 1 ? `The ${place}` : `Among the ${place}`} of ${numberWord(themes.count)} content themes: ${moved}.`;
    }
    return undefined;
}

/** How far a target is, in a sentence: `33 of 50 on 2027-02-28: 23% of the way, on pace.` */
export function progressText(progress: Progress): string {
    const { state, latest, amount, unit, target } = progress;
    if (state === 'deferred') return `The target waits${target.deferred?.until ? ` until ${target.deferred.until}` : ''}${target.deferred?.reason ? `: ${target.deferred.reason}` : ''}.`;
    if (!latest || amount === undefined) return state === 'missed' ? 'Its day has passed, and nothing was read.' : progress.metric && progress.metric.results.some(({ amount: read }) => read !== undefined) ? 'Its results cannot be compared with the target: they are in another unit.' : `Not measured yet${progress.metric ? '' : ': it has no metric'}.`;
    return `${latest.result.text.amount} of ${target.upTo === undefined ? amountText(amount, unit) : `${amountText(amount, null)}-${amountText(target.upTo, unit)}`} on ${latest.date}: ${progressInShort(progress)}.`;
}

/** The same in a few words: `23% of the way, on pace`. */
export function progressInShort({ state, share, expected, unit }: Progress): string {
    const way = share === undefined ? '' : share < 0 ? 'further from it than at the start, ' : `${Math.round(share * 100)}% of the way, `;
    const words = {
        met: 'reached', missed: 'its day has passed', 'on pace': 'on pace', 'off pace': expected === undefined ? 'off pace' : `off pace (${amountText(expected, unit)} would be on pace)`,
        open: 'open', 'not measured': 'not measured yet', deferred: 'waits'
    };
    return way + words[state];
}

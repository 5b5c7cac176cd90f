import { endGoals, isEndGoal, nextGoals, pathToEndGoal } from '../../analysis/end-goal.js';
import { visible } from '../../analysis/per-model.js';
import { blockProgress } from '../../analysis/progress.js';
import { progressText } from '../../analysis/facts.js';
import { choice } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { drawWay, type Way } from '../charts/way.js';
import type { Cell, Facts, Part } from './part.js';
import { standing } from './words.js';

/** In the order of the way; what each stands for (R1-R3). A goal without a phase comes before all. */
const phases: [phase: string, name: string, meaning: string][] = [
    ['', 'No phase yet', ''], ['relationships', 'Relationships', 'the roads'], ['data', 'Data', 'the map'], ['profit', 'Profit', 'the destination'],
    ['funding', 'Funding', 'what pays for it'], ['mission', 'Mission', 'the destination']
];

/** More goals than this nobody takes in at a glance; the table of goals has them all. */
const mostCards = 60;

/** Goals from the destination back to where the way begins, each phase in the author's order. */
export function goalsFromTheEnd({ model }: Facts): Block[] {
    const rank = (goal: Block): number => isEndGoal(goal, model) ? phases.length : laneOf(goal);
    return visible(model, 'Goal').toSorted((a, b) => rank(b) - rank(a));
}

/** The end goal, and the way to it (R4). `undefined` where no goal stands in the strategy. */
export function destination(facts: Facts): Part | undefined {
    const { model, today } = facts;
    const goals = visible(model, 'Goal');
    if (goals.length === 0) return undefined;
    const ends = endGoals(model);
    const lead = ends.length === 0 ? [['No goal of this strategy is its destination yet.']] : ends.slice(0, 3).map((goal): Cell => {
        const progress = blockProgress(goal, model, today);
        return [{ strong: [{ block: goal }] }, ...progress ? [' ', progressText(progress)] : []];
    });
    return { key: 'destination', title: 'Where this leads', lead, ...goals.length > 1 && goals.length <= mostCards ? { figure: drawWay(wayOf(goals, facts)) } : {} };
}

function laneOf(goal: Block): number {
    return Math.max(phases.findIndex(([phase]) => phase === (choice(goal, 'Phase') ?? '')), 0);
}

function wayOf(goals: readonly Block[], { model, today }: Facts): Way {
    const used = [...new Set(goals.map(laneOf))].sort((a, b) => a - b);
    const cards = goals.map(goal => {
        const progress = blockProgress(goal, model, today);
        return { lane: used.indexOf(laneOf(goal)), title: goal.title || 'untitled', standing: progress ? standing(progress) : '', share: Number.isFinite(progress?.share) ? progress?.share : undefined, end: isEndGoal(goal, model) };
    });
    const pairs = goals.flatMap((goal, from) => nextGoals(goal).flatMap((next): [number, number][] => {
        const to = goals.indexOf(next);
        return to < 0 || to === from ? [] : [[from, to]];
    }));
    const ways = goals.filter(goal => !isEndGoal(goal, model)).map(goal => pathToEndGoal(goal, model)?.map(({ title }) => title).join(' leads to ') ?? `${goal.title} leads to no destination yet`);
    return {
        lanes: used.map(lane => ({ name: phases[lane]![1], meaning: phases[lane]![2] })), cards, pairs,
        name: 'The way to the destination',
        description: `${goals.length} goals in ${used.length === 1 ? 'one phase' : `${used.length} phases`}. ${ways.join('. ')}.`
    };
}

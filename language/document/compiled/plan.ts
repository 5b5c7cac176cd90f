import { visible } from '../../analysis/per-model.js';
import { periodOf, servedGoals } from '../../analysis/readings.js';
import { meetings as meetingsOf } from '../../calendar/meetings.js';
import { cadenceText } from '../../calendar/words.js';
import { choice, dateOf, field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { shortDate } from '../dates.js';
import { drawTimeline, type Step } from '../charts/timeline.js';
import { blocks, compact, listed, type Facts, type Part, type Piece } from './part.js';
import { namedBy } from './words.js';

/** More rows than this are no picture any more. */
const mostSteps = 40;

/** Whether an action should have been done and is not. */
export function isLate(action: Block, { today }: Facts): boolean {
    const due = dateOf(action, 'Due');
    return due !== undefined && due < today && !isClosed(action);
}

function isClosed(action: Block): boolean {
    return ['done', 'dropped'].includes(choice(action, 'Status') ?? '');
}

/** Actions by the day they are due; those without one at the end. */
export function byDueDay(actions: readonly Block[]): Block[] {
    return actions.toSorted((a, b) => (dateOf(a, 'Due') ?? '9999') < (dateOf(b, 'Due') ?? '9999') ? -1 : dateOf(a, 'Due') === dateOf(b, 'Due') ? 0 : 1);
}

export function statusOf(action: Block, facts: Facts): Piece[] {
    const status = choice(action, 'Status');
    return isLate(action, facts) ? [{ state: 'late' }] : status ? [{ state: status }] : [];
}

/** What is to be done by whom, and when: as a line of time and as a table (S3). */
export function actionPlan(facts: Facts): Part | undefined {
    const { model } = facts;
    const actions = byDueDay(visible(model, 'Action'));
    if (actions.length === 0) return undefined;
    const figure = timeline(actions, facts);
    return {
        key: 'actions', title: 'Action plan', ...figure ? { figure } : {},
        table: compact({
            columns: ['Due', 'Action', 'Owner', 'Serves', 'Status'],
            rows: actions.map(action => {
                const due = dateOf(action, 'Due');
                return [due ? [{ day: due }] : [field(action, 'Due')?.text ?? ''], [{ block: action }], listed(namedBy(action, 'Owner')), listed(blocks(servedGoals(action, model))), statusOf(action, facts)];
            })
        })
    };
}

function timeline(actions: readonly Block[], facts: Facts): string | undefined {
    const steps = actions.flatMap((action): Step[] => {
        const due = dateOf(action, 'Due');
        const state = isLate(action, facts) ? 'late' : isClosed(action) ? 'done' : 'open';
        return due && choice(action, 'Status') !== 'dropped' ? [{ title: action.title, due, state, words: state === 'open' ? shortDate(due).replace(/ \d+$/, '') : state }] : [];
    });
    if (steps.length < 2 || steps.length > mostSteps) return undefined;
    const period = periodOf(facts.model);
    const days = steps.map(({ due }) => due);
    const [from, to] = [[...days, ...period ? [period.start] : []].sort()[0]!, days.at(-1)!];
    const words = steps.map(({ title, due, state }) => `${title}: ${shortDate(due)}${state === 'open' ? '' : `, ${state}`}`).join('; ');
    return drawTimeline({ name: 'When actions are due', description: `${words}.`, steps, today: facts.today, from, to: to > facts.today ? to : [to, period && facts.today <= period.end ? facts.today : to].sort().at(-1)! });
}

/** Who meets how often, and when next (S1). */
export function meetings({ model, today }: Facts): Part | undefined {
    const all = visible(model, 'Meeting');
    if (all.length === 0) return undefined;
    const next = new Map(meetingsOf(model, today).map(({ block, date }) => [block, date]));
    return {
        key: 'meetings', title: 'Meetings',
        table: compact({
            columns: ['Meeting', 'Every', 'Teams', 'Chair', 'Next'],
            rows: all.map(meeting => {
                const date = next.get(meeting);
                return [[{ block: meeting }], [cadenceText(meeting, 'Every')].filter(words => words !== ''), listed(namedBy(meeting, 'Teams')), listed(namedBy(meeting, 'Chair')), date ? [{ day: date }] : []];
            })
        })
    };
}

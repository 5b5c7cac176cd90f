import { factsOf } from '../../analysis/facts.js';
import { blockProgress, type Progress } from '../../analysis/progress.js';
import { metricsOf } from '../../model/facts.js';
import { goalsFromTheEnd } from './destination.js';
import { blocks, compact, listed, type Facts, type Part } from './part.js';
import { namedBy, paceOf, progressCell, targetCell } from './words.js';

/** The goals on one page: who answers for each, how it is measured, how far it is; and what the whole returns. */
export function summary(facts: Facts): Part | undefined {
    const { model, today } = facts;
    const goals = goalsFromTheEnd(facts);
    if (goals.length === 0) return undefined;
    // Where it leads is said above.
    const sentences = model.strategy ? factsOf(model.strategy, model, today).filter(fact => !fact.startsWith('Leads to')) : [];
    return {
        key: 'summary', title: 'At a glance', lead: sentences.length > 0 ? [[sentences.join(' ')]] : [],
        table: compact({
            columns: ['Goal', 'Owner', 'Metric', 'Target', 'Progress'],
            rows: goals.map(goal => {
                const progress = blockProgress(goal, model, today);
                const metrics = [...new Set(metricsOf(goal, model))];
                return [[{ block: goal }], listed(namedBy(goal, 'Owner')), listed(metrics.length > 0 ? blocks(metrics) : namedBy(goal, 'Metric')), targetCell(progress), progressCell(progress)];
            })
        }),
        ...goals.some(goal => hasPace(blockProgress(goal, model, today))) ? { legend: 'The line across a bar is where it would be on pace.' } : {}
    };
}

function hasPace(progress: Progress | undefined): boolean {
    return progress !== undefined && paceOf(progress) !== undefined;
}

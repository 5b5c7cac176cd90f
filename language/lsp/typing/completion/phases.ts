import { endGoals, endPhases } from '../../../analysis/end-goal.js';
import { visible } from '../../../analysis/per-model.js';
import { choice } from '../../../model/facts.js';
import type { StrategyModel } from '../../../model/model.js';
import type { Subject } from './suggestion.js';

/** The phases that the next goal is likely in: the destination first, then the way there from its end (R1 to R3). */
export function likelyPhases(model: StrategyModel): string[] {
    const phases = new Set(visible(model, 'Goal').map(goal => choice(goal, 'Phase')));
    const missing = ['data', 'relationships'].filter(phase => !phases.has(phase));
    return endGoals(model).length === 0 ? [endPhases(model)[0]!, ...missing] : [...missing, 'relationships', 'data', ...endPhases(model)];
}

/** The phase a goal is in, or, of one that is not written yet, is likely in. */
export function phaseOf({ block }: Subject, model: StrategyModel): string | undefined {
    return block ? choice(block, 'Phase') : likelyPhases(model)[0];
}

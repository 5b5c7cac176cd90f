import { wantedSections } from '../../analysis/appearance.js';
import { positionCalled } from '../../refactor/position.js';
import { audience, platforms } from './audience.js';
import { destination } from './destination.js';
import { metrics } from './metrics.js';
import type { Facts, Part } from './part.js';
import { actionPlan, meetings } from './plan.js';
import { positionSheet } from './position.js';
import { approvals, changes } from './record.js';
import { responsibilities } from './responsibilities.js';
import { summary } from './summary.js';

const made = (parts: readonly ((facts: Facts) => Part | undefined)[], facts: Facts): Part[] => parts.flatMap(part => part(facts) ?? []);

/** The destination first, then the goals on one page (R4): before what the author wrote. */
export function frontParts(facts: Facts): Part[] {
    return wanted(made([destination, summary], facts), facts);
}

/** What is looked up: behind what the author wrote. */
export function gatheredParts(facts: Facts): Part[] {
    return wanted(made([audience, platforms, responsibilities, metrics, actionPlan, meetings, changes, approvals], facts), facts);
}

/** The strategy on one page. */
export function summaryParts(facts: Facts): Part[] {
    return made([destination, summary, approvals], facts);
}

/** All that falls to a position; `undefined` where the strategy has none of that title. */
export function positionParts(title: string, facts: Facts): Part[] | undefined {
    const position = positionCalled(title, facts.model);
    return position && positionSheet(position, facts);
}

function wanted(parts: readonly Part[], { model }: Facts): Part[] {
    const { keys } = wantedSections(model);
    return parts.filter(({ key }) => keys.has(key));
}

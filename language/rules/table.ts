import { conflictRules } from './structure/conflicts.js';
import { formattableRules } from './structure/formattable.js';
import { linkRules } from './structure/links.js';
import { markdownRules } from './structure/markdown.js';
import { referenceRules } from './structure/names-and-references.js';
import { readableRules } from './structure/readable.js';
import type { Rule } from './rule.js';
import { alignmentRules } from './strategy/alignment.js';
import { appearanceRules } from './strategy/appearance.js';
import { approvalRules } from './strategy/approvals.js';
import { audienceRules } from './strategy/audience.js';
import { endGoalRules } from './strategy/end-goal.js';
import { measurementRules } from './strategy/measurement.js';
import { ownershipRules } from './strategy/ownership.js';
import { presenceRules } from './strategy/presence.js';
import { resultRules } from './strategy/results.js';
import { resultsTableRules } from './strategy/results-tables.js';
import { reviewRules } from './strategy/review.js';
import { signatureRules } from './strategy/signatures.js';
import { totalRules } from './strategy/totals.js';
import { suppressionRules } from './suppression.js';

/** All rules. docs/rules.md is generated from this table. */
export const rules: readonly Rule[] = [
    ...readableRules, ...conflictRules, ...referenceRules, ...linkRules, ...markdownRules, ...formattableRules, ...presenceRules, ...alignmentRules, ...audienceRules, ...ownershipRules, ...measurementRules, ...resultRules, ...resultsTableRules,
    ...endGoalRules, ...approvalRules, ...signatureRules, ...reviewRules, ...totalRules, ...appearanceRules, ...suppressionRules
];

import { conflictRules } from './conflicts.js';
import { linkRules } from './links.js';
import { markdownRules } from './markdown.js';
import { referenceRules } from './names-and-references.js';
import { readableRules } from './readable.js';
import type { Rule } from './rule.js';
import { alignmentRules } from './strategy/alignment.js';
import { approvalRules } from './strategy/approvals.js';
import { audienceRules } from './strategy/audience.js';
import { endGoalRules } from './strategy/end-goal.js';
import { measurementRules } from './strategy/measurement.js';
import { ownershipRules } from './strategy/ownership.js';
import { presenceRules } from './strategy/presence.js';
import { resultRules } from './strategy/results.js';
import { reviewRules } from './strategy/review.js';
import { signatureRules } from './strategy/signatures.js';
import { suppressionRules } from './suppression.js';

/** All rules. docs/rules.md is generated from this table. */
export const rules: readonly Rule[] = [
    ...readableRules, ...conflictRules, ...referenceRules, ...linkRules, ...markdownRules, ...presenceRules, ...alignmentRules, ...audienceRules, ...ownershipRules, ...measurementRules, ...resultRules,
    ...endGoalRules, ...approvalRules, ...signatureRules, ...reviewRules, ...suppressionRules
];

import { approvalRules } from './approvals.js';
import { markdownRules } from './markdown.js';
import { measurementRules } from './measurement.js';
import { referenceRules } from './names-and-references.js';
import { presenceRules } from './presence.js';
import type { Rule } from './rule.js';
import { suppressionRules } from './suppression.js';

/** All rules. docs/rules.md is generated from this table. */
export const rules: readonly Rule[] = [
    ...referenceRules, ...markdownRules, ...presenceRules, ...measurementRules, ...approvalRules, ...suppressionRules
];

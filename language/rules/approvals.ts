import { blocksOf, field } from '../model/facts.js';
import { titleKey } from '../references/names.js';
import { whenPresented, type Rule } from './rule.js';

/** S5: in writing, dated, and approved by leadership. */
export const approvalRules: Rule[] = [
    {
        code: 'strategy-must-be-approved', requirement: 'S5', severity: whenPresented,
        summary: 'A strategy needs an approval.',
        help: 'Add a block `## Approval: Position` with `Name` and `Date`. A strategy that is `in review` still waits for it; one that is `approved` must have it.',
        wrong: '# Strategy: Acme\n\n- Status: approved\n', right: '# Strategy: Acme\n\n- Status: approved\n\n## Approval: CEO\n\n## Owner: CEO\n',
        *check({ model, house }) {
            const { strategy } = model;
            if (!strategy) return;
            const approvals = blocksOf(model, 'Approval');
            if (approvals.length === 0) {
                yield { message: 'Nobody has approved this strategy. Add a block "## Approval: Position" with "Name" and "Date".', span: strategy.heading, block: strategy, data: { fix: 'add-approval' } };
                return;
            }
            const approvers = new Set([...field(strategy, 'Approvers')?.references.map(reference => reference.title) ?? [], ...house.approvers ?? []]);
            for (const approver of approvers) {
                if (approvals.some(approval => titleKey(approval.title) === titleKey(approver))) continue;
                yield { message: `The approval of "${approver}" is missing. Add a block "## Approval: ${approver}" with "Name" and "Date".`, span: strategy.heading, block: strategy, data: { fix: 'add-approval', position: approver } };
            }
        }
    }
];

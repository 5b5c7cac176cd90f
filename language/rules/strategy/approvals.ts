import { currentApprovals, isOfThisVersion } from '../../analysis/review.js';
import { blocksOf, choice, dateOf, field, statusOf } from '../../model/facts.js';
import { titleKey } from '../../references/names.js';
import { must, whenPresented, type Rule } from '../rule.js';
import { capital, describe, numberWord } from '../../analysis/words.js';

/** S5: in writing, dated, and approved by leadership. */
export const approvalRules: Rule[] = [
    {
        code: 'strategy-must-be-approved', requirement: 'S5', severity: whenPresented, asks: { kind: 'Strategy', key: 'Approvers' },
        summary: 'A strategy needs an approval.',
        help: 'Add a block `## Approval: Position` with `Name` and `Date`. A strategy that is `in review` still waits for it; one that is `approved` must have it.',
        wrong: '# Strategy: Acme\n\n- Status: approved\n', right: '# Strategy: Acme\n\n- Status: approved\n\n## Approval: CEO\n\n## Owner: CEO\n',
        *check({ model, house }) {
            const { strategy } = model;
            if (!strategy) return;
            const approvals = blocksOf(model, 'Approval');
            if (approvals.length === 0) {
                yield { message: 'Nobody has approved this strategy. Add a block "## Approval: Position" with "Name" and "Date".', span: strategy.heading, block: strategy, data: { fix: 'add-approval', position: undefined } };
                return;
            }
            const approvers = new Set([...field(strategy, 'Approvers')?.references.map(reference => reference.title) ?? [], ...house.approvers ?? []]);
            for (const approver of approvers) {
                if (approvals.some(approval => titleKey(approval.title) === titleKey(approver))) continue;
                yield { message: `The approval of "${approver}" is missing. Add a block "## Approval: ${approver}" with "Name" and "Date".`, span: strategy.heading, block: strategy, data: { fix: 'add-approval', position: approver } };
            }
        }
    },
    {
        code: 'quorum-must-be-met', requirement: 'S5', severity: whenPresented,
        summary: 'As many must have approved as the quorum asks for.',
        help: 'Counted are the approvals of this version, also those with conditions; a rejection does not count. Set `Quorum` in the Strategy block.',
        wrong: '# Strategy: Acme\n\n- Quorum: 2\n- Status: approved\n\n## Approval: CEO\n\n## Owner: CEO\n',
        right: '# Strategy: Acme\n\n- Quorum: 1\n- Status: approved\n\n## Approval: CEO\n\n## Owner: CEO\n',
        *check({ model }) {
            const quorum = model.strategy && field(model.strategy, 'Quorum');
            if (quorum?.value.type !== 'quantity') return;
            const approvals = currentApprovals(model);
            if (approvals.length === 0 || approvals.length >= quorum.value.amount) return; // none at all has a rule of its own
            yield { message: `${capital(numberWord(quorum.value.amount))} must approve, and ${numberWord(approvals.length)} ${approvals.length === 1 ? 'has' : 'have'}. Another approval of this version is needed.`, span: quorum.valueSpan ?? quorum.span, block: model.strategy };
        }
    },
    {
        code: 'approval-must-be-of-this-version', requirement: 'S5', severity: whenPresented,
        summary: 'An approval must be of the version that stands above it.',
        help: 'What was approved was an earlier text. Ask for the approval of this version, or leave the old one in the file\'s history.',
        wrong: '# Strategy: Acme\n\n- Version: 2.1\n\n## Approval: CEO\n\n- Version: 2.0\n\n## Owner: CEO\n',
        right: '# Strategy: Acme\n\n- Version: 2.1\n\n## Approval: CEO\n\n- Version: 2.1\n\n## Owner: CEO\n',
        *check({ model }) {
            for (const approval of blocksOf(model, 'Approval')) {
                const version = field(approval, 'Version');
                if (!version || isOfThisVersion(approval, model)) continue;
                const again = currentApprovals(model).some(other => titleKey(other.title) === titleKey(approval.title));
                if (!again) yield { message: `"${approval.title}" approved version ${version.text}; this is version ${field(model.strategy!, 'Version')!.text}. Ask for the approval of this version.`, span: version.valueSpan ?? version.span, block: approval };
            }
        }
    },
    {
        code: 'approval-was-rejected', requirement: 'S5', severity: whenPresented,
        summary: 'A strategy that an approver has rejected is not approved.',
        help: 'Mend what the rejection names and ask again; the next decision stands in a block of its own. Until then the status stays `in review`.',
        wrong: '# Strategy: Acme\n\n- Status: approved\n\n## Approval: CEO\n\n- Decision: rejected\n\n## Owner: CEO\n',
        right: '# Strategy: Acme\n\n- Status: in review\n\n## Approval: CEO\n\n- Decision: rejected\n\n## Owner: CEO\n',
        *check({ model }) {
            if (statusOf(model) !== 'approved') return;
            for (const approval of blocksOf(model, 'Approval')) {
                if (choice(approval, 'Decision') !== 'rejected' || !isOfThisVersion(approval, model) || currentApprovals(model).some(other => titleKey(other.title) === titleKey(approval.title))) continue;
                const decision = field(approval, 'Decision')!;
                yield { message: `"${approval.title}" has rejected this version, so its status cannot be approved. Set the status to in review.`, span: decision.valueSpan ?? decision.span, block: approval };
            }
        }
    },
    {
        code: 'approval-must-name-its-conditions', requirement: 'S5', severity: must,
        summary: 'An approval with conditions must say which.',
        help: 'Write them behind `Conditions`, each with a day on which it is met.',
        wrong: '## Approval: CEO\n\n- Decision: approved with conditions\n\n## Owner: CEO\n', right: '## Approval: CEO\n\n- Decision: approved with conditions\n- Conditions: codes are tied to the register by 2027-03-31\n\n## Owner: CEO\n',
        *check({ model }) {
            for (const approval of blocksOf(model, 'Approval')) {
                if (choice(approval, 'Decision') !== 'approved with conditions' || field(approval, 'Conditions')) continue;
                yield { message: `${describe(approval)} has conditions, but does not say which. Add a line "- Conditions: ...".`, span: field(approval, 'Decision')!.span, block: approval, data: { fix: 'add-field', key: 'Conditions', example: 'what must be done, by 2027-03-31' } };
            }
        }
    },
    {
        code: 'approval-has-expired', requirement: 'S5', severity: whenPresented,
        summary: 'An approval whose `Valid until` has passed does not hold any more.',
        help: 'Ask for a new one. What was approved for a year is looked at again after it.',
        wrong: '# Strategy: Acme\n\n## Approval: CEO\n\n- Valid until: 2026-12-31\n\n## Owner: CEO\n', right: '# Strategy: Acme\n\n## Approval: CEO\n\n- Valid until: 2027-12-31\n\n## Owner: CEO\n',
        *check({ model, today }) {
            for (const approval of blocksOf(model, 'Approval')) {
                const until = field(approval, 'Valid until');
                if (until?.value.type !== 'date' || until.value.date >= today || !isOfThisVersion(approval, model)) continue;
                yield { message: `The approval of "${approval.title}" was valid until ${until.value.date}. Ask for a new one.`, span: until.valueSpan ?? until.span, block: approval };
            }
        }
    },
    {
        code: 'strategy-must-not-take-effect-before-approval', requirement: 'S5', severity: whenPresented,
        summary: 'A strategy must not take effect before it is approved.',
        help: '`Effective` is the day from which this version counts. It lies on or after the last approval that is needed.',
        wrong: '# Strategy: Acme\n\n- Effective: 2027-01-01\n\n## Approval: CEO\n\n- Date: 2027-01-12\n\n## Owner: CEO\n', right: '# Strategy: Acme\n\n- Effective: 2027-01-15\n\n## Approval: CEO\n\n- Date: 2027-01-12\n\n## Owner: CEO\n',
        *check({ model }) {
            const effective = model.strategy && field(model.strategy, 'Effective');
            if (effective?.value.type !== 'date') return;
            const last = currentApprovals(model).flatMap(approval => dateOf(approval, 'Date') ?? []).sort().at(-1);
            if (!last || effective.value.date >= last) return;
            yield { message: `This version takes effect on ${effective.value.date}, but was approved on ${last}. Move "Effective" to that day or later.`, span: effective.valueSpan ?? effective.span, block: model.strategy, data: { fix: 'replace', text: last } };
        }
    }
];

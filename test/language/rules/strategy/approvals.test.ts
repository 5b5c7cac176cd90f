import { describe, expect, test } from 'vitest';
import { said } from './said.js';

const strategy = (...fields: string[]): string => `# Strategy: S\n\n${fields.map(field => `- ${field}\n`).join('')}\n## Owner: CEO\n\n## Owner: CFO\n\n`;
const approval = (position: string, ...fields: string[]): string => `## Approval: ${position}\n\n${fields.map(field => `- ${field}\n`).join('')}\n`;

describe('S5: who has approved', () => {
    test.each([
        ['quorum-must-be-met', 'too few', strategy('Quorum: 2') + approval('CEO'), ['Two must approve, and one has. Another approval of this version is needed.']],
        ['quorum-must-be-met', 'enough', strategy('Quorum: 2') + approval('CEO') + approval('CFO', 'Decision: approved with conditions'), []],
        ['quorum-must-be-met', 'a rejection does not count', strategy('Quorum: 2') + approval('CEO') + approval('CFO', 'Decision: rejected'), ['Two must approve, and one has. Another approval of this version is needed.']],
        ['quorum-must-be-met', 'an earlier version does not count', strategy('Quorum: 2', 'Version: 2.0') + approval('CEO', 'Version: 2.0') + approval('CFO', 'Version: 1.0'), ['Two must approve, and one has. Another approval of this version is needed.']],
        ['quorum-must-be-met', 'one too few', strategy('Quorum: 3') + approval('CEO') + approval('CFO'), ['Three must approve, and two have. Another approval of this version is needed.']],
        ['quorum-must-be-met', 'none at all is said elsewhere', strategy('Quorum: 2'), []],
        ['approval-must-be-of-this-version', 'an earlier one', strategy('Version: 2.1') + approval('CEO', 'Version: 2.0'), ['"CEO" approved version 2.0; this is version 2.1. Ask for the approval of this version.']],
        ['approval-must-be-of-this-version', 'written otherwise', strategy('Version: v2.1') + approval('CEO', 'Version: Version 2.1'), []],
        ['approval-must-be-of-this-version', 'approved again since', strategy('Version: 2.1') + approval('CEO', 'Version: 2.0') + approval('CEO', 'Version: 2.1'), []],
        ['approval-must-be-of-this-version', 'approved again since by another', strategy('Version: 2.1') + approval('CEO', 'Version: 2.0') + approval('CFO', 'Version: 2.1'), ['"CEO" approved version 2.0; this is version 2.1. Ask for the approval of this version.']],
        ['approval-must-be-of-this-version', 'of a strategy without version', strategy() + approval('CEO', 'Version: 2.0'), []],
        ['approval-must-be-of-this-version', 'without version', strategy('Version: 2.1') + approval('CEO'), []],
        ['approval-was-rejected', 'rejected', strategy('Status: approved') + approval('CEO', 'Decision: rejected'), ['"CEO" has rejected this version, so its status cannot be approved. Set the status to in review.']],
        ['approval-was-rejected', 'approved later', strategy('Status: approved') + approval('CEO', 'Decision: rejected') + approval('CEO'), []],
        ['approval-was-rejected', 'approved by another', strategy('Status: approved') + approval('CEO', 'Decision: rejected') + approval('CFO'), ['"CEO" has rejected this version, so its status cannot be approved. Set the status to in review.']],
        ['approval-was-rejected', 'an earlier version', strategy('Status: approved', 'Version: 2.1') + approval('CEO', 'Version: 2.0', 'Decision: rejected'), []],
        ['approval-was-rejected', 'still in review', strategy('Status: in review') + approval('CEO', 'Decision: rejected'), []],
        ['approval-must-name-its-conditions', 'unnamed', approval('CEO', 'Decision: approved with conditions'), ['The approval "CEO" has conditions, but does not say which. Add a line "- Conditions: ...".']],
        ['approval-has-expired', 'expired', strategy() + approval('CEO', 'Valid until: 2027-02-28'), ['The approval of "CEO" was valid until 2027-02-28. Ask for a new one.']],
        ['approval-has-expired', 'of an earlier version', strategy('Version: 2.1') + approval('CEO', 'Version: 2.0', 'Valid until: 2027-02-28'), []],
        ['approval-has-expired', 'its last day', strategy() + approval('CEO', 'Valid until: 2027-03-01'), []],
        ['strategy-must-not-take-effect-before-approval', 'before', strategy('Effective: 2027-01-01') + approval('CEO', 'Date: 2027-01-12') + approval('CFO', 'Date: 2027-01-10'), ['This version takes effect on 2027-01-01, but was approved on 2027-01-12. Move "Effective" to that day or later.']],
        ['strategy-must-not-take-effect-before-approval', 'an approval without a day', strategy('Effective: 2027-01-01') + approval('CEO'), []],
        ['strategy-must-not-take-effect-before-approval', 'on that day', strategy('Effective: 2027-01-12') + approval('CEO', 'Date: 2027-01-12'), []]
    ])('%s: %s', async (code, _name, text, expected) => expect(await said(code, text)).toEqual(expected));
});

describe('S6: never finished', () => {
    test.each([
        ['review-is-overdue', strategy('Review: every 3 months by CEO, next 2027-02-28'), ['The review of this strategy was due on 2027-02-28 (CEO). Review it, then write behind "next" when it is reviewed again.']],
        ['review-is-overdue', strategy('Review: every 3 months, next 2027-03-01'), []],
        ['review-is-overdue', strategy('Review: monthly', 'Period: 2027', 'Owner: CFO'), ['The review of this strategy was due on 2027-02-01 (CFO). Review it, then write behind "next" when it is reviewed again.']],
        ['review-is-overdue', strategy('Review: monthly', 'Period: 2027', 'Effective: 2027-02-15'), []],
        ['review-is-overdue', strategy('Review: monthly'), []],
        ['period-is-over', strategy('Period: 2026'), ['The period of this strategy ended on 2026-12-31. Write the next one, and set the status of this one to superseded.']],
        ['review-is-overdue', strategy('Review: monthly', 'Period: 2026'), []],
        ['review-is-overdue', strategy('Review: monthly', 'Period: 2026-03-01 to 2027-03-01'), ['The review of this strategy was due on 2026-04-01. Review it, then write behind "next" when it is reviewed again.']],
        ['period-is-over', strategy('Period: Q1 2027'), []],
        ['period-is-over', strategy('Period: 2026-03-01 to 2027-03-01'), []],
        ['period-is-over', strategy('Period: 2026-03-01 to 2027-02-28'), ['The period of this strategy ended on 2027-02-28. Write the next one, and set the status of this one to superseded.']],
        ['superseded-strategy-should-name-its-successor', strategy('Status: superseded'), ['This strategy is superseded, but does not say by which. Add a line such as "- Superseded by: [Acme 2028](acme-2028.strategy.md)".']],
        ['superseded-strategy-should-name-its-successor', strategy('Status: superseded', 'Superseded by: the plan of 2028'), []],
        ['superseded-strategy-should-name-its-successor', strategy('Status: approved'), []]
    ])('%s: %j', async (code, text, expected) => expect(await said(code, text)).toEqual(expected));

    test.each(['review-is-overdue', 'period-is-over', 'target-is-off-pace', 'reading-is-overdue', 'action-is-overdue'])('a superseded strategy is not told that %s', async code => {
        const { rules } = await import('../../../../language/index.js');
        expect(rules.find(rule => rule.code === code)!.severity.superseded).toBe('off');
    });
});

test.each([
    ['no approval of its version', 'approved', '2.2', '2.1', 1],
    ['an approval of its version', 'approved', '2.1', '2.1', 0],
    ['approvals that are still to come', 'in review', '2.2', '2.1', 0],
    ['approvals to come for another version', 'in review', '2.1', '2.0', 1]
])('a change with %s (%s)', async (_name, status, change, approved, count) => {
    const text = `# Strategy: Acme\n\n- Version: 2.2\n- Status: ${status}\n\n## Change: Less\n\n- Version: ${change}\n\n## Approval: CEO\n\n- Version: ${approved}\n\n## Owner: CEO\n`;
    expect(await said('change-should-have-approver', text)).toHaveLength(count);
});

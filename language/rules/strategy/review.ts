import { periodOf } from '../../analysis/readings.js';
import { hasEnded, nextReview } from '../../analysis/review.js';
import { field, statusOf } from '../../model/facts.js';
import { should, type Rule } from '../rule.js';

/** S5, S6: a strategy leaves room for change and is never finished. */
export const reviewRules: Rule[] = [
    {
        code: 'review-is-overdue', requirement: 'S6', severity: should,
        summary: 'A strategy should be reviewed on its day.',
        help: 'The next review is on the `next` day behind `Review`, or one cadence after the strategy took effect. After a review write down the day of the next, and what changed as a Change.',
        wrong: '# Strategy: Acme\n\n- Review: every 3 months, next 2027-02-01\n', right: '# Strategy: Acme\n\n- Review: every 3 months, next 2027-05-01\n',
        *check({ model, today }) {
            const due = nextReview(model);
            if (!due || due >= today || hasEnded(model, today)) return; // that the strategy has ended is said
            const review = field(model.strategy!, 'Review')!;
            const who = review.references[0]?.title ?? field(model.strategy!, 'Owner')?.text;
            yield { message: `The review of this strategy was due on ${due}${who ? ` (${who})` : ''}. Review it, then write behind "next" when it is reviewed again.`, span: review.valueSpan ?? review.span, block: model.strategy, data: { fix: 'next-review' } };
        }
    },
    {
        code: 'period-is-over', requirement: 'S6', severity: should,
        summary: 'A strategy whose period is over should be succeeded by another.',
        help: 'Write the next one, and set the status of this one to `superseded`.',
        wrong: '# Strategy: Acme\n\n- Period: 2026\n', right: '# Strategy: Acme\n\n- Period: 2027\n',
        *check({ model, today }) {
            if (!hasEnded(model, today)) return;
            const written = field(model.strategy!, 'Period')!;
            yield { message: `The period of this strategy ended on ${periodOf(model)!.end}. Write the next one, and set the status of this one to superseded.`, span: written.valueSpan ?? written.span, block: model.strategy, data: { fix: 'set-status', choices: ['superseded'] } };
        }
    },
    {
        code: 'superseded-strategy-should-name-its-successor', requirement: 'S5', severity: { draft: 'off', 'in review': 'off', approved: 'off', superseded: 'warning' },
        summary: 'A superseded strategy should say what took its place.',
        help: 'Who finds the old text must find the new one. Link it behind `Superseded by`.',
        wrong: '# Strategy: Acme\n\n- Status: superseded\n', right: '# Strategy: Acme\n\n- Status: superseded\n- Superseded by: [Acme 2028](acme-2028.strategy.md)\n',
        *check({ model }) {
            const { strategy } = model;
            if (!strategy || statusOf(model) !== 'superseded' || field(strategy, 'Superseded by')) return;
            yield { message: 'This strategy is superseded, but does not say by which. Add a line such as "- Superseded by: [Acme 2028](acme-2028.strategy.md)".', span: field(strategy, 'Status')!.span, block: strategy, data: { fix: 'add-field', key: 'Superseded by', example: '[Title](file.strategy.md)' } };
        }
    }
];

import { blocksOf, field } from '../../model/facts.js';
import { goalsByMetric, readingsOf } from '../../analysis/readings.js';
import { must, should, type Rule } from '../rule.js';
import { describe } from '../../analysis/words.js';

/** S4: chosen, measured, and staff know what to do with what they learn. */
export const measurementRules: Rule[] = [
    {
        code: 'target-must-have-deadline', requirement: 'S4', severity: must,
        summary: 'A goal\'s target needs a date.',
        help: 'Without a date a target is never missed. Write `by 2027-12-31` behind the number; a target that has to wait says `deferred until 2027-03-01: reason`.',
        wrong: '## Goal: Reach\n\n- Target: 120\n', right: '## Goal: Reach\n\n- Target: 120 by 2027-12-31\n',
        *check({ model }) {
            for (const goal of blocksOf(model, 'Goal')) {
                const target = field(goal, 'Target');
                if (target?.value.type !== 'target' || target.value.by || target.value.deferred) continue;
                yield { message: `The target of "${goal.title}" has no deadline. Add a date: "${target.text} by 2027-12-31".`, span: target.valueSpan ?? target.span, block: goal, data: { fix: 'append', text: ' by ' } };
            }
        }
    },
    {
        code: 'metric-must-have-measurer', requirement: 'S4', severity: must,
        summary: 'A metric needs a position that measures it.',
        help: 'Write it behind the cadence: `- Measured: monthly by Marketing Analyst`, or give the metric an `Owner`.',
        wrong: '## Metric: Reach\n\n- Measured: monthly\n', right: '## Metric: Reach\n\n- Measured: monthly by Analyst\n\n## Owner: Analyst\n',
        *check({ model }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const measured = field(metric, 'Measured');
                if (!measured || field(metric, 'Owner') || measured.references.length > 0) continue; // that it is not measured at all is said once
                yield { message: `Nobody measures "${metric.title}". Say who: "- Measured: monthly by Marketing Analyst".`, span: measured.valueSpan ?? measured.span, block: metric, data: { fix: 'measurer' } };
            }
        }
    },
    {
        code: 'metric-should-say-what-to-do', requirement: 'S4', severity: should, asks: { kind: 'Metric', key: 'When below' },
        summary: 'A metric should say what happens when it is low or high.',
        help: 'Measuring pays only when staff know how to act on what they see: more of what works, less of what does not.',
        wrong: '## Metric: Reach\n', right: '## Metric: Reach\n\n- When below 60: review the personas\n',
        *check({ model }) {
            for (const metric of blocksOf(model, 'Metric')) {
                if (field(metric, 'When below') || field(metric, 'When above')) continue;
                if (model.strategy && !goalsByMetric(model).has(metric)) continue; // a metric that no goal rests on need not be acted on
                yield { message: `${describe(metric)} does not say what to do when it is low or high. Add a line such as "- When below 60: review the personas".`, span: metric.heading, block: metric, data: { fix: 'add-field', key: 'When below', example: '60: review the personas' } };
            }
        }
    },
    {
        code: 'metric-should-have-baseline', requirement: 'S4', severity: should, asks: { kind: 'Metric', key: 'Baseline' },
        summary: 'A metric that a goal rests on should have a baseline.',
        help: 'Without a start nobody can say how far one has come, or whether the target is bold. A `Baseline`, a first row in the results table, or `from 80` in the goal\'s target will do; a target that is `deferred until` a day may wait.',
        wrong: '## Goal: More leads\n\n- Metric: Leads\n- Target: 120 by 2027-12-31\n\n## Metric: Leads\n',
        right: '## Goal: More leads\n\n- Metric: Leads\n- Target: 120 by 2027-12-31\n\n## Metric: Leads\n\n- Baseline: 80 on 2026-12-31\n',
        *check({ model }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const goals = goalsByMetric(model).get(metric) ?? [];
                if (goals.length === 0 || field(metric, 'Baseline') || readingsOf(metric).length > 0) continue;
                const targets = goals.map(goal => field(goal, 'Target')?.value);
                if (targets.some(target => target?.type === 'target' && (target.from !== null || target.deferred))) continue;
                yield { message: `${describe(metric)} has no baseline. Say where it stands today: "- Baseline: 80 on 2026-12-31".`, span: metric.heading, block: metric, data: { fix: 'add-field', key: 'Baseline', example: '80 on 2026-12-31' } };
            }
        }
    }
];

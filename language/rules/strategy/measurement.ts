import { blocksOf, field } from '../../model/facts.js';
import type { Block, Field, StrategyModel } from '../../model/model.js';
import { visible } from '../../analysis/per-model.js';
import { blockProgress, progressOf } from '../../analysis/progress.js';
import { goalsByMetric, periodOf, readingsOf } from '../../analysis/readings.js';
import { amountText, describe } from '../../analysis/words.js';
import { referenceTo } from '../../references/link-target.js';
import { must, should, type Problem, type Rule } from '../rule.js';

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
                const by = ` by ${periodOf(model)?.end ?? '2027-12-31'}`;
                yield { message: `The target of "${goal.title}" has no deadline. Add a date: "${target.text}${by}".`, span: target.valueSpan ?? target.span, block: goal, data: { fix: 'append', text: by } };
            }
        }
    },
    {
        code: 'deadline-must-follow-the-start', requirement: 'S4', severity: must,
        summary: 'A target\'s date must be after the day it starts from.',
        help: 'A target goes from a baseline to a number on a later day, within the strategy\'s period or after it. A date before that is a slip, and no pace can be told.',
        wrong: '## Goal: Reach\n\n- Target: 120 by 2026-06-30 from 80 on 2026-12-31\n', right: '## Goal: Reach\n\n- Target: 120 by 2027-06-30 from 80 on 2026-12-31\n',
        *check({ model, today }) {
            const start = periodOf(model)?.start;
            for (const { block, field: { span, valueSpan }, target: { by }, baseline: from } of progressOf(model, today)) {
                if (block.uri !== model.uri) continue;
                const baseline = from?.on;
                const late = by && (start && by < start ? `the strategy begins on ${start}` : baseline && by <= baseline ? `it starts from a baseline of ${baseline}` : undefined);
                if (late) yield { message: `The target of "${block.title}" should be reached by ${by}, but ${late}. Correct the date.`, span: valueSpan ?? span, block };
            }
        }
    },
    {
        code: 'deferred-target-should-be-set', requirement: 'S4', severity: should,
        summary: 'A target that waits needs a day on which it is set.',
        help: 'A target may wait for a baseline: `deferred until 2027-06-30: no baseline yet`. Without a day it waits for ever; when the day has passed, set the target, or say until when it waits now and why.',
        wrong: '## Goal: Reach\n\n- Target: deferred until 2027-01-31: no baseline yet\n', right: '## Goal: Reach\n\n- Target: deferred until 2027-06-30: no baseline yet\n',
        *check({ model, today }) {
            for (const block of blocksOf(model, 'Goal', 'Metric')) {
                const target = field(block, 'Target');
                const deferred = target?.value.type === 'target' ? target.value.deferred : undefined;
                if (!target || !deferred || deferred.until && deferred.until >= today) continue;
                const why = deferred.reason ?? 'no baseline yet';
                const message = deferred.until
                    ? `The target of "${block.title}" was to wait until ${deferred.until}. Set it now, or say until when it waits and why.`
                    : `The target of "${block.title}" waits, but not until a day, so nobody will come back to it. Write "deferred until 2027-06-30: ${why}".`;
                yield { message, span: target.valueSpan ?? target.span, block };
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
                const [somebody] = visible(model, 'Owner');
                const cadence = measured.parts.find(({ value }) => value.type === 'cadence')?.text ?? 'monthly';
                yield { message: `Nobody measures "${metric.title}". Say who: "- Measured: ${cadence} by ${somebody ? referenceTo(somebody, model.uri) : 'Marketing Analyst'}".`, span: measured.valueSpan ?? measured.span, block: metric, data: { fix: 'measurer' } };
            }
        }
    },
    {
        code: 'metric-should-say-what-to-do', requirement: 'S4', severity: should, asks: { kind: 'Metric', key: 'When below' },
        summary: 'A metric should say what happens when it is low or high.',
        help: 'Measuring pays only when staff know how to act on what they see: more of what works, less of what does not.',
        wrong: '## Metric: Reach\n', right: '## Metric: Reach\n\n- When below 60: review the personas\n',
        *check({ model, today }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const rules = metric.fields.filter(({ key, text }) => (key === 'When below' || key === 'When above') && text !== '');
                yield* rules.filter(({ then, value }) => !then && value.type === 'quantity').map(rule => withoutStep(rule, metric));
                if (rules.length > 0 || model.strategy && !goalsByMetric(model).has(metric)) continue; // a metric that no goal rests on need not be acted on
                const { key, example } = usualRule(metric, model, today);
                yield { message: `${describe(metric)} does not say what to do when it is low or high. Add a line such as "- ${key} ${example}".`, span: metric.heading, block: metric, data: { fix: 'add-field', key, example } };
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

/** `When below 60`, or `When below 60 pause posts`, where the step is taken for a unit. */
function withoutStep(rule: Field, metric: Block): Problem {
    const [, number, step] = /^(\S*\d\S*) (?:then )?(.+)$/.exec(rule.text.slice(0, 300)) ?? [];
    const written = number && step && rule.value.type === 'quantity' && rule.value.unit?.includes(' ') ? `${number}: ${step}` : undefined;
    return {
        message: `"${rule.key} ${rule.text.replace(/:$/, '')}" does not say what to do. Write a colon behind the number, then the step: "${rule.key} ${written ?? `${rule.text.replace(/:$/, '')}: review the personas`}".`,
        span: rule.valueSpan ?? rule.span, block: metric, data: written ? { fix: 'unreadable', kind: 'QUANTITY', near: written, choices: [] } : undefined
    };
}

/** The rule that a metric usually has: what to do when it falls back behind its baseline. */
function usualRule(metric: Block, model: StrategyModel, today: string): { key: string; example: string } {
    const [progress] = [metric, ...goalsByMetric(model).get(metric) ?? []].flatMap(block => blockProgress(block, model, today) ?? []).filter(({ baseline, metric: measured }) => baseline && measured === metric);
    const written = field(metric, 'Baseline')?.value;
    const start = progress?.baseline?.amount ?? (written?.type === 'quantity' ? written.amount : undefined);
    const falls = progress?.amount !== undefined && start !== undefined && progress.amount < start;
    const bound = start === undefined ? '60' : amountText(start, progress?.unit ?? (written?.type === 'quantity' ? written.unit : null));
    return { key: falls ? 'When above' : 'When below', example: `${bound}: review the personas` };
}

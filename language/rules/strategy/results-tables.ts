import { metricFor } from '../../analysis/progress.js';
import { comparable, goalsByMetric, latestReading, readingsOf, type Reading } from '../../analysis/readings.js';
import { unreadTable } from '../../analysis/results-table.js';
import { blocksOf, field, metricsOf } from '../../model/facts.js';
import type { Block, Field, StrategyModel } from '../../model/model.js';
import { should, type Rule } from '../rule.js';

const table = '\n| Date | Actual |\n| --- | --- |\n';

/** S4: what is written into a results table can be read, and held against baseline, target and rules. */
export const resultsTableRules: Rule[] = [
    {
        code: 'results-table-should-be-readable', requirement: 'S4', severity: should,
        summary: 'A metric\'s results stand in a table with the columns Date, Actual and, if you like, Note.',
        help: 'Only such a table is read as results. A table with other columns stays part of the text: it is shown, nothing is computed from it, and an approval covers it.',
        wrong: `## Metric: Leads\n${table.replace('Actual', 'Value')}| 2027-02-28 | 84 |\n`, right: `## Metric: Leads\n${table}| 2027-02-28 | 84 |\n`,
        *check({ model }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const found = unreadTable(metric, model);
                if (!found) continue;
                yield {
                    message: `This table is not read as the results of "${metric.title}". ${found.isOnlyResults ? 'Call its columns' : 'Leave only the columns'} "Date", "Actual" and, if you like, "Note".`,
                    span: found.header, block: metric, data: found.isOnlyResults ? { fix: 'results-header', columns: found.columns } : undefined
                };
            }
        }
    },
    {
        code: 'result-should-be-there-once', requirement: 'S4', severity: should,
        summary: 'A day should have one result.',
        help: 'Where a day stands in the table twice, with different numbers, the lower row counts. Take the other out, or correct its date.',
        wrong: `## Metric: Leads\n${table}| 2027-02-28 | 84 |\n| 2027-02-28 | 48 |\n`, right: `## Metric: Leads\n${table}| 2027-01-31 | 84 |\n| 2027-02-28 | 48 |\n`,
        *check({ model }) {
            for (const metric of blocksOf(model, 'Metric')) {
                let before: Reading | undefined;
                for (const reading of readingsOf(metric)) {
                    if (before?.date === reading.date && before.amount !== reading.amount) {
                        yield { message: `"${metric.title}" has two results for ${reading.date}: ${before.result.text.amount} and ${reading.result.text.amount}. Take one out, or correct its date; until then the lower row counts.`, span: reading.result.span, block: metric, related: [{ uri: metric.uri, span: before.result.span, message: 'The other result' }] };
                    }
                    before = reading;
                }
            }
        }
    },
    {
        code: 'numbers-should-be-comparable', requirement: 'S4', severity: should,
        summary: 'Results, baseline, target and rules of a metric should be in one unit.',
        help: 'A result in minutes says nothing about a target in hours, and a plain `0.41` beside `40%` may be 41% or 0.41%. Numbers without a unit are taken to be in the other\'s.',
        wrong: `## Metric: First answer\n\n- Target: under 4 hours by 2027-12-31\n${table}| 2027-02-28 | 480 minutes |\n`,
        right: `## Metric: First answer\n\n- Target: under 4 hours by 2027-12-31\n${table}| 2027-02-28 | 8 hours |\n`,
        *check({ model, today }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const reading = latestReading(metric, today);
                const odd = reading && numbersOf(metric, model).find(({ value }) => (value.type === 'quantity' || value.type === 'target') && !comparable(value, reading));
                if (!odd) continue;
                const { amount } = reading.result.text;
                const written = odd.parts.find(({ kind }) => kind === 'QUANTITY')?.text ?? odd.text;
                const own = odd.block === metric ? `"${odd.key}${odd.key.startsWith('When') ? '' : ':'} ${written}"` : `the target of "${odd.block.title}", ${written}`;
                const mend = reading.unit === null ? `Write "${Number((reading.amount * 100).toPrecision(12))}%" or "${reading.amount}%", whichever is meant.` : 'Write both in one unit.';
                yield { message: `The last result of "${metric.title}", ${amount}, cannot be held against ${own}. ${mend}`, span: reading.result.span, block: metric, related: [{ uri: odd.block.uri, span: odd.valueSpan ?? odd.span, message: 'What it is held against' }] };
            }
        }
    }
];

/** The numbers that a metric's results are held against: its own, and the targets of the goals that rest on it. */
function numbersOf(metric: Block, model: StrategyModel): Field[] {
    const own = metric.fields.filter(({ key }) => ['Baseline', 'Target', 'When below', 'When above'].includes(key));
    const goals = (goalsByMetric(model).get(metric) ?? []).flatMap(goal => field(goal, 'Target') ?? [])
        .filter(({ block, value }) => value.type === 'target' && metricFor(value, metricsOf(block, model)) === metric);
    return [...own, ...goals].filter(({ value }) => !(value.type === 'target' && (value.relative || value.deferred)));
}

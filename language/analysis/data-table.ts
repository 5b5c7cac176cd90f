import { choice, field, metricsOf, statusOf, targets } from '../model/facts.js';
import { lineCounter } from '../model/json.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { returnOf } from './money.js';
import { loadOf, teamsOfPosition } from './ownership.js';
import { blockProgress } from './progress.js';
import { nextReading, periodOf } from './readings.js';

/** How a column is to be read in a database: text, a calendar day (ISO 8601), a plain number, a whole number. */
export type ColumnType = 'VARCHAR' | 'DATE' | 'DOUBLE' | 'INTEGER';

/** The columns of the flat table of `strategy export`, in order (docs/export-data.md). New ones are added at the end; none changes its meaning. */
export const dataColumns = {
    record: 'VARCHAR', path: 'VARCHAR', line: 'INTEGER', checked_on: 'DATE',
    organization: 'VARCHAR', strategy: 'VARCHAR', strategy_kind: 'VARCHAR', status: 'VARCHAR', version: 'VARCHAR', period_start: 'DATE', period_end: 'DATE',
    title: 'VARCHAR', owner: 'VARCHAR', held_by: 'VARCHAR', team: 'VARCHAR', goal: 'VARCHAR', metric: 'VARCHAR', phase: 'VARCHAR', kind: 'VARCHAR', supports: 'VARCHAR',
    progress: 'VARCHAR', progress_share: 'DOUBLE', target: 'DOUBLE', target_by: 'DATE', baseline: 'DOUBLE', baseline_on: 'DATE', latest: 'DOUBLE', latest_on: 'DATE', expected: 'DOUBLE', unit: 'VARCHAR',
    result_on: 'DATE', result: 'DOUBLE', note: 'VARCHAR', next_reading: 'DATE',
    currency: 'VARCHAR', cost: 'DOUBLE', budget: 'DOUBLE', returned: 'DOUBLE', roi: 'DOUBLE', load: 'DOUBLE'
} as const satisfies Record<string, ColumnType>;

/** One row: every column, `null` where it does not apply or the document does not say. Amounts are plain numbers; names are titles of blocks, joined with `; `. */
export type DataRow = Record<keyof typeof dataColumns, string | number | null>;

const empty = Object.fromEntries(Object.keys(dataColumns).map(column => [column, null])) as DataRow;

/**
 * The strategy, goals, metrics, results and owners that stand in a file itself, as rows of one flat table. What follows from the data
 * (progress, cost, return, load) is what rules and hovers say.
 * @param path the file as the reader knows it.
 */
export function dataRows(model: StrategyModel, today: IsoDate, path: string): DataRow[] {
    const { strategy } = model;
    const lineOf = lineCounter(model.text);
    const period = periodOf(model);
    const money = returnOf(model);
    const about: DataRow = {
        ...empty, path, checked_on: today,
        organization: text(strategy, 'Organization'), strategy: strategy?.title ?? null, strategy_kind: strategy ? choice(strategy, 'Kind') ?? null : null,
        status: strategy ? statusOf(model) : null, version: text(strategy, 'Version'), period_start: period?.start ?? null, period_end: period?.end ?? null
    };
    const row = (block: Block, columns: Partial<DataRow>): DataRow => ({ ...about, record: block.kind.toLowerCase(), line: lineOf(block.span.start), title: block.title, owner: names(targets(block, 'Owner')), ...columns });
    const of: Record<string, (block: Block) => DataRow[]> = {
        Strategy: block => block !== strategy ? [] : [row(block, { currency: money.currency ?? null, cost: money.cost ?? null, budget: money.budget ?? null, returned: money.return ?? null, roi: money.roi ?? null })],
        Goal: block => {
            const [cost, returned] = [money.costs, money.returns].map(amounts => amounts.find(amount => amount.block === block)?.amount ?? null);
            return [row(block, {
                ...progressColumns(block, model, today), team: names(targets(block, 'Teams')), phase: text(block, 'Phase'), supports: names(targets(block, 'Supports')), metric: names(metricsOf(block, model)),
                currency: money.currency ?? null, cost: cost ?? null, returned: returned ?? null
            })];
        },
        Metric: block => {
            const goals = [...model.blocks, ...model.shared].filter(goal => goal.kind === 'Goal' && metricsOf(goal, model).includes(block));
            const line = { kind: choice(block, 'Kind') ?? null, goal: names(goals) };
            return [
                row(block, { ...progressColumns(block, model, today), ...line, next_reading: nextReading(block, model, today) ?? null }),
                ...block.results.map(result => row(block, { ...line, record: 'result', line: lineOf(result.span.start), metric: block.title, result_on: result.date ?? null, result: result.amount ?? null, unit: result.unit, note: result.note ?? null }))
            ];
        },
        Owner: block => [row(block, { owner: block.title, held_by: text(block, 'Held by'), team: names(teamsOfPosition(block, model)), load: loadOf(block) ?? null })]
    };
    return model.blocks.flatMap(block => of[block.kind]?.(block) ?? []);
}

function progressColumns(block: Block, model: StrategyModel, today: IsoDate): Partial<DataRow> {
    const found = blockProgress(block, model, today);
    if (!found) return {};
    const { state, share, amount, target, baseline, latest, expected, unit } = found;
    return {
        progress: state, progress_share: share ?? null, target: amount ?? null, target_by: target.by, baseline: baseline?.amount ?? null, baseline_on: baseline?.on ?? null,
        latest: latest?.amount ?? null, latest_on: latest?.date ?? null, expected: expected ?? null, unit
    };
}

function names(blocks: readonly Block[]): string | null {
    return blocks.length > 0 ? [...new Set(blocks.map(({ title }) => title))].join('; ') : null;
}

function text(block: Block | undefined, key: string): string | null {
    return block && field(block, key)?.text || null;
}

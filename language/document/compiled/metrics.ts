import { visible } from '../../analysis/per-model.js';
import { answersTo, firedRules, goalsByMetric, latestReading, nextReading, readingsOf, type FiredRule } from '../../analysis/readings.js';
import { blockProgress, type Progress } from '../../analysis/progress.js';
import { progressText } from '../../analysis/facts.js';
import { amountText } from '../../analysis/words.js';
import type { Block } from '../../model/model.js';
import { currencyOf, sameUnit } from '../../parser/values/unit.js';
import { shortDate } from '../dates.js';
import { amountsOf, drawResults, limitsNear } from '../charts/results-chart.js';
import { blocks, compact, listed, type Cell, type Facts, type Part } from './part.js';
import { namedBy, progressCell, targetCell } from './words.js';

/** The targets a metric is held against: its own, and those of the goals that rest on it. */
export function targetsOn(metric: Block, { model, today }: Facts): Progress[] {
    return [metric, ...goalsByMetric(model).get(metric) ?? []].flatMap(block => blockProgress(block, model, today) ?? []).filter(progress => progress.metric === metric);
}

/** Every metric with its last result, its target and what its rules say now (S4). */
export function metrics(facts: Facts): Part | undefined {
    const { model, today } = facts;
    const all = visible(model, 'Metric');
    if (all.length === 0) return undefined;
    const fired = all.flatMap(metric => firedRules(metric, today));
    return {
        key: 'metrics', title: 'Metrics',
        table: compact({
            columns: ['Metric', 'Owner', 'Last result', 'Target', 'Progress', 'Next reading'],
            rows: all.map(metric => {
                const latest = latestReading(metric, today);
                const next = nextReading(metric, model, today);
                const [target] = targetsOn(metric, facts);
                return [
                    [{ block: metric }], listed(namedBy(metric, 'Owner')), latest ? [latest.result.text.amount.trim(), ', ', { day: latest.date }] : [], targetCell(target), progressCell(target),
                    next ? [{ day: next }, ...next < today ? [' ', { state: 'late' }] : []] : []
                ];
            })
        }),
        ...fired.length > 0 ? { notes: [['Rules that apply to the last results:'], ...fired.map(rule => [{ block: rule.metric }, ': ', ...ruleWords(rule, facts)])] } : {}
    };
}

/** `below 8 hours, so: ...`, and the actions that answer it. */
export function ruleWords(rule: FiredRule, { model }: Facts): Cell {
    const answers = answersTo(rule, model);
    return [
        `${rule.reading.result.text.amount.trim()} on `, { day: rule.reading.date }, ` is ${rule.key === 'When below' ? 'below' : 'above'} ${amountText(rule.bound.amount, rule.bound.unit ?? rule.reading.unit)}. Agreed: `, { inline: rule.rule.then ?? 'nothing is written down' },
        ...answers.length > 0 ? ['. Answered by ', ...listed(blocks(answers))] : []
    ];
}

/** The latest are drawn: two years of daily results. */
const mostReadings = 750;
/** So many are read aloud; the table below the chart has them all. */
const mostTold = 24;
/** Larger numbers have no place on an axis. */
const largest = 1e15;

/** The results of a metric as a chart, and what it shows in words. `undefined` for fewer than two that can be compared. */
export function resultsChart(metric: Block, facts: Facts): { name: string; drawing: string; hasTarget: boolean; hasPace: boolean; hasLimits: boolean } | undefined {
    const { today } = facts;
    const latest = latestReading(metric, today);
    const readings = readingsOf(metric).filter(({ date, unit }) => date <= today && sameUnit(unit, latest!.unit)).slice(-mostReadings);
    if (!latest || readings.length < 2 || readings[0]!.date === latest.date) return undefined;
    const target = targetsOn(metric, facts).find(({ amount, latest: read }) => amount !== undefined && read !== undefined);
    const start = target?.baseline?.on ? { amount: target.baseline.amount, on: target.baseline.on } : undefined;
    const by = target?.target.by ?? undefined;
    const drawn = {
        readings: readings.map(({ date, amount, result }) => ({ date, amount, words: result.text.amount.trim() })),
        target: target && { amount: target.amount!, upTo: target.target.upTo, by }, start
    };
    if (amountsOf(drawn).some(amount => !(Math.abs(amount) < largest))) return undefined;
    const bounds = metric.fields.flatMap(({ key, value }) => (key === 'When below' || key === 'When above') && value.type === 'quantity' && sameUnit(value.unit, latest.unit) ? [value.amount] : []);
    const limits = limitsNear(bounds, amountsOf(drawn));
    const told = readings.slice(-mostTold);
    const words = (told.length < readings.length ? `The last ${mostTold} of ${readings.length} results. ` : '') + told.map(({ date, result }) => `${shortDate(date)}: ${result.text.amount.trim()}`).join('; ');
    const name = `Results of ${metric.title || 'this metric'}`;
    return {
        name, hasTarget: target !== undefined, hasPace: start !== undefined && by !== undefined, hasLimits: limits.length > 0,
        drawing: drawResults({
            ...drawn, limits, name, description: `${words}.${target ? ` ${progressText(target)}` : ''}`,
            suffix: latest.unit === '%' || latest.unit === 'x' ? latest.unit : ''
        })
    };
}

/** What a chart's axis counts, where the numbers on it do not say. */
export function unitOf(metric: Block, { today }: Facts): string | undefined {
    const unit = latestReading(metric, today)?.unit;
    return unit === null || unit === '%' || unit === 'x' ? undefined : currencyOf(unit ?? null) ?? unit;
}

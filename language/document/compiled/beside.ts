import { pathToEndGoal } from '../../analysis/end-goal.js';
import { progressText } from '../../analysis/facts.js';
import { blockProgress } from '../../analysis/progress.js';
import { firedRules } from '../../analysis/readings.js';
import type { Block } from '../../model/model.js';
import { bar } from '../charts/bar.js';
import type { Sheet } from '../sheet.js';
import { cellHtml, figure } from './html.js';
import { resultsChart, ruleWords, unitOf } from './metrics.js';
import type { Cell, Facts } from './part.js';
import { paceOf } from './words.js';

/** What follows from the data about one block, under its fields: a goal's way to the destination (R4) and how far it is; a metric's chart and the rules that apply. */
export function beside(block: Block, sheet: Sheet): string {
    const { facts } = sheet;
    if (!facts) return '';
    if (block.kind === 'Goal') return goal(block, facts, sheet);
    return block.kind === 'Metric' ? metric(block, facts, sheet) : '';
}

function goal(block: Block, facts: Facts, sheet: Sheet): string {
    const progress = blockProgress(block, facts.model, facts.today);
    const path = pathToEndGoal(block, facts.model) ?? [];
    const way = shortened(path.slice(1)).flatMap((next, index): Cell => [index === 0 ? 'Leads to ' : ' → ', next ? { block: next } : '…']);
    if (!progress && way.length === 0) return '';
    return '<div class="compiled-beside">'
        + (progress ? `<p class="progress">${progress.share === undefined ? '' : `${bar(progress.share, paceOf(progress))} `}${cellHtml([progressText(progress)], sheet)}</p>` : '')
        + (way.length > 0 ? `<p class="way-on">${cellHtml(way, sheet)}</p>` : '') + '</div>';
}

/** The next steps and the last of a way that is very long. */
function shortened(way: readonly Block[]): (Block | undefined)[] {
    return way.length <= 8 ? [...way] : [...way.slice(0, 4), undefined, way.at(-1)];
}

function metric(block: Block, facts: Facts, sheet: Sheet): string {
    const chart = resultsChart(block, facts);
    const fired = firedRules(block, facts.today);
    const rules = fired.map(rule => `<p class="fired"><strong>A rule applies.</strong> ${cellHtml(ruleWords(rule, facts), sheet)}</p>`).join('');
    if (!chart) return rules && `<div class="compiled-beside">${rules}</div>`;
    const unit = unitOf(block, facts);
    const keys = [...unit ? [cellHtml([`in ${unit}`], sheet)] : [], '<span class="key-line"></span> results', ...chart.hasTarget ? ['<span class="key-target"></span> target'] : [], ...chart.hasPace ? ['<span class="key-pace"></span> pace towards it'] : [], ...chart.hasLimits ? ['<span class="key-limit"></span> a rule applies from here'] : []];
    return `<div class="compiled-beside">${figure(chart.drawing, chart.name, keys.map(key => `<span class="key">${key}</span>`).join(' '))}${rules}</div>`;
}

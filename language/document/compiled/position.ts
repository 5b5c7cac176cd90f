import { blockProgress } from '../../analysis/progress.js';
import { loadOf, sheetOf, teamsOfPosition, type PositionSheet } from '../../analysis/ownership.js';
import { cadenceOf, latestReading, nextReading } from '../../analysis/readings.js';
import { meetings as meetingsOf } from '../../calendar/meetings.js';
import { cadenceText } from '../../calendar/words.js';
import { choice, dateOf, metricsOf } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { byDueDay, statusOf } from './plan.js';
import { blocks, compact, listed, type Cell, type Facts, type Part, type Table } from './part.js';
import { inlineOf, namedBy, progressCell, targetCell } from './words.js';

/** All that falls to one position (S3): what it answers for, reads, stands in for and attends. */
export function positionSheet(position: Block, facts: Facts): Part[] {
    const { model, today } = facts;
    const sheet = sheetOf(position, model);
    const of = (kind: string): Block[] => sheet.owns.filter(block => block.kind === kind);
    const next = new Map(meetingsOf(model, today).map(({ block, date }) => [block, date]));
    return [
        about(sheet, teamsOfPosition(position, model)),
        table('goals', 'Goals to answer for', ['Goal', 'Metric', 'Target', 'Progress'], of('Goal').map(goal => {
            const progress = blockProgress(goal, model, today);
            return [[{ block: goal }], listed(blocks([...new Set(metricsOf(goal, model))])), targetCell(progress), progressCell(progress)];
        })),
        table('actions', 'Actions to carry out', ['Due', 'Action', 'Serves', 'Status'], byDueDay(of('Action')).map(action => {
            const due = dateOf(action, 'Due');
            return [due ? [{ day: due }] : [], [{ block: action }], listed(namedBy(action, 'Goal').length > 0 ? namedBy(action, 'Goal') : blocks(action.parent?.kind === 'Goal' ? [action.parent] : [])), statusOf(action, facts)];
        })),
        table('metrics', 'Metrics to read and to answer for', ['Metric', 'Part', 'Read', 'Last result', 'Next reading'], [...new Set([...sheet.measures, ...of('Metric')])].map(metric => {
            const latest = latestReading(metric, today);
            const due = nextReading(metric, model, today);
            const parts = [...sheet.measures.includes(metric) ? ['reads it'] : [], ...sheet.owns.includes(metric) ? ['answers for it'] : []];
            return [
                [{ block: metric }], [parts.join(', ')], cadenceOf(metric, 'Measured') ? [cadenceText(metric, 'Measured')] : [], latest ? [latest.result.text.amount.trim(), ', ', { day: latest.date }] : [],
                due ? [{ day: due }, ...due < today ? [' ', { state: 'late' }] : []] : []
            ];
        })),
        table('platforms', 'Platforms and themes', ['Platform or theme', 'Part', 'Rhythm', 'Answers'], [...new Set([...of('Platform'), ...of('Content'), ...sheet.approvesPosts])].map(block => [
            [{ block }, ...choice(block, 'Priority') ? [` (${choice(block, 'Priority')})`] : []],
            [[...sheet.owns.includes(block) ? ['answers for it'] : [], ...sheet.approvesPosts.includes(block) ? ['approves posts'] : []].join(', ')], inlineOf(block, 'Cadence'), inlineOf(block, 'Response time')
        ])),
        table('meetings', 'Meetings to attend', ['Meeting', 'Every', 'Part', 'Next'], sheet.attends.map(meeting => {
            const date = next.get(meeting);
            return [[{ block: meeting }], [cadenceText(meeting, 'Every')].filter(words => words !== ''), [sheet.chairs.includes(meeting) ? 'chairs' : 'takes part'], date ? [{ day: date }] : []];
        })),
        table('backup', 'Stands in for', ['Position', 'Responsibilities'], sheet.backsUp.map(other => [[{ block: other }], listed(sheetOf(other, model).responsibilities.map(inline => ({ inline })))])),
        table('risks', 'When it gets difficult', ['Risk', 'Part', 'Response'], [...new Set([...of('Risk'), ...sheet.speaksIn])].map(risk => [
            [{ block: risk }], [[...sheet.owns.includes(risk) ? ['answers for it'] : [], ...sheet.speaksIn.includes(risk) ? ['speaks'] : []].join(', ')], inlineOf(risk, 'Response')
        ]))
    ].filter(part => part !== undefined);
}

function about({ position, heldBy, responsibilities, leads, reports, hears, approvesStrategy, reviewsStrategy, owns }: PositionSheet, teams: readonly Block[]): Part {
    const load = loadOf(position);
    const rows: [string, Cell][] = [
        ['Held by', heldBy ? [{ inline: heldBy }] : []], ['Team', listed(blocks(teams))], ['Leads', listed(blocks(leads))], ['Reports to', listed(namedBy(position, 'Reports to'))], ['Has reporting to it', listed(blocks(reports))], ['Is told the results of', listed(blocks(hears))],
        ['Backup', listed(namedBy(position, 'Backup'))], ['Hours', inlineOf(position, 'Hours')], ['Load', load === undefined ? inlineOf(position, 'Load') : [{ share: load / 100, words: `${Math.round(load)}%` }]],
        ['Until', inlineOf(position, 'Until')], ['Strategy', [[...owns.some(({ kind }) => kind === 'Strategy') ? ['keeps it current'] : [], ...reviewsStrategy ? ['reviews it'] : [], ...approvesStrategy ? ['approves it'] : []].join(', ')].filter(words => words !== '')]
    ];
    return {
        key: 'position', title: position.title || 'A position without a title', lead: responsibilities.map((inline): Cell => [{ inline }]),
        table: { columns: ['About the position', ''], rows: rows.filter(([, cell]) => cell.length > 0).map(([name, cell]): Cell[] => [[name], cell]) }
    };
}

function table(key: string, title: string, columns: string[], rows: Table['rows']): Part | undefined {
    return rows.length === 0 ? undefined : { key, title, table: compact({ columns, rows }) };
}

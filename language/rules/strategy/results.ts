import { progressOf, type Progress } from '../../analysis/progress.js';
import { answersTo, firedRules, goalsByMetric, graceDays, nextReading, readingsOf, readingWaits } from '../../analysis/readings.js';
import { blocksOf, choice, field, targets } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { readDate } from '../../parser/values/date.js';
import { addDays } from '../../parser/values/iso-date.js';
import { must, should, type Rule } from '../rule.js';
import { unreadTable } from '../../analysis/results-table.js';
import { compareThemes, percentOf, type ThemeMovement } from '../../analysis/themes.js';
import { amountText, and, capital, counted, describe, numberWord, titles } from '../../analysis/words.js';

const leads = (rows: string): string => `## Metric: Leads\n\n${rows}`;
const table = '\n| Date | Actual |\n| --- | --- |\n';
const target = '# Strategy: Acme\n\n- Period: 2027\n\n## Goal: More leads\n\n- Metric: Leads\n- Target: 120 by 2027-12-31 from 80 on 2026-12-31\n\n';

/** S4: metrics are measured, and staff act on what they learn. */
export const resultRules: Rule[] = [
    {
        code: 'reading-is-overdue', requirement: 'S4', severity: should,
        summary: 'A metric should be read when its cadence asks for it.',
        help: `The next reading is due on the \`next\` date behind \`Measured\`, or one cadence after the last row of the results table (after the strategy's first day where there is none). It counts as overdue after ${graceDays} days.`,
        wrong: leads(`- Measured: monthly\n${table}| 2026-12-31 | 84 |\n`), right: leads(`- Measured: monthly\n${table}| 2027-02-28 | 84 |\n`),
        *check({ model, today }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const due = nextReading(metric, model, today);
                if (!due || addDays(due, graceDays) >= today || readingWaits(metric, model, today) || unreadTable(metric, model)) continue;
                const measured = field(metric, 'Measured')!;
                const who = measured.references[0]?.title ?? field(metric, 'Owner')?.text;
                yield { message: `The reading of "${metric.title}" was due on ${due}${who ? ` (${who})` : ''}. Add a row to its results table.`, span: measured.valueSpan ?? measured.span, block: metric, data: { fix: 'add-result', date: due } };
            }
        }
    },
    {
        code: 'result-must-not-be-in-the-future', requirement: 'S4', severity: must,
        summary: 'A result cannot be in the future.',
        help: 'A row of the results table is what was measured on a day that has passed. What is expected belongs into the target.',
        wrong: leads(`${table}| 2099-12-31 | 84 |\n`), right: leads(`${table}| 2027-01-31 | 84 |\n`),
        *check({ model, today }) {
            for (const metric of blocksOf(model, 'Metric')) {
                for (const { date, result } of readingsOf(metric)) {
                    if (date <= today) continue;
                    const message = readDate(result.text.date)
                        ? `${date} is in the future, so "${metric.title}" cannot have been measured then. Correct the date.`
                        : `"${result.text.date}" stands for its last day, ${date}, which is in the future. Write the day on which "${metric.title}" was measured.`;
                    yield { message, span: result.span, block: metric };
                }
            }
        }
    },
    {
        code: 'fired-rule-needs-action', requirement: 'R2', severity: should,
        summary: 'When a metric\'s rule holds, an action should answer it.',
        help: 'The last reading is held against `When below` and `When above`. An action answers when its `Because` names the metric, or when it stands in the metric\'s section; a dropped one does not, nor one that was done before the reading.',
        wrong: leads(`- When below 60: pause paid posts\n${table}| 2027-02-28 | 57 |\n`),
        right: `${leads(`- When below 60: pause paid posts\n${table}| 2027-02-28 | 57 |\n`)}\n## Action: Pause paid posts\n\n- Due: 2027-03-15\n- Because: Leads fell to 57\n`,
        *check({ model, today }) {
            for (const metric of blocksOf(model, 'Metric')) {
                for (const fired of firedRules(metric, today)) {
                    if (answersTo(fired, model).length > 0) continue;
                    const { key, rule, bound, reading } = fired;
                    yield {
                        message: `"${metric.title}" stood at ${reading.result.text.amount} on ${reading.date}, ${key === 'When below' ? 'below' : 'above'} ${amountText(bound.amount, bound.unit ?? reading.unit)}, and no action answers${rule.then ? `: ${rule.then}` : ''}. Add an Action with "Because: ${metric.title}".`,
                        span: rule.span, block: metric, data: { fix: 'add-action', metric: metric.title, then: rule.then ?? '', owner: (field(metric, 'Measured')?.references[0] ?? field(metric, 'Owner')?.references[0])?.title, goals: (goalsByMetric(model).get(metric) ?? []).map(({ title }) => title) },
                        related: [{ uri: metric.uri, span: reading.result.span, message: 'The reading' }]
                    };
                }
            }
        }
    },
    {
        code: 'target-is-missed', requirement: 'S4', severity: should,
        summary: 'The day of a target has passed, and it is not reached.',
        help: 'Say in a Change what follows: a new target with its reason, another way, or the end of the goal.',
        wrong: `${target.replace('by 2027-12-31', 'by 2027-02-01')}${leads(`${table}| 2027-01-31 | 84 |\n`)}`,
        right: `${target.replace('by 2027-12-31', 'by 2027-02-01')}${leads(`${table}| 2027-01-31 | 121 |\n`)}`,
        *check({ model, today }) {
            for (const progress of progressOf(model, today)) {
                const { state, block, field: { text }, target: { by }, latest, metric, baseline } = progress;
                if (state !== 'missed' || block.uri !== model.uri || baseline?.on && by! <= baseline.on) continue; // a date before the baseline is said
                const isRead = latest && latest.date >= by!;
                const stood = !latest ? 'there is no reading' : isRead ? `the reading is ${latest.result.text.amount} (${latest.date})` : `the last reading is ${latest.result.text.amount} (${latest.date})`;
                const next = isRead || !metric ? 'Decide what follows' : 'Add the result of that day, or decide what follows';
                yield {
                    message: `${latest ? `${describe(block)} has not reached its target` : `Nobody knows whether ${describe(block).replace(/^T/, 't')} has reached its target`}: ${text}. The day has passed, and ${stood}. ${next}: a new target with its reason, another way, or the end of it. Write that as a Change.`,
                    ...place(progress), data: isRead || metric?.uri !== model.uri ? undefined : { fix: 'add-result', date: by!, metric: metric.title }
                };
            }
        }
    },
    {
        code: 'target-is-off-pace', requirement: 'S4', severity: should,
        summary: 'A target should be on pace.',
        help: 'Pace is a straight line from the baseline to the target: half of the time, half of the way. The last reading is held against the line on its day; a hundredth of the way is no lag. Expected on a day = baseline + (target − baseline) × days since the baseline ÷ days from the baseline to the target\'s date. The baseline is the `from` of the target, else the metric\'s `Baseline`, else its reading at the strategy\'s start, else its first; without a day of its own it counts from the strategy\'s first day.',
        wrong: `${target}${leads(`${table}| 2027-02-28 | 81 |\n`)}`, right: `${target}${leads(`${table}| 2027-02-28 | 92 |\n`)}`,
        *check({ model, today }) {
            for (const progress of progressOf(model, today)) {
                const { state, latest, expected, unit } = progress;
                if (state !== 'off pace' || progress.block.uri !== model.uri) continue;
                yield {
                    message: `${describe(progress.block)} is off pace for its target, ${progress.field.text}: ${latest!.result.text.amount} on ${latest!.date}, where ${amountText(expected!, unit)} would be on pace. Add an action that helps, or change the target and give the reason in a Change.`,
                    ...place(progress), related: [{ uri: progress.metric!.uri, span: latest!.result.span, message: 'The reading' }]
                };
            }
        }
    },
    {
        code: 'action-is-overdue', requirement: 'S6', severity: should,
        summary: 'An action whose day has passed should be done, moved or dropped.',
        help: 'Set its `Status` to `done` or `dropped`, or give it a new date.',
        wrong: '## Action: Launch\n\n- Due: 2027-01-31\n', right: '## Action: Launch\n\n- Due: 2027-01-31\n- Status: done\n',
        *check({ model, today }) {
            for (const action of blocksOf(model, 'Action')) {
                const due = field(action, 'Due');
                if (due?.value.type !== 'date' || due.value.date >= today || ['done', 'dropped'].includes(choice(action, 'Status') ?? '')) continue;
                const owner = targets(action, 'Owner')[0];
                yield { message: `${describe(action)} was due on ${due.value.date}${owner ? ` (${owner.title})` : ''}. Set its status to done or dropped, or give it a new date.`, span: due.valueSpan ?? due.span, block: action, data: { fix: 'set-status', choices: ['done', 'dropped'] } };
            }
        }
    },
    {
        code: 'themes-differ', requirement: 'S4', severity: { draft: 'off', 'in review': 'info', approved: 'info', superseded: 'off' },
        summary: 'The strongest and the weakest content theme are named.',
        help: 'More of what earns engagement, less of what struggles. Themes are compared by how much their own metric got better since its baseline (or its first reading), in parts of the baseline. Where the weakest got worse, it is named here; where all got better, the hover over a theme says which did the most and the least.',
        wrong: '# Strategy: Acme\n\n## Content: A\n\n- Metric: Saves\n\n## Content: B\n\n- Metric: Views\n\n## Metric: Saves\n\n- Baseline: 100\n' + table + '| 2027-02-28 | 130 |\n\n## Metric: Views\n\n- Baseline: 100\n' + table + '| 2027-02-28 | 80 |\n',
        right: '# Strategy: Acme\n\n## Content: A\n\n- Metric: Saves\n\n## Content: B\n\n- Metric: Views\n\n## Metric: Saves\n\n- Baseline: 100\n' + table + '| 2027-02-28 | 130 |\n\n## Metric: Views\n\n- Baseline: 100\n' + table + '| 2027-02-28 | 120 |\n',
        *check({ model, today }) {
            const themes = compareThemes(model, today);
            const weakest = themes?.weakest[0];
            if (!themes || !weakest || percentOf(weakest) >= 0 || weakest.theme.uri !== model.uri) return;
            const [strongest] = themes.strongest;
            yield {
                message: `${capital(named(themes.weakest, 'weakest'))} of ${counted(themes.count, 'content theme').replace(/^\d+/, count => numberWord(Number(count)))}: ${moved(themes.weakest)}. ${capital(named(themes.strongest, 'strongest'))}: ${moved(themes.strongest)}. ${percentOf(strongest!) > 0 ? 'Consider moving effort there.' : 'Look at what they have in common.'}`,
                span: weakest.theme.heading, block: weakest.theme, related: [{ uri: strongest!.theme.uri, span: strongest!.theme.heading, message: 'The strongest theme' }]
            };
        }
    }
];

/** `"Banners" is the weakest` */
function named(themes: readonly ThemeMovement[], word: string): string {
    return `${titles(themes.map(({ theme }) => theme))} ${themes.length === 1 ? 'is' : 'are'} the ${word}`;
}

/** `"Clicks" got worse by 20% since its baseline` */
function moved(themes: readonly ThemeMovement[]): string {
    const percent = percentOf(themes[0]!);
    const one = themes.length === 1;
    const how = percent === 0 ? `stayed where ${one ? 'it was' : 'they were'}` : `got ${percent < 0 ? 'worse' : 'better'} by ${Math.abs(percent)}% since ${one ? 'its' : 'their'} baseline`;
    return `${and(themes.map(({ metric }) => `"${metric.title}"`))} ${how}`;
}

function place({ block, field }: Progress): { span: Block['heading']; block: Block } {
    return { span: field.valueSpan ?? field.span, block };
}

import { CompletionItemKind } from 'vscode-languageserver-types';
import { nextReading } from '../../../analysis/readings.js';
import { lineEndOf } from '../../../parser/lines.js';
import type { Cursor } from '../cursor.js';
import { daysBehind } from './dates.js';
import type { Proposal, Writing } from './proposal.js';
import { subjectOf } from './suggestion.js';

/** The day of a reading: the one that is due, then usual ones; with the row around it, where nothing follows. */
export function readingProposals({ block: raw, span, empty }: Extract<Cursor, { at: 'reading' }>, writing: Writing): Proposal[] {
    const { model, today, structure } = writing;
    const metric = subjectOf(model, raw.start)?.block;
    const due = metric && nextReading(metric, model, today);
    const read = new Set(metric?.results.flatMap(({ date, span: { start, end } }) => date && !(start <= span.start && span.start <= end) ? [date] : []));
    const days = [...due && due <= today ? [{ text: due, words: 'reading that is due' }] : [], ...daysBehind(today).filter(({ text }) => text !== due || due > today)].filter(({ text }) => !read.has(text));
    const columns = raw.results ? /^[^\r\n]*/.exec(structure.text.slice(raw.results.start))![0].replace(/^\s*\||\|\s*$/g, '').split('|').length : 2;
    const space = structure.text[span.start - 1] === '|' ? ' ' : '';
    const rest = structure.text.slice(span.end).match(/^[^\r\n]*/)![0];
    return days.map(({ text, words }) => ({
        label: text, kind: CompletionItemKind.Value, remark: words, words: [words], plain: `${space}${text} `,
        span: empty ? { start: span.start, end: span.end + rest.length } : span,
        text: empty ? [`${space}${text} | `, {}, ' |', ...columns > 2 ? [' ', {}, ' |'] : []] : [space + text]
    }));
}

/** The table that a metric has none of yet, with its first row. */
export function tableProposals({ span }: Extract<Cursor, { at: 'table' }>, { structure, today }: Writing): Proposal[] {
    const end = lineEndOf(structure.text);
    const [head, first] = [`| Date       | Actual |${end}| ---------- | -----: |${end}| `, ' | '];
    return [{
        label: '| Date | Actual |', kind: CompletionItemKind.Struct, remark: 'results table', span, help: 'The readings of the metric: a row for each time you measure. Recording results is not a change of the strategy.',
        text: [head, { choices: daysBehind(today).map(({ text }) => text) }, first, {}, ' |'], plain: `${head}${today}${first} |`
    }];
}

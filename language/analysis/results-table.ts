import type { Block, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { cellsOf } from '../parser/table-row.js';

/** A table in a metric's prose that looks like results and is not read as such. */
export interface UnreadTable {
    header: Span;
    columns: number;
    /** Whether its columns are those of results under other names: a day, a number, and at most a note. */
    isOnlyResults: boolean;
}

const days = /^(?:date|day|week|month|quarter|year|period|when|time|as of|datum|tag|woche|monat|quartal|jahr|zeitraum|stand)$/i;

const planned = /^(?:targets?|plan(?:ned)?|goals?|forecast|expected|aim|milestones?|budget|topics?|events?|steps?|what|who|actions?|ziele?|zielwert|soll|plan(?:wert)?|geplant|prognose|erwartet|thema|anlass)$/i;
const notes = /^(?:notes?|comments?|remarks?|why|source|anmerkung(?:en)?|bemerkung(?:en)?|kommentar|notiz|quelle)$/i;

/**
 * The first table of a metric without results whose first column is one of days or months, and another not one of plans. Only a table with the columns Date, Actual and Note
 * is read: what else stands in a table is the author's text, which an approval covers.
 */
export function unreadTable(metric: Block, { text }: Pick<StrategyModel, 'text'>): UnreadTable | undefined {
    if (metric.results.length > 0) return undefined;
    for (const prose of metric.prose) {
        const found = tableIn(text, prose);
        if (found) return found;
    }
    return undefined;
}

function tableIn(text: string, prose: Span): UnreadTable | undefined {
    let header: Span | undefined;
    let fenced = false;
    for (let start = prose.start; start < prose.end;) {
        const found = text.indexOf('\n', start);
        const end = found < 0 || found > prose.end ? prose.end : found;
        const line = text.slice(start, end).trim();
        if (/^(?:```|~~~)/.test(line)) fenced = !fenced;
        if (header && line.includes('-') && /^[|:\s-]+$/.test(line)) {
            const cells = cellsOf(text, header).map(cell => text.slice(cell.start, cell.end).replace(/[*_]/g, '').trim());
            const [first = '', ...others] = cells;
            if (days.test(first) && others.some(name => !planned.test(name) && !notes.test(name))) {
                const isOnlyResults = others.length === 1 || others.length === 2 && !planned.test(others[0]!) && notes.test(others[1]!);
                return { header, columns: cells.length, isOnlyResults };
            }
        }
        const at = start + text.slice(start, end).search(/\S/);
        header = !fenced && line.includes('|') ? { start: at, end: at + line.length } : undefined;
        start = end + 1;
    }
    return undefined;
}

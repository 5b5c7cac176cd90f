import type { Block, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { cellsOf } from '../parser/table-row.js';

/** A table in a metric's prose that looks like results and is not read as such: its header, and how many columns it has. */
export interface UnreadTable { header: Span; columns: number }

const days = /^(?:date|day|week|month|quarter|year|period|when|time|as of|datum|tag|woche|monat|quartal|jahr|zeitraum|stand)$/i;

/**
 * The first table of a metric without results whose first column is one of days or months. Only a table with the columns Date, Actual and Note
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
            if (cells.length > 1 && days.test(cells[0]!)) return { header, columns: cells.length };
        }
        const at = start + text.slice(start, end).search(/\S/);
        header = !fenced && line.includes('|') ? { start: at, end: at + line.length } : undefined;
        start = end + 1;
    }
    return undefined;
}

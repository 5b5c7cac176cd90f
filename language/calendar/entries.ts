import type { StrategyModel } from '../model/model.js';
import { addMonths } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import type { DueResult } from '../protocol.js';
import { dueOfAll } from './due.js';
import { plain } from './plain.js';

/** How far the list in an editor looks ahead. */
const monthsAhead = 12;

/**
 * What falls due in the strategies in the coming year, as an editor is told of it.
 * @param lineOf the line, 0-based, of an offset in the file of a URI.
 */
export function dueEntries(models: readonly StrategyModel[], today: IsoDate, lineOf: (uri: string, offset: number) => number): DueResult {
    const items = dueOfAll(models, { today, until: addMonths(today, monthsAhead) });
    return {
        today,
        strategies: models.filter(({ strategy }) => strategy).length,
        items: items.map(({ date, kind, title, who, overdue, repeats, block }) => ({
            date, kind, title: plain(title), who: who.map(plain), overdue, repeats: repeats ? plain(repeats.text) : null, uri: block.uri, line: lineOf(block.uri, block.heading.start)
        }))
    };
}

import { statusOf } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { addDays } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import { dueKinds, type DueItem } from './item.js';
import { timeAfter } from './recurrence.js';
import { sources } from './sources.js';

/** The days asked for, both included. */
export interface DueWindow {
    today: IsoDate;
    /** Today when left out. */
    from?: IsoDate;
    /** Without an end when left out. */
    until?: IsoDate;
}

/**
 * What falls due in a strategy (S6), its own and what stands in the files it uses, sorted by date, kind and title: what falls into the window,
 * and what should have been done before today and is not. What comes back is there once, with its next time (`timesOf` tells the others).
 * Nothing falls due any more in a strategy that is superseded.
 */
export function dueOf(model: StrategyModel, { today, from = today, until = '9999-12-31' }: DueWindow): DueItem[] {
    if (statusOf(model) === 'superseded') return [];
    return dueKinds.flatMap(kind => sources[kind](model, today).map(({ details = [], overdue, ...due }): DueItem =>
        ({ ...due, kind, details: details.filter((each): each is string => !!each), overdue: overdue ?? due.date < today })))
        .flatMap(item => moved(item, today, from))
        .filter(({ date }) => date <= until && (date >= from || date < today))
        .sort(byDay);
}

/** What falls due in several strategies. What stands in a file that several of them use is there once, on the earliest day. */
export function dueOfAll(models: readonly StrategyModel[], window: DueWindow): DueItem[] {
    const seen = new Set<string>();
    return models.flatMap(model => dueOf(model, window)).sort(byDay).filter(({ block, kind }) => {
        const key = `${kind} ${block.span.start} ${block.uri}`;
        return !seen.has(key) && seen.add(key);
    });
}

/** What comes back, to its first time in a window that begins later. */
function moved(item: DueItem, today: IsoDate, from: IsoDate): DueItem[] {
    if (!item.repeats || item.date < today || item.date >= from) return [item];
    const date = timeAfter(item.repeats, addDays(from, -1));
    return date ? [{ ...item, date }] : [];
}

function byDay(a: DueItem, b: DueItem): number {
    return compare(a.date, b.date) || dueKinds.indexOf(a.kind) - dueKinds.indexOf(b.kind) || compare(a.title, b.title);
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

import { addMonths, daysBetween, parseIsoDate } from '../../parser/values/iso-date.js';
import type { IsoDate } from '../../parser/values/value.js';
import { shortMonth } from '../dates.js';

export interface TimeAxis {
    /** Where a day stands. Days outside of the axis stand at its ends. */
    at(day: IsoDate): number;
    ticks: { day: IsoDate; words: string }[];
}

const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000];

/** An axis of days with at most `most` ticks, each on the first of a month: `Jan 2027`, `Apr`, `Jul` ...; from a year apart on, years alone. */
export function timeAxis(from: IsoDate, to: IsoDate, { start, end, most }: { start: number; end: number; most: number }): TimeAxis {
    const days = Math.max(daysBetween(from, to), 1);
    const at = (day: IsoDate): number => start + (end - start) * Math.min(Math.max(daysBetween(from, day) / days, 0), 1);
    const first = parseIsoDate(from)!;
    const last = parseIsoDate(to)!;
    const months = (last.year - first.year) * 12 + last.month - first.month + 1;
    const step = steps.find(each => Math.ceil(months / each) <= most) ?? steps.at(-1)!;
    const begin = Math.floor((first.month - 1) / step) * step;
    const ticks: TimeAxis['ticks'] = [];
    for (let month = begin; month <= first.month - 1 + months; month += step) {
        const day = addMonths(`${from.slice(0, 4)}-01-01`, month);
        if (day < from || day > to || ticks.at(-1)?.day === day) continue;
        const year = String(Number(day.slice(0, 4)));
        ticks.push({ day, words: step >= 12 ? year : ticks.length === 0 || day.slice(5, 7) === '01' ? `${shortMonth(day)} ${year}` : shortMonth(day) });
    }
    return { at, ticks };
}

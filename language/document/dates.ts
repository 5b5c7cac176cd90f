import type { IsoDate } from '../parser/values/value.js';
import { text } from './html.js';

const months = [
    'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'
];

interface Day { year: string; month: string; day: number }

function read(date: IsoDate): Day | undefined {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
    const month = months[Number(parts?.[2]) - 1];
    return parts?.[1] && month ? { year: parts[1], month, day: Number(parts[3]) } : undefined;
}

function time(date: IsoDate, words: string): string {
    return `<time datetime="${date}">${words}</time>`;
}

/** `1 March 2027`, as a `<time>`. */
export function longDate(date: IsoDate): string {
    return read(date) ? time(date, plainDate(date)) : text(date);
}

/** `1 March 2027` */
export function plainDate(date: IsoDate): string {
    const day = read(date);
    return day ? `${day.day} ${day.month} ${day.year}` : date;
}

/** `1 Mar 2027`, for tables and drawings. */
export function shortDate(date: IsoDate): string {
    const day = read(date);
    return day ? `${day.day} ${shortMonth(date)} ${day.year}` : date;
}

/** `Mar` */
export function shortMonth(date: IsoDate): string {
    return read(date)?.month.slice(0, 3) ?? '';
}

/** `1 January – 31 December 2027`: what both days share is said once. */
export function dateRange(start: IsoDate, end: IsoDate): string {
    const from = read(start);
    const to = read(end);
    if (!from || !to || from.year !== to.year) return `${longDate(start)} – ${longDate(end)}`;
    const first = from.month === to.month ? `${from.day}` : `${from.day} ${from.month}`;
    return `${time(start, first)} – ${longDate(end)}`;
}

/** The author's words with every ISO date among them written out. */
export function withLongDates(words: string): string {
    return words.split(/(?<![\d-])(\d{4}-\d{2}-\d{2})(?![\d-])/)
        .map((part, index) => index % 2 ? longDate(part) : text(part))
        .join('');
}

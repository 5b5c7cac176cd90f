import type { DueEntry } from '../../language/protocol.js';

/** A part of the list: `overdue`, `week`, `month`, or a later month as `2027-04`. */
export interface DueGroup {
    id: string;
    entries: DueEntry[];
}

/**
 * What falls due, in the parts a person thinks in: what is overdue, what is left of the week (it ends with Sunday) and of the month, then month by
 * month. What was due and is not overdue yet belongs to this week. Parts without anything are left out.
 * @param entries sorted by date.
 */
export function groupsOf(entries: readonly DueEntry[], today: string): DueGroup[] {
    const sunday = sundayOf(today);
    const groups = new Map<string, DueEntry[]>();
    for (const id of ['overdue', 'week', 'month']) groups.set(id, []);
    for (const entry of entries) {
        const month = entry.date.slice(0, 7);
        const id = entry.overdue ? 'overdue' : entry.date <= sunday ? 'week' : month === today.slice(0, 7) ? 'month' : month;
        groups.set(id, [...groups.get(id) ?? [], entry]);
    }
    return [...groups].flatMap(([id, found]) => found.length > 0 ? [{ id, entries: found }] : []);
}

/** The Sunday of a day's week: weeks begin with Monday, as in `every 2 weeks`. */
function sundayOf(day: string): string {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + (7 - date.getUTCDay()) % 7);
    return date.toISOString().slice(0, 10);
}

import type { Block } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Recurrence } from './recurrence.js';

/** What can fall due, in the order in which things of one day are listed. */
export const dueKinds = [
    'meeting', 'reading', 'action', 'condition', 'review', 'target', 'deferred target', 'persona review', 'approval ends', 'position ends', 'period ends'
] as const;

export type DueKind = typeof dueKinds[number];

/** Something of a strategy that is to be done on a day, or ends on it. */
export interface DueItem {
    date: IsoDate;
    kind: DueKind;
    /** What a person reads: `Read Sales-qualified leads`. In the author's words, Markdown and all; escape it where that matters. */
    title: string;
    /** What helps to do it, a line each: the agenda, the source of a number. */
    details: string[];
    /** The block it is written in. */
    block: Block;
    /** Titles of positions and teams, with the name of who holds a position: `Head of Sales (Jasper Hinrichs)`. */
    who: string[];
    /** Its day has passed, it is not done, and the check says so too. */
    overdue: boolean;
    /** For what comes back: `date` is the first time from today on, or the day that was missed. */
    repeats?: Recurrence;
}

/** What a source says; the day, and who and what, are filled in by due.ts where they are always the same. */
export type Due = Omit<DueItem, 'kind' | 'overdue' | 'details'> & { overdue?: boolean; details?: (string | undefined)[] };

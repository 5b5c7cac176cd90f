import type { ApprovalOverview, PositionToApprove } from './approval.js';

/** Request: the strategies that are open or in the workspace, by title. */
export const strategiesMethod = 'strategy/strategies';
export interface StrategyInShort {
    uri: string;
    title: string;
    version: string;
    /** `draft`, `in review`, `approved` or `superseded`. */
    status: string;
}

/** Request: one strategy at a glance. `null` for what is no strategy. */
export const overviewMethod = 'strategy/overview';
export interface OverviewParams { uri: string }
export interface StrategyOverview {
    goals: OverviewGoal[];
    positions: OverviewPosition[];
    /** As in `strategy/approvalOverview`, without positions that neither have to approve nor did. */
    approvals: Pick<ApprovalOverview, 'state' | 'rejected' | 'signed' | 'needed' | 'notes'> & { positions: (PositionToApprove & Place)[] };
    /** What the check found: how many of each, and where the first of the gravest stands. */
    findings: { errors: number; warnings: number; advice: number; first: number };
}
interface Place {
    uri: string;
    /** 0-based. */
    line: number;
}
interface OverviewBlock extends Place {
    title: string;
    /** What the data says about it, one sentence each. */
    facts: string[];
    /** What the check says about it, hints left out. */
    problems: string[];
}
export interface OverviewGoal extends OverviewBlock {
    /** `relationships`, `data`, `profit` ...; empty where none is written down. */
    phase: string;
    /** How far its target is: a state of language/analysis/progress.ts, or `none` where it has no target; with words such as `23% of the way, on pace`. */
    progress: { state: string; words: string };
    metrics: (OverviewBlock & { /** `33 on 2027-02-28`; empty where nothing was read. */ reading: string; next: string | null; overdue: boolean })[];
}
export interface OverviewPosition extends OverviewBlock {
    /** Empty where nobody is named. */
    heldBy: string;
    /** In percent of its week. */
    load: number | null;
    backups: string[];
}

/** Request: the strategy as data, the JSON of `strategy model`. */
export const modelMethod = 'strategy/model';
export interface ModelParams { uri: string }

/** Request: what falls due in a strategy or, without `uri`, in all that are open or in the workspace, in the coming year. */
export const dueMethod = 'strategy/due';
export interface DueParams { uri?: string }
export interface DueResult {
    /** The server's today, `YYYY-MM-DD`: it need not be the client's. */
    today: string;
    /** How many strategies were looked at. */
    strategies: number;
    /** Sorted by date. */
    items: DueEntry[];
}
export interface DueEntry {
    /** `YYYY-MM-DD` */
    date: string;
    /** `meeting`, `reading`, `action` ...: see language/calendar/item.ts. */
    kind: string;
    title: string;
    /** Positions and teams, with the name of who holds a position. */
    who: string[];
    overdue: boolean;
    /** `every 2 weeks`, for what comes back. */
    repeats: string | null;
    uri: string;
    /** Of the block's heading, 0-based. */
    line: number;
}

/** Command of the client: shows what has changed in meaning since the last approval. Arguments: the file's URI. */
export const compareCommand = 'strategy.compareWithApproved';

/** Command of the client: asks for the reason and records what has changed since the last approval. Arguments: the file's URI. */
export const recordChangeCommand = 'strategy.recordChange';

/** Request: what has changed in meaning since the last approval, or why that cannot be said. */
export const compareWithApprovedMethod = 'strategy/compareWithApproved';
export interface CompareWithApprovedParams { uri: string }
export type CompareWithApprovedResult = { problem: string } | {
    since: { position: string; name: string; date: string; version: string };
    /** Where the approved text is kept: for `strategy/textAt`. `null`: it is the text of now. */
    approved: { commit: string; uri: string } | null;
    /** Gravest first. There may be none although `approved` is another text: one that is only written otherwise. */
    changes: ComparedChange[];
    /** What the record says that was written since the approval, when there is one. It would be brought up to date. */
    record: { reason: string; requestedBy: string } | null;
    /** Titles of the positions, of which one may have asked for the change. */
    positions: string[];
}
export interface ComparedChange {
    /** Without a full stop. */
    sentence: string;
    /** The heading of its block, `Goal: Qualified leads`; empty for text that belongs to no block. */
    block: string;
    /** Words only: no promise, person or block. */
    small: boolean;
    uri: string;
    /** In the text of now, 0-based. Absent for what was removed. */
    line?: number;
}

/** Request: the edit that records what has changed since the last approval, for the version of the document that is given with it. */
export const recordChangeMethod = 'strategy/recordChange';
export interface RecordChangeParams { uri: string; reason: string; requestedBy?: string }
export type RecordChangeResult = { problem: string } | {
    edits: { range: { start: { line: number; character: number }; end: { line: number; character: number } }; newText: string }[];
    documentVersion: number;
    strategyVersion: { from: string; to: string };
    mustSignAgain: string[];
    notes: string[];
}

/**
 * Request: a strategy beside another text of it, formatted, with what has changed in meaning; or why they cannot be compared.
 * The other text is one that git keeps, the file as it is saved, or another strategy of the workspace.
 */
export const compareMethod = 'strategy/compare';
export interface CompareParams { uri: string; with: OtherText }
export type OtherText = { type: 'approved'; /** Where it was found before: looked at first. */ found?: { commit: string; uri: string } } | { type: 'commit'; commit: string; /** The file's own at that time. */ uri: string } | { type: 'saved' } | { type: 'file'; uri: string };
export type CompareResult = { problem: string } | {
    /** Gravest first. */
    changes: SideChange[];
    /** What the change brings about, such as somebody's load before and now: one sentence each. */
    follows: string[];
    /** From top to bottom as they stand now, what was removed where it stood; then what has changed in the files that it uses. */
    rows: ComparedRow[];
    /** Of an approved text: whose approval it is, and where the text is kept. */
    approved?: Pick<Exclude<CompareWithApprovedResult, { problem: string }>, 'since' | 'approved'>;
}
export interface SideChange extends ComparedChange {
    /** Of the part that it is about, in `rows`. */
    row: number;
}
export interface ComparedRow {
    /** `same`: nothing that means something, though it may be written otherwise; then only `now` is there. */
    state: 'same' | 'changed' | 'added' | 'removed';
    /** `Goal: Qualified leads`, the heading of a section, or empty. */
    name: string;
    old?: ComparedSide;
    now?: ComparedSide;
}
export interface ComparedSide {
    /** As safe as the preview's. What is new stands in `<ins>`, what is gone in `<del>`. */
    html: string;
    /** Where it is written: in the text of then for `old`. */
    uri: string;
    /** 0-based. */
    line: number;
}

/** Requests, server to client, where `history` was said at `initialize`: the commits that changed a file, newest first, followed through renames. */
export const historyMethod = 'strategy/history';
export interface HistoryParams { uri: string; limit: number }
/** `null`: nobody keeps a history of it. `when` is in ISO 8601, `uri` the file's own at that time. */
export type HistoryResult = { commit: string; when: string; uri: string }[] | null;

/** The text of a file in a commit, UTF-8; `null` when it was not there. */
export const textAtMethod = 'strategy/textAt';
export interface TextAtParams { commit: string; uri: string }
export type TextAtResult = string | null;

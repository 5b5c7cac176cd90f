/**
 * What the client and the server say to each other beside the Language Server Protocol: names and plain types.
 * This file imports nothing, so that the client does not take the language with it.
 */

/** The language id of `*.strategy.md` files. Files opened as `markdown` are served too. */
export const languageId = 'strategy-markdown';

/** The only files that are read. */
export const filePattern = '**/*.strategy.md';

/** Whose signatures count. */
export const trustPattern = '**/.strategy/{allowed_signers,revoked_keys}';

/** Pictures, which an approval covers by their bytes. */
export const picturePattern = '**/*.{svg,png,jpg,jpeg,gif,webp}';

/** House rules, beside the strategies. */
export const configFileName = 'strategy.config.json';

/** Request: the formatted document. `null` when the document is not known. */
export const previewMethod = 'strategy/preview';
export interface PreviewParams { uri: string; /** The whole unless told. */ view?: PreviewView }
/** What of a strategy is shown: all of it, one page for the board, or what falls to one position (by its title). */
export type PreviewView = 'whole' | 'summary' | { position: string };
export interface PreviewResult {
    /** A safe HTML fragment: sanitised, without script. Blocks and paragraphs carry `data-line`, 0-based. */
    html: string;
    /** The mark of the approval, for a place outside of the document. As safe. */
    mark?: string;
    version: number;
    title: string;
    /** Whom `view` may name: the titles of the positions, also of those in the files it uses. */
    positions: string[];
    /** Somebody has approved it, with a signature that holds and is trusted: there is a text to be shown as it was signed. */
    signed: boolean;
}

/** Request: the formatted document as it was signed last, or why it cannot be shown. Its lines are those of the text of then. */
export const previewApprovedMethod = 'strategy/previewApproved';
export interface PreviewApprovedParams extends PreviewParams { /** Where the text was found before: looked at first. */ found?: { commit: string; uri: string } }
export type PreviewApprovedResult = { problem: string } | PreviewResult & Pick<Exclude<CompareWithApprovedResult, { problem: string }>, 'since' | 'approved'>;

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
    approvals: Pick<ApprovalOverview, 'state' | 'rejected' | 'signed' | 'needed'> & { positions: (PositionToApprove & Place)[] };
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
    /** How far its target is: a state of language/analysis/progress.ts, or `none` where it has no target; with words such as `23 % of the way, on pace`. */
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

/** Notification, server to client: the documents whose preview is out of date. */
export const changedMethod = 'strategy/changed';
export interface ChangedParams { uris: string[] }

/**
 * Requests, server to client, for a server that has no file system of its own (the web worker).
 * They answer `null` for what does not exist or may not be read.
 */
export const readFileMethod = 'strategy/readFile';
export interface ReadFileParams { uri: string }
/** The text of the file, UTF-8. */
export type ReadFileResult = string | null;

/** The bytes of a picture, in base64: an approval covers them. */
export const readBytesMethod = 'strategy/readBytes';

/** What stands in one folder of the workspace: `null` for any other and for one that is not there. */
export const readFolderMethod = 'strategy/readFolder';
export type ReadFolderResult = { name: string; folder: boolean }[] | null;

export const listFilesMethod = 'strategy/listFiles';
export interface ListFilesParams { /** A workspace folder. */ uri: string }
/** The URIs of all strategies and configuration files below it. */
export type ListFilesResult = string[];

/** Command of the client: after a quick fix, selects what is to be written over. Arguments: the file's URI and a range. */
export const selectCommand = 'strategy.select';

/** Command of the client: approves a strategy. Arguments: the file's URI and, where it is known, the position. */
export const approveCommand = 'strategy.approve';

/** Command of the client: shows where a block is named. Arguments: the file's URI and a position in its heading. */
export const usesCommand = 'strategy.showUses';

/** Request: the state of each approval, the JSON of `strategy verify`, and whether it is not trusted because no list names its key. */
export const approvalsMethod = 'strategy/approvals';
export interface ApprovalsParams { uri: string }
export interface ApprovalResult {
    position: string;
    state: string;
    reason: string;
    changed: string[];
    signer: string | null;
    date: string | null;
    fingerprint: string | null;
    key: string | null;
    line: number;
    unknownKey: boolean;
}

/**
 * Request: what a position would sign, and the edit that writes the approval; or what speaks against it. First without a signature: the edit then writes an approval
 * that is prepared. Then with the signature over the statement of the first answer.
 */
export const prepareApprovalMethod = 'strategy/prepareApproval';
export interface PrepareApprovalParams { uri: string; position: string; decision?: 'approved' | 'approved with conditions' | 'rejected'; conditions?: string; signed?: { statement: string; /** Armoured. */ signature: string } }
export type PrepareApprovalResult = PreparedApproval | { obstacles: { message: string; uri: string; line: number }[] };
export interface PreparedApproval {
    /** Exactly what is signed, and the facts of it that a person is shown. */
    statement: string;
    fingerprint: string;
    document: string;
    version: string;
    position: string;
    signer: string;
    name: string;
    date: string;
    decision: string;
    conditions?: string;
    validUntil?: string;
    /** How many parts of the text are covered, and the other files that some of them stand in. */
    covered: number;
    uses: string[];
    warnings: string[];
    edit: { range: { start: { line: number; character: number }; end: { line: number; character: number } }; newText: string };
}

/** Request: who may approve a strategy, and how far it has come. `null` for what is no strategy. */
export const approvalOverviewMethod = 'strategy/approvalOverview';
export interface ApprovalOverview {
    title: string;
    version: string;
    /** `draft`, `in review`, `approved` or `superseded`. */
    status: string;
    /** `verified`, `stale` ...: see language/document/mark.ts. `none`: no approval is written down. */
    state: string;
    rejected: boolean;
    /** How many have signed, and how many are needed. */
    signed: number;
    needed: number;
    /** The edit that sets the status to `approved`, where all that is needed is verified and the status says something else. */
    setApproved?: PreparedApproval['edit'];
    /** The positions that have to approve, then the others. */
    positions: PositionToApprove[];
}
export interface PositionToApprove {
    position: string;
    /** Who holds it; '' where nobody is named. */
    name: string;
    email: string;
    approver: boolean;
    /** Of the approval that counts; `missing`: none is written down. */
    state: string;
    reason: string;
    /** What an unsigned record of the approval says already. */
    decision: string;
    conditions?: string;
}

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

/** Request: what is offered to somebody who begins a strategy. */
export const startingPointsMethod = 'strategy/startingPoints';
export interface StartingPoints {
    /** `firm`, `public body` ...: see language/templates/. With the kind of organisation it is for, and the teams that usually work on it. */
    templates: { template: string; kind: string; usual: readonly string[]; others: readonly string[] }[];
    /** `next year`, `next four quarters`, `this year`, as the language writes them. */
    periods: { name: string; period: string }[];
}

/** Request: a new strategy from a template; or which answer cannot be used, and why. */
export const newStrategyMethod = 'strategy/newStrategy';
export interface NewStrategyParams { organization: string; template: string; kind: string; period: string; teams: string[]; currency?: string; title?: string }
export type NewStrategyResult = { text: string; /** `acme-gmbh.strategy.md` */ fileName: string } | RefusedAnswer;
/** Which answer cannot be used, and why, in the writer's words. */
export interface RefusedAnswer { refused: keyof NewStrategyParams | 'today'; message: string }

/** Request: what speaks against the answers that are there already; `null` for nothing. Parameters: some of those of `strategy/newStrategy`. */
export const checkAnswersMethod = 'strategy/checkAnswers';

/** Request: the document as text that travels alone. `null` when the document is not known. */
export const exportMethod = 'strategy/export';
export interface ExportParams {
    uri: string;
    /** `html`: one page with everything in it, of which PDF and Word are made too. `markdown`: without the strategy's own syntax. */
    format: 'html' | 'markdown';
}
export interface ExportResult {
    text: string;
    /** What is missing in it, and why, in a reader's words. */
    notices: string[];
}

/** Request: the draft of a strategy, made of a Markdown text. */
export const importMethod = 'strategy/import';
export interface ImportParams { text: string; /** Of a file in the folder where the draft is to stand: whose house's words count. */ uri?: string }
export interface ImportResult {
    text: string;
    /** The text is a strategy already, and is given back as it was. */
    already: boolean;
    /** What was recognised, in a sentence. */
    recognised: string;
    /** `acme-gmbh.strategy.md`, for a text without a file. */
    fileName: string;
}

/** What the client hands the server at `initialize`. */
export interface InitializationOptions {
    /** A list of signers outside of the workspace, which counts in place of those in it. */
    trust?: { allowedSigners: string; revokedKeys?: string };
    /** The workspace is not trusted, so its own list of signers proves nothing. */
    untrusted?: boolean;
    /** The client has `selectCommand`. */
    selects?: boolean;
    /** The client answers `strategy/history`, and has the commands `compareCommand` and `recordChangeCommand`. */
    history?: boolean;
    /** `YYYY-MM-DD`, in place of the calendar's day: to look ahead, to open an example, for tests. What is no date is passed over. */
    today?: string;
    /** Where the rules are explained: the URI of docs/rules.md. */
    rulesUri?: string;
}

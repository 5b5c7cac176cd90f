import type { Change } from '../change.js';
import { weights } from '../change.js';
import type { ApprovalEffect, FindingEffects, SumEffect } from '../effects.js';
import { capital } from '../../analysis/words.js';
import { amountText } from '../words/values.js';

/** What changed in one file, with what it brings about. */
export interface FileReview {
    /** The path it has now; of a removed file, the one it had. */
    path: string;
    /** Where the file had another name. */
    oldPath?: string;
    status: 'added' | 'removed' | 'renamed' | 'changed';
    changes: Change[];
    findings: FindingEffects;
    approvals: ApprovalEffect[];
    sums: SumEffect[];
}

/** The JSON of `strategy diff`, version 1. Lines are 1-based. */
export interface ReviewJson {
    version: 1;
    files: { path: string; oldPath?: string; status: FileReview['status'] }[];
    changes: ({ path: string } & Omit<Change, 'uri'>)[];
    approvals: ({ path: string } & ApprovalEffect)[];
    findings: Record<keyof FindingEffects, { path: string; code: string; severity: string; message: string; block: { kind: string; title: string } | null }[]>;
    sums: ({ path: string } & SumEffect)[];
}

/** @param pathOf makes a path for the reader of a file's URI. */
export function reviewToJson(files: readonly FileReview[], pathOf: (uri: string) => string): ReviewJson {
    const findings = (which: keyof FindingEffects): ReviewJson['findings']['new'] => files.flatMap(({ path, findings }) => findings[which]
        .map(({ code, severity, message, block }) => ({ path, code, severity, message, block: block ? { kind: block.kind, title: block.title } : null })));
    return {
        version: 1,
        files: files.map(({ path, oldPath, status }) => ({ path, ...oldPath === undefined ? {} : { oldPath }, status })),
        changes: files.flatMap(({ changes }) => changes.map(({ uri, ...change }) => ({ path: pathOf(uri), ...change }))),
        approvals: files.flatMap(({ path, approvals }) => approvals.map(approval => ({ path, ...approval }))),
        findings: { new: findings('new'), solved: findings('solved'), silenced: findings('silenced') },
        sums: files.flatMap(({ path, sums }) => sums.map(sum => ({ path, ...sum })))
    };
}

/** What a reader is told of one file, the same in every format. */
export interface FileTelling {
    heading: string;
    /** Of one new or removed file, what it holds; else empty. */
    summary: string;
    /** Sentences on what a signature stands for, and on the rest. A new or removed file has none: all of it is new. */
    grave: string[];
    small: string[];
    /** Changes in files it uses, by file. */
    used: { path: string; sentences: string[] }[];
    effects: string[];
    /** Messages of the new findings, with their code. */
    findings: string[];
}

/** Below this weight, sentences are told in small: texts, wording, new readings. */
const small = weights.text;

/** Puts a file's review into sentences. */
export function tell(review: FileReview, pathOf: (uri: string) => string): FileTelling {
    const { path, oldPath, status, changes } = review;
    const whole = status === 'added' || status === 'removed';
    const own = whole ? [] : changes.filter(change => !change.shared);
    const used = new Map<string, string[]>();
    for (const change of whole ? [] : changes.filter(({ shared }) => shared)) used.set(pathOf(change.uri), [...used.get(pathOf(change.uri)) ?? [], change.sentence]);
    return {
        heading: whole ? `${path} (${status === 'added' ? 'new file' : 'removed'})` : oldPath ? `${path} (was ${oldPath})` : path,
        summary: whole ? contents(changes) : '',
        grave: own.filter(({ weight }) => weight > small + 5).map(({ sentence }) => sentence),
        small: own.filter(({ weight }) => weight <= small + 5).map(({ sentence }) => sentence),
        used: [...used].map(([path, sentences]) => ({ path, sentences })),
        effects: effectsOf(review),
        findings: review.findings.new.filter(isGrave).map(({ message, code }) => `${message} [${code}]`)
    };
}

/** Advice is for the author; a reviewer is told of errors and warnings. */
function isGrave({ severity }: FindingEffects['new'][number]): boolean {
    return severity === 'error' || severity === 'warning';
}

/** `1 strategy, 7 goals, 10 metrics`. */
function contents(changes: readonly Change[]): string {
    const counts = new Map<string, number>();
    for (const { block, shared } of changes) if (block && !shared) counts.set(block.kind, (counts.get(block.kind) ?? 0) + 1);
    const plural = (kind: string, count: number): string => count === 1 ? kind.toLowerCase() : kind === 'Strategy' ? 'strategies' : kind === 'Content' ? 'content themes' : `${kind.toLowerCase()}s`;
    return [...counts].map(([kind, count]) => `${count} ${plural(kind, count)}`).join(', ');
}

function effectsOf({ approvals, sums, findings, status }: FileReview): string[] {
    const signed = approvals.map(({ position, before, after }) =>
        after === null ? `The approval of ${position} (${before}) is gone` : before === null ? `New approval of ${position}: ${after}` : `The approval of ${position} was ${before} and is now ${after}`);
    const summed = status === 'changed' || status === 'renamed' ? sums.flatMap(sumSentence) : [];
    const count = (number: number, what: string): string[] => number === 0 ? [] : [`${number} ${what}`];
    const graves = (found: FindingEffects['new']): number => found.filter(isGrave).length;
    const checked = [...count(graves(findings.new), 'new'), ...count(graves(findings.solved), 'solved'), ...count(graves(findings.silenced), 'silenced by a comment')];
    return [...signed, ...summed, ...checked.length > 0 ? [`Findings of the check: ${checked.join(', ')}`] : []];
}

function sumSentence({ what, before, after, unit }: SumEffect): string[] {
    if (before === null || after === null) return [];
    const total = what.startsWith('load') ? capital(what) : `${capital(what)} of the plan in all`;
    return [`${total}: ${amountText(before, unit)} before, ${amountText(after, unit)} now`];
}

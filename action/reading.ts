import { reportOnNew } from '../cli/commands/check.js';
import { betweenStates } from '../cli/git/comparison.js';
import { reviewsOf } from '../cli/commands/diff.js';
import { findFiles } from '../cli/find-files.js';
import { openRepository } from '../cli/git/git.js';
import { guardedIn, type Guarded } from '../cli/git/guarded.js';
import { reportOn, type CheckReport } from '../cli/report/report.js';
import { readPairs, type PairStates } from '../cli/git/states.js';
import { openWorkspace, type Workspace } from '../cli/workspace.js';
import type { FileReview } from '../language/index.js';
import { approvalsIn, type FileApprovals } from './approvals.js';
import { baseOf } from './base.js';
import { concerned } from './documents.js';
import type { Settings } from './settings.js';

/** Everything that is said of a change. */
export interface Reading {
    /** What was found in the strategies; `fresh`: what was not there before the change. Without a base, the same. */
    all: CheckReport;
    fresh: CheckReport;
    /** What the change solves: messages by file. */
    solved: { path: string; message: string }[];
    reviews: FileReview[];
    approvals: FileApprovals[];
    /** Changed files that say whose signatures count, or which rules hold. */
    guarded: Guarded[];
    /** Whether there was something to compare with. */
    compared: boolean;
    /** The strategies as they are with the change, and those of them that it concerns. */
    now: Workspace;
    concerned: Workspace['documents'];
    pathOf: Workspace['pathOf'];
}

/** Reads the strategies, and what the change does to them. @throws CliError in the reader's words. */
export async function read(settings: Settings): Promise<Reading> {
    const { cwd, paths, today } = settings;
    const repository = await openRepository(cwd);
    const base = await baseOf(settings, repository);
    if (!base) {
        const now = await openWorkspace(await findFiles(paths, cwd), { cwd, today });
        const pairs = now.documents.map(document => ({ now: now.pathOf(document.uri.toString()), moved: false }));
        return { ...reading(now, await readPairs({ old: now, now, pairs }), [], false), guarded: [] };
    }
    const comparison = await betweenStates(base.commit, paths, { cwd, today }, base.trustedAt);
    const pairs = await readPairs(comparison);
    return { ...reading(comparison.now, pairs, reviewsOf(comparison, pairs), true), guarded: await guardedIn(comparison) };
}

function reading(now: Workspace, pairs: readonly PairStates[], reviews: FileReview[], compared: boolean): Omit<Reading, 'guarded'> {
    const all = reportOn(now, pairs.flatMap(({ b }) => b ?? []));
    const told = new Set(reviews.map(({ path }) => path));
    const approversFor = ({ b }: PairStates): readonly string[] | undefined => b && now.shared.workspace.Houses.of(b.document.uri).config.approvers;
    return {
        all, fresh: compared ? reportOnNew(now, pairs) : all, reviews, compared, now, concerned: concerned(now, compared ? reviews : undefined), pathOf: now.pathOf,
        solved: reviews.flatMap(({ path, findings }) => findings.solved.filter(isGrave).map(({ message }) => ({ path, message }))),
        approvals: pairs.flatMap(pair => approvalsIn(pair, { compared, changed: told.has((pair.now ?? pair.old)!), approvers: approversFor(pair) }))
    };
}

function isGrave({ severity }: { severity: string }): boolean {
    return severity === 'error' || severity === 'warning';
}

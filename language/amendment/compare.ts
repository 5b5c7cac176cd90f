import { unreadableInWords } from '../approval/text/unreadable.js';
import type { ApprovalState } from '../approval/verify.js';
import type { StrategyModel } from '../model/model.js';
import type { Change } from '../review/change.js';
import { amendingChanges } from './amendment.js';
import { approvedText, type SearchOptions } from './approved-text.js';
import type { PastVersion } from './history.js';

/** An approval whose signature holds and is trusted, for the text of now or for an earlier one. */
export type SignedApproval = ApprovalState & { statement: NonNullable<ApprovalState['statement']> };

/** How a strategy stands to the text that was approved last. */
export interface Comparison {
    since: SignedApproval;
    /** The text that was approved. */
    old: StrategyModel;
    /** Where it was found; absent when it is still the text of now. */
    version?: PastVersion;
    now: StrategyModel;
    /** The difference in meaning, gravest first. */
    changes: Change[];
    /** The positions whose approval is for the same text. */
    signedBy: string[];
}

/**
 * The approval a strategy is compared with: of those whose signature holds and is trusted, the latest by the day that was signed, then the
 * last in the file. A rejected text was never approved.
 */
export function lastApproval(states: readonly ApprovalState[]): SignedApproval | undefined {
    return states.filter(isSigned).reduce<SignedApproval | undefined>((last, approval) => last && last.statement.date > approval.statement.date ? last : approval, undefined);
}

function isSigned(approval: ApprovalState): approval is SignedApproval {
    return (approval.state === 'verified' || approval.state === 'stale') && approval.statement !== undefined && approval.statement.decision !== 'rejected';
}

/**
 * Compares a strategy with the text that was approved last, or says in the reader's words why it cannot.
 * @param current the text of now; asked again once the approved text is known, because it may have been edited meanwhile.
 */
export async function compareWithApproved(current: () => Promise<StrategyModel>, states: readonly ApprovalState[], options: SearchOptions): Promise<Comparison | { problem: string }> {
    const problem = unreadableInWords(await current());
    if (problem !== undefined) return { problem };
    const since = lastApproval(states);
    if (!since) {
        return { problem: states.length === 0 ? 'Nobody has approved this strategy yet, so there is no approved text to compare with.'
            : 'No approval of this strategy has a signature that holds and is trusted, so there is no approved text to compare with.' };
    }
    const sealed = JSON.stringify(since.statement.entries);
    const signedBy = states.filter(isSigned).filter(({ statement }) => JSON.stringify(statement.entries) === sealed).map(({ position }) => position);
    const today = await current();
    if (since.state === 'verified') return { since, old: today, now: today, changes: [], signedBy };
    const approved = await approvedText(since.statement, today.uri, options);
    if ('problem' in approved) return approved;
    const now = await current();
    return { since, old: approved.model, version: approved.version, now, changes: amendingChanges(approved.model, now), signedBy };
}

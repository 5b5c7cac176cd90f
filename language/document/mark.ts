import type { ApprovalState, State } from '../approval/verify.js';
import { approvalSummary } from '../approval/summary.js';
import type { StrategyModel } from '../model/model.js';
import { attribute, text, token } from './html.js';

/** What a document may say of its own approval: drawn outside of its flow, where nothing that an author writes can stand. */
export interface Mark {
    /** The gravest that is true of the whole: a document with one stale approval is stale. `incomplete`: verified as far as it goes. */
    state: State | 'incomplete';
    title: string;
    lines: string[];
}

const titles: Record<Mark['state'], string> = {
    verified: 'Approved, and verified',
    incomplete: 'Not fully approved yet',
    stale: 'Changed since it was approved',
    invalid: 'A signature does not hold',
    'not trusted': 'Signed by somebody who is not trusted for it',
    'cannot verify': 'The signatures could not be checked here',
    unsigned: 'Not signed'
};

const gravest: readonly State[] = ['invalid', 'stale', 'not trusted', 'cannot verify'];

/**
 * The mark of a strategy, or `undefined` where no approval is written down. It is `verified` only when as many as are needed have signed this very text
 * and every signature in it holds; approvals that a later one of the same position replaces are history.
 */
export function markOf(model: StrategyModel, states: readonly ApprovalState[], houseApprovers: readonly string[] = []): Mark | undefined {
    if (states.length === 0) return undefined;
    const current = states.filter(({ position }, index) => !states.slice(index + 1).some(later => later.position === position && later.state === 'verified'));
    const { met, required, rejectedBy } = approvalSummary(model, states, houseApprovers);
    const rejected = rejectedBy.length > 0;
    const state = gravest.find(candidate => current.some(approval => approval.state === candidate))
        ?? (met && !rejected ? 'verified' : current.some(approval => approval.state === 'verified') ? 'incomplete' : 'unsigned');
    const missing = required.filter(({ state: found }) => found === 'missing' || found === 'unsigned').map(({ position }) => position);
    return {
        state, title: rejected ? 'Rejected' : titles[state],
        lines: [...current.filter(approval => approval.state !== 'unsigned').map(line), ...missing.length > 0 ? [`Still to sign: ${missing.join(', ')}`] : []]
    };
}

function line({ position, name, date, state, decision, changed, fingerprint, key }: ApprovalState): string {
    const who = [name, position, date].filter(part => part).join(', ');
    const what = state === 'verified' ? decision ?? 'approved' : state === 'stale' && changed.length > 0 ? `changed since: ${changed.slice(0, 3).join(', ')}${changed.length > 3 ? ` and ${changed.length - 3} more` : ''}` : state;
    return `${who}: ${what}${fingerprint ? `. Fingerprint ${fingerprint}` : ''}${key ? `, key ${key}` : ''}`;
}

/** The mark as HTML: plain words only. It belongs before the article, never into it. */
export function markHtml({ state, title, lines }: Mark): string {
    return `<aside class="approval-mark" data-state=${attribute(token(state))} aria-label="Approval" tabindex="0"><strong>${text(title)}</strong>${lines.map(words => `<span>${text(words)}</span>`).join('')}</aside>`;
}

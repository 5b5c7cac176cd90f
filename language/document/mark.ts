import { notCovered } from '../approval/seal.js';
import { approvalSummary, onePersonForSeveral, type ApprovalSummary } from '../approval/summary.js';
import type { ApprovalState, State } from '../approval/verify.js';
import { field, statusOf } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { attribute, text, token } from './html.js';

/** What a document says of the blocks of `besideTheSignatures`, and of nothing else. */
export const notSigned = 'Not part of what was signed';

/** Where something is signed: what of it no signature covers. */
export function besideTheSignatures(model: StrategyModel, approvals: readonly ApprovalState[]): ReadonlySet<Block> {
    return approvals.some(({ statement }) => statement) ? notCovered(model) : new Set();
}

/** What a document may say of its own approval: drawn outside of its flow, where nothing that an author writes can stand. */
export interface Mark {
    /** That of `standingOf`; `rejected`: somebody's rejection is verified, and nothing graver is known. */
    state: State | 'incomplete' | 'rejected';
    title: string;
    lines: string[];
}

const titles: Record<Mark['state'], string> = {
    verified: 'Approved, and verified',
    incomplete: 'Not fully approved yet',
    stale: 'Changed since it was approved',
    invalid: 'A signature does not hold',
    'not trusted': 'A signature is not trusted',
    'cannot verify': 'The signatures could not be checked here',
    unsigned: 'Not signed',
    rejected: 'Rejected'
};

const gravest: readonly State[] = ['invalid', 'stale', 'not trusted', 'cannot verify'];

/** How far the approval of a strategy has come, as its signatures prove it. */
export interface Standing {
    /** The gravest that is true of the whole: a document with one stale approval is stale. `incomplete`: verified as far as it goes. */
    state: State | 'incomplete';
    rejected: boolean;
    /** The approvals that count; those that a later one of the same position replaces are history. */
    current: ApprovalState[];
    summary: ApprovalSummary;
}

/**
 * What the approvals of a strategy come to, or `undefined` where none is written down. It is `verified` only when as many as are needed have signed this very text
 * and every signature in it holds. A rejection of an earlier text makes no text stale: who rejected it has not signed this one.
 */
export function standingOf(model: StrategyModel, states: readonly ApprovalState[], houseApprovers: readonly string[] = []): Standing | undefined {
    if (states.length === 0) return undefined;
    const current = states.filter(({ position }, index) => !states.slice(index + 1).some(later => later.position === position && later.state === 'verified'));
    const summary = approvalSummary(model, states, houseApprovers);
    const rejected = summary.rejectedBy.length > 0;
    const weighs = current.filter(approval => !isPastRejection(approval));
    const isVerified = weighs.some(({ state }) => state === 'verified');
    const state = gravest.find(candidate => weighs.some(approval => approval.state === candidate))
        ?? (summary.met && !rejected ? 'verified' : isVerified ? 'incomplete' : weighs.length < current.length ? 'stale' : 'unsigned');
    return { state, rejected, current, summary };
}

const isPastRejection = ({ state, decision }: ApprovalState): boolean => state === 'stale' && decision === 'rejected';

/** @param today the day on which the signatures were checked, to be said with them. */
export function markOf(model: StrategyModel, states: readonly ApprovalState[], houseApprovers: readonly string[] = [], today?: IsoDate): Mark | undefined {
    const standing = standingOf(model, states, houseApprovers);
    if (!standing) return undefined;
    const { current, summary: { met, required, warnings } } = standing;
    const missing = met ? [] : required.filter(({ state, approval }) => state === 'missing' || state === 'unsigned' || approval && isPastRejection(approval)).map(({ position }) => position);
    const signed = current.filter(approval => approval.state !== 'unsigned');
    return {
        ...stateAndTitle(standing, model),
        lines: [...signed.map(line), ...missing.length > 0 ? [`Still to sign: ${missing.join(', ')}`] : [], ...!met && warnings.includes(onePersonForSeveral) ? [onePersonForSeveral] : [], ...today !== undefined && signed.length > 0 ? [`Checked on ${today}`] : []]
    };
}

/** A status is no part of what was signed. So the words of a draft, or of a strategy that another one has replaced, are not those of an approved one. */
function stateAndTitle({ state, rejected, current }: Standing, model: StrategyModel): Pick<Mark, 'state' | 'title'> {
    const status = model.strategy && field(model.strategy, 'Status') ? statusOf(model) : undefined;
    if (rejected) return { state: state === 'incomplete' ? 'rejected' : state, title: titles.rejected };
    if (state === 'verified' && status === 'superseded') return { state: 'incomplete', title: 'Superseded: it was approved, and counts no more' };
    if (state === 'verified' && status === 'draft') return { state: 'incomplete', title: 'Signed, but still called a draft' };
    if (state === 'verified' && current.some(({ decision }) => decision === 'approved with conditions')) return { state, title: 'Approved with conditions, and verified' };
    return { state, title: state === 'stale' && current.every(approval => approval.state !== 'stale' || isPastRejection(approval)) ? 'Changed since it was rejected' : titles[state] };
}

/** Who says it of himself is only to be believed where the signature holds and is trusted. */
function line(approval: ApprovalState): string {
    const { position, name, signer, date, state, fingerprint, key, reason } = approval;
    const isProven = state === 'verified' || state === 'stale';
    const who = [isProven && name && signer ? `${name} (${signer})` : name, position, date].filter(part => part).join(', ');
    const marks = [fingerprint && `Fingerprint ${fingerprint}`, key && !reason.includes(key) && `key ${key}`].filter(part => part).join(', ');
    return `${who}: ${decisionOf(approval)}${marks && `. ${marks}`}`;
}

function decisionOf({ state, decision, statement, changed, reason }: ApprovalState): string {
    const conditions = decision === 'approved with conditions' && statement?.conditions ? `: ${statement.conditions}` : '';
    switch (state) {
        case 'verified': return `${decision ?? 'approved'}${conditions}`;
        case 'stale': return `${decision === 'rejected' ? 'rejected an earlier text; ' : ''}changed since${changed.length > 0 ? `: ${changed.slice(0, 3).join(', ')}${changed.length > 3 ? ` and ${changed.length - 3} more` : ''}` : ''}`;
        default: return `${state}${reason && `. ${reason.replace(/\.$/, '')}`}`;
    }
}

/** The mark as HTML: plain words only. It belongs before the article, never into it. */
export function markHtml({ state, title, lines }: Mark): string {
    return `<aside class="approval-mark" data-state=${attribute(token(state))} aria-label="Approval" tabindex="0"><strong>${text(title)}</strong>${lines.map(words => `<span>${text(words)}</span>`).join('')}</aside>`;
}

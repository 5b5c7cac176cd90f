import type { PairStates } from '../cli/git/states.js';
import { approvalSummary, statusOf, type ApprovalState, type StrategyModel } from '../language/index.js';

/** How the approvals of one strategy fare with a change. */
export interface FileApprovals {
    path: string;
    /** For each position that has approved or has to, the best state of its approvals. `null`: there is none. */
    rows: { position: string; before: string | null; after: string | null; reason: string }[];
    /** As a whole, with the change. `closed`: a draft, or superseded, so nobody has to sign. */
    approved: boolean;
    closed: 'draft' | 'superseded' | 'removed' | undefined;
    needed: number;
    given: number;
    /** Positions that have not approved what is proposed, each with the person who holds it, before the change if there was one. */
    waiting: { position: string; holder: string | undefined }[];
    rejectedBy: string[];
    /** What is allowed and should be known. */
    notes: string[];
}

/** What to tell of a file's approvals; nothing of one that has none and needs none, or whose approvals the change leaves alone. */
export function approvalsIn({ old, now, a, b }: PairStates, { compared, changed, approvers }: Context): FileApprovals[] {
    const model = b?.model ?? a!.model;
    if (!model.strategy) return [];
    const summary = approvalSummary(model, b?.approvals ?? [], approvers);
    const positions = [...summary.required, ...b?.approvals ?? [], ...a?.approvals ?? []].map(({ position }) => position);
    const best = (states: readonly ApprovalState[] = []): Required[] => approvalSummary(model, states, positions).required;
    const before = new Map(best(a?.approvals).map(row => [row.position, row]));
    const rows = best(b?.approvals).map(row => ({ position: row.position, before: stateOf(before.get(row.position)), after: stateOf(row), reason: row.approval?.reason ?? '' }));
    const status = statusOf(model);
    const closed = !b ? 'removed' : status === 'draft' || status === 'superseded' ? status : undefined;
    const isSame = rows.every(row => row.before === row.after);
    if (isSame && (rows.length === 0 || closed !== undefined || compared && !changed)) return [];
    return [{
        path: (now ?? old)!, rows, closed, approved: summary.met, needed: summary.quorum, given: summary.approvedBy.length, rejectedBy: summary.rejectedBy, notes: summary.warnings,
        waiting: summary.required.filter(({ state }) => state !== 'verified').map(({ position }) => ({ position, holder: (a && holderOf(position, a.model)) ?? holderOf(position, model) }))
    }];
}

/** `changed`: the change says something about the file. `approvers`: positions that the house asks for. */
interface Context { compared: boolean; changed: boolean; approvers: readonly string[] | undefined }

type Required = ReturnType<typeof approvalSummary>['required'][number];

/** A rejection that is proven is no approval. */
function stateOf(row: Required | undefined): string | null {
    if (!row || row.state === 'missing') return null;
    return row.state === 'verified' && row.approval?.decision === 'rejected' ? 'rejected' : row.state;
}

function holderOf(position: string, { blocks, shared }: StrategyModel): string | undefined {
    const owner = [...blocks, ...shared].find(({ kind, title }) => kind === 'Owner' && title.toLowerCase() === position.toLowerCase());
    return owner?.fields.find(({ key, text }) => key === 'Held by' && text !== '')?.text;
}

import { field, targets } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import type { ApprovalState, State } from './verify.js';

/** Whether a strategy as a whole is approved. */
export interface ApprovalSummary {
    /** Positions that have to approve, from `Approvers` and the house, in order, with the best that was found for each. */
    required: { position: string; state: State | 'missing'; approval: ApprovalState | undefined }[];
    /** How many of them are needed. */
    quorum: number;
    /** Positions whose approval is verified and whose decision is not a rejection. */
    approvedBy: string[];
    /** Positions whose rejection is verified. */
    rejectedBy: string[];
    /** How many different people they are: who approves for two positions counts once. */
    people: number;
    /** Enough different people have approved. */
    met: boolean;
    /** Things that are allowed and should be known, in a reader's words. */
    warnings: string[];
}

/** Said where two positions that have approved are one person. */
export const onePersonForSeveral = 'One person has approved for several positions. That counts as one approval.';

const best: readonly State[] = ['verified', 'stale', 'cannot verify', 'not trusted', 'invalid', 'unsigned'];

/**
 * The approvals of a strategy against its `Approvers` and `Quorum` (and the approvers that the house asks for). Without `Quorum` all approvers are
 * needed; without approvers, one approval. A person who approves for two positions counts once, also with two addresses for one key.
 */
export function approvalSummary(model: StrategyModel, states: readonly ApprovalState[], houseApprovers: readonly string[] = []): ApprovalSummary {
    const { strategy } = model;
    const named = strategy?.fields.filter(({ key }) => key === 'Approvers').flatMap(({ references }) => references.map(({ title, target }) => target?.title ?? title)) ?? [];
    const positions = [...new Map([...named, ...houseApprovers].map(position => [titleKey(position), position])).values()];
    const required = positions.map(position => {
        const approval = bestOf(states.filter(state => titleKey(state.position) === titleKey(position)));
        return { position, state: approval?.state ?? 'missing' as const, approval };
    });
    const counted = required.length > 0 ? required.flatMap(({ approval }) => approval ?? []) : bestOfEach(states);
    const verified = counted.filter(({ state }) => state === 'verified');
    const approvals = verified.filter(({ decision }) => decision !== 'rejected');
    const quorum = quorumOf(model) ?? Math.max(1, required.length);
    const people = peopleIn(approvals);
    return {
        required, quorum,
        approvedBy: approvals.map(({ position }) => position),
        rejectedBy: verified.filter(({ decision }) => decision === 'rejected').map(({ position }) => position),
        people, met: people >= quorum,
        warnings: warningsOf(model, approvals, people)
    };
}

/** How many different people have signed: who shares an address or a key with another counts as the same one. */
function peopleIn(approvals: readonly ApprovalState[]): number {
    let groups: Set<string>[] = [];
    for (const { signer, key } of approvals) {
        const marks = [`signer ${signer}`, `key ${key}`];
        const same = groups.filter(group => marks.some(mark => group.has(mark)));
        groups = [...groups.filter(group => !same.includes(group)), new Set([...marks, ...same.flatMap(group => [...group])])];
    }
    return groups.length;
}

function bestOfEach(states: readonly ApprovalState[]): ApprovalState[] {
    const positions = new Set(states.map(({ position }) => titleKey(position)));
    return [...positions].flatMap(position => bestOf(states.filter(state => titleKey(state.position) === position)) ?? []);
}

/** Of several approvals by one position the best state counts, then the latest signed date, then a rejection, then the last: their order in the file proves nothing. */
function bestOf(states: readonly ApprovalState[]): ApprovalState | undefined {
    const rank = (state: ApprovalState): [number, string, number] => [-best.indexOf(state.state), state.date ?? '', Number(state.decision === 'rejected')];
    return states.reduce<ApprovalState | undefined>((chosen, state) => {
        if (!chosen) return state;
        const [one, other] = [rank(chosen), rank(state)];
        const at = one.findIndex((value, index) => value !== other[index]);
        return at < 0 || one[at]! < other[at]! ? state : chosen;
    }, undefined);
}

function quorumOf({ strategy }: StrategyModel): number | undefined {
    const value = strategy && field(strategy, 'Quorum')?.value;
    const amount = value?.type === 'quantity' || value?.type === 'comparison' ? value.amount : undefined;
    return amount !== undefined && amount >= 1 ? Math.ceil(amount) : undefined;
}

function warningsOf(model: StrategyModel, approvals: readonly ApprovalState[], people: number): string[] {
    const owners = new Set(model.strategy ? targets(model.strategy, 'Owner').map(({ title }) => titleKey(title)) : []);
    const warnings: string[] = [];
    if (approvals.length > 0 && approvals.every(({ position }) => owners.has(titleKey(position)))) {
        warnings.push(`${approvals[0]!.position} owns this strategy and is the only one who has approved it. Ask somebody else to approve it too.`);
    }
    if (people < approvals.length) warnings.push(onePersonForSeveral);
    return warnings;
}

import { l10n } from 'vscode';
import type { ApprovalOverview, PositionToApprove } from '../../language/protocol.js';

/** What the status bar says of a strategy's approval. */
export interface StatusText {
    text: string;
    /** One line for each position that has to approve, and what should be known besides. */
    lines: string[];
    weight: 'plain' | 'warning' | 'error';
}

/** The states a strategy is in, and those of an approval, as people call them. */
export const statusWords = (): Record<string, string> => ({ draft: l10n.t('Draft'), 'in review': l10n.t('In review'), approved: l10n.t('Approved'), superseded: l10n.t('Superseded') });

export const stateWords = (): Record<string, string> => ({
    verified: l10n.t('signed and verified'), stale: l10n.t('changed since it was signed'), invalid: l10n.t('the signature does not hold'), 'not trusted': l10n.t('signed, not trusted'),
    'cannot verify': l10n.t('signed, could not be checked here'), unsigned: l10n.t('written down, not signed'), missing: l10n.t('not signed')
});

/** `In review · 1 of 2 signed`, `Approved ✓ verified`, `Changed since approval`. */
export function statusText(overview: ApprovalOverview): StatusText {
    const lines = overview.positions.filter(({ approver, state }) => approver || state !== 'missing').map(positionLine).concat(overview.notes);
    const status = statusWords()[overview.status] ?? overview.status;
    const say = (weight: StatusText['weight'], icon: string, text: string): StatusText => ({ text: `$(${icon}) ${text}`, lines, weight });
    switch (overview.rejected ? 'rejected' : overview.state) {
        case 'verified': return say('plain', 'verified-filled', l10n.t('Approved ✓ verified'));
        case 'stale': return say('warning', 'warning', l10n.t('Changed since approval'));
        case 'invalid': return say('error', 'error', l10n.t('A signature does not hold'));
        case 'not trusted': return say('warning', 'unverified', l10n.t('A signature is not trusted'));
        case 'cannot verify': return say('plain', 'question', l10n.t('Signatures not checked'));
        case 'rejected': return say('plain', 'circle-slash', l10n.t('Rejected'));
    }
    const { signed, needed } = overview;
    const isDraft = overview.status === 'draft' && signed === 0;
    return say('plain', isDraft ? 'edit' : 'checklist', isDraft ? status : l10n.t('{0} · {1} of {2} signed', status, signed, needed));
}

/** `Chief Marketing Officer (Dana Reyes): signed and verified` */
export function positionLine({ position, name, state }: PositionToApprove): string {
    return `${name ? `${position} (${name})` : position}: ${stateWords()[state] ?? state}`;
}

/** Those whose signature is still missing first, among them those that have to approve. */
export function missingFirst(positions: readonly PositionToApprove[]): PositionToApprove[] {
    const rank = ({ approver, state }: PositionToApprove): number => (approver ? 0 : 2) + (state === 'verified' ? 1 : 0);
    return positions.toSorted((a, b) => rank(a) - rank(b));
}

import type { LangiumDocument } from 'langium';
import { emailsIn, type ApprovalState, type CheckResult, type StrategyModel, type TrustPorts } from '../language/index.js';
import type { Comparison } from './comparison.js';
import type { Workspace } from './workspace.js';

/** A document as it is in one of two states. */
export interface State { approvals: readonly ApprovalState[]; model: StrategyModel; result: CheckResult }

/** A file in both states. What is proposed is held against the signers and positions of the state before. */
export async function readPair({ old, now, proposed }: Pick<Comparison, 'old' | 'now' | 'proposed'>, before: LangiumDocument | undefined, after: LangiumDocument | undefined): Promise<{ a: State | undefined; b: State | undefined }> {
    return {
        a: before && await read(old, before),
        b: after && await read(now, after, proposed && before ? await trustOf(old, before, now.today) : undefined)
    };
}

/** The documents by their path for the reader. */
export function documentsIn({ documents, pathOf }: Workspace): Map<string, LangiumDocument> {
    return new Map(documents.map(document => [pathOf(document.uri.toString()), document]));
}

async function read({ shared, language }: Workspace, document: LangiumDocument, trust?: TrustPorts): Promise<State> {
    const { Approvals, Models } = shared.workspace;
    if (trust) {
        Approvals.fixed = trust;
        Approvals.forget();
    }
    const approvals = await Approvals.of(document);
    return { approvals, model: Models.of(document), result: language.validation.DocumentValidator.check(document) };
}

/**
 * Whose signatures count for a change: the signers and the holders of positions before it, never those it brings along. An approval that
 * is new in it must be valid today, one that was there before at its own date (docs/approval.md).
 */
async function trustOf({ shared }: Workspace, document: LangiumDocument, today: string): Promise<TrustPorts> {
    const model = shared.workspace.Models.of(document);
    const holders = [...model.blocks, ...model.shared].filter(({ kind }) => kind === 'Owner');
    const seals = new Set(model.blocks.flatMap(({ seal }) => seal ?? []));
    return {
        ...await shared.workspace.Approvals.trustFor(document),
        emailsOf: position => holders.filter(({ title }) => title.toLowerCase() === position.toLowerCase()).slice(0, 1).flatMap(emailsIn),
        dayOf: ({ seal }) => seal !== undefined && seals.has(seal) ? undefined : today
    };
}

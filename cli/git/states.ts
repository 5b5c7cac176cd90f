import type { LangiumDocument } from 'langium';
import { compareModels, emailsIn, type ApprovalState, type Block, type Change, type CheckResult, type StrategyModel, type TrustPorts } from '../../language/index.js';
import { documentsIn, type Comparison, type FilePair } from './comparison.js';
import type { Workspace } from '../workspace.js';

/** A document as it is in one of two states. */
export interface State { document: LangiumDocument; approvals: readonly ApprovalState[]; model: StrategyModel; result: CheckResult }

/** A file in both states: `a` is the old one, `b` the new. */
export interface PairStates extends FilePair { a: State | undefined; b: State | undefined; changes: Change[] }

/** Reads all files of a comparison. What is proposed is held against the signers and positions of the state that it is proposed to. */
export async function readPairs({ old, now, pairs, trusted }: Comparison): Promise<PairStates[]> {
    const [before, after] = [documentsIn(old), documentsIn(now)];
    const found: PairStates[] = [];
    for (const pair of pairs) {
        const [was, is, source] = [before.get(pair.old ?? ''), after.get(pair.now ?? ''), trusted?.get(pair.now ?? '')];
        const a = was && await read(old, was);
        const b = is && await read(now, is, source && await trustOf(source.workspace, source.document, now.today, pair.old === undefined));
        found.push({ ...pair, a, b, changes: compareModels(a?.model, b?.model) });
    }
    return found;
}

async function read({ shared, language }: Workspace, document: LangiumDocument, trust?: TrustPorts): Promise<State> {
    const { Approvals, Models } = shared.workspace;
    if (trust) {
        Approvals.fixed = trust;
        Approvals.forget();
    }
    const approvals = await Approvals.of(document);
    return { document, approvals, model: Models.of(document), result: language.validation.DocumentValidator.check(document) };
}

/**
 * Whose signatures count for a change: the signers and the holders of positions before it, never those it brings along. An approval that
 * is new in it must be valid today, one that was there before at its own date (docs/approval.md). Of a file that is `fresh`, nothing was there before.
 */
async function trustOf({ shared }: Workspace, document: LangiumDocument, today: string, fresh: boolean): Promise<TrustPorts> {
    const model = shared.workspace.Models.of(document);
    const holders = [...fresh ? [] : model.blocks, ...model.shared].filter(({ kind }) => kind === 'Owner');
    const seals = new Set(fresh ? [] : model.blocks.flatMap(({ seal }) => seal ?? []));
    const holderOf = (position: string): Block[] => holders.filter(({ title }) => title.toLowerCase() === position.toLowerCase()).slice(0, 1);
    return {
        ...await shared.workspace.Approvals.trustFor(document),
        emailsOf: position => holderOf(position).flatMap(emailsIn),
        untilOf: position => holderOf(position).flatMap(({ fields }) => fields).flatMap(({ key, value }) => key === 'Until' && value.type === 'date' ? value.date : [])[0],
        dayOf: ({ seal }) => seal !== undefined && seals.has(seal) ? undefined : today
    };
}

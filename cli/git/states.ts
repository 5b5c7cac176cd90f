import type { LangiumDocument, URI } from 'langium';
import { compareModels, emailsIn, titleKey, type ApprovalState, type Block, type Change, type CheckResult, type StrategyModel, type TrustPorts } from '../../language/index.js';
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
        const b = is && await read(now, is, source && await trustOf(source.workspace, source.document, { today: now.today, fresh: pair.old === undefined, uri: is.uri }));
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
 * One that moves to another folder (`uri`) is held against the list that counts there: it would be, once the change is merged.
 */
async function trustOf({ shared }: Workspace, document: LangiumDocument, { today, fresh, uri }: { today: string; fresh: boolean; uri: URI }): Promise<TrustPorts> {
    const { Approvals } = shared.workspace;
    const model = shared.workspace.Models.of(document);
    const holders = [...fresh ? [] : model.blocks, ...model.shared].filter(({ kind }) => kind === 'Owner');
    const seals = new Set(fresh ? [] : model.blocks.flatMap(({ seal }) => seal ?? []));
    const holderOf = (position: string): Block[] => holders.filter(({ title }) => titleKey(title) === titleKey(position)).slice(0, 1);
    const there = await Approvals.trustFor({ uri });
    return {
        ...there.allowedSigners === undefined ? await Approvals.trustFor(document) : there,
        emailsOf: position => holderOf(position).flatMap(emailsIn),
        untilOf: position => holderOf(position).flatMap(({ fields }) => fields).flatMap(({ key, value }) => key === 'Until' && value.type === 'date' ? value.date : [])[0],
        dayOf: ({ seal }) => seal !== undefined && seals.has(seal) ? undefined : today
    };
}

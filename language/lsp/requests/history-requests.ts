import type { LangiumDocument } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { amendment, recordSince } from '../../amendment/amendment.js';
import { compareWithApproved, type Comparison } from '../../amendment/compare.js';
import { noHistory, type HistoryPort } from '../../amendment/history.js';
import { field } from '../../model/facts.js';
import {
    compareWithApprovedMethod, historyMethod, recordChangeMethod, textAtMethod,
    type CompareWithApprovedParams, type CompareWithApprovedResult, type HistoryParams, type HistoryResult, type RecordChangeParams, type RecordChangeResult, type TextAtParams, type TextAtResult
} from '../../protocol.js';
import { weights } from '../../review/change.js';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';

/** Answers what the client asks about the text that was approved; its history comes from the client. `built`: the document once it is linked. */
export function answerHistory(connection: Connection, shared: StrategySharedServices, built: (uri: string) => Promise<LangiumDocument | undefined>): void {
    const { Approvals, Houses, Models } = shared.workspace;
    const compared = async (uri: string, token: CancellationToken): Promise<(Comparison & { document: LangiumDocument }) | { problem: string }> => {
        const document = await built(uri);
        if (!document) return { problem: 'This file is no strategy that is open or in the workspace.' };
        if (!shared.crypto) return { problem: 'This page has no cryptography, so approvals cannot be checked. Open it over https.' };
        const history = shared.options.history ? clientHistory(connection) : noHistory;
        const comparison = await compareWithApproved(async () => Models.of(await built(uri) ?? document), await Approvals.of(document), { history, subtle: shared.crypto, config: Houses.fixed, isCancelled: () => token.isCancellationRequested });
        return 'problem' in comparison ? comparison : { ...comparison, document };
    };
    connection.onRequest<CompareWithApprovedResult, void>(compareWithApprovedMethod, async ({ uri }: CompareWithApprovedParams, token) => {
        const comparison = await compared(uri, token);
        return 'problem' in comparison ? comparison : resultOf(comparison);
    });
    connection.onRequest<RecordChangeResult, void>(recordChangeMethod, async ({ uri, reason, requestedBy }: RecordChangeParams, token) => {
        const comparison = await compared(uri, token);
        if ('problem' in comparison) return comparison;
        const { document, old, now, signedBy } = comparison;
        const { edit, version, mustSignAgain, notes } = amendment(old, now, { today: shared.today(), reason, requestedBy, signedBy, houseApprovers: Houses.of(document.uri).config.approvers });
        if (edit.length === 0) return { problem: notes.join(' ') || 'Nothing has changed in meaning since the approval, so there is nothing to record.' };
        return { edits: edit.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })), documentVersion: document.textDocument.version, strategyVersion: version, mustSignAgain, notes };
    });
}

function resultOf({ since, version, now, old, changes }: Comparison): CompareWithApprovedResult {
    const { position, name, date, version: approvedVersion } = since.statement;
    const record = recordSince(old, now);
    return {
        since: { position, name, date, version: approvedVersion },
        approved: version ? { commit: version.commit, uri: version.uri } : null,
        changes: changes.map(({ sentence, block, weight, uri, line }) => ({
            sentence, block: block ? `${block.kind}: ${block.title}` : '', small: weight <= weights.text + 5, uri, ...line === undefined ? {} : { line: line - 1 }
        })),
        record: record ? { reason: field(record, 'Reason')?.text ?? '', requestedBy: field(record, 'Requested by')?.text ?? '' } : null,
        positions: [...now.blocks, ...now.shared].filter(({ kind, title }) => kind === 'Owner' && title !== '').map(({ title }) => title)
    };
}

/** The history that VS Code's own git extension keeps. */
function clientHistory(connection: Connection): HistoryPort {
    return {
        async versions(uri, limit) {
            const params: HistoryParams = { uri, limit };
            return await connection.sendRequest<HistoryResult>(historyMethod, params) ?? undefined;
        },
        async textAt(commit, uri) {
            const params: TextAtParams = { commit, uri };
            return await connection.sendRequest<TextAtResult>(textAtMethod, params) ?? undefined;
        }
    };
}

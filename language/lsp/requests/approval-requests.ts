import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { visible } from '../../analysis/per-model.js';
import { prepareApproval } from '../../approval/approve.js';
import { attachSignature } from '../../approval/attach.js';
import { proposedDetails } from '../../approval/place.js';
import { versionOf } from '../../approval/seal.js';
import { approvalSummary } from '../../approval/summary.js';
import { approvalToJson, type ApprovalState } from '../../approval/verify.js';
import { standingOf } from '../../document/mark.js';
import { field, statusOf } from '../../model/facts.js';
import type { StrategyModel } from '../../model/model.js';
import {
    approvalOverviewMethod, approvalsMethod, attachSignatureMethod, prepareApprovalMethod,
    type ApprovalOverview, type ApprovalResult, type ApprovalsParams, type AttachSignatureParams, type AttachSignatureResult, type PrepareApprovalParams, type PrepareApprovalResult
} from '../../protocol.js';
import { titleKey } from '../../references/names.js';
import type { StrategyServices } from '../../services.js';
import { rangeOf } from '../at.js';

/** Answers what the client asks about approvals. `built`: the document once it is linked. */
export function answerApprovals(connection: Connection, services: StrategyServices, built: (uri: string) => Promise<LangiumDocument | undefined>): void {
    const { Approvals, LangiumDocuments } = services.shared.workspace;
    connection.onRequest(approvalsMethod, async ({ uri }: ApprovalsParams) => {
        const document = await built(uri);
        return document ? (await Approvals.of(document)).map((state): ApprovalResult => ({ ...approvalToJson(state), unknownKey: state.unknownKey ?? false })) : [];
    });
    connection.onRequest(approvalOverviewMethod, async ({ uri }: ApprovalsParams): Promise<ApprovalOverview | null> => {
        const document = await built(uri);
        if (!document) return null;
        const states = await Approvals.of(document);
        const model = services.shared.workspace.Models.of(document);
        const overview = overviewOf(model, states, services.shared.workspace.Houses.of(document.uri).config.approvers, services.shared.today());
        const status = model.strategy && field(model.strategy, 'Status')?.valueSpan;
        const isDue = status && overview?.state === 'verified' && overview.status !== 'approved' && overview.status !== 'superseded';
        return isDue ? { ...overview, setApproved: { range: rangeOf(document, status), newText: 'approved' } } : overview;
    });
    connection.onRequest<PrepareApprovalResult, void>(prepareApprovalMethod, async ({ uri, signed, ...request }: PrepareApprovalParams) => {
        const document = await built(uri);
        if (!document) return { obstacles: [{ message: 'The file of this strategy is not there any more: it was deleted, moved or renamed. Open it where it is now, or save what the editor still shows, then approve it.', uri, line: 0 }] };
        const ready = await prepareApproval(document, request, services);
        if ('obstacles' in ready) {
            const lineOf = (file: string, offset: number): number => LangiumDocuments.all.find(other => other.uri.toString() === file)?.textDocument.positionAt(offset).line ?? 0;
            return { obstacles: ready.obstacles.map(({ message, uri: file, offset }) => ({ message, uri: file, line: lineOf(file, offset) })) };
        }
        if (signed && signed.statement !== ready.text) return { obstacles: [{ message: 'The strategy was changed while it was being signed. Look at it and sign again.', uri, line: 0 }] };
        const change = ready.change(signed?.signature ?? '');
        const { document: title, version, position, signer, name, date, decision, conditions, validUntil, entries } = ready.statement;
        return {
            statement: ready.text, fingerprint: ready.fingerprint, document: title, version, position, signer, name, date, decision, conditions, validUntil, covered: entries.length,
            uses: [...new Set(ready.seal.covered.filter(({ type }) => type === 'uses').map(covered => covered.uri))],
            warnings: ready.notes, edit: { range: rangeOf(document, change.span), newText: change.text }
        };
    });
    connection.onRequest<AttachSignatureResult, void>(attachSignatureMethod, async ({ uri, signature }: AttachSignatureParams) => {
        const document = await built(uri);
        if (!document) return { problem: 'This file is no strategy that is open or in the workspace.' };
        if (!services.shared.crypto) return { problem: 'This page has no cryptography, so signatures cannot be checked. Open it over https.' };
        const states = await Approvals.of(document);
        const attached = await attachSignature(services.shared.workspace.Models.of(document), states, signature, services.shared.crypto);
        if ('problem' in attached) return attached;
        const { position, fingerprint, change } = attached;
        return { position, fingerprint, edit: { range: rangeOf(document, change.span), newText: change.text } };
    });
}

/** How far a strategy has come, and every position that can approve it: those that have to first. `null` without a Strategy block. */
export function overviewOf(model: StrategyModel, states: readonly ApprovalState[], houseApprovers: readonly string[] | undefined, today: string): ApprovalOverview | null {
    if (!model.strategy) return null;
    const { required, people, rejectedBy, quorum, warnings } = approvalSummary(model, states, houseApprovers);
    const owners = visible(model, 'Owner');
    const named = new Set(required.map(({ position }) => titleKey(position)));
    const others = new Set(owners.map(({ title }) => title).filter(title => !named.has(titleKey(title))));
    return {
        title: model.strategy.title, version: versionOf(model), status: statusOf(model), state: standingOf(model, states, houseApprovers)?.state ?? 'none', rejected: rejectedBy.length > 0,
        signed: people, needed: quorum, notes: warnings,
        positions: [...required.map(({ position }) => position), ...others].map(position => {
            const owner = owners.find(({ title }) => titleKey(title) === titleKey(position));
            const proposed = owner && proposedDetails(owner, model, today);
            const approval = required.find(one => one.position === position)?.approval ?? states.findLast(one => titleKey(one.position) === titleKey(position));
            return {
                position, name: proposed?.name ?? '', email: proposed?.signer ?? '', approver: named.has(titleKey(position)),
                state: approval?.state ?? 'missing', reason: approval?.reason ?? '', decision: proposed?.decision ?? 'approved', conditions: proposed?.conditions
            };
        })
    };
}

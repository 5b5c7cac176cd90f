import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { prepareApproval } from '../approval/approve.js';
import { approvalToJson } from '../approval/verify.js';
import { approvalsMethod, prepareApprovalMethod, type ApprovalsParams, type PrepareApprovalParams, type PrepareApprovalResult } from '../protocol.js';
import type { StrategyServices } from '../services.js';
import { rangeOf } from './at.js';

/** Answers what the client asks about approvals. `built`: the document once it is linked. */
export function answerApprovals(connection: Connection, services: StrategyServices, built: (uri: string) => Promise<LangiumDocument | undefined>): void {
    const { Approvals, LangiumDocuments } = services.shared.workspace;
    connection.onRequest(approvalsMethod, async ({ uri }: ApprovalsParams) => {
        const document = await built(uri);
        return document ? (await Approvals.of(document)).map(approvalToJson) : [];
    });
    connection.onRequest<PrepareApprovalResult, void>(prepareApprovalMethod, async ({ uri, signed, ...request }: PrepareApprovalParams) => {
        const document = await built(uri);
        if (!document) return { obstacles: [{ message: 'This file is no strategy that is open or in the workspace.', uri, line: 0 }] };
        await Approvals.of(document);
        const ready = await prepareApproval(document, request, services);
        if ('obstacles' in ready) {
            const lineOf = (file: string, offset: number): number => LangiumDocuments.all.find(other => other.uri.toString() === file)?.textDocument.positionAt(offset).line ?? 0;
            return { obstacles: ready.obstacles.map(({ message, uri: file, offset }) => ({ message, uri: file, line: lineOf(file, offset) })) };
        }
        if (signed && signed.statement !== ready.text) return { obstacles: [{ message: 'The strategy was changed while it was being signed. Look at it and sign again.', uri, line: 0 }] };
        const change = ready.change(signed?.signature ?? '');
        return {
            statement: ready.text, fingerprint: ready.fingerprint, signer: ready.statement.signer, name: ready.statement.name,
            warnings: ready.warnings.map(({ message }) => message), edit: { range: rangeOf(document, change.span), newText: change.text }
        };
    });
}

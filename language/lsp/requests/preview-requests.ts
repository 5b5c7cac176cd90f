import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { lastApproval } from '../../amendment/compare.js';
import { visible } from '../../analysis/per-model.js';
import { verifyApprovals, type ApprovalState } from '../../approval/verify.js';
import { createRenderer, type DocumentRenderer } from '../../document/renderer.js';
import type { StrategyModel } from '../../model/model.js';
import { previewApprovedMethod, previewMethod, type PreviewApprovedParams, type PreviewApprovedResult, type PreviewParams, type PreviewResult, type PreviewView } from '../../protocol.js';
import type { StrategySharedServices } from '../../services.js';
import { resultOf, type CompareApproved } from './history-requests.js';

/** Answers what the preview shows: the text of now, and the one that was signed. `built`: the document once it is linked. */
export function answerPreview(connection: Connection, shared: StrategySharedServices, built: (uri: string) => Promise<LangiumDocument | undefined>, compared: CompareApproved): void {
    const { Approvals, Houses, Models } = shared.workspace;
    /** One for each text: a renderer keeps what did not change since it rendered last. */
    const renderers = { now: new WeakMap<LangiumDocument, DocumentRenderer>(), approved: new WeakMap<LangiumDocument, DocumentRenderer>() };

    /** A document is asked for again when anything changes that it may depend on; mostly it is the same. */
    const shown = new WeakMap<LangiumDocument, { of: unknown[]; result: PreviewResult }>();

    const rendered = (which: keyof typeof renderers, document: LangiumDocument, model: StrategyModel, approvals: readonly ApprovalState[], view: PreviewView = 'whole'): PreviewResult => {
        const renderer = renderers[which].get(document) ?? createRenderer();
        renderers[which].set(document, renderer);
        const { html, mark, title, accent } = renderer.render(model, { approvals, approvers: Houses.of(document.uri).config.approvers, today: shared.today(), view });
        return {
            html, mark, title, accent, version: document.textDocument.version, signed: lastApproval(approvals) !== undefined,
            positions: visible(model, 'Owner').map(position => position.title).filter(position => position.trim() !== '')
        };
    };
    /** What the approvals in a text of the past are worth, held against whom one trusts now. */
    const approvalsThen = async (document: LangiumDocument, model: StrategyModel): Promise<ApprovalState[]> =>
        verifyApprovals(model, { subtle: shared.crypto, trust: await Approvals.trustFor(document), today: shared.today(), readFile: path => Approvals.readBeside(document, path) });

    connection.onRequest(previewMethod, async ({ uri, view }: PreviewParams): Promise<PreviewResult | null> => {
        const document = await built(uri);
        if (!document) return null;
        const approvals = await Approvals.of(document);
        const model = Models.of(document);
        const of = [model, approvals, Houses.of(document.uri), shared.today(), JSON.stringify(view)];
        const before = shown.get(document);
        if (before && of.every((it, index) => it === before.of[index])) return before.result;
        const result = rendered('now', document, model, approvals, view);
        shown.set(document, { of, result });
        return result;
    });
    connection.onRequest<PreviewApprovedResult, void>(previewApprovedMethod, async ({ uri, view, found }: PreviewApprovedParams, token) => {
        const comparison = await compared(uri, token, found);
        if ('problem' in comparison) return comparison;
        const { document, old } = comparison;
        const { since, approved } = resultOf(comparison);
        return { ...rendered('approved', document, old, approved ? await approvalsThen(document, old) : await Approvals.of(document), view), since, approved };
    });
}

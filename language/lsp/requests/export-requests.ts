import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { plainMarkdown } from '../../document/plain-markdown/plain-markdown.js';
import { exportPage } from '../../export/export.js';
import { exportMethod, type ExportParams, type ExportResult } from '../../protocol.js';
import type { StrategySharedServices } from '../../services.js';

/** Answers with the document as text that travels alone. `built`: the document once it is linked. */
export function answerExport(connection: Connection, shared: StrategySharedServices, built: (uri: string) => Promise<LangiumDocument | undefined>): void {
    const { Approvals, Houses, Models } = shared.workspace;
    connection.onRequest(exportMethod, async ({ uri, format, view = 'whole' }: ExportParams): Promise<ExportResult | null> => {
        const document = await built(uri);
        if (!document) return null;
        const model = Models.of(document);
        const facts = { approvals: await Approvals.of(document), approvers: Houses.of(document.uri).config.approvers, today: shared.today(), view };
        if (format === 'markdown') return { text: plainMarkdown(model, facts), notices: [] };
        const { html, notices } = await exportPage(model, {
            ...facts,
            readPicture: path => Approvals.readBeside(document, path)
        });
        return { text: html, notices };
    });
}

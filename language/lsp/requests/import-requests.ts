import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { importMarkdown } from '../../import/import.js';
import { recognisedInWords } from '../../import/summary.js';
import { placed, unreadableIn } from '../../parser/readable.js';
import { importMethod, type ImportParams, type ImportResult } from '../../protocol.js';
import type { StrategySharedServices } from '../../services.js';
import { fileNameFor } from '../../templates/proposals.js';

/** Turns a Markdown text into the draft of a strategy, with the words of the house it is to stand in. */
export function answerImport(connection: Connection, { workspace: { Houses, WorkspaceManager }, today }: StrategySharedServices): void {
    connection.onRequest<ImportResult, void>(importMethod, async ({ text, uri }: ImportParams) => {
        const unreadable = unreadableIn(text);
        if (unreadable) return { problem: placed(unreadable, text) };
        await WorkspaceManager.ready; // the words of the house are read
        const draft = importMarkdown(text, { today: today(), vocabulary: Houses.of(URI.parse(uri ?? 'untitled:plan.strategy.md')).vocabulary });
        return { text: draft.text, already: draft.already, recognised: recognisedInWords(draft), fileName: fileNameFor(draft.organization ?? draft.title) };
    });
}

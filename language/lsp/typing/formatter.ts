import { interruptAndCheck, type LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
    CancellationToken, DocumentFormattingParams, DocumentOnTypeFormattingOptions, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams
} from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import { formatDocument } from '../../format/surroundings.js';
import { formatTyped, typedCharacters } from '../../format/typing.js';
import { structureIn } from '../../parser/parser.js';
import type { TextChange } from '../../refactor/text-change.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';

/** Formats a whole strategy, some of its lines, and the results table that is being typed. The client's settings for indentation have no say: Markdown has its own. */
export class StrategyFormatter implements Formatter {
    readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: typedCharacters[0], moreTriggerCharacter: typedCharacters.slice(1) };
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    formatDocument(document: LangiumDocument, _params: DocumentFormattingParams, cancelToken?: CancellationToken): Promise<TextEdit[]> {
        return editsOf(document, () => formatDocument(document, this.shared), cancelToken);
    }

    formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams, cancelToken?: CancellationToken): Promise<TextEdit[]> {
        const { textDocument } = document;
        return editsOf(document, () => formatDocument(document, this.shared, { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) }), cancelToken);
    }

    formatDocumentOnType(document: LangiumDocument, { position, ch }: DocumentOnTypeFormattingParams, cancelToken?: CancellationToken): Promise<TextEdit[]> {
        const structure = structureIn(document);
        return editsOf(document, () => structure ? formatTyped({ model: this.shared.workspace.Models.of(document), structure }, document.textDocument.offsetAt(position), ch) : [], cancelToken);
    }
}

/** The changes as edits, unless the request was cancelled meanwhile. */
async function editsOf(document: LangiumDocument, changes: () => TextChange[], cancelToken: CancellationToken | undefined): Promise<TextEdit[]> {
    if (cancelToken) await interruptAndCheck(cancelToken);
    return changes().map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
}

import type { LangiumDocument } from 'langium';
import type { CompletionProvider } from 'langium/lsp';
import type { CompletionParams, CompletionTriggerKind, InitializeParams } from 'vscode-languageserver';
import type { CompletionList } from 'vscode-languageserver-types';
import { structureIn } from '../../parser/parser.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { keywordProposals, lineProposals, titleProposals } from './completion/blocks.js';
import { keyProposals } from './completion/fields.js';
import { itemsOf, type Proposal, type Writing } from './completion/proposal.js';
import { readingProposals, tableProposals } from './completion/results.js';
import { suppressionProposals } from './completion/suppressions.js';
import { valueProposals } from './completion/values.js';
import { pathCompletions } from '../markdown/path-completions.js';
import { cursorAt, type Cursor } from './cursor.js';

/** The editor asks again because the list was not complete. */
const onMoreLetters: typeof CompletionTriggerKind.TriggerForIncompleteCompletions = 3;

/** What can be written where the cursor stands: whole blocks, fields with the shape of their value, names, days. Nothing in prose and code. */
export class StrategyCompletionProvider implements CompletionProvider {
    readonly completionOptions = { triggerCharacters: ['#', ' ', ':', ',', '|', '[', '(', '/'] };
    private readonly shared: StrategySharedServices;
    private snippets = false;

    constructor(private readonly services: StrategyServices) {
        this.shared = services.shared;
        this.shared.lsp.LanguageServer.onInitialize(({ capabilities }: InitializeParams) => {
            this.snippets = !!capabilities.textDocument?.completion?.completionItem?.snippetSupport;
        });
    }

    async getCompletion(document: LangiumDocument, { position, context }: CompletionParams): Promise<CompletionList | undefined> {
        const paths = await pathCompletions(document, position, this.shared);
        if (paths) return paths;
        const structure = structureIn(document);
        const offset = document.textDocument.offsetAt(position);
        const listIsOpen = context?.triggerKind === onMoreLetters;
        const cursor = structure && cursorAt(structure, offset, listIsOpen);
        if (!cursor) return undefined;
        const writing = this.writing(document, structure);
        const abilities = { snippets: this.snippets, asksAgain: !!this.shared.options.selects };
        // Incomplete, so that the editor asks again with each letter: what is nearly a word is told by the server.
        return { isIncomplete: true, items: itemsOf(proposalsAt(cursor, writing), offset, writing, abilities, listIsOpen) };
    }

    private writing(document: LangiumDocument, structure: Writing['structure']): Writing {
        const { Models, Houses, LangiumDocuments } = this.shared.workspace;
        return {
            document, structure, model: Models.of(document), today: this.shared.today(), house: Houses.of(document.uri).config,
            findings: () => this.services.validation.DocumentValidator.check(document).findings, documents: () => LangiumDocuments.all.toArray()
        };
    }
}

function proposalsAt(cursor: Cursor, writing: Writing): Proposal[] {
    switch (cursor.at) {
        case 'start': case 'empty line': return lineProposals(cursor, writing);
        case 'keyword': return keywordProposals(cursor, writing);
        case 'title': return titleProposals(cursor, writing);
        case 'key': return keyProposals(cursor, writing);
        case 'value': return valueProposals(cursor, writing);
        case 'reading': return readingProposals(cursor, writing);
        case 'table': return tableProposals(cursor, writing);
        case 'suppression': return suppressionProposals(cursor, writing);
    }
}

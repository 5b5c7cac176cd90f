import {
    Cancellation, DefaultDocumentBuilder, DefaultLangiumDocumentFactory, DefaultServiceRegistry, OperationCancelled,
    type AstNode, type DocumentState, type LangiumCoreServices, type LangiumDocument, type ParseResult, type URI
} from 'langium';
import { isStrategyFile, usersOf } from '../references/uses.js';
import { structureIn, type StrategyParseResult, type StrategyParserOptions } from '../parser/parser.js';
import type { StrategyServices, StrategySharedServices } from '../services.js';

/** Langium looks at the last extension only, and `.md` would be every Markdown file. */
export class StrategyServiceRegistry extends DefaultServiceRegistry {
    override getServices(uri: URI): LangiumCoreServices {
        return isStrategyFile(uri) ? this.all[0]! : super.getServices(uri);
    }
}

/** Parses with the words of the file's house, and hands each parse the one before it. */
export class StrategyDocumentFactory extends DefaultLangiumDocumentFactory {
    constructor(private readonly services: StrategySharedServices) {
        super(services);
    }

    protected override parse<T extends AstNode>(uri: URI, text: string): ParseResult<T> {
        const services = this.serviceRegistry.getServices(uri) as StrategyServices;
        const previous = this.services.workspace.LangiumDocuments.getDocument(uri)?.parseResult as StrategyParseResult | undefined;
        const options: StrategyParserOptions = {
            vocabulary: this.services.workspace.Houses.of(uri).vocabulary,
            previous: previous?.structure ? previous : undefined
        };
        return services.parser.LangiumParser.parse<T>(text, options);
    }

    protected override async parseAsync<T extends AstNode>(uri: URI, text: string, _token: Cancellation.CancellationToken): Promise<ParseResult<T>> {
        return this.parse<T>(uri, text);
    }

    /** Langium reads a document again when its text is another one; here also when the words of its house are. */
    override async update<T extends AstNode = AstNode>(document: LangiumDocument<T>, token: Cancellation.CancellationToken): Promise<LangiumDocument<T>> {
        const updated = await super.update(document, token);
        if (structureIn(updated)?.vocabulary !== this.services.workspace.Houses.of(updated.uri).vocabulary) {
            updated.parseResult = this.parse<T>(updated.uri, updated.textDocument.getText());
            (updated.parseResult.value as { $document?: LangiumDocument }).$document = updated;
        }
        return updated;
    }
}

export class StrategyDocumentBuilder extends DefaultDocumentBuilder {
    /** Asked for each document of a workspace, found once for each update. */
    private users: { of: ReadonlySet<string>; documents: ReadonlySet<LangiumDocument> } | undefined;

    constructor(private readonly services: StrategySharedServices) {
        super(services);
    }

    /** A request right behind an edit waits until the edit is read: Langium would refuse it, or answer it for the text before. */
    protected override async awaitDocumentState(state: DocumentState, uri: URI, token: Cancellation.CancellationToken): Promise<URI> {
        const { LangiumDocuments, TextDocuments, WorkspaceLock } = this.services.workspace;
        const open = TextDocuments.get(uri);
        const read = LangiumDocuments.getDocument(uri);
        if (open && (!read || structureIn(read)?.text !== open.getText())) {
            await WorkspaceLock.read(() => {});
            if (token.isCancellationRequested) throw OperationCancelled;
        }
        return super.awaitDocumentState(state, uri, token);
    }

    /** What was found is told, also when an edit has come meanwhile: Langium (4.4) would pass it over, and as the document is done by then, nobody would ever hear of it. */
    protected override notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
        return super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
    }

    /** A document sees its own names and those of the files it uses, so nothing else can change what its references mean. */
    protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
        if (this.users?.of !== changedUris) this.users = { of: changedUris, documents: usersOf(changedUris, this.services.workspace.LangiumDocuments) };
        return this.users.documents.has(document);
    }

    /** A document that is validated has been held against all rules. */
    protected override resultsAreIncomplete(): boolean {
        return false;
    }
}

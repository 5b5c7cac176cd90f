import {
    createDefaultCoreModule, createDefaultSharedCoreModule, createParser, EmptyFileSystem, inject, URI, type LangiumDocument
} from 'langium';
import { StrategyMarkdownGeneratedModule, StrategyMarkdownGeneratedSharedModule } from '../../../language/generated/module.js';
import { Models } from '../../../language/model/models.js';
import type { StrategyModel } from '../../../language/model/model.js';
import { StrategyLexer, StrategyTokenBuilder } from '../../../language/parser/lexer.js';
import { StrategyParser } from '../../../language/parser/parser.js';
import { StrategyValueConverter } from '../../../language/parser/value-converter.js';
import { StrategyLinker } from '../../../language/references/linker.js';
import { StrategyScopeProvider } from '../../../language/references/scope-provider.js';
import { StrategyServiceRegistry } from '../../../language/workspace/documents.js';

/* oxlint-disable typescript/no-explicit-any -- the services that a document needs, and no others */
function createServices(): any {
    const shared: any = inject(createDefaultSharedCoreModule(EmptyFileSystem) as any, StrategyMarkdownGeneratedSharedModule as any,
        { ServiceRegistry: (s: any) => new StrategyServiceRegistry(s) } as any);
    const services: any = inject(createDefaultCoreModule({ shared }) as any, StrategyMarkdownGeneratedModule as any, {
        parser: {
            Lexer: (s: any) => new StrategyLexer(s),
            TokenBuilder: () => new StrategyTokenBuilder(),
            LangiumParser: (s: any) => {
                const parser = createParser(s.Grammar, new StrategyParser(s), s.parser.Lexer.definition);
                parser.finalize();
                return parser;
            },
            ValueConverter: () => new StrategyValueConverter()
        },
        references: { Linker: (s: any) => new StrategyLinker(s), ScopeProvider: (s: any) => new StrategyScopeProvider(s) }
    } as any);
    shared.ServiceRegistry.register(services);
    return shared;
}

const shared = createServices();
let folders = 0;

/** The model of a strategy and of the files beside it, made by the real parser and model builder. */
export async function modelOf(text: string, others: Record<string, string> = {}): Promise<StrategyModel> {
    const folder = `file:///plans/${++folders}`;
    const documents = Object.entries({ 'acme.strategy.md': text, ...others }).map(([name, content]): LangiumDocument => {
        const document = shared.workspace.LangiumDocumentFactory.fromString(content, URI.parse(`${folder}/${name}`));
        shared.workspace.LangiumDocuments.addDocument(document);
        return document;
    });
    await shared.workspace.DocumentBuilder.build(documents, { validation: false });
    const model = new Models(shared).of(documents[0]!);
    for (const document of documents) shared.workspace.LangiumDocuments.deleteDocument?.(document.uri);
    return model;
}

import { EmptyFileSystem, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createStrategyServices, renderDocument } from '../../language/index.js';
import type { StrategyParseResult } from '../../language/parser/parser.js';
import { scan } from '../../language/parser/scanner.js';
import { Models } from '../../language/model/models.js';

/** The median time of each step for a text, in milliseconds. */
export async function measure(text: string, runs: number): Promise<Record<string, number>> {
    const { shared, language } = createStrategyServices({ ...EmptyFileSystem, today: () => '2027-03-01', log: () => {} });
    const { DocumentBuilder, LangiumDocuments, LangiumDocumentFactory, TextDocuments } = shared.workspace;
    const { LangiumParser, Lexer } = language.parser;
    const uri = URI.parse('file:///bench.strategy.md');
    const edited = (run: number): string => {
        const at = text.indexOf('\n\n', Math.floor(text.length * ((run * 0.37) % 1)) % (text.length - 2000));
        return `${text.slice(0, at)} x${text.slice(at)}`;
    };
    const times: Record<string, number[]> = {};
    const time = async (name: string, work: () => unknown): Promise<void> => {
        const start = performance.now();
        await work();
        (times[name] ??= []).push(performance.now() - start);
    };
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    const open = TextDocument.create(uri.toString(), 'strategy-markdown', 1, text);
    (TextDocuments as unknown as { set(document: TextDocument): void }).set(open);
    let previous = LangiumParser.parse(text) as unknown as StrategyParseResult;
    for (let run = 0; run < runs; run++) {
        await time('scan', () => scan(text));
        await time('lex', () => Lexer.tokenize(text));
        await time('parse, cold', () => LangiumParser.parse(text));
        await time('parse, after an edit', () => { previous = LangiumParser.parse(edited(run), { previous } as never) as unknown as StrategyParseResult; });
        await time('model', () => new Models(shared).of(document));
        await time('rules', () => language.validation.DocumentValidator.check(document));
        await time('formatted document', () => renderDocument(shared.workspace.Models.of(document)));
        await time('keystroke', () => {
            TextDocument.update(open, [{ text: edited(run) }], run + 2);
            return DocumentBuilder.update([uri], []);
        });
    }
    return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, values.sort((a, b) => a - b)[values.length >> 1]!]));
}

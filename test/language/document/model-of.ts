import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { createStrategyServices, type StrategyModel } from '../../../language/index.js';

const { shared } = createStrategyServices({ ...EmptyFileSystem, today: () => '2027-03-01', log: message => { throw new Error(message); } });
let folders = 0;

/** The model of a strategy and of the files beside it, made by the real parser and model builder. */
export async function modelOf(text: string, others: Record<string, string> = {}): Promise<StrategyModel> {
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, Models } = shared.workspace;
    const folder = `file:///plans/${++folders}`;
    const documents = Object.entries({ 'acme.strategy.md': text, ...others }).map(([name, content]): LangiumDocument => {
        const document = LangiumDocumentFactory.fromString(content, URI.parse(`${folder}/${name}`));
        LangiumDocuments.addDocument(document);
        return document;
    });
    await DocumentBuilder.build(documents, { validation: false });
    return Models.of(documents[0]!);
}

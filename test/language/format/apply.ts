import { URI, type LangiumDocument } from 'langium';
import { format, type FormatOptions, type Formattable } from '../../../language/format/format.js';
import { structureIn } from '../../../language/parser/parser.js';
import { changed, type TextChange } from '../../../language/refactor/text-change.js';
import type { Finding } from '../../../language/index.js';
import { createTestServices } from '../../helpers/services.js';

const { shared, language } = createTestServices();
let files = 0;

/** A text as the formatter reads it, parsed and linked. */
export async function formattable(text: string): Promise<Formattable & { document: LangiumDocument }> {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(`file:///format/${++files}.strategy.md`));
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document], { validation: false });
    const model = shared.workspace.Models.of(document);
    shared.workspace.LangiumDocuments.deleteDocument(document.uri);
    return { model, structure: structureIn(document)!, document };
}

export async function findingsOf(text: string): Promise<Finding[]> {
    return language.validation.DocumentValidator.check((await formattable(text)).document).findings;
}

export async function changesOf(text: string, options: FormatOptions = {}): Promise<TextChange[]> {
    return format(await formattable(text), options);
}

export async function formatted(text: string, options: FormatOptions = {}): Promise<string> {
    return changed(text, await changesOf(text, options));
}

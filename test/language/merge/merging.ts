import { URI } from 'langium';
import { mergeTexts, type MergedText, type StrategyModel } from '../../../language/index.js';
import { createTestServices } from '../../helpers/services.js';

const { shared } = createTestServices();
let count = 0;

/** A text as a model, alone. */
export async function read(text: string): Promise<StrategyModel> {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(`file:///merge/${count++}.strategy.md`));
    await shared.workspace.DocumentBuilder.build([document], { validation: false });
    return shared.workspace.Models.of(document);
}

export async function merge(base: string, ours: string, theirs: string): Promise<MergedText> {
    return mergeTexts({ base, ours, theirs }, { size: 7, labels: { base: 'base', ours: 'ours', theirs: 'theirs' } }, read);
}

import { Cancellation, DocumentState } from 'langium';
import { expect, test } from 'vitest';
import { open, uriOf } from '../helpers/services.js';

test('what was found is told, though the next edit came just when it was', async () => {
    const { services: { shared, language } } = await open({ 'a.strategy.md': '# Strategy: A\n', 'b.strategy.md': '# Strategy: B\n' });
    const { DocumentBuilder } = shared.workspace;
    const { DocumentValidator } = language.validation;
    const told: string[] = [];
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => { told.push(uri.path); });
    const edit = new Cancellation.CancellationTokenSource();
    const validate = DocumentValidator.validateDocument.bind(DocumentValidator);
    DocumentValidator.validateDocument = async document => {
        const found = await validate(document);
        edit.cancel();
        return found;
    };
    await DocumentBuilder.update([uriOf('a.strategy.md')], [], edit.token).catch(() => {});
    await DocumentBuilder.update([uriOf('b.strategy.md')], []);
    expect(told.sort()).toEqual(['/plans/a.strategy.md', '/plans/b.strategy.md']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { acme, library } from '../../helpers/examples.js';
import { mainFile, uriOf } from '../../helpers/services.js';
import { strategyLike } from '../document-arbitraries.js';
import { editor, expanded } from './completing.js';

const endings = ['', '## ', '## Go', '- ', '- Ow', '- Owner: ', '- Owner: [', '- Active on: LinkedIn 5', '- Target: 5 by ', '| ', '|', '<!-- strategy-ignore ', '<!-- ', '  - ', '- Measured: monthly, ', '- When below 5', '```\n- ', '> ## ', '\t', '- Target: [a](b', '\u00a0'];

test('Wherever the cursor stands, what is offered replaces a stretch of its line around it, and leaves the rest as it was', async () => {
    const workspace = await editor({ [mainFile]: '', 'organisation.strategy.md': acme['organisation.strategy.md'] });
    const provider = workspace.services.language.lsp;
    await fc.assert(fc.asyncProperty(
        fc.oneof(fc.constantFrom(acme['acme.strategy.md'], library['library.strategy.md']), strategyLike), fc.nat(), fc.nat(400), fc.constantFrom(...endings), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(),
        async (source, at, kept, ending, lineEnd, ownLine) => {
            const cut = at % (source.length + 1);
            const before = `${source.slice(0, cut)}${ownLine ? '\n' : ''}${ending}`.replace(/\n/g, lineEnd);
            const after = source.slice(cut, cut + kept).replace(/\n/g, lineEnd);
            await workspace.edit(mainFile, before + after);
            const document = workspace.document();
            const position = document.textDocument.positionAt(before.length);
            const params = { textDocument: { uri: uriOf(mainFile).toString() }, position };
            await provider.SignatureHelp!.provideSignatureHelp(document, params);
            const { items } = await provider.CompletionProvider!.getCompletion(document, params) ?? { items: [] };
            for (const { textEdit, filterText, label } of items) {
                const { range: { start, end }, newText } = textEdit as TextEdit;
                expect([start.line, end.line], label).toEqual([position.line, position.line]);
                expect(start.character <= position.character && position.character <= end.character, label).toBe(true);
                expect(filterText).not.toBe('');
                expect(expanded(newText)).not.toMatch(/\$\{?\d/);
            }
        }
    ), { numRuns: 150 });
}, 60_000);

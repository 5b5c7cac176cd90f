import { describe, expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { StrategyFileOperationHandler } from '../../../../language/lsp/markdown/file-rename-handler.js';
import { mainFile, open, uriOf } from '../../../helpers/services.js';

async function moved(files: Record<string, string>, ...renames: [from: string, to: string][]): Promise<Record<string, string>> {
    const workspace = await open(files);
    const handler = workspace.services.shared.lsp.FileOperationHandler!;
    const edit = await handler.willRenameFiles!({ files: renames.map(([from, to]) => ({ oldUri: uriOf(from).toString(), newUri: uriOf(to).toString() })) });
    return workspace.applied(edit?.changes ?? {});
}

describe('Moving files', () => {
    test('links to a file follow it', async () => {
        expect(await moved({
            [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md), b.strategy.md\n- Owner: [Ann](organisation.strategy.md#owner-ann)\n\n[x](organisation.strategy.md#team-a "t") `[x](organisation.strategy.md)`\n\n[l]: <organisation.strategy.md>\n',
            'organisation.strategy.md': '## Owner: Ann\n', 'b.strategy.md': ''
        }, ['organisation.strategy.md', 'shared files/org (1).strategy.md'], ['b.strategy.md', 'shared files/b.strategy.md'])).toEqual({
            [mainFile]: '# Strategy: S\n\n- Uses: [O](shared%20files/org%20%281%29.strategy.md), shared files/b.strategy.md\n- Owner: [Ann](shared%20files/org%20%281%29.strategy.md#owner-ann)\n\n[x](shared%20files/org%20%281%29.strategy.md#team-a "t") `[x](organisation.strategy.md)`\n\n[l]: <shared%20files/org%20%281%29.strategy.md>\n'
        });
    });

    test('links in a file that moves go on leading where they did', async () => {
        const text = '![Logo](logo.svg) [o](o.strategy.md#a) [own](#b) [self](acme.strategy.md#b) [web](https://acme.example)\n\n## B\n';
        expect(await moved({ [mainFile]: text, 'o.strategy.md': '' }, [mainFile, 'plans/new.strategy.md'])).toEqual({
            [mainFile]: '![Logo](../logo.svg) [o](../o.strategy.md#a) [own](#b) [self](new.strategy.md#b) [web](https://acme.example)\n\n## B\n'
        });
    });

    test('a folder takes its files along', async () => {
        const files = { [mainFile]: '![a](img/a.png) ![b](images/b.png)\n', 'img/a.strategy.md': '[x](b.strategy.md) [y](../acme.strategy.md)\n', 'img/b.strategy.md': '' };
        expect(await moved(files, ['img', 'pictures/2027'])).toEqual({
            [mainFile]: '![a](pictures/2027/a.png) ![b](images/b.png)\n', 'img/a.strategy.md': '[x](b.strategy.md) [y](../../acme.strategy.md)\n'
        });
    });

    test('nothing is said where no link is touched', async () => {
        const workspace = await open({ [mainFile]: '[x](y.md) text\n' });
        expect(await workspace.services.shared.lsp.FileOperationHandler!.willRenameFiles!({ files: [{ oldUri: uriOf('z.md').toString(), newUri: uriOf('q.md').toString() }] })).toBeNull();
    });

    test('an approved text is changed only where the editor shows the change first', async () => {
        const sealed = '## Approval: CEO\n\n- Name: Ann\n\n```strategy-approval\nx\n```\n\n![Logo](logo.svg)\n\n## Owner: CEO\n';
        expect(await moved({ [mainFile]: sealed }, ['logo.svg', 'img/logo.svg'])).toEqual({});

        const { services } = await open({ [mainFile]: sealed, 'b.strategy.md': '![Logo](logo.svg)\n' });
        const handler = new StrategyFileOperationHandler(services.shared);
        await services.shared.lsp.LanguageServer.initialize({ processId: null, rootUri: null, capabilities: { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } } });
        const edit = await handler.willRenameFiles({ files: [{ oldUri: uriOf('logo.svg').toString(), newUri: uriOf('img/logo.svg').toString() }] }) as WorkspaceEdit;
        const said = (edit.documentChanges as TextDocumentEdit[]).flatMap(({ textDocument, edits }) => (edits as (TextEdit & { annotationId?: string })[]).map(({ newText, annotationId }) => [textDocument.uri, newText, edit.changeAnnotations![annotationId!]?.needsConfirmation]));
        expect(said).toEqual([[uriOf(mainFile).toString(), 'img/logo.svg', true], [uriOf('b.strategy.md').toString(), 'img/logo.svg', undefined]]);
    });
});

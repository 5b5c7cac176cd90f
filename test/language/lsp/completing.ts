import { expect } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import type { HouseConfig } from '../../../language/index.js';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';

/** An editor as the server knows it: VS Code with our client, or a plain one. */
export async function editor(files: Record<string, string> | string, { snippets = true, house }: { snippets?: boolean; house?: HouseConfig } = {}): Promise<TestWorkspace> {
    const workspace = await open(files, house);
    await workspace.services.shared.lsp.LanguageServer.initialize({
        processId: null, rootUri: null, workspaceFolders: [{ uri: 'file:///plans', name: 'plans' }], capabilities: { textDocument: { completion: { completionItem: { snippetSupport: snippets } } } }
    });
    return workspace;
}

export async function itemsAt(workspace: TestWorkspace): Promise<CompletionItem[]> {
    const list = await workspace.services.language.lsp.CompletionProvider!.getCompletion(workspace.cursor().document, workspace.params());
    return list?.items ?? [];
}

export async function complete(files: Record<string, string> | string, house?: HouseConfig): Promise<CompletionItem[]> {
    return itemsAt(await editor(files, { house }));
}

export async function labels(files: Record<string, string> | string, house?: HouseConfig): Promise<string[]> {
    return (await complete(files, house)).map(({ label }) => label);
}

/** The file once the item with this label is accepted; of a snippet, with its syntax. */
export async function accepted(files: Record<string, string> | string, label: string, options?: { snippets?: boolean; house?: HouseConfig }): Promise<string> {
    const workspace = await editor(files, options);
    const found = await itemsAt(workspace);
    const item = found.find(candidate => candidate.label === label);
    expect(item, `${label} among ${found.map(each => each.label).join('|')}`).toBeDefined();
    return workspace.applied({ [workspace.document(mainFile).uri.toString()]: [item!.textEdit as TextEdit] })[mainFile]!;
}

/**
 * What stands there when every stop is passed with the Tab key: of several words the first, of a hint the hint; or what `answer` types over it.
 * @param answer gets the hint of a stop, '' of an empty one; `undefined` leaves it.
 */
export function expanded(snippet: string, answer: (hint: string, before: string) => string | undefined = () => undefined): string {
    let text = '';
    let first = '';
    let number = 0;
    for (const [piece, choices, hint] of snippet.matchAll(/\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+|\\[\\$}]|[^$\\]+|[$\\]/g)) {
        if (piece === '$0') continue;
        if (piece === '$1' && number > 0) text += first;
        else if (choices !== undefined) {
            number++;
            text += unescaped(/^(?:\\.|[^,\\])*/.exec(choices)![0]);
        } else if (hint !== undefined || /^\$\d+$/.test(piece)) {
            const said = answer(unescaped(hint ?? ''), text) ?? unescaped(hint ?? '');
            if (number++ === 0) first = said;
            text += said;
        } else text += /^\\./.test(piece) ? piece.slice(1) : piece;
    }
    return text;
}

function unescaped(text: string): string {
    return text.replace(/\\(.)/g, '$1');
}

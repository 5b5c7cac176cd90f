import type { CodeAction, CreateFile, InitializeParams, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { changed } from '../../../language/index.js';
import { nameOf, open, uriOf, type TestWorkspace } from '../../helpers/services.js';

/** An editor that shows edits before it carries them out, that shows what cannot be done, and that creates files. */
export const able = { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create'] } }, textDocument: { codeAction: { disabledSupport: true } } } as InitializeParams['capabilities'];

export class Acting {
    constructor(readonly workspace: TestWorkspace, readonly found: readonly CodeAction[]) {}

    titles(): string[] {
        return this.found.map(({ title, disabled }) => disabled ? `${title}: ${disabled.reason}` : title);
    }

    action(beginning: string): CodeAction {
        const action = this.found.find(({ title }) => title.startsWith(beginning));
        if (!action) throw new Error(`There is no "${beginning}", but ${this.titles().join(' | ')}`);
        return action;
    }

    /** All files after the action. */
    after(beginning: string): Record<string, string> {
        const { edit } = this.action(beginning);
        const files = Object.fromEntries([...this.workspace.services.files].map(([uri, text]) => [nameOf(uri), text]));
        const changes = edit!.documentChanges as (TextDocumentEdit | CreateFile)[] | undefined ?? Object.entries(edit!.changes!).map(([uri, edits]): TextDocumentEdit => ({ textDocument: { uri, version: null }, edits }));
        for (const change of changes) {
            if ('kind' in change) {
                if (nameOf(change.uri) in files) throw new Error(`${change.uri} is there already`);
                files[nameOf(change.uri)] = '';
                continue;
            }
            const name = nameOf(change.textDocument.uri);
            files[name] = changed(files[name]!, (change.edits as TextEdit[]).map(({ range, newText }) => {
                const document = this.workspace.services.shared.workspace.LangiumDocuments.getDocument(uriOf(name))?.textDocument;
                return { span: document ? { start: document.offsetAt(range.start), end: document.offsetAt(range.end) } : { start: 0, end: 0 }, text: newText };
            }));
        }
        return files;
    }
}

/** The actions at the only cursor of some files. */
export async function acting(files: string | Record<string, string>, capabilities: InitializeParams['capabilities'] = able, only: string[] = ['refactor']): Promise<Acting> {
    const workspace = await open(files);
    const { shared, language } = workspace.services;
    await shared.lsp.LanguageServer.initialize({ processId: null, rootUri: null, capabilities, workspaceFolders: [{ uri: 'file:///plans', name: 'plans' }] });
    const { document, position } = workspace.cursor();
    const params = { textDocument: { uri: document.uri.toString() }, range: { start: position, end: position }, context: { diagnostics: [], only } };
    return new Acting(workspace, await language.lsp.CodeActionProvider!.getCodeActions(document, params) as CodeAction[]);
}

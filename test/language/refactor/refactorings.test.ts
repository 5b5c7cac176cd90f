import { expect, test } from 'vitest';
import type { CodeAction, InitializeParams, TextDocumentEdit } from 'vscode-languageserver';
import { mainFile, nameOf, open, type TestWorkspace } from '../../helpers/services.js';

const preview = { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } }, textDocument: { codeAction: { disabledSupport: true } } };

async function actions(files: string | Record<string, string>, capabilities: InitializeParams['capabilities'] = {}, only: string[] | undefined = ['refactor']): Promise<{ workspace: TestWorkspace; found: CodeAction[] }> {
    const workspace = await open(files);
    const { shared, language } = workspace.services;
    await shared.lsp.LanguageServer.initialize({ processId: null, rootUri: null, capabilities, workspaceFolders: [{ uri: 'file:///plans', name: 'plans' }] });
    const { document, position } = workspace.cursor();
    const params = { textDocument: { uri: document.uri.toString() }, range: { start: position, end: position }, context: { diagnostics: [], only } };
    return { workspace, found: await language.lsp.CodeActionProvider!.getCodeActions(document, params) as CodeAction[] };
}

const positions = '- Can merge with: B, C, A, Nobody\n- Load: 20%\n\n## Owner: B\n\n- Load: 50%\n- Can merge with: A\n\n## Owner: C\n';
const titlesOf = (found: CodeAction[]): string[] => found.map(({ title }) => title).filter(title => title.startsWith('Merge'));

test.each([
    ['the heading', `## Owner: ¦A\n\n${positions}`, ['Merge into “B”…', 'Merge into “C”…']],
    ['the keyword', `## Ow¦ner: A\n\n${positions}`, ['Merge into “B”…', 'Merge into “C”…']],
    ['a position that names nobody', '## Owner: ¦A\n\n## Owner: B\n\n- Can merge with: A\n', []],
    ['a field', `## Owner: A\n\n¦${positions}`, []],
    ['an approval by it', `## Approval: ¦A\n\n## Owner: A\n\n${positions}`, []],
    ['another block', `## Team: ¦T\n\n## Owner: A\n\n${positions}`, []]
])('on %s', async (_name, text, expected) => expect(titlesOf((await actions(text)).found)).toEqual(expected));

test('is of the kind refactor', async () => {
    const merges = async (only?: string[]): Promise<number> => (await actions(`## Owner: ¦A\n\n${positions}`, {}, only)).found.filter(({ title }) => title.startsWith('Merge')).length;
    expect(await merges(['refactor', 'quickfix'])).toBe(2);
    expect(await merges(['quickfix'])).toBe(0);
    expect(await merges(['refactor.extract'])).toBe(0);
});

const files = { [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n- Owner: A\n', 'organisation.strategy.md': `## Owner: ¦A\n\n${positions}` };
const result = { [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n- Owner: B\n', 'organisation.strategy.md': '## Owner: B\n\n- Load: 70%\n\n## Owner: C\n' };

test('edits all files', async () => {
    const { workspace, found: [merge] } = await actions(files);
    expect(merge!.kind).toBe('refactor');
    expect(workspace.applied(merge!.edit!.changes!)).toEqual(result);
});

test('is shown before it is carried out, with the effect in words, by an editor that can', async () => {
    const { workspace, found: [merge] } = await actions(files, preview);
    const edits = merge!.edit!.documentChanges as TextDocumentEdit[];
    expect(edits.map(({ textDocument }) => [nameOf(textDocument.uri), textDocument.version])).toEqual([[mainFile, null], ['organisation.strategy.md', null]]);
    expect(workspace.applied(Object.fromEntries(edits.map(({ textDocument, edits: own }) => [textDocument.uri, own as never])))).toEqual(result);
    expect(new Set(edits.flatMap(({ edits: own }) => own.map(edit => (edit as { annotationId?: string }).annotationId)))).toEqual(new Set(['refactoring']));
    expect(merge!.edit!.changeAnnotations).toEqual({ refactoring: {
        label: 'Merge “A” into “B”', needsConfirmation: true,
        description: 'Load of "B": 28 of 40 hours (70%). It gains no responsibilities and is named in 1 more block.'
    } });
    expect(merge!.edit!.changes).toBeUndefined();
});

test('says why it cannot be done', async () => {
    const apart = { [mainFile]: '## Goal: G\n\n- Owner: A\n\n# Strategy: S\n\n- Uses: [a](a.strategy.md)\n', 'a.strategy.md': '## Owner: A\n', 'b.strategy.md': '# Strategy: T\n\n- Uses: [a](a.strategy.md)\n\n## Owner: ¦B\n\n- Can merge with: A\n' };
    expect((await actions(apart, preview)).found.filter(({ title }) => title.startsWith('Merge')).map(({ disabled }) => disabled?.reason)).toEqual([undefined]);
    const other = { ...apart, 'a.strategy.md': '# Strategy: U\n\n- Uses: [b](b.strategy.md)\n\n## Owner: ¦A\n\n- Can merge with: B\n', 'b.strategy.md': '## Owner: B\n' };
    expect((await actions(other, preview)).found.filter(({ title }) => title.startsWith('Merge')).map(({ disabled }) => disabled?.reason)).toEqual([undefined]);
    const shadowed = { ...other, [mainFile]: `${other[mainFile]}\n## Owner: B\n` };
    expect((await actions(shadowed, preview)).found.filter(({ title }) => title.startsWith('Merge'))).toMatchObject([{ title: 'Merge into “B”…', disabled: { reason: 'acme.strategy.md names "A" and does not see "B": add b.strategy.md to its "Uses" first.' } }]);
    expect(titlesOf((await actions(shadowed)).found)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { CodeActionParams, ResponseError } from 'vscode-languageserver';
import { mainFile, nameOf, open, uriOf } from '../../helpers/services.js';
import { able, acting } from '../refactor/acting.js';

// What edits several files is saved by the editor at once (VS Code: files.refactoring.autoSave), what edits the text in front of the writer is not.
const plan = '# Strategy: S\n\n- Uses: [People](people.strategy.md)\n- Owner: Ann\n';
const lost = 'In Z\uFFFDrich.\n';
const people = '## Owner: Ann\n\n- Load: 80%\n- Can merge with: Ben\n\n## Owner: Ben\n\n- Load: 10%\n';
const refusal = /^In people\.strategy\.md, line 10: A character cannot be read here: this file is not saved as UTF-8/;

async function renamed(files: Record<string, string>): Promise<string[] | string> {
    const workspace = await open(files);
    const { document } = workspace.cursor();
    const rename = async () => workspace.services.language.lsp.RenameProvider!.rename(document, { ...workspace.params(), newName: 'Anna' });
    return rename().then(edit => Object.keys(edit!.changes!).map(nameOf), (error: ResponseError) => error.message);
}

describe('A text that lost characters', () => {
    test('is not renamed in from elsewhere, and nothing else is then', async () => {
        expect(await renamed({ [mainFile]: plan.replace('Ann', 'A¦nn'), 'people.strategy.md': people })).toEqual([mainFile, 'people.strategy.md']);
        expect(await renamed({ [mainFile]: plan.replace('Ann', 'A¦nn'), 'people.strategy.md': `${people}\n${lost}` })).toMatch(refusal);
        expect(await renamed({ [mainFile]: plan + lost, 'people.strategy.md': people.replace('Ann', 'A¦nn') })).toMatch(/^In acme\.strategy\.md, line 5: A character cannot be read here/);
        expect(await renamed({ [mainFile]: `# Strategy: S\n\n- Owner: A¦nn\n\n${people}\n${lost}` }), 'the text in front of the writer').toEqual([mainFile]);
    });

    test('is not refactored from elsewhere; the reason is said where the editor shows it', async () => {
        const files = { [mainFile]: plan, 'people.strategy.md': `${people.replace('Owner: Ann', 'Owner: A¦nn')}\n${lost}` };
        const { found } = await acting(files);
        expect(found.map(({ title, disabled, edit }) => [title, disabled?.reason, edit])).toEqual([
            ['Merge into “Ben”…', expect.stringMatching(refusal), undefined], ['Move to acme.strategy.md', expect.stringMatching(refusal), undefined]
        ]);
        expect((await acting(files, {})).found).toEqual([]);
        expect((await acting({ [mainFile]: `# Strategy: S\n\n- Owner: A¦nn\n\n${people}\n${lost}` })).titles()).toEqual(['Make a link of the name', 'Make links of all names in the file (2 places)']);
    });

    test('is not mended from elsewhere; what is in front of the writer is, one place at a time', async () => {
        const fixes = async (files: Record<string, string>, only: string[]): Promise<string[]> => {
            const { found } = await acting(files, able, only);
            return found.filter(({ edit }) => edit).flatMap(({ title, edit }) => Object.keys(edit!.changes!).map(uri => `${title} (${nameOf(uri)})`));
        };
        const unknown = plan.replace('Ann', '¦Zoe');
        const [inside, beside] = ['Create "Owner: Zoe" here (acme.strategy.md)', 'Create "Owner: Zoe" in people.strategy.md (people.strategy.md)'];
        expect(await fixes({ [mainFile]: unknown, 'people.strategy.md': people }, ['quickfix'])).toEqual(expect.arrayContaining([inside, beside]));
        const left = await fixes({ [mainFile]: unknown, 'people.strategy.md': `${people}\n${lost}` }, ['quickfix']);
        expect(left).toContain(inside);
        expect(left).not.toContain(beside);
        expect(await fixes({ [mainFile]: unknown + lost, 'people.strategy.md': people }, ['quickfix'])).toContain(inside);
    });

    test('is neither mended on saving nor tidied while it is typed', async () => {
        const asked = async (text: string): Promise<number[]> => {
            const workspace = await open(text);
            const { document, position } = workspace.cursor();
            const { CodeActionProvider, Formatter } = workspace.services.language.lsp;
            const params: CodeActionParams = { textDocument: { uri: '' }, range: { start: position, end: position }, context: { diagnostics: [], only: ['source.fixAll.strategy'] } };
            const typed = await Formatter!.formatDocumentOnType(document, { textDocument: { uri: '' }, position, ch: '|', options: { tabSize: 4, insertSpaces: true } });
            return [(await CodeActionProvider!.getCodeActions(document, params))!.length, typed.length];
        };
        const text = '# Strategy: S\n\n- Ownr: x\n\n## Metric: M\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-01|100|¦\n';
        const [mended, tidied] = await asked(text);
        expect([mended! > 0, tidied! > 0]).toEqual([true, true]);
        expect(await asked(text + lost)).toEqual([0, 0]);
    });

    test('is left as it is when a file to which it links is moved, and the others follow', async () => {
        const link = '[x](people.strategy.md)\n';
        const workspace = await open({ [mainFile]: link, 'lost.strategy.md': link + lost, 'people.strategy.md': '' });
        const edit = await workspace.services.shared.lsp.FileOperationHandler!.willRenameFiles!({ files: [{ oldUri: uriOf('people.strategy.md').toString(), newUri: uriOf('new.strategy.md').toString() }] });
        expect(Object.keys(edit!.changes!).map(nameOf)).toEqual([mainFile]);
    });
});

import { Cancellation, OperationCancelled } from 'langium';
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';

const options = { tabSize: 4, insertSpaces: true };

function after(workspace: TestWorkspace, edits: TextEdit[]): string {
    return workspace.applied({ [workspace.document().uri.toString()]: edits })[mainFile]!;
}

describe('A whole document', () => {
    async function formatted(files: Record<string, string> | string): Promise<string> {
        const workspace = await open(files);
        return after(workspace, await workspace.services.language.lsp.Formatter!.formatDocument(workspace.document(), { textDocument: { uri: '' }, options }));
    }

    test('is brought into form, with its line ends', async () => {
        expect(await formatted('##  goal: A\r\n* phase:data\r\n* owner :Ann\r\n')).toBe('## Goal: A\r\n\r\n- Owner: Ann\r\n- Phase: data\r\n');
    });

    const shared = '## owner:  Ann\n\n* load:  80%\n';
    const using = '# Strategy: S\n\n- Uses: [Shared](acme.strategy.md)\n';
    const sealed = '\n## Approval: Ann\n\n```strategy-approval\n```\n';
    test('stays as it is where an approval of a file that uses it covers it', async () => {
        expect(await formatted({ [mainFile]: shared, 'plan.strategy.md': using })).toBe('## Owner: Ann\n\n- Load: 80%\n');
        expect(await formatted({ [mainFile]: shared, 'plan.strategy.md': using + sealed })).toBe(shared);
        expect(await formatted({ [mainFile]: shared, 'other.strategy.md': sealed })).toBe('## Owner: Ann\n\n- Load: 80%\n');
    });

    test('keeps the spaces of a heading to which another file links', async () => {
        expect(await formatted({ [mainFile]: '## Owner : Ann\n', 'plan.strategy.md': `${using}- Owner: [Ann](acme.strategy.md#owner--ann)\n` })).toBe('## Owner : Ann\n');
        expect(await formatted({ [mainFile]: '## Owner : Ann\n', 'plan.strategy.md': using })).toBe('## Owner: Ann\n');
    });

    test('is left when the request is cancelled', async () => {
        const workspace = await open('## goal: A\n');
        const source = new CancellationTokenSource();
        source.cancel();
        const { Formatter } = workspace.services.language.lsp;
        await expect(Formatter!.formatDocument(workspace.document(), { textDocument: { uri: '' }, options }, source.token)).rejects.toBe(OperationCancelled);
        expect(await Formatter!.formatDocument(workspace.document(), { textDocument: { uri: '' }, options }, Cancellation.CancellationToken.None)).toHaveLength(1);
    });
});

describe('A selection', () => {
    test.each<[name: string, text: string, expected: string]>([
        ['of one heading', '##  goal: A\n\n##⟦ ⟧ goal: B\n\n##  goal: C\n', '##  goal: A\n\n## Goal: B\n\n##  goal: C\n'],
        ['of a key', '## Goal: A\n\n- owner :Ann\n- phase⟦:⟧data\n', '## Goal: A\n\n- owner :Ann\n- Phase: data\n'],
        ['of a part of a list, whose bullets belong together', '## Goal: A\n\n* Owner: Ann\n⟦* phase: data⟧\n', '## Goal: A\n\n* Owner: Ann\n* Phase: data\n'],
        ['of a whole list', '## goal: A\n\n⟦* phase: data\n* Owner: Ann⟧\n', '## goal: A\n\n- Owner: Ann\n- Phase: data\n'],
        ['of prose', '## goal: A\n\nText⟦  ⟧\n', '## goal: A\n\nText  \n']
    ])('%s', async (_, text, expected) => {
        const workspace = await open(text);
        const { textDocument } = workspace.document();
        const [span] = workspace.marks.get(mainFile)!.ranges;
        const range = { start: textDocument.positionAt(span!.start), end: textDocument.positionAt(span!.end) };
        expect(after(workspace, await workspace.services.language.lsp.Formatter!.formatDocumentRange(workspace.document(), { textDocument: { uri: '' }, range, options }))).toBe(expected);
    });
});

describe('While a results table is typed', () => {
    const metric = '## Metric: A\n\n- Unit :x\n\n';
    /** `typed` stands before the caret. The caret's place in the result is shown again. */
    async function typed(source: string): Promise<string> {
        const workspace = await open(source);
        const { document, position } = workspace.cursor();
        const caret = document.textDocument.offsetAt(position);
        const before = document.textDocument.getText();
        const edits = await workspace.services.language.lsp.Formatter!.formatDocumentOnType(document, { textDocument: { uri: '' }, position, ch: before[caret - 1]!, options });
        const moved = edits.filter(({ range }) => document.textDocument.offsetAt(range.end) <= caret)
            .reduce((sum, { range, newText }) => sum + newText.length - (document.textDocument.offsetAt(range.end) - document.textDocument.offsetAt(range.start)), 0);
        const text = after(workspace, edits);
        return `${text.slice(0, caret + moved)}¦${text.slice(caret + moved)}`;
    }

    test.each<[name: string, text: string, expected: string]>([
        ['a pipe aligns the cells before it and the other rows', '|Date|Actual|\n|-|-:|\n|2027-01-31|84|\n| 2027-02-28 | 9 |¦', '| Date       | Actual |\n| ---------- | -----: |\n| 2027-01-31 |     84 |\n| 2027-02-28 |      9 |¦'],
        ['a pipe leaves the cell behind the caret', '| Date | Actual |\n| --- | ---: |\n|2027-02-28|¦9\n', '| Date       | Actual |\n| ---------- | -----: |\n| 2027-02-28 |¦9\n'],
        ['the first pipe of a row changes nothing in it', '| Date | Actual |\n| ---- | -----: |\n|¦', '| Date | Actual |\n| ---- | -----: |\n|¦'],
        ['a pipe in the middle leaves what follows', '| Date | Actual |\n| ---- | -----: |\n| x    |¦ y|\n', '| Date | Actual |\n| ---- | -----: |\n| x    |¦ y|\n'],
        ['a pipe that is text changes nothing', '|Date|Actual|\n|-|-|\n| a \\|¦ b|', '|Date|Actual|\n|-|-|\n| a \\|¦ b|'],
        ['a line end completes the row above', '| Date | Actual | Note |\n| ---- | -----: | ---- |\n|2027-01-31|84\n¦', '| Date       | Actual | Note |\n| ---------- | -----: | ---- |\n| 2027-01-31 |     84 |      |\n¦'],
        ['a line end inside a row leaves the caret\'s half', '| Date | Actual |\n| ---- | -----: |\n|2027-01-31|\n¦84|\n', '| Date       | Actual |\n| ---------- | -----: |\n| 2027-01-31 |        |\n¦84|\n'],
        ['dates stay as they are typed', '| Date | Actual |\n| ---- | ------ |\n|1 March 2027|¦', '| Date         | Actual |\n| ------------ | ------ |\n| 1 March 2027 |¦']
    ])('%s', async (_, text, expected) => {
        expect(await typed(metric + text)).toBe(metric + expected);
        expect(await typed((metric + text).replaceAll('\n', '\r\n').replace('\r\n¦', '\r\n¦'))).toBe((metric + expected).replaceAll('\n', '\r\n'));
    });

    test.each([
        '## Goal: A\n\n|Date|Actual|\n|-|-|\n|x|¦', 'Text |¦', '## Metric: A\n\n|When|Actual|\n|-|-|\n|x|¦', '## Metric: A\n\n|Date|Actual|\n|-|-|\n|x|y|\n\n¦', '## Metric: A\n- unit :x\n¦', '## Metric: A\n\n|Date|Actual|\n¦'
    ])('elsewhere nothing is done: %j', async text => expect(await typed(text)).toBe(text));

    test('only a pipe and a line end ask for it', async () => {
        const workspace = await open('');
        expect(workspace.services.language.lsp.Formatter!.formatOnTypeOptions).toEqual({ firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] });
    });
});

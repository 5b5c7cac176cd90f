import { describe, expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { acme } from '../../helpers/examples.js';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';

const plan = `# Strategy: S

- Period: 2027
- Currency: EUR
- Budget: EUR 100

## Owner: Head

- Held by: Dana Reyes
- Load: 80%
- Hours: 20 hours

## Owner: Analyst

- Backup: Head

## Goal: Revenue

- Phase: profit
- Return: EUR 210
- Owner: Head

## Goal: Leads

- Owner: Head
- Supports: Revenue
- Metric: Leads counted
- Target: 120 by 2027-12-31 from 80 on 2026-12-31

## Metric: Leads counted

- Measured: monthly by Head
- When below 90: pause paid posts

| Date | Actual |
| --- | --- |
| 2027-02-28 | 88 |
`;

/** What stands in italics when the pointer is over the given text. */
async function facts(workspace: TestWorkspace, over: string): Promise<string[]> {
    const document = workspace.document();
    const position = document.textDocument.positionAt(document.textDocument.getText().indexOf(over) + over.length - 1);
    const hover = await workspace.services.language.lsp.HoverProvider!.getHoverContent(document, { textDocument: { uri: document.uri.toString() }, position });
    return [...(hover!.contents as MarkupContent).value.matchAll(/^\*(.*)\*\s*$/gm)].map(([, fact]) => fact!).filter(fact => !fact.startsWith('*'));
}

describe('A hover tells what the data says', () => {
    test.each([
        ['# Strategy', ['Leads to "Revenue".', 'Returns EUR 210 on EUR 100: a return on investment of 110%.']],
        ['## Goal: Leads', ['Leads to the destination: Leads → Revenue.', '88 of 120 on 2027-02-28: 20% of the way, on pace.']],
        ['## Goal: Revenue', ['This is the destination.']],
        ['## Metric: Leads', ['"Leads" rests on it.', 'Last read on 2027-02-28: 88.', 'Below 90, so: pause paid posts.', 'To be read on 2027-03-31.']],
        ['- Owner: Head', ['Held by Dana Reyes.', '80% of 20 hours a week are filled.', 'Has two blocks of the plan and one metric to read.', 'Stands in for "Analyst".']]
    ])('%s', async (over, expected) => expect(await facts(await open(plan), over)).toEqual(expected));

    test('and nothing that an author wrote becomes a link or HTML', async () => {
        const workspace = await open('## Owner: A\n\n- Held by: <b>[x](command:evil)</b>\n');
        expect(await facts(workspace, '## Owner: A')).toEqual(['Held by &lt;b>[x](evil)&lt;/b>.']);
    });
});

describe('Inlay hints', () => {
    const hints = async (workspace: TestWorkspace): Promise<string[]> => {
        const document = workspace.document();
        const found = await workspace.services.language.lsp.InlayHintProvider!.getInlayHints(document, { textDocument: { uri: document.uri.toString() }, range: { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(1e9) } });
        const lines = document.textDocument.getText().split('\n');
        return found!.map(({ position, label }) => `${lines[position.line]} | ${label as string}`);
    };

    test('stand behind targets, readings and owners', async () => {
        expect(await hints(await open(plan))).toEqual([
            '- Owner: Head | Dana Reyes', '- Target: 120 by 2027-12-31 from 80 on 2026-12-31 | 88 of 120 on 2027-02-28: 20% of the way, on pace', '- Owner: Head | Dana Reyes', '- Measured: monthly by Head | next 2027-03-31'
        ]);
    });

    test('say nothing that is written already', async () => {
        expect((await hints(await open(acme))).filter(hint => hint.includes('next 2027-03-31, next'))).toEqual([]);
        expect(await hints(await open('## Metric: M\n\n- Measured: monthly, next 2027-05-01\n- Target: 5\n'))).toEqual([]);
    });

    test('keep to the lines that are asked for', async () => {
        const workspace = await open({ [mainFile]: plan });
        const range = { start: { line: 18, character: 0 }, end: { line: 20, character: 0 } };
        expect(await workspace.services.language.lsp.InlayHintProvider!.getInlayHints(workspace.document(), { textDocument: { uri: '' }, range })).toHaveLength(1);
    });
});

test('a content theme tells when it is the strongest or the weakest', async () => {
    const theme = (title: string, metric: string): string => `## Content: ${title}\n\n- Metric: ${metric}\n\n`;
    const metric = (title: string, from: string, to: string): string => `## Metric: ${title}\n\n- Baseline: ${from}\n\n| Date | Actual |\n| --- | --- |\n| 2027-02-28 | ${to} |\n\n`;
    const workspace = await open(theme('Stories', 'Saves') + theme('Banners', 'Clicks') + theme('Talks', 'Views') + metric('Saves', '100', '130') + metric('Clicks', '50', '51') + metric('Views', '2%', '2.2%'));
    expect(await facts(workspace, '## Content: Stories')).toContain('The strongest of three content themes: better by 30% since its baseline.');
    expect(await facts(workspace, '## Content: Banners')).toContain('The weakest of three content themes: better by 2% since its baseline.');
    expect(await facts(workspace, '## Content: Talks')).toEqual(['"Views" stood at 2.2% on 2027-02-28.']);
});

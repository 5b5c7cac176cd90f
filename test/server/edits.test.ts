import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, TextEdit } from 'vscode-languageserver-protocol';
import { acme, library } from '../helpers/examples.js';
import { startClient, type Client } from './client.js';

const uri = 'file:///nowhere/plan.strategy.md';
const edits = 2000;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Mulberry32: the same numbers for the same seed. */
function numbers(from: number): (below: number) => number {
    let state = from;
    return below => {
        state = state + 0x6D2B79F5 | 0;
        let mixed = Math.imul(state ^ state >>> 15, 1 | state);
        mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
        return ((mixed ^ mixed >>> 14) >>> 0) % below;
    };
}

const snippets = [
    '\n', '\n\n', '# ', '## Goal: ', '- Owner: ', '- ', '  ', ': ', ',', '|', '| --- |', '```\n', '<!-- ', ' -->', '> ', '---\n', '2027-02-30', 'EUR 5k', '%', '[a](b)', '[', '](',
    '\u00E4\u{1F600}', '\r\n', '\r', '\t', '\uFEFF', '- Uses: [x](plan.strategy.md)\n', '- Status: draft\n', '## Metric: Clicks\n\n- Formula: a / b\n', 'x'.repeat(300)
];

/** An edit such as people, paste and undo make: something typed, replaced, deleted, moved. */
function randomEdit(document: TextDocument, below: (limit: number) => number): TextEdit {
    const text = document.getText();
    const start = below(text.length + 1);
    const end = Math.min(text.length, start + [0, 0, 0, 1, 5, 40, 400][below(7)]!);
    const from = below(text.length + 1);
    const newText = below(3) === 0 ? text.slice(from, from + below(200)) : text.length > 60_000 ? '' : snippets[below(snippets.length)]!;
    return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
}

async function everything(client: Client, version: number): Promise<{ found: Diagnostic[]; symbols: unknown; tokens: unknown }> {
    const found = await client.diagnostics(uri, version);
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    const tokens = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri } });
    return { found, symbols, tokens: tokens.data };
}

test.each([['acme', acme['acme.strategy.md']], ['organisation', acme['organisation.strategy.md']], ['library', library['library.strategy.md']]])(
    `the server that saw ${edits} edits of %s says what a fresh one says (SEED=${seed})`,
    async (_name, text) => {
        const below = numbers(seed);
        const client = await startClient();
        client.open(uri, text);
        let document = TextDocument.create(uri, 'strategy-markdown', 1, text);
        for (let version = 2; version <= edits + 1; version++) {
            const edit = randomEdit(document, below);
            client.change(uri, version, edit);
            document = TextDocument.update(document, [{ range: edit.range, text: edit.newText }], version);
            if (version % 50 === 0) await client.diagnostics(uri, version);
        }
        const last = await everything(client, edits + 1);
        const fresh = await startClient();
        fresh.open(uri, document.getText());
        const expected = await everything(fresh, 1);
        expect(last.found, `SEED=${seed}`).toEqual(expected.found);
        expect(last.symbols, `SEED=${seed}`).toEqual(expected.symbols);
        expect(last.tokens, `SEED=${seed}`).toEqual(expected.tokens);
        expect(client.said).toEqual([]);
        expect((await client.stop()).complaints).toBe('');
    },
    120_000
);

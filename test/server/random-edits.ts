import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, TextEdit } from 'vscode-languageserver-protocol';
import type { Client } from './client.js';

/** Of this run; `SEED=...` runs the same again. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Mulberry32: the same numbers, each from 0 to below its limit, for the same seed. */
export function numbers(from: number): (below: number) => number {
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
    '\u00E4\u{1F600}', '\r\n', '\r', '\t', '\uFEFF', '- Uses: [x](plan.strategy.md)\n', '- Status: draft\n', '## Metric: Clicks\n\n- Formula: a / b\n', '<<<<<<< HEAD\n', '\n=======\n', 'x'.repeat(300)
];

/** An edit such as people, paste and undo make: something typed, replaced, deleted, moved. */
function randomEdit(document: TextDocument, below: (limit: number) => number, longest: number): TextEdit {
    const text = document.getText();
    const start = below(text.length + 1);
    const end = Math.min(text.length, start + [0, 0, 0, 1, 5, 40, 400][below(7)]!);
    const from = below(text.length + 1);
    const newText = below(3) === 0 ? text.slice(from, from + below(200)) : text.length > longest ? '' : snippets[below(snippets.length)]!;
    return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
}

/** Sends random edits of a document that is open in its first version. @returns what stands there in the end. */
export async function editAtRandom(client: Client, uri: string, text: string, edits: number, below: (limit: number) => number, longest = 60_000): Promise<TextDocument> {
    let document = TextDocument.create(uri, 'strategy-markdown', 1, text);
    for (let version = 2; version <= edits + 1; version++) {
        const edit = randomEdit(document, below, longest);
        client.change(uri, version, edit);
        document = TextDocument.update(document, [{ range: edit.range, text: edit.newText }], version);
        if (version % 50 === 0) await client.diagnostics(uri, version);
    }
    return document;
}

/** What a server says about a version of a document: its findings, outline, colours, data, and what an approver would sign. */
export async function everything(client: Client, uri: string, version: number): Promise<{ found: Diagnostic[]; symbols: unknown; tokens: unknown; model: unknown; statement: unknown }> {
    const textDocument = { uri };
    const found = await client.diagnostics(uri, version);
    const symbols = await client.request('textDocument/documentSymbol', { textDocument });
    const { data: tokens } = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument });
    const model = await client.request('strategy/model', textDocument);
    const statement = await client.request('strategy/prepareApproval', { uri, position: 'Chief Executive Officer' });
    return { found, symbols, tokens, model, statement };
}

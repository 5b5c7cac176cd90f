import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompletionList, DocumentSymbol, Hover, Location, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { folderWith } from '../cli/strategy.js';
import { edit, startClient, uriOf } from './client.js';

const plan = '# Strategy: Plan\n\n- Status: draft\n- Uses: [Shared](shared.strategy.md)\n\n## Goal: Leads\n\n- Owner: Dana\n- Target: 120 by 2027-12-31\n';
const shared = '## Owner: Dana\n\n- Held by: Dana Reyes\n';
const files = { 'plan.strategy.md': plan, 'shared.strategy.md': shared, 'README.md': '# Strategy: Readme\n\n- Owner: Nobody\n' };

async function workspace(more: Record<string, string> = {}) {
    const folder = folderWith({ ...files, ...more });
    const client = await startClient({ folder });
    return { client, folder, uri: uriOf(join(folder, 'plan.strategy.md')), sharedUri: uriOf(join(folder, 'shared.strategy.md')) };
}
const codes = (found: readonly { code?: number | string }[]): unknown[] => found.map(({ code }) => code);
const missing = (found: readonly { code?: number | string }[]): boolean => codes(found).includes('reference-must-exist');

describe('the protocol', () => {
    test('says what it can do', async () => {
        const { client } = await workspace();
        expect(client.initialized.capabilities).toMatchObject({
            textDocumentSync: { openClose: true, change: 2 }, hoverProvider: true, definitionProvider: true, referencesProvider: true, documentSymbolProvider: true,
            renameProvider: { prepareProvider: true }, completionProvider: {}, semanticTokensProvider: {}, foldingRangeProvider: true
        });
    });

    test('ends when it is told to, and leaves no process and no words behind', async () => {
        const { client, uri } = await workspace();
        client.open(uri, plan);
        await client.diagnostics(uri, 1);
        expect(await client.stop()).toEqual({ code: 0, complaints: '' });
        expect(client.said).toEqual([]);
    });

    test('a request right behind the opening of a document is answered', async () => {
        const { client, uri } = await workspace();
        client.open(uri, plan);
        const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
        expect(JSON.stringify(symbols)).toContain('Leads');
    });

    test('a request right behind an edit is answered for the text after it', async () => {
        const { client, uri } = await workspace();
        client.open(uri, plan);
        await client.diagnostics(uri, 1);
        for (let version = 2; version <= 40; version++) {
            client.change(uri, version, edit(5, 9, version === 2 ? 14 : 9 + String(version - 1).length, String(version)));
            const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
            expect(JSON.stringify(symbols)).toContain(`"${version}"`);
        }
    });

    test('a cancelled request is an error, not a success', async () => {
        const { client, uri } = await workspace();
        client.open(uri, plan + '\nwords\n'.repeat(5000));
        const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
        const source = new CancellationTokenSource();
        const answer = client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }, source.token);
        source.cancel();
        await expect(answer).rejects.toMatchObject({ code: -32800 });
    });
});

describe('diagnostics', () => {
    test('come with the version of the text they are about', async () => {
        const { client, uri } = await workspace();
        client.open(uri, plan);
        expect(missing(await client.diagnostics(uri, 1))).toBe(false);
        client.change(uri, 2, edit(7, 9, 13, 'Nobody'));
        const found = await client.diagnostics(uri, 2);
        expect(found.find(({ code }) => code === 'reference-must-exist')).toMatchObject({
            severity: 1, source: 'strategy', codeDescription: { href: 'https://acme.example/rules.md#reference-must-exist' },
            range: { start: { line: 7, character: 9 }, end: { line: 7, character: 15 } }
        });
        client.change(uri, 3, edit(7, 9, 15, 'Dana'));
        expect(missing(await client.diagnostics(uri, 3))).toBe(false);
    });

    test('follow a file that is used', async () => {
        const { client, uri, sharedUri } = await workspace();
        client.open(uri, plan);
        client.open(sharedUri, shared);
        await client.diagnostics(uri, 1, found => !missing(found));
        client.change(sharedUri, 2, edit(0, 10, 14, 'Eve'));
        await client.diagnostics(uri, 1, missing);
        client.change(sharedUri, 3, edit(0, 10, 13, 'Dana'));
        await client.diagnostics(uri, 1, found => !missing(found));
    });

    test('follow a file that another program writes', async () => {
        const { client, folder, uri, sharedUri } = await workspace();
        client.open(uri, plan);
        await client.diagnostics(uri, 1, found => !missing(found));
        writeFileSync(join(folder, 'shared.strategy.md'), '## Owner: Eve\n');
        client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: sharedUri, type: 2 }] });
        await client.diagnostics(uri, 1, missing);
    });

    test('follow the house rules', async () => {
        const text = `${plan}\n## Ziel: Reach\n\n- Owner: Dana\n`;
        const { client, folder, uri } = await workspace({ 'plan.strategy.md': text });
        client.open(uri, text);
        const severity = (found: readonly { code?: number | string; severity?: number }[]): unknown[] =>
            found.filter(({ code }) => code === 'goal-must-have-metric').map(each => each.severity);
        await client.diagnostics(uri, 1, found => JSON.stringify(severity(found)) === '[2]');
        const config = join(folder, 'strategy.config.json');
        writeFileSync(config, '{"severity": {"goal-must-have-metric": "hint"}, "synonyms": {"Ziel": "Goal"}}');
        client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(config), type: 1 }] });
        await client.diagnostics(uri, 1, found => JSON.stringify(severity(found)) === '[4,4]');
    });

    test('a Markdown document is a strategy by its name alone', async () => {
        const { client, folder, uri } = await workspace();
        const readme = uriOf(join(folder, 'README.md'));
        client.open(readme, files['README.md'], 'markdown');
        client.open(uri, plan.replace('Owner: Dana', 'Owner: Nobody'), 'markdown');
        expect(missing(await client.diagnostics(uri, 1, missing))).toBe(true);
        expect(client.heardOf(readme)).toBe(false);
    });
});

describe('features', () => {
    test('complete, explain, find and rename over the files of a strategy', async () => {
        const { client, uri, sharedUri } = await workspace();
        client.open(uri, plan);
        client.open(sharedUri, shared);
        await client.diagnostics(uri, 1, found => !missing(found));
        const at = { textDocument: { uri }, position: { line: 7, character: 11 } };
        const proposals = await client.request<CompletionList>('textDocument/completion', { ...at, position: { line: 7, character: 9 } });
        expect(proposals.items.map(({ label }) => label)).toContain('Dana');
        expect(JSON.stringify((await client.request<Hover>('textDocument/hover', at)).contents)).toContain('Dana Reyes');
        const places = await client.request<Location[]>('textDocument/references', { ...at, context: { includeDeclaration: true } });
        expect(places.map(place => place.uri).sort()).toEqual([uri, sharedUri].sort());
        const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'Head of Marketing' });
        expect(changes).toEqual({
            [uri]: [edit(7, 9, 13, 'Head of Marketing')],
            [sharedUri]: [edit(0, 10, 14, 'Head of Marketing')]
        });
    });

    test('the preview and the model are for the text as it stands in the editor', async () => {
        const { client, uri } = await workspace();
        client.open(uri, plan);
        client.change(uri, 2, edit(5, 9, 14, 'Reach'));
        expect(await client.request('strategy/preview', { uri })).toMatchObject({ version: 2, title: expect.stringContaining('Plan') as string, html: expect.stringContaining('Reach') as string });
        expect(await client.request('strategy/model', { uri })).toMatchObject({ version: 1, strategy: { title: 'Plan' }, blocks: [{ kind: 'Goal', title: 'Reach', line: 6 }] });
        expect(await client.request('strategy/preview', { uri: uri.replace('plan', 'unknown') })).toBeNull();
    });

    test('an editor hears which documents a change concerns', async () => {
        const { client, uri, sharedUri } = await workspace();
        client.open(uri, plan);
        client.open(sharedUri, shared);
        await client.diagnostics(uri, 1, found => !missing(found));
        client.changed.length = 0;
        client.change(sharedUri, 2, edit(0, 10, 14, 'Eve'));
        await client.diagnostics(uri, 1, missing);
        expect(client.changed).toContain(sharedUri);
        expect(client.changed, 'the preview of the using file shows what it uses').toContain(uri);
    });
});

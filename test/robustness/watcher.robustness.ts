import { expect, test } from 'vitest';
import { acme } from '../helpers/examples.js';
import { folderWith } from '../cli/strategy.js';
import { startClient, uriOf } from '../server/client.js';

test('5,000 reports of changed files cost a handful of passes, and requests are answered meanwhile', async () => {
    const folder = folderWith(acme);
    const uri = uriOf(`${folder}/acme.strategy.md`);
    const client = await startClient({ folder });
    client.open(uri, acme['acme.strategy.md']);
    await client.diagnostics(uri, 1);
    let passes = 0;
    client.connection.onNotification('strategy/changed', () => { passes++; });
    const changes = [uriOf(`${folder}/organisation.strategy.md`), ...Array.from({ length: 50 }, (_, number) => uriOf(`${folder}/other-${number}.strategy.md`))];
    const answers: Promise<unknown>[] = [];
    for (let event = 0; event < 5000; event++) {
        client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: changes[event % changes.length]!, type: 2 }] });
        if (event % 500 === 0) answers.push(client.request('textDocument/documentSymbol', { textDocument: { uri } }));
    }
    for (const answer of await Promise.all(answers)) expect(answer).not.toHaveLength(0);
    client.change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '\n' });
    await client.diagnostics(uri, 2);
    await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    console.log(`passes: ${passes}, one of them for an edit`);
    expect(passes, 'two on a quiet machine; a busy one may pause between reports').toBeLessThan(10);
    expect(client.said).toEqual([]);
});

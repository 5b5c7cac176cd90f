import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { strategyText } from '../../scripts/bench/strategy-text.mjs';
import { startClient } from '../server/client.js';
import { editAtRandom, numbers, seed } from '../server/random-edits.js';
import { extent } from './extent.js';

const measured = ['--expose-gc', '--require', fileURLToPath(new URL('heap.cjs', import.meta.url))];
const text = strategyText(100_000);
const most = 10 * 1024 * 1024;

test(`${extent(10_000, 1_000)} edits of 100 kB leave less than 10 MB in memory (SEED=${seed})`, async () => {
    const uri = 'file:///nowhere/plan.strategy.md';
    const client = await startClient({ node: measured });
    client.open(uri, text);
    await client.diagnostics(uri, 1);
    await client.request('strategy/preview', { uri });
    const before = await client.heap();
    const edits = extent(10_000, 1_000);
    const { lineCount } = await editAtRandom(client, uri, text, edits, numbers(seed), 100_000);
    client.change(uri, edits + 2, { range: { start: { line: 0, character: 0 }, end: { line: lineCount, character: 0 } }, newText: text });
    await client.diagnostics(uri, edits + 2);
    await client.request('strategy/preview', { uri });
    const grown = await client.heap() - before;
    console.log(`heap: ${mega(before)} MB before, ${mega(grown)} MB more after ${edits} edits`);
    expect(grown, `SEED=${seed}`).toBeLessThan(most);
});

test(`${extent(1_000, 100)} files opened and closed leave less than 10 MB in memory`, async () => {
    const client = await startClient({ node: measured });
    const openAndClose = async (from: number, to: number): Promise<void> => {
        for (let count = from; count < to; count++) {
            const uri = `file:///nowhere/plan-${count}.strategy.md`;
            client.open(uri, text);
            await client.diagnostics(uri, 1);
            client.notify('textDocument/didClose', { textDocument: { uri } });
            await client.diagnostics(uri, undefined, found => found.length === 0);
        }
    };
    await openAndClose(0, 5);
    const before = await client.heap();
    await openAndClose(5, extent(1_005, 105));
    const grown = await client.heap() - before;
    console.log(`heap: ${mega(before)} MB before, ${mega(grown)} MB more after ${extent(1_000, 100)} files`);
    expect(grown).toBeLessThan(most);
});

function mega(bytes: number): string {
    return (bytes / 1024 / 1024).toFixed(1);
}

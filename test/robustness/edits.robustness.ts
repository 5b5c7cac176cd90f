import { expect, test } from 'vitest';
import { acme, library } from '../helpers/examples.js';
import { startClient } from '../server/client.js';
import { editAtRandom, everything, numbers, seed } from '../server/random-edits.js';
import { extent } from './extent.js';

const runs = extent(200, 10);
const edits = 200;
const texts = [acme['acme.strategy.md'], acme['organisation.strategy.md'], library['library.strategy.md'], '', '# Strategy: S\n\n## Goal: G\n'];

test(`after ${runs} runs of ${edits} random edits, the server says what a fresh one says (SEED=${seed})`, async () => {
    const [worked, fresh] = [await startClient(), await startClient()];
    for (let run = 0; run < runs; run++) {
        const uri = `file:///nowhere/plan-${run}.strategy.md`;
        const text = texts[run % texts.length]!;
        worked.open(uri, text);
        const document = await editAtRandom(worked, uri, text, edits, numbers(seed + run));
        fresh.open(uri, document.getText());
        expect(await everything(worked, uri, edits + 1), `SEED=${seed}, run ${run}`).toEqual(await everything(fresh, uri, 1));
        for (const client of [worked, fresh]) client.notify('textDocument/didClose', { textDocument: { uri } });
    }
    expect(worked.said).toEqual([]);
    expect((await worked.stop()).complaints).toBe('');
});

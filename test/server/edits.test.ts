import { expect, test } from 'vitest';
import { acme, library } from '../helpers/examples.js';
import { startClient } from './client.js';
import { editAtRandom, everything, numbers, seed } from './random-edits.js';

const uri = 'file:///nowhere/plan.strategy.md';
const edits = 2000;

test.each([['acme', acme['acme.strategy.md']], ['organisation', acme['organisation.strategy.md']], ['library', library['library.strategy.md']]])(
    `the server that saw ${edits} edits of %s says what a fresh one says (SEED=${seed})`,
    async (_name, text) => {
        const client = await startClient();
        client.open(uri, text);
        const document = await editAtRandom(client, uri, text, edits, numbers(seed));
        const last = await everything(client, uri, edits + 1);
        const fresh = await startClient();
        fresh.open(uri, document.getText());
        expect(last, `SEED=${seed}`).toEqual(await everything(fresh, uri, 1));
        expect(client.said).toEqual([]);
        expect((await client.stop()).complaints).toBe('');
    },
    120_000
);

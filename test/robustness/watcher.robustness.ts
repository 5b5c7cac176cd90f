import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/strategy.js';
import { acme } from '../helpers/examples.js';
import { serverInProcess } from '../helpers/server-in-process.js';
import { uriOf as placed } from '../helpers/services.js';
import { startClient, uriOf } from '../server/client.js';

const [plan, organisation] = ['acme.strategy.md', 'organisation.strategy.md'] as const;
const events = 5000;
/** Another branch: 51 files change, the one that the plan uses among them, each again and again. */
const reported = (uri: (name: string) => string, event: number): object => {
    const name = [organisation, ...Array.from({ length: 50 }, (_, number) => `other-${number}.strategy.md`)][event % 51]!;
    return { changes: [{ uri: uri(name), type: 2 }] };
};

test('5,000 reports of changed files cost one pass, and two where the time runs out between them; requests are answered meanwhile', async () => {
    const uri = (name: string): string => placed(name).toString();
    const files = new Map(Object.entries(acme).map(([name, text]) => [uri(name), text]));
    const clock: (() => void)[] = [];
    /** The clock goes on: everything that waited is done waiting. */
    const tick = (): void => clock.splice(0).forEach(end => end());
    let passes = 0;
    let onPass = (): void => {};
    const { client, log } = await serverInProcess({
        files, folder: placed('').toString(), delay: () => new Promise(resolve => { clock.push(resolve); }),
        hear: heard => heard.onNotification('strategy/changed', () => { passes++; onPass(); })
    });
    const pass = (): Promise<void> => new Promise(resolve => { onPass = resolve; });
    const symbols = (): Promise<unknown> => client.sendRequest('textDocument/documentSymbol', { textDocument: { uri: uri(plan) } });
    const storm = async (from: number, to: number): Promise<void> => {
        const answers: Promise<unknown>[] = [];
        for (let event = from; event < to; event++) {
            void client.sendNotification('workspace/didChangeWatchedFiles', reported(uri, event));
            if (event % 500 === 0) answers.push(symbols());
        }
        for (const answer of await Promise.all([...answers, symbols()])) expect(answer).not.toHaveLength(0);
    };
    expect(await symbols()).not.toHaveLength(0);
    passes = 0;
    await storm(0, events);
    expect(passes).toBe(0);
    const first = pass();
    tick();
    await first;
    await symbols();
    expect(passes).toBe(1);

    passes = 0;
    for (const [from, to] of [[0, events / 2], [events / 2, events]] as const) {
        await storm(from, to);
        const next = pass();
        tick();
        await next;
    }
    await symbols();
    expect(passes).toBe(2);
    expect(log).toEqual([]);
});

test('after 5,000 reports a process says what is in the files now, and answers meanwhile', async () => {
    const folder = folderWith(acme);
    const uri = uriOf(join(folder, plan));
    const client = await startClient({ folder });
    client.open(uri, acme[plan]);
    const before = await client.diagnostics(uri, 1);
    writeFileSync(join(folder, organisation), '');
    const answers: Promise<unknown>[] = [];
    for (let event = 0; event < events; event++) {
        client.notify('workspace/didChangeWatchedFiles', reported(name => uriOf(join(folder, name)), event));
        if (event % 500 === 0) answers.push(client.request('textDocument/documentSymbol', { textDocument: { uri } }));
    }
    for (const answer of await Promise.all(answers)) expect(answer).not.toHaveLength(0);
    const found = await client.diagnostics(uri, 1, now => now.length > before.length);
    expect(found.map(({ code }) => code)).toContain('reference-must-exist');
    expect(client.said).toEqual([]);
});

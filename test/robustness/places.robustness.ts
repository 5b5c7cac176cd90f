import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked, inWords, saidOf } from '../cli/said-of.js';
import { allStrategies } from '../helpers/examples.js';
import { startClient, uriOf } from '../server/client.js';

// The same for the worker of a browser is in test/e2e/worker.
test.each(Object.entries(allStrategies))('%s has the same findings and the same statement on the command line and in an editor', async (_path, text) => {
    const said = await saidOf(text);
    const uri = uriOf(join(said.folder, 'plan.strategy.md'));
    const client = await startClient({ folder: said.folder, today: asked.today });
    client.open(uri, text);
    expect(inWords(await client.diagnostics(uri, 1))).toEqual(said.findings);
    const { statement = '' } = await client.request<{ statement?: string }>('strategy/prepareApproval', { uri, position: asked.position });
    expect(statement).toBe(said.statement);
});

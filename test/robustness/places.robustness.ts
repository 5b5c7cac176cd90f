import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, strategyHere } from '../cli/strategy.js';
import { allStrategies } from '../helpers/examples.js';
import { startClient, uriOf } from '../server/client.js';

const today = '2027-03-01';
const position = 'Chief Executive Officer';
interface Found { code: string; message: string; range: { start: { line: number; column: number } } }

// The same for the worker of a browser is in test/e2e/worker.
test.each(Object.entries(allStrategies))('%s has the same findings and the same statement on the command line and in an editor', async (_path, text) => {
    const folder = folderWith({ 'plan.strategy.md': text });
    const uri = uriOf(join(folder, 'plan.strategy.md'));
    const { output } = await strategyHere(folder, ['check', 'plan.strategy.md', '--format', 'json', '--today', today]);
    const [checked] = JSON.parse(output).files as { findings: Found[] }[];
    const client = await startClient({ folder, today });
    client.open(uri, text);
    const shown = await client.diagnostics(uri, 1);
    expect(shown.map(({ code, message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${String(code)} ${message}`).sort())
        .toEqual(checked!.findings.map(({ code, message, range }) => `${range.start.line}:${range.start.column} ${code} ${message}`).sort());
    const { statement = '' } = await client.request<{ statement?: string }>('strategy/prepareApproval', { uri, position });
    expect(statement).toBe((await strategyHere(folder, ['statement', 'plan.strategy.md', '--position', position, '--today', today])).output);
});

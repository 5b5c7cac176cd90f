import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportParams, ExportResult } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { startClient, uriOf } from './client.js';

const plan = '# Strategy: Plan\n\n- Organization: Acme\n- Status: draft\n\n![Logo](logo.svg) ![Gone](gone.png) [The budget](budget.xlsx)\n';

async function exported(format: ExportParams['format'], text?: string): Promise<ExportResult | null> {
    const folder = folderWith({ 'plan.strategy.md': plan, 'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    const client = await startClient({ folder });
    const uri = uriOf(join(folder, 'plan.strategy.md'));
    if (text !== undefined) client.open(uri, text);
    return client.request<ExportResult | null>('strategy/export', { uri, format });
}

test('the page travels alone: pictures are in it, links to files are words, and what is missing is said', async () => {
    const { text, notices } = (await exported('html'))!;
    expect(text).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="Logo">/);
    expect(text).toContain('<span class="elsewhere" title="budget.xlsx">The budget</span>');
    expect(text).not.toMatch(/<script|href="(?!#)/);
    expect(notices).toEqual(['The picture gone.png was left out: it is not there, or not in the folder of the strategies.']);
});

test('as the editor has it, not as it is on the disk', async () => {
    expect((await exported('html', '# Strategy: Another\n'))!.text).toContain('<title>Another</title>');
});

test('Markdown without the strategy’s own syntax', async () => {
    const { text, notices } = (await exported('markdown', '# Strategy: Another\n\nWords.\n'))!;
    expect(text).toMatch(/^# Another\n[^]*Words\.\n$/);
    expect(notices).toEqual([]);
});

test('a document that nobody knows', async () => {
    const client = await startClient({ folder: folderWith({ 'plan.strategy.md': plan }) });
    expect(await client.request('strategy/export', { uri: 'file:///nowhere/x.strategy.md', format: 'html' })).toBeNull();
});

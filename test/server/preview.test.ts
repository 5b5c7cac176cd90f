import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PreviewApprovedResult, PreviewResult, TextAtParams } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { plan } from '../helpers/approval-cases.js';
import { startClient, uriOf } from './client.js';

const file = 'plan.strategy.md';
const lowered = plan[file]!.replace('Target: 120', 'Target: 100');

/** An editor with a text of the plan, that knows one commit with the text that was approved; or no history at all. */
async function editor(text: string, history = true) {
    const folder = folderWith({ ...plan, [file]: text });
    const uri = uriOf(join(folder, file));
    const client = await startClient({
        folder, options: { history: true }, answers: {
            'strategy/history': () => history ? [{ commit: 'c0', when: '2027-01-13T12:00:00Z', uri }] : null,
            'strategy/textAt': ({ uri: past }: TextAtParams) => Object.entries(plan).find(([name]) => past === uriOf(join(folder, name)))?.[1] ?? null
        }
    });
    client.open(uri, text);
    return { client, uri };
}

test('a preview names the positions that a sheet can be made for, also those of the files it uses', async () => {
    const { client, uri } = await editor(lowered);
    const { positions, signed, html } = await client.request<PreviewResult>('strategy/preview', { uri });
    expect(positions).toEqual(['Head of Marketing', 'Chief Marketing Officer', 'Chief Financial Officer', 'Nobody\'s concern']);
    expect(signed).toBe(true);
    expect(html).not.toContain('data-view=');
    expect(await client.request('strategy/preview', { uri, view: { position: 'Head of Marketing' } })).toMatchObject({ html: expect.stringMatching(/^<article [^>]*data-view="position"/) as string });
    expect(await client.request('strategy/preview', { uri, view: 'summary' })).toMatchObject({ html: expect.stringMatching(/^<article [^>]*data-view="summary"/) as string });
});

test('a text that has changed is shown as it was signed, with the mark it had', async () => {
    const { client, uri } = await editor(lowered);
    const now = await client.request<PreviewResult>('strategy/preview', { uri });
    const then = await client.request<PreviewApprovedResult>('strategy/previewApproved', { uri });
    if ('problem' in then) throw new Error(then.problem);
    const target = (html: string): string | undefined => /data-key="target".*?<strong[^>]*>(.*?)<\/strong>/.exec(html)?.[1];
    expect([target(now.html), target(then.html)]).toEqual(['100', '120']);
    expect(now.mark).toContain('data-state="stale"');
    expect(then.mark).not.toContain('stale');
    expect(then).toMatchObject({ since: { position: 'Head of Marketing', version: '2.1' }, approved: { commit: 'c0', uri } });
});

test('a text that has not changed since is its own signed text, and needs no history', async () => {
    const { client, uri } = await editor(plan[file]!, false);
    expect(await client.request('strategy/previewApproved', { uri })).toMatchObject({ approved: null, html: (await client.request<PreviewResult>('strategy/preview', { uri })).html });
});

test('where there is no signed text, or nobody keeps it, that is said', async () => {
    const unsigned = await editor('# Strategy: Plan\n\n- Version: 1\n');
    expect(await unsigned.client.request('strategy/preview', { uri: unsigned.uri })).toMatchObject({ signed: false });
    expect(await unsigned.client.request('strategy/previewApproved', { uri: unsigned.uri })).toEqual({ problem: expect.stringContaining('Nobody has approved this strategy yet') as string });
    const { client, uri } = await editor(lowered, false);
    expect(await client.request('strategy/previewApproved', { uri })).toEqual({ problem: expect.stringContaining('No history of this file is kept here') as string });
});

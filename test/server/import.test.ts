import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportResult } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { startClient, uriOf } from './client.js';

test('an editor gets the draft, what was recognised, and a name for it; the words of the house count', async () => {
    const folder = folderWith({ 'strategy.config.json': '{ "synonyms": { "Ziel": "Goal" } }' });
    const { request } = await startClient({ folder });
    const ask = (text: string): Promise<Exclude<ImportResult, { problem: string }>> => request('strategy/import', { text, uri: uriOf(join(folder, 'plan.strategy.md')) });
    const draft = await ask('# Acme Ltd Social Media Strategy\n\n## Ziel: Anfragen\n');
    expect(draft).toEqual({ text: expect.stringContaining('# Strategy: Acme Ltd Social Media Strategy\n\n- Organization: Acme Ltd\n'), already: false, recognised: 'Recognised: 1 goal.', fileName: 'acme-ltd.strategy.md' });
    expect(await ask(draft.text)).toMatchObject({ already: true, text: draft.text });
    expect(await request('strategy/import', { text: '# Plan\n\n## Ziel: Anfr\uFFFDgen\n' })).toEqual({ problem: expect.stringMatching(/^Line 3: A character cannot be read here: this file is not saved as UTF-8/) as string });
    expect(await request('strategy/import', { text: 'Words.' })).toMatchObject({ already: false, fileName: 'social-media-strategy.strategy.md', recognised: expect.stringContaining('No goals') });
});

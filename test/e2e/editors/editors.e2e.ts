import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FaultyStrategy } from './faulty-strategy.js';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

let strategy: FaultyStrategy;
beforeEach(async () => { strategy = await FaultyStrategy.create(); });
afterEach(() => strategy.remove());

test('Neovim shows what the check prints', async () => {
    await expectFindings(['nvim', ['--headless', '--clean', '-n', '-i', 'NONE', '-c', `luafile ${script('neovim.lua')}`]]);
});

test('Emacs, set up as docs/editors.md says, shows what the check prints', async () => {
    const guide = await readFile(new URL('../../../docs/editors.md', import.meta.url), 'utf8');
    await expectFindings(['emacs', ['--batch', '--no-init-file', '--load', script('emacs.el')], /```elisp\n(.*?)```/s.exec(guide)![1]]);
});

async function expectFindings(editor: Parameters<FaultyStrategy['shownBy']>): Promise<void> {
    const shown = await strategy.shownBy(...editor);
    expect(shown.length).toBeGreaterThanOrEqual(3);
    expect(shown).toEqual(await strategy.checked());
}

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the syntax colours are those of the grammar', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const { stderr } = spawnSync(process.execPath, ['scripts/generate-syntax.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
});

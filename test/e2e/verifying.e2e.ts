import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { describe, test } from 'vitest';
import { hosts } from './hosts/hosts.js';
import { useWindow } from './window.js';
import { acmeWorkspace, lineOf, today } from './workspace.js';

const file = 'acme.strategy.md';
const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** The example, signed at the command line by somebody whom its list of signers trusts. */
async function signedWorkspace(): Promise<string> {
    const folder = await acmeWorkspace();
    const run = (command: string, ...args: string[]): unknown => execFileSync(command, args, { cwd: folder });
    await mkdir(join(folder, '.strategy'));
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, 'key'));
    await writeFile(join(folder, '.strategy', 'allowed_signers'), `dana.reyes@acme.example namespaces="strategy-approval" ${await readFile(join(folder, 'key.pub'), 'utf8')}`);
    run(process.execPath, program, 'sign', file, '--position', 'Chief Marketing Officer', '--key', 'key', '--today', today);
    for (const name of ['key', 'key.pub']) await rm(join(folder, name));
    return folder;
}

describe.each(hosts)('verifying approvals, %s host', (name, start) => {
    const window = useWindow(`verifying-${name}`, start, file, signedWorkspace);
    const lens = (words: string): Locator => window.workbench.page.locator('.codelens-decoration', { hasText: words });

    test('a signature is seen as verified: above the approval, in the status bar, in the preview', async () => {
        const { workbench, host } = window;
        await workbench.focusText();
        await workbench.goToLine(await lineOf(join(host.folder, file), /^#+ Approval: Chief Marketing Officer/));
        await lens('✓ verified: Dana Reyes').first().waitFor({ timeout: 30_000 });
        await workbench.page.locator('.statusbar-item', { hasText: '1 of 2 signed' }).waitFor();
        await workbench.openPreview();
        await workbench.webview().locator('.approval-mark').first().waitFor();
        await workbench.screenshot('1-verified');
    });

    test('and as stale, once what it covers is changed', async () => {
        const { workbench, host } = window;
        await workbench.rewriteLine(await lineOf(join(host.folder, file), /^- Target: at least 50/), '- Target: at least 40 by 2027-12-31 from 28');
        await workbench.goToLine(await lineOf(join(host.folder, file), /^#+ Approval: Chief Marketing Officer/));
        await lens('stale').first().waitFor();
        await workbench.screenshot('2-stale');
    });
});

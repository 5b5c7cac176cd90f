import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { startNode } from './hosts/node.js';
import { startWeb } from './hosts/web.js';
import { retry, until } from './poll.js';
import { useWindow, type Window } from './window.js';
import { lineOf } from './workspace.js';

const file = 'acme.strategy.md';
const passphrase = 'four words and one';
const signers = { dana: 'dana.reyes@acme.example', jonas: 'jonas.feldkamp@acme.example' };

describe('approving a strategy, node host', () => {
    let home: string;
    // Two people with a key each in a home of their own, one of them with a passphrase. The strategies' list trusts that one.
    const window = useWindow('approving-node', async folder => {
        home = await mkdtemp(join(tmpdir(), 'strategy-home-'));
        await mkdir(join(home, '.ssh'), { mode: 0o700 });
        await mkdir(join(folder, '.strategy'));
        for (const [name, email] of Object.entries(signers)) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', name === 'jonas' ? passphrase : '', '-C', email, '-f', join(home, '.ssh', name)]);
        await writeFile(join(folder, '.strategy', 'allowed_signers'), await lineFor('jonas'));
        return startNode(folder, file, { HOME: home, SSH_AUTH_SOCK: '' });
    }, file);
    afterAll(() => rm(home, { recursive: true, force: true }));
    const steps = stepsIn(window);
    const lineFor = async (name: keyof typeof signers): Promise<string> => `${signers[name]} namespaces="strategy-approval" ${await readFile(join(home, '.ssh', `${name}.pub`), 'utf8')}`;

    test('what is signed is asked first, and cancelling leaves the file as it was', async () => {
        const { workbench, host } = window;
        const before = await readFile(join(host.folder, file), 'utf8');
        await steps.status('In review · 0 of 2 signed').waitFor({ timeout: 30_000 });
        await steps.begin();
        await steps.pick('Chief Marketing Officer', '1-position');
        await steps.pick('Approve');
        await steps.dialog('You approve version 2.1 of “Acme Social Media Strategy 2027” as Chief Marketing Officer.').waitFor();
        await workbench.webview().locator('article.strategy h1').waitFor({ timeout: 30_000 });
        await workbench.screenshot('2-question');
        await steps.answer('Cancel');
        expect(await readFile(join(host.folder, file), 'utf8')).toBe(before);
        expect(await workbench.page.locator('.tab.dirty').count()).toBe(0);
    });

    test('a key that nobody knows yet is put into the list', async () => {
        const { workbench, host } = window;
        await steps.begin();
        await steps.pick('Chief Marketing Officer');
        await steps.pick('Approve');
        await steps.answer('Sign...');
        await steps.pick(signers.dana);
        await steps.toast('Others will see it as verified once your key “dana” stands in the list').waitFor();
        await steps.status('A signature is not trusted').waitFor();
        await workbench.screenshot('3-not-trusted');
        await steps.toast('Others will').locator('.monaco-button', { hasText: 'Trust My Key...' }).click();
        await steps.toast('let a colleague confirm with you').waitFor();
        expect(await readFile(join(host.folder, '.strategy', 'allowed_signers'), 'utf8')).toMatch(/^jonas[^\n]*\ndana\.reyes@acme\.example namespaces="strategy-approval" ssh-ed25519 \S+\n$/);
        await workbench.screenshot('4-trusted');
        await steps.closeToasts();
        await steps.show(file);
        await steps.status('In review · 1 of 2 signed').waitFor();
        await steps.mark('incomplete').waitFor();
        await steps.lens('✓ verified: Dana Reyes').waitFor();
    });

    test('a file that may only be read is not said to be approved, nor is anything written into it', async () => {
        const { workbench, host } = window;
        const settings = join(host.folder, '.vscode', 'settings.json');
        const [before, usual] = await Promise.all([readFile(join(host.folder, file), 'utf8'), readFile(settings, 'utf8')]);
        await writeFile(settings, JSON.stringify({ ...JSON.parse(usual), 'files.readonlyInclude': { [file]: true } }));
        const lock = workbench.page.locator('.tab.active [class*="monaco-decoration-iconBadge"]');
        await lock.waitFor();
        await steps.begin();
        await steps.pick('Chief Marketing Officer');
        await steps.pick('Approve');
        await steps.answer('Sign...');
        await steps.dialog('Perhaps it may only be read').waitFor();
        await workbench.screenshot('15-read-only');
        await steps.answer('Cancel');
        await writeFile(settings, usual);
        await lock.waitFor({ state: 'detached' });
        expect(await readFile(join(host.folder, file), 'utf8')).toBe(before);
        await steps.status('In review · 1 of 2 signed').waitFor();
    });

    test('when all have signed, it is approved and verified', async () => {
        const { workbench, host } = window;
        await retry('sign above the heading', 4, async () => {
            await steps.lens('Sign as Chief Financial Officer...').filter({ visible: true }).locator('a').first().click({ timeout: 5000 });
            await workbench.page.locator('.quick-input-title', { hasText: 'Approve as Chief Financial Officer' }).waitFor({ timeout: 5000 });
        });
        await steps.pick('Approve with conditions...');
        await until('the conditions are those written down', async () => (await steps.input.inputValue()).startsWith('campaign codes'));
        await workbench.page.keyboard.press('Enter');
        await steps.answer('Sign...');
        await steps.pick(signers.jonas);
        await steps.type('not this one', '5-passphrase');
        await workbench.page.locator('.quick-input-widget', { hasText: 'That was not right.' }).waitFor();
        await steps.type(passphrase);
        const toast = steps.toast('Signed and verified: Chief Financial Officer approves version 2.1. 2 of 2 have signed.');
        await toast.waitFor();
        await steps.lens('✓ verified: Jonas Feldkamp').waitFor();
        await steps.mark('verified').waitFor();
        await workbench.screenshot('6-signed');
        await toast.locator('.monaco-button', { hasText: 'Set the Status to Approved' }).click();
        await until('the status is saved', async () => (await readFile(join(host.folder, file), 'utf8')).includes('\n- Status: approved\n'));
        await steps.status('Approved ✓ verified').waitFor();
        await steps.mark('verified').waitFor();
        expect((await readFile(join(host.folder, file), 'utf8')).match(/-----BEGIN SSH SIGNATURE-----/g)).toHaveLength(2);
        await workbench.goToLine(1);
        await workbench.screenshot('7-verified');
    });

    test('a list outside of the folder counts in its place', async () => {
        const { workbench, host } = window;
        const settings = join(host.folder, '..', 'data', 'Machine', 'settings.json');
        await writeFile(join(home, 'trusted'), await lineFor('dana'));
        await mkdir(dirname(settings), { recursive: true });
        await writeFile(settings, JSON.stringify({ 'strategy.trust.allowedSigners': '~/trusted' }));
        await steps.status('A signature is not trusted').waitFor();
        await writeFile(join(home, 'trusted'), await lineFor('dana') + await lineFor('jonas'));
        await steps.status('Approved ✓ verified').waitFor();
        await writeFile(join(home, 'revoked_keys'), await readFile(join(home, '.ssh', 'dana.pub')));
        await steps.status('A signature is not trusted').waitFor();
        await workbench.screenshot('8-revoked');
        expect(await steps.toast('').count(), 'nothing is complained of').toBe(0);
        await writeFile(settings, '{}');
        await steps.status('Approved ✓ verified').waitFor();
    });

    test('a changed target makes it stale, and the goal is named', async () => {
        const { workbench, host } = window;
        const target = await lineOf(join(host.folder, file), /^- Target: at least 50/);
        await workbench.rewriteLine(target, '- Target: at least 40 by 2027-12-31 from 28');
        await steps.status('Changed since approval').waitFor();
        await steps.mark('stale').filter({ hasText: 'Goal: Qualified leads from conversations' }).waitFor();
        await (await workbench.problems('Goal: Qualified leads from conversations')).first().waitFor();
        await workbench.screenshot('9-stale');
    });

    test('what was changed is saved, and approved again', async () => {
        const { workbench } = window;
        await steps.begin();
        await steps.pick('Chief Marketing Officer');
        await steps.pick('Approve');
        await steps.dialog('Not saved yet, and saved before you sign: acme.strategy.md').filter({ hasText: '• Goal: Qualified leads from conversations' }).waitFor();
        await workbench.screenshot('10-again');
        await steps.answer('Sign...');
        await steps.toast('Signed and verified: Chief Marketing Officer').waitFor({ timeout: 20_000 });
        expect(await workbench.page.locator('.tab.dirty').count()).toBe(0);
        await steps.closeToasts();
    });

    test('the guide puts a key into the list, and goes on to the approval', async () => {
        const { workbench } = window;
        await steps.guide();
        await steps.pick('Chief Marketing Officer');
        await until('the address is that of the position', async () => await steps.input.inputValue() === signers.dana);
        await workbench.page.keyboard.press('Enter');
        await steps.pick(signers.dana);
        await steps.toast('let a colleague confirm with you').locator('.monaco-button', { hasText: 'Approve as...' }).click();
        await workbench.page.locator('.quick-input-title', { hasText: 'Approve “Acme' }).waitFor();
        await workbench.page.keyboard.press('Escape');
        await steps.closeToasts();
        await steps.show(file);
    });

    test('the guide leads to a key, and makes none without a yes', async () => {
        const { workbench } = window;
        await steps.guide();
        await steps.pick('Chief Marketing Officer');
        await until('the address is that of the position', async () => await steps.input.inputValue() === signers.dana);
        await workbench.page.keyboard.press('Enter');
        await steps.pick('Make a new key...', '13-keys');
        await steps.dialog('A key for dana.reyes@acme.example is made now.').waitFor();
        await workbench.screenshot('14-new-key');
        await steps.answer('Cancel');
        expect((await readdir(join(home, '.ssh'))).toSorted()).toEqual(['dana', 'dana.pub', 'jonas', 'jonas.pub']);
    });

    test('a strategy with a mistake is not approved, and the mistake is shown', async () => {
        const { workbench, host } = window;
        const owner = await lineOf(join(host.folder, file), /^- Owner:/, await lineOf(join(host.folder, file), /^#+ Goal:/));
        await workbench.focusText();
        await workbench.goToLine(owner);
        await workbench.page.keyboard.press('Control+Shift+KeyK');
        await steps.begin();
        await steps.pick('Chief Marketing Officer');
        await steps.pick('Approve');
        await steps.dialog('This strategy cannot be approved as it is.').waitFor();
        await workbench.screenshot('11-refused');
        await steps.answer('Show It');
        await workbench.page.locator('[id="status.editor.selection"]', { hasText: /Ln (19\d), Col 1/ }).waitFor();
    });

    test('what is said above a heading leads to where it is named', async () => {
        const { workbench, host } = window;
        await workbench.goToLine(await lineOf(join(host.folder, file), /^### Platform: LinkedIn/));
        await retry('show where it is named', 4, async () => {
            await steps.lens('named').filter({ visible: true }).locator('a', { hasText: 'named' }).first().click({ timeout: 5000 });
            await workbench.page.locator('.peekview-widget .ref-tree').waitFor({ timeout: 5000 });
        });
        await workbench.screenshot('12-uses');
    });
});

describe('approving a strategy, in Restricted Mode', () => {
    const window = useWindow('approving-restricted', (folder, open) => startNode(folder, open, {}, true), file);
    const steps = stepsIn(window);

    test('nothing is signed, and it is said why', async () => {
        const { workbench } = window;
        await steps.status('In review · 0 of 2 signed').waitFor({ timeout: 30_000 });
        await retry('begin to approve', 4, async () => {
            await workbench.page.locator('.editor-actions a[aria-label^="Approve as"]').first().click({ timeout: 5000 });
            await steps.dialog('Nothing is signed in Restricted Mode.').waitFor({ timeout: 5000 });
        });
        await workbench.screenshot('1-refused');
        await steps.answer('Manage Trust...');
        await workbench.page.locator('.workspace-trust-editor').waitFor();
    });

    test('once the folder is trusted, it goes on', async () => {
        const { workbench } = window;
        await workbench.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
        await steps.show(file);
        await steps.status('In review · 0 of 2 signed').waitFor({ timeout: 30_000 });
        await steps.begin();
        await workbench.page.keyboard.press('Escape');
    });
});

describe('approving a strategy, web host', () => {
    const window = useWindow('approving-web', startWeb, file);
    const steps = stepsIn(window);

    test('an approval is prepared, to be signed elsewhere', async () => {
        const { workbench, host } = window;
        await steps.status('In review · 0 of 2 signed').waitFor({ timeout: 30_000 });
        await steps.begin();
        await steps.pick('Chief Marketing Officer');
        await steps.pick('Approve');
        await workbench.screenshot('1-question');
        await steps.answer('Prepare');
        await workbench.page.locator('.tab', { hasText: 'One signature is missing' }).waitFor();
        await workbench.page.locator('.view-line', { hasText: 'strategy sign acme.strategy.md --position' }).waitFor();
        const text = await readFile(join(host.folder, file), 'utf8');
        expect(text).toContain('```strategy-approval\nstrategy-approval/1\ndocument "Acme Social Media Strategy 2027"');
        expect(text).not.toContain('BEGIN SSH SIGNATURE');
        await workbench.screenshot('2-prepared');
    });

    test('a signature made with OpenSSH alone is pasted in, and its key trusted', async () => {
        const { workbench, host } = window;
        await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        const paste = (text: string): Promise<void> => workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
        const key = join(await mkdtemp(join(tmpdir(), 'strategy-key-')), 'key');
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
        const [statement] = /^strategy-approval\/1\n[^]*?\nend\n/m.exec(await readFile(join(host.folder, file), 'utf8'))!;
        const sign = (text: string): string => execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', 'strategy-approval'], { input: text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
        await steps.show(file);
        await paste(sign(statement.replaceAll('\n', '\r\n')));
        await workbench.command('Strategy: Add a Signature...');
        await steps.dialog('the line ends of Windows').waitFor();
        await workbench.screenshot('3-other-line-ends');
        await steps.answer('OK');
        await paste(sign(statement));
        await workbench.command('Strategy: Add a Signature...');
        await steps.toast('The signature of Chief Marketing Officer stands in the approval now').waitFor();
        await steps.status('A signature is not trusted').waitFor();
        await steps.closeToasts();
        await workbench.goToLine(await lineOf(join(host.folder, file), /^#+ Approval: Chief Marketing Officer/));
        const fix = workbench.page.locator('.action-widget .monaco-list-row', { hasText: 'Trust the key of dana.reyes@acme.example...' });
        await retry('the menu of fixes', 4, async () => {
            await workbench.page.keyboard.press('Control+Period');
            await fix.first().waitFor({ timeout: 3000 });
        });
        await workbench.page.keyboard.press('Enter');
        await steps.dialog('Is this the key of dana.reyes@acme.example?').waitFor();
        await workbench.screenshot('4-whose-key');
        await steps.answer('It Is Theirs, Trust It');
        await steps.toast('The key of dana.reyes@acme.example is trusted now.').locator('.monaco-button', { hasText: 'Show the Strategy' }).click();
        await steps.status('In review · 1 of 2 signed').waitFor();
        await steps.lens('✓ verified: Dana Reyes').waitFor();
        await workbench.screenshot('5-trusted');
        await rm(dirname(key), { recursive: true });
    });

    test('a message asks for an approval', async () => {
        const { workbench } = window;
        await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await steps.show(file);
        await steps.act('Request approval', '6-actions');
        await steps.pick('Chief Financial Officer', '7-request');
        await steps.toast('The message to Jonas Feldkamp is copied').waitFor();
        expect(await workbench.page.evaluate('navigator.clipboard.readText()')).toMatch(/^Subject: Please approve “Acme Social Media Strategy 2027”, version 2\.1\n\nDear Jonas Feldkamp,\n/);
        await workbench.screenshot('8-copied');
    });
});

/** What a person does to approve. */
function stepsIn(window: Window) {
    const page = (): Window['workbench']['page'] => window.workbench.page;
    const steps = {
        get input(): Locator { return page().locator('.quick-input-widget input[type=text]'); },
        show: (name: string): Promise<void> => page().locator('.tab', { hasText: name }).first().click(),
        status: (text: string): Locator => page().locator('.statusbar-item', { hasText: text }),
        dialog: (text: string): Locator => page().locator('.monaco-dialog-box', { hasText: text }),
        toast: (text: string): Locator => page().locator('.notification-toast', { hasText: text }),
        lens: (text: string): Locator => page().locator('.codelens-decoration', { hasText: text }),
        mark: (state: string): Locator => window.workbench.webview().locator(`.approval-mark[data-state="${state}"]`),
        /** By the button over the text. */
        begin: () => retry('begin to approve', 4, async () => {
            await window.workbench.focusText();
            await page().locator('.editor-actions a[aria-label^="Approve as"]').first().click({ timeout: 5000 });
            await page().locator('.quick-input-title', { hasText: 'Approve “Acme' }).waitFor({ timeout: 5000 });
        }),
        /** By the state at the edge of the window. */
        act: (label: string, picture: string) => retry(label, 4, async () => {
            await steps.status('signed').locator('a').click({ timeout: 5000 });
            const row = page().locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
            await row.waitFor({ timeout: 5000 });
            await window.workbench.screenshot(picture);
            await row.click({ timeout: 5000 });
        }),
        guide: () => retry('the guide', 4, async () => {
            await page().keyboard.press('F1');
            await steps.input.fill('>Strategy: Set Up Signing');
            await page().locator('.quick-input-list .monaco-list-row', { hasText: 'Set Up Signing' }).first().click({ timeout: 5000 });
            await page().locator('.quick-input-title', { hasText: 'which position do you hold?' }).waitFor({ timeout: 5000 });
        }),
        pick: async (row: string, picture?: string): Promise<void> => {
            const found = page().locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
            await found.waitFor({ timeout: 10_000 });
            if (picture) await window.workbench.screenshot(picture);
            await found.click();
            await found.waitFor({ state: 'hidden' });
        },
        /** What must not be seen. */
        type: async (secret: string, picture?: string): Promise<void> => {
            const input = page().locator('.quick-input-widget input[type=password]');
            await until('the box is empty', async () => await input.inputValue() === '');
            await input.fill(secret);
            if (picture) await window.workbench.screenshot(picture);
            await page().keyboard.press('Enter');
        },
        answer: async (button: string): Promise<void> => {
            await page().locator('.monaco-dialog-box .monaco-button', { hasText: button }).click();
            await page().locator('.monaco-dialog-box').waitFor({ state: 'detached' });
        },
        closeToasts: async (): Promise<void> => {
            await window.workbench.command('Notifications: Clear All Notifications');
            await page().locator('.notification-toast').first().waitFor({ state: 'detached' });
        }
    };
    return steps;
}

import { expect, test, vi } from 'vitest';
import { handOver, questionOf, refusalOf, requestMessage, secretPrompt } from '../../../client/approval/words.js';
import type { PreparedApproval } from '../../../language/protocol.js';

vi.mock('vscode', async () => (await import('./vscode.js')).vscode);

const prepared: PreparedApproval = {
    statement: 'strategy-approval/1\ndocument "Plan"\nend\n', fingerprint: 'tzX3l4j8Ut9c', document: 'Plan', version: '2.1', position: 'Chief Marketing Officer', signer: 'dana@acme.example',
    name: 'Dana Reyes', date: '2027-03-01', decision: 'approved', covered: 53, uses: [], warnings: [], edit: { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '' }
};

test('the question says what is decided, by whom, and what is covered', () => {
    const { message, detail } = questionOf(prepared);
    expect(message).toBe('You approve version 2.1 of “Plan” as Chief Marketing Officer.');
    expect(detail).toContain('Dana Reyes (dana@acme.example), 2027-03-01');
    expect(detail).toContain('53 parts of the text are covered: the document as the preview shows it.');
    expect(detail).toContain('Fingerprint tzX3l4j8Ut9c');
    expect(detail).not.toMatch(/undefined|note|Conditions|Valid/);
});

test.each([
    [{ decision: 'rejected' }, 'You reject version 2.1 of “Plan” as Chief Marketing Officer.'],
    [{ decision: 'approved with conditions', conditions: 'codes first' }, 'You approve version 2.1 of “Plan” with conditions, as Chief Marketing Officer.']
])('%j is another question', (change, message) => {
    expect(questionOf({ ...prepared, ...change }).message).toBe(message);
});

test('conditions, end, used files, unsaved files and warnings are said', () => {
    const { detail } = questionOf({
        ...prepared, conditions: 'codes first', validUntil: '2027-12-31', uses: ['file:///w/our%20team.strategy.md'], warnings: ['one', 'two', 'three', 'four', 'five', 'six']
    }, ['file:///w/plan.strategy.md']);
    for (const said of ['Conditions: codes first', 'Valid until: 2027-12-31', 'and what it uses of our team.strategy.md', 'saved before you sign: plan.strategy.md', '• four\nand 2 more']) expect(detail).toContain(said);
    expect(detail).not.toContain('five');
});

test('what has changed since the last approval is said; where its text is not known, which parts, and why no more', () => {
    const since = { position: 'CFO', date: '2027-01-12', changes: Array.from({ length: 8 }, (_, index) => `Change ${index + 1}`) };
    expect(questionOf(prepared, [], since).detail).toContain('Changed since the approval by CFO on 2027-01-12:\n• Change 1\n• Change 2\n• Change 3\n• Change 4\n• Change 5\n• Change 6\nand 2 more\n');
    expect(questionOf(prepared, [], { ...since, changes: ['Goal: Leads'], unknown: 'This file has not been committed to Git yet.' }).detail)
        .toContain('on 2027-01-12:\n• Goal: Leads\nThis file has not been committed to Git yet.\n');
    expect(questionOf(prepared, [], { ...since, changes: [] }).detail).not.toContain('Changed since');
});

test('who is asked again is told why', () => {
    expect(questionOf(prepared, [], undefined, true).detail).toMatch(/^The text was changed after you were asked\./);
    expect(questionOf(prepared).detail).not.toContain('after you were asked');
});

test.each([
    ['Enter passphrase: ', 'Type the passphrase of this key.'],
    ["Enter passphrase for key '/home/dana/.ssh/id_ed25519': ", 'Type the passphrase of this key.'],
    ['Enter PIN for ED25519-SK key: ', 'Type the PIN of your security key.'],
    ['Something new? ', 'Something new?']
])('OpenSSH’s “%s” is asked in plain words', (asked, said) => {
    expect(secretPrompt(asked)).toBe(said);
});

test('a refusal lists three reasons, and where the others are', () => {
    const reasons = (count: number): { message: string }[] => Array.from({ length: count }, (_, index) => ({ message: `Reason ${index + 1}.` }));
    expect(refusalOf(reasons(1)).detail).toBe('• Reason 1.');
    expect(refusalOf(reasons(4)).detail).toBe('• Reason 1.\n\n• Reason 2.\n\n• Reason 3.\n\nOne more is in the Problems panel.');
    expect(refusalOf(reasons(9)).detail).toContain('6 more are in the Problems panel.');
});

test('the message that asks for an approval has all that its reader needs', () => {
    expect(requestMessage(prepared, {
        path: 'plans/plan.strategy.md', place: 'github.com/acme/plans, main', signed: ['Chief Financial Officer'],
        since: { position: 'Chief Marketing Officer', date: '2027-01-12', changes: ['Target of Leads lowered from 120 to 100'] }
    })).toBe(`Subject: Please approve “Plan”, version 2.1

Dear Dana Reyes,

please read version 2.1 of “Plan” and approve it as Chief Marketing Officer.
It is signed already by: Chief Financial Officer.

Changed since the approval by Chief Marketing Officer on 2027-01-12:
• Target of Leads lowered from 120 to 100

How to do it:
1. Open the file plans/plan.strategy.md in VS Code with the extension Strategy Markdown. It is kept here: github.com/acme/plans, main.
2. Press F1, type “Approve as” and choose “Strategy: Approve as...”. You see the document and what you sign first; nothing is signed before you say so. You can also approve with conditions, or reject.
3. Share the file again: commit and push it, or send it back.

If you have never signed before, choose “Strategy: Set Up Signing...” first. It takes a minute, once.

Fingerprint, if you approve it on 2027-03-01 as it is: tzX3l4j8Ut9c
`);
    const first = requestMessage({ ...prepared, name: '' }, { path: 'plan.strategy.md' });
    expect(first).toContain('Hello,');
    expect(first).not.toMatch(/undefined|Changed since|signed already|kept here/);
});

test('the page that goes with a prepared approval has three ways to sign, and exactly the statement', () => {
    const page = handOver({ ...prepared, position: 'Head of "Brand" & Sales' }, 'plans/our plan.strategy.md');
    expect(page).toContain('\n```sh\nstrategy sign "plans/our plan.strategy.md" --position "Head of Brand & Sales" --key ~/.ssh/id_ed25519\n');
    expect(page).toContain('   ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n strategy-approval statement.txt\n');
    expect(page).toContain('\n```\nstrategy-approval/1\ndocument "Plan"\nend\n```\n');
});

test('a position is never something that a shell would run', () => {
    expect(handOver({ ...prepared, position: 'Sales“ $(calc) `calc` \\"; calc !!' }, 'plan.strategy.md')).toContain('--position "Sales (calc) calc ; calc " --key');
});

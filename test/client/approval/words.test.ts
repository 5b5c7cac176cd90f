import { expect, test, vi } from 'vitest';
import { handOver, questionOf, refusalOf, requestMessage } from '../../../client/approval/words.js';
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

test('a refusal lists three reasons, and where the others are', () => {
    const reasons = (count: number): { message: string }[] => Array.from({ length: count }, (_, index) => ({ message: `Reason ${index + 1}.` }));
    expect(refusalOf(reasons(1)).detail).toBe('• Reason 1.');
    expect(refusalOf(reasons(4)).detail).toBe('• Reason 1.\n\n• Reason 2.\n\n• Reason 3.\n\nOne more is in the Problems panel.');
    expect(refusalOf(reasons(9)).detail).toContain('6 more are in the Problems panel.');
});

test('the message that asks for an approval has all that its reader needs', () => {
    const message = requestMessage(prepared, 'plans/plan.strategy.md');
    for (const said of ['Subject: Please approve “Plan”, version 2.1', 'Dear Dana Reyes,', 'as Chief Marketing Officer', 'File: plans/plan.strategy.md', 'tzX3l4j8Ut9c', '2027-03-01']) expect(message).toContain(said);
    expect(requestMessage({ ...prepared, name: '' }, 'plan.strategy.md')).toContain('Hello,');
});

test('the page that goes with a prepared approval has the one command and exactly the statement', () => {
    const page = handOver({ ...prepared, position: 'Head of "Brand" & $ales' }, 'plans/our plan.strategy.md');
    expect(page).toContain('   strategy sign "plans/our plan.strategy.md" --position "Head of \\"Brand\\" & \\$ales" --key ~/.ssh/id_ed25519\n');
    expect(page).toContain('\n```\nstrategy-approval/1\ndocument "Plan"\nend\n```\n');
});

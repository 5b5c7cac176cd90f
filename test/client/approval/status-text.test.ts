import { expect, test, vi } from 'vitest';
import { missingFirst, positionLine, statusText } from '../../../client/approval/status-text.js';
import type { ApprovalOverview, PositionToApprove } from '../../../language/protocol.js';

vi.mock('vscode', async () => (await import('./vscode.js')).vscode);

const position = (title: string, state: string, approver = true): PositionToApprove => ({ position: title, name: 'Dana', email: 'dana@acme.example', approver, state, reason: '', decision: 'approved' });
const overview: ApprovalOverview = { title: 'Plan', version: '2.1', status: 'in review', state: 'unsigned', rejected: false, signed: 0, needed: 2, notes: [], positions: [position('CMO', 'verified'), position('CFO', 'missing'), position('Editor', 'missing', false)] };

test.each<[Partial<ApprovalOverview>, string, string]>([
    [{ state: 'none', status: 'draft' }, 'Draft', 'plain'],
    [{ state: 'incomplete', status: 'draft', signed: 1 }, 'Draft · 1 of 2 signed', 'plain'],
    [{ state: 'unsigned' }, 'In review · 0 of 2 signed', 'plain'],
    [{ state: 'incomplete', signed: 1 }, 'In review · 1 of 2 signed', 'plain'],
    [{ state: 'unsigned', status: 'approved' }, 'Approved · 0 of 2 signed', 'plain'],
    [{ state: 'verified', signed: 2 }, 'Approved ✓ verified', 'plain'],
    [{ state: 'stale' }, 'Changed since approval', 'warning'],
    [{ state: 'invalid' }, 'A signature does not hold', 'error'],
    [{ state: 'not trusted' }, 'A signature is not trusted', 'warning'],
    [{ state: 'cannot verify' }, 'Signatures not checked', 'plain'],
    [{ state: 'incomplete', rejected: true }, 'Rejected', 'plain']
])('%j is shown as "%s"', (change, text, weight) => {
    const shown = statusText({ ...overview, ...change });
    expect(shown.text.replace(/^\$\([\w-]+\) /, '')).toBe(text);
    expect(shown.weight).toBe(weight);
});

test('each position that has to approve, or has, gets a line', () => {
    expect(statusText(overview).lines).toEqual(['CMO (Dana): signed and verified', 'CFO (Dana): not signed']);
    expect(statusText({ ...overview, notes: ['One person.'] }).lines.at(-1)).toBe('One person.');
    expect(positionLine({ ...position('CMO', 'stale'), name: '' })).toBe('CMO: changed since it was signed');
});

test('whose signature is missing stands first, and who need not sign comes last', () => {
    expect(missingFirst(overview.positions).map(({ position: title }) => title)).toEqual(['CFO', 'CMO', 'Editor']);
});

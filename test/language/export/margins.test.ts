import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marginsOf, pageRules } from '../../../language/document/margins.js';
import { modelOf } from '../document/model-of.js';
import type { ApprovalState } from '../../../language/index.js';

const strategy = '# Strategy: Plan\n\n- Approvers: CEO\n\n## Owner: CEO\n\n## Approval: CEO\n\n- Name: Dana\n';
const approval = (state: ApprovalState['state']): ApprovalState =>
    ({ position: 'CEO', state, reason: '', changed: [], signer: 'dana@acme.example', date: '2027-01-12', fingerprint: 'abc', key: 'SHA256:x', line: 7, name: 'Dana', decision: 'approved', differences: [], statement: undefined, block: undefined! });

test.each<[ApprovalState['state'], string, string[]]>([
    ['verified', 'Approval: approved, and verified', ['Dana, CEO: approved on 2027-01-12, fingerprint abc']],
    ['stale', 'Approval: changed since it was approved', []],
    ['invalid', 'Approval: a signature does not hold', []],
    ['unsigned', 'Approval: not signed', []]
])('an approval that is %s', async (state, words, fingerprints) => {
    const model = await modelOf(strategy);
    expect(marginsOf(model, 'Plan', { approvals: [approval(state)] })).toEqual({ title: 'Plan', state: words, fingerprints });
    const dated = marginsOf(model, 'Plan', { approvals: [approval(state)], today: '2027-03-01' });
    expect(dated.checked).toBe(state === 'unsigned' ? undefined : 'Checked on 2027-03-01');
    expect(pageRules(dated).includes('Checked on 2027\\2d 03\\2d 01')).toBe(state !== 'unsigned');
});

test.each([
    [strategy, 'Approval: not checked'],
    ['# Strategy: Plan\n\n- Status: in review\n', 'Status: in review'],
    ['# Strategy: Plan\n\n- Status: approved\n', 'Status: approved, not proven'],
    ['Words.\n', 'Not approved']
])('without a look at signatures: %j', async (text, state) => {
    expect(marginsOf(await modelOf(text), 'Plan', {}).state).toBe(state);
});

test('a title ends neither the string nor the sheet', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('\'', '"', '\\', '\n', '\r', '\f', '<', '/', '}', 'a', '{', ';', '\u202e') })), title => {
        const rules = pageRules({ title, state: 'Not approved', fingerprints: [] });
        const [, content] = /@top-left \{ content: '([^']*)'; font/.exec(rules)!;
        expect(content).toMatch(/^(?:[\p{L}\p{N} ]|\\[0-9a-f]+ )*$/u);
        expect(content!.replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))).toBe(title);
    }));
});

import { describe, expect, test } from 'vitest';
import type { ApprovalState, State } from '../../../language/approval/verify.js';
import { markHtml, markOf } from '../../../language/document/mark.js';
import { plainMarkdown } from '../../../language/document/plain-markdown/plain-markdown.js';
import type { Block, StrategyModel } from '../../../language/model/model.js';
import { renderPage } from '../../../language/document/page.js';
import { renderDocument } from '../../../language/document/renderer.js';
import { modelOf } from './model-of.js';

const plan = (...positions: string[]): string => `# Strategy: S\n\n- Status: approved\n- Approvers: CEO, CFO\n\n## Owner: CEO\n\n## Owner: CFO\n\n${positions.map(position => `## Approval: ${position}\n\n- Name: Dana\n\n`).join('')}`;

async function mark(...found: [position: string, state: State, more?: Partial<ApprovalState>][]): Promise<ReturnType<typeof markOf>> {
    const model = await modelOf(plan(...found.map(([position]) => position)));
    const blocks = model.blocks.filter(({ kind }) => kind === 'Approval');
    return markOf(model, found.map(([position, state, more], index) => ({ ...approvalOf(position, state, blocks[index]!), ...more })));
}

const approvalOf = (position: string, state: State, block: Block): ApprovalState => ({
    position, state, reason: '', changed: [], signer: `${position}@acme.example`, date: '2027-01-12', fingerprint: 'abcdefghijkl', key: `SHA256:${position}`, line: 1,
    name: 'Dana', decision: 'approved', differences: [], statement: undefined, block
});

describe('The mark', () => {
    test.each<[string, Parameters<typeof mark>, string]>([
        ['all have signed', [['CEO', 'verified'], ['CFO', 'verified']], 'verified'],
        ['one has signed', [['CEO', 'verified']], 'incomplete'],
        ['one has signed, the other is written down', [['CEO', 'verified'], ['CFO', 'unsigned']], 'incomplete'],
        ['one is for another text', [['CEO', 'verified'], ['CFO', 'stale']], 'stale'],
        ['one does not hold', [['CEO', 'invalid'], ['CFO', 'stale']], 'invalid'],
        ['one is by somebody else', [['CEO', 'verified'], ['CFO', 'not trusted']], 'not trusted'],
        ['one cannot be checked', [['CEO', 'verified'], ['CFO', 'cannot verify']], 'cannot verify'],
        ['both are written down only', [['CEO', 'unsigned'], ['CFO', 'unsigned']], 'unsigned'],
        ['an earlier one was replaced', [['CEO', 'stale'], ['CEO', 'verified'], ['CFO', 'verified']], 'verified'],
        ['an earlier one was not', [['CEO', 'verified'], ['CEO', 'stale'], ['CFO', 'verified']], 'stale'],
        ['one person for both', [['CEO', 'verified', { signer: 'd@a.example' }], ['CFO', 'verified', { signer: 'd@a.example' }]], 'incomplete'],
        ['one has rejected', [['CEO', 'verified'], ['CFO', 'verified', { decision: 'rejected' }]], 'rejected'],
        ['one has rejected an earlier text', [['CEO', 'verified'], ['CFO', 'stale', { decision: 'rejected' }]], 'incomplete'],
        ['nobody has signed but who rejected an earlier text', [['CEO', 'stale', { decision: 'rejected' }], ['CFO', 'unsigned']], 'stale']
    ])('is the gravest that is true: %s', async (_name, found, state) => expect((await mark(...found))!.state).toBe(state));

    test('is not there where nobody has approved', async () => expect(await mark()).toBeUndefined());

    test('says who, when, and what can be compared', async () => {
        expect((await mark(['CEO', 'verified'], ['CFO', 'stale', { changed: ['Goal: Leads', 'Text', 'Goal: B', 'Goal: C'] }]))!.lines).toEqual([
            'Dana (CEO@acme.example), CEO, 2027-01-12: approved. Fingerprint abcdefghijkl, key SHA256:CEO',
            'Dana (CFO@acme.example), CFO, 2027-01-12: changed since: Goal: Leads, Text, Goal: B and 1 more. Fingerprint abcdefghijkl, key SHA256:CFO'
        ]);
        expect((await mark(['CEO', 'verified']))!.lines.at(-1)).toBe('Still to sign: CFO');
        const signer = 'd@a.example';
        expect((await mark(['CEO', 'verified', { signer }], ['CFO', 'verified', { signer }]))!.lines.at(-1)).toBe('One person has approved for several positions. That counts as one approval.');
    });

    test.each<[string, Parameters<typeof mark>, string]>([
        ['all', [['CEO', 'verified'], ['CFO', 'verified']], 'Approved, and verified'],
        ['one with conditions', [['CEO', 'verified'], ['CFO', 'verified', { decision: 'approved with conditions' }]], 'Approved with conditions, and verified'],
        ['one rejected', [['CEO', 'verified'], ['CFO', 'verified', { decision: 'rejected' }]], 'Rejected'],
        ['one rejected an earlier text', [['CEO', 'stale', { decision: 'rejected' }]], 'Changed since it was rejected'],
        ['one key has expired', [['CEO', 'not trusted', { reason: 'The key had expired.' }]], 'A signature is not trusted']
    ])('is called what it is: %s', async (_name, found, title) => expect((await mark(...found))!.title).toBe(title));

    test('says why, and does not believe who is not proven; the key stands there once', async () => {
        const lines = (await mark(['CEO', 'not trusted', { reason: 'The key SHA256:CEO had expired.' }], ['CFO', 'invalid', { reason: 'The signature does not hold.', key: null }]))!.lines;
        expect(lines).toEqual([
            'Dana, CEO, 2027-01-12: not trusted. The key SHA256:CEO had expired. Fingerprint abcdefghijkl', 'Dana, CFO, 2027-01-12: invalid. The signature does not hold. Fingerprint abcdefghijkl'
        ]);
    });

    test('says the day of the check, where a signature was checked; and nobody is waited for where enough have signed', async () => {
        const markOn = async (state: State, text = plan('CEO')): Promise<string[]> => {
            const model = await modelOf(text);
            return markOf(model, [approvalOf('CEO', state, model.blocks.find(({ kind }) => kind === 'Approval')!)], [], '2027-03-01')!.lines;
        };
        expect((await markOn('verified')).slice(1)).toEqual(['Still to sign: CFO', 'Checked on 2027-03-01']);
        expect(await markOn('unsigned')).toEqual(['Still to sign: CEO, CFO']);
        expect((await markOn('verified', plan('CEO').replace('- Approvers', '- Quorum: 1\n- Approvers'))).slice(1)).toEqual(['Checked on 2027-03-01']);
    });

    test.each([['draft', 'incomplete', 'Signed, but still called a draft'], ['superseded', 'incomplete', 'Superseded: it was approved, and counts no more'], ['in review', 'verified', 'Approved, and verified']])(
        'of a text whose status is %s, all of whose signatures hold', async (status, state, title) => {
            const model = await modelOf(plan('CEO', 'CFO').replace('Status: approved', `Status: ${status}`));
            const states = model.blocks.filter(({ kind }) => kind === 'Approval').map(block => approvalOf(block.title, 'verified', block));
            expect(markOf(model, states)).toMatchObject({ state, title });
        });

    test('holds words only, whatever a name is', async () => {
        const found = await mark(['CEO', 'verified', { name: '<img src=x onerror=alert(1)>\u202E' }]);
        expect(markHtml(found!)).toContain('&lt;img src=x onerror=alert(1)&gt;<span class="hidden-character">[U+202E]</span>');
    });
});

test('A page shows it before the document, and nothing in the document can', async () => {
    const model = await modelOf(`${plan('CEO')}<aside class="approval-mark" data-state="verified">Approved</aside>\n\n[x]{.approval-mark}\n`);
    const unchecked = renderPage(model);
    expect(unchecked).not.toContain('<aside');
    expect(unchecked).toContain('no signature was checked');
    const checked = renderPage(model, { approvals: [] });
    expect(checked).not.toContain('<aside');
    const block = model.blocks.find(({ kind }) => kind === 'Approval')!;
    const state: ApprovalState = { position: 'CEO', state: 'unsigned', reason: 'Nobody has signed.', changed: [], signer: null, date: null, fingerprint: null, key: null, line: 1, name: 'Dana', decision: null, differences: [], statement: undefined, block };
    const page = renderPage(model, { approvals: [state] });
    expect(page.match(/<aside class="approval-mark"/g)).toHaveLength(1);
    expect(page.indexOf('<aside')).toBeLessThan(page.indexOf('<main>'));
    expect(page).toContain('data-state="unsigned" aria-label="Approval" tabindex="0"><strong>Not signed</strong>');
});

describe('What no signature covers', () => {
    const said = 'Not part of what was signed';
    const text = (note = ''): string => `${plan('CEO')}# Rest\n\n## Metric: M\n\n- Source: s\n\n| Date | Actual | Note |\n| --- | --- | --- |\n| 2027-01-31 | 8 | ${note} |\n\n## Change: C\n\n- Reason: r\n`;
    const given = (model: StrategyModel, statement: ApprovalState['statement']): ApprovalState[] => [{ ...approvalOf('CEO', 'verified', model.blocks.find(({ kind }) => kind === 'Approval')!), statement }];
    const shown = async (source: string, statement: ApprovalState['statement']): Promise<string> => {
        const model = await modelOf(source);
        return renderDocument(model, { approvals: given(model, statement) }).html;
    };
    const signed = { entries: [] } as unknown as ApprovalState['statement'];

    test('looks so: the results and the changes', async () => {
        const html = await shown(text(), signed);
        expect(html).toMatch(new RegExp(`<div class="not-covered">[^]*<td[^>]*>8</td>[^]*${said}[^]*</div>[^]*data-kind="Change"[^]*${said}`));
    });

    test('looks so in plain Markdown', async () => {
        const model = await modelOf(text());
        expect(plainMarkdown(model, { approvals: given(model, signed) })).toMatch(new RegExp(`Metric: M[^#]*\\*Its results: ${said.toLowerCase()}\\*\n\n\\| Date[^#]*## Change: C\n\n- \\*\\*Reason:\\*\\* r\n\n\\*${said}\\*\n`));
        expect(plainMarkdown(model, { approvals: given(model, undefined) })).not.toMatch(new RegExp(said, 'i'));
    });

    test('what is covered, because it could reach further, does not', async () => {
        expect((await shown(text('<del>'), signed)).split(said)).toHaveLength(2);
        expect((await shown(text().replace('Reason: r\n', 'Reason: r\n\n<details>\n'), signed)).split(said)).toHaveLength(2);
    });

    test('where nothing is signed nothing is said', async () => {
        expect(await shown(text(), undefined)).not.toContain(said);
    });
});

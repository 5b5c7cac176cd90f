import { describe, expect, test } from 'vitest';
import { difference, sentences } from './difference.js';

const leads = '## Goal: Qualified leads\n\n- Owner: Head of Sales\n- Target: 120 by 2027-12-31\n- Supports: Revenue\n\nOne lead in five becomes an order.\n';
const others = '## Goal: Revenue\n\n- Owner: Head of Sales\n\n## Owner: Head of Sales\n\n- Held by: Ruben Castellanos\n- Load: 80%\n\n## Action: Stories\n\n- Goal: Qualified leads\n- Owner: Head of Sales\n';

describe('a renamed block', () => {
    const renamed = leads.replace('Qualified leads', 'Sales-ready contacts');
    const told = 'Goal Qualified leads renamed to Sales-ready contacts';

    test('is told once, and references follow it', async () => {
        expect(await sentences(leads + others, renamed + others.replace('Qualified leads', '[Sales-ready contacts](#goal-sales-ready-contacts)'))).toEqual([told]);
    });

    test('leaves behind a reference that still has the old name', async () => {
        expect(await sentences(leads + others, renamed + others)).toEqual([told, 'Goal that Stories serves still says Qualified leads, which is now called Sales-ready contacts']);
        expect(await sentences(renamed + others, leads + others)).toEqual([told.replace(/(Q.*) renamed to (.*)/, '$2 renamed to $1'), 'Goal that Stories serves already said Qualified leads, which was called Sales-ready contacts']);
    });

    test('may change in other ways too', async () => {
        expect(await sentences(leads + others, renamed.replace('120', '100') + others.replace('Qualified leads', 'Sales-ready contacts'))).toEqual(['Target of Sales-ready contacts lowered from 120 to 100', told]);
    });

    test('is another block when it says something else', async () => {
        const other = '## Goal: Fewer calls\n\n- Owner: Head of Sales\n- Target: under 60\n- Supports: Revenue\n\nEvery call costs us 22 minutes.\n';
        expect((await difference(leads, other)).map(({ kind }) => kind)).toEqual(['added', 'removed']);
    });

    test('without content is known by a title that is close', async () => {
        expect(await sentences('## Team: Marketing', '## Team: Marketings')).toEqual(['Team Marketing renamed to Marketings']);
        expect((await difference('## Team: Marketing', '## Team: Sales')).map(({ kind }) => kind)).toEqual(['added', 'removed']);
    });

    test('is found among others that also changed their name, whatever their order', async () => {
        const position = (title: string, name: string): string => `## Owner: ${title}\n\n- Team: Marketing\n- Held by: ${name}\n- Load: 80%\n\n`;
        const [ann, bo] = [position('Editor', 'Ann Lee'), position('Analyst', 'Bo Ek')];
        const [newAnn, newBo] = [position('Content Lead', 'Ann Lee'), position('Measurement Lead', 'Bo Ek')];
        const expected = ['Position Analyst renamed to Measurement Lead', 'Position Editor renamed to Content Lead'];
        expect((await sentences(ann + bo, newBo + newAnn)).sort()).toEqual(expected);
        expect((await sentences(bo + ann, newBo + newAnn)).sort()).toEqual(expected);
    });

    test('that only changed its case is the same block with its title written otherwise', async () => {
        expect(await sentences(leads + others, leads.replace('Qualified leads', 'Qualified Leads') + others)).toEqual(['Title of Qualified leads now written Qualified Leads']);
    });
});

test('a renamed position takes its goals and its approvals along', async () => {
    const old = '## Owner: Head of Brand\n\n- Held by: Dana Reyes\n- Email: dana@acme.example\n\n## Goal: Reach\n\n- Owner: Head of Brand\n\n## Approval: Head of Brand\n\n- Date: 2027-01-12\n';
    expect(await sentences(old, old.replaceAll('Head of Brand', 'Chief Brand Officer'))).toEqual(['Position Head of Brand renamed to Chief Brand Officer']);
});

test('approvals of one position are told apart by their date', async () => {
    const approval = (date: string, decision: string): string => `## Approval: CMO\n\n- Date: ${date}\n- Decision: ${decision}\n\n`;
    expect(await sentences(approval('2026-01-12', 'approved') + approval('2027-01-12', 'approved'), approval('2027-01-12', 'rejected'))).toEqual([
        'Decision of the approval by CMO of 2027-01-12 set from approved to rejected', 'Approval by CMO of 2026-01-12 removed (date 2026-01-12, decision approved)'
    ]);
    expect(await sentences(approval('2026-01-12', 'approved'), approval('2026-01-12', 'approved').replace('CMO', 'CFO'))).toEqual([
        'Approval by CFO added (date 2026-01-12, decision approved)', 'Approval by CMO removed (date 2026-01-12, decision approved)'
    ]);
});

test('a signature that is replaced or taken out is told', async () => {
    const sealed = (seal: string): string => `## Approval: CMO\n\n- Date: 2027-01-12\n\n${seal && `\`\`\`strategy-approval\n${seal}\n\`\`\`\n`}`;
    expect(await sentences(sealed('one'), sealed('two'))).toEqual(['Signature of the approval by CMO replaced by another']);
    expect(await sentences(sealed('one'), sealed(''))).toEqual(['Signature of the approval by CMO removed']);
    expect(await sentences(sealed(''), sealed('one'))).toEqual(['Signature of the approval by CMO added']);
});

test('a title that two kinds share is said with the kind', async () => {
    const old = '## Goal: Reach\n\n- Target: 5\n\n## Metric: Reach\n\n- Unit: views\n';
    expect(await sentences(old, old.replace('5', '6'))).toEqual(['Target of the goal Reach raised from 5 to 6']);
    expect(await sentences('## Goal: Reach, more\n\n- Target: 5\n', '## Goal: Reach, more\n\n- Target: 6\n')).toEqual(['Target of "Reach, more" raised from 5 to 6']);
});

test('a block that belongs to another one is moved', async () => {
    const old = '## Goal: A\n\n- Owner: X\n\n### Action: Film\n\n- Due: 2027-05-01\n\n## Goal: B\n\n- Owner: Y\n';
    const now = '## Goal: A\n\n- Owner: X\n\n## Goal: B\n\n- Owner: Y\n\n### Action: Film\n\n- Due: 2027-05-01\n';
    const alone = '## Goal: A\n\n- Owner: X\n\n## Goal: B\n\n- Owner: Y\n\n## Action: Film\n\n- Due: 2027-05-01\n';
    expect(await sentences(old, now)).toEqual(['Film moved from A to B']);
    expect(await sentences(old, alone)).toEqual(['Film moved out of A']);
    expect(await sentences(alone, now)).toEqual(['Film moved into B']);
    expect((await difference(old, now))[0]).toMatchObject({ kind: 'moved', old: 'Goal: A', new: 'Goal: B' });
});

describe('of the files a strategy uses', () => {
    const main = (uses: string): string => `# Strategy: Plan\n\n- Uses: [Organisation](${uses})\n\n## Goal: Reach\n\n- Owner: Editor\n`;
    const shared = '## Owner: Editor\n\n- Held by: Ann Lee\n- Backup: Analyst\n\n## Owner: Analyst\n\n- Load: 40%\n\n## Owner: Cook\n\n- Held by: Carla\n';

    test('what it refers to is compared, also through others, and nothing else', async () => {
        const old = { 'acme.strategy.md': main('org.strategy.md'), 'org.strategy.md': shared };
        const now = { ...old, 'org.strategy.md': shared.replace('Ann Lee', 'Bo Ek').replace('40%', '60%').replace('Carla', 'Carlo') };
        const changes = await difference(old, now);
        expect(changes.map(({ sentence, shared, uri }) => [sentence, shared, uri.split('/').at(-1)])).toEqual([
            ['Position Editor is now held by Bo Ek, no longer by Ann Lee', true, 'org.strategy.md'], ['Load of Analyst raised from 40% to 60%', true, 'org.strategy.md']
        ]);
    });

    test('another name is one change, not one for each block', async () => {
        const old = { 'acme.strategy.md': main('org.strategy.md'), 'org.strategy.md': shared };
        const now = { 'acme.strategy.md': main('company.strategy.md'), 'company.strategy.md': shared };
        expect(await sentences(old, now)).toEqual(['Used file of the strategy changed from org.strategy.md to company.strategy.md']);
    });

    test('a block that goes into a shared file is moved', async () => {
        const editor = '## Owner: Editor\n\n- Held by: Ann Lee\n';
        const old = { 'acme.strategy.md': `${main('org.strategy.md')}\n${editor}`, 'org.strategy.md': '## Team: Sales\n' };
        const now = { 'acme.strategy.md': main('org.strategy.md'), 'org.strategy.md': `## Team: Sales\n\n${editor}` };
        expect(await sentences(old, now)).toEqual(['Editor moved from acme.strategy.md to org.strategy.md']);
        expect(await sentences(now, old)).toEqual(['Editor moved from org.strategy.md to acme.strategy.md']);
    });
});

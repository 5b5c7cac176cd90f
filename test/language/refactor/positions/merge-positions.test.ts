import { expect, test } from 'vitest';
import { effectInShort, effectInWords, percentOf, type MergeEffect } from '../../../../language/index.js';
import { acme } from '../../../helpers/examples.js';
import { mainFile } from '../../../helpers/services.js';
import { effect } from './merged.js';

const titlesOf = (blocks: readonly { title: string }[]): string[] => blocks.map(({ title }) => title);
const words = (found: MergeEffect): Record<string, string[]> => Object.fromEntries(effectInWords(found, uri => uri.slice(uri.lastIndexOf('/') + 1)).map(({ title, lines }) => [title, lines]));

test('the example: the analyst becomes part of the editor', async () => {
    const found = await effect(acme, {}, 'Marketing Analyst', 'Content Editor');
    expect(titlesOf(found.foreseenBy)).toEqual(['Marketing Analyst', 'Content Editor']);
    expect(found.heldBy).toEqual({ from: 'Tomasz Nowak', into: 'Clara Wiesner' });
    expect(found.workload).toMatchObject({ from: { hours: 24, filled: 10.8 }, into: { hours: 32, filled: 16 }, after: { hours: 32 }, unknown: undefined, assumed: [] });
    expect(percentOf(found.workload.after!)).toBe(84);
    expect(found.responsibilities.gained).toEqual(['measures, explains and proposes', 'keeps the campaign codes clean']);
    expect(found.handovers.filter(({ relation }) => relation === 'measures')).toHaveLength(6);
    expect(found.handovers.filter(({ already }) => already).map(({ relation, block }) => [relation, block.title])).toEqual([['memberOf', 'Marketing']]);
    expect(found.backup).toMatchObject({ left: [], lost: true, ofFrom: [{ title: 'Head of Marketing' }] });
    expect(found.stale.map(({ approvals }) => titlesOf(approvals))).toEqual([['Chief Marketing Officer', 'Chief Financial Officer']]);
    expect(effectInShort(found)).toBe('Load of "Content Editor": 26.8 of 32 hours (84%). It gains 2 responsibilities and is named in 8 more blocks. It is left without a backup. To be approved again: "Acme Social Media Strategy 2027".');
});

test.each<[string, string, number | undefined, string[]]>([
    ['- Load: 60%', '- Load: 70%', undefined, ['"B" before: 28 of 40 hours (70%)', '"A" before: 24 of 40 hours (60%)', '"B" afterwards: 52 of 40 hours (130%) a week', 'That is 12 hours more than the position has. Give it more hours, or move duties to another position first.', '"A" and "B" give no Hours: 40 a week are assumed.']],
    ['- Load: 60%\n- Hours: 20', '- Load: 8 hours\n- Hours: 16', 20, ['"B" before: 8 of 16 hours (50%)', '"A" before: 12 of 20 hours (60%)', '"B" afterwards: 20 of 20 hours (100%) a week']],
    ['- Load: high', '- Hours: 20', undefined, ['"B" before: not said', '"A" before: not said', 'Afterwards: cannot be said, because the Load of "A" cannot be read as a part of its hours: "high" and "B" gives no Load. The Load of "B" stays as it is written.']]
])('load of %j and %j', async (a, b, hours, lines) => {
    expect(words(await effect(`## Owner: A\n\n${a}\n\n## Owner: B\n\n${b}\n`, { hours }))['Load']).toEqual(lines);
});

test('everything that changes hands has its word, and what both have stands once', async () => {
    const found = await effect(`# Strategy: S

- Owner: A
- Review: yearly by A
- Approvers: A, C

## Goal: G

- Owner: A, B

## Metric: M

- Owner: B
- Measured: monthly by A

## Platform: P

- Owner: A
- Approves posts: A

## Content: T

- Owner: A

## Action: X

- Owner: A

## Meeting: R

- Participants: A, B
- Chair: A

## Risk: K

- Owner: A
- Spokesperson: A

## Team: Sales

- Lead: A
- Members: A

## Owner: A

- Responsibilities: reads; writes

## Owner: B

- Responsibilities: Reads.; counts

## Owner: C

- Backup: A
- Reports to: A
- Can merge with: A
`);
    expect(found.handovers.map(({ relation, block, already }) => `${relation} ${block.title}${already ? ' already' : ''}`)).toEqual([
        'strategies S', 'reviews S', 'approves S', 'goals G already', 'measures M', 'platforms P', 'approvesPosts P', 'content T', 'actions X', 'attends R already', 'chairs R', 'risks K', 'speaksIn K',
        'leads Sales', 'memberOf Sales', 'backsUp C', 'reportsFrom C'
    ]);
    expect(found.responsibilities).toEqual({ kept: ['Reads', 'counts'], gained: ['writes'], shared: ['reads'] });
    expect(titlesOf(found.noLongerMergeable)).toEqual(['C']);
    expect(found.approvesOwn, 'A did both before').toEqual([]);
});

test('a merge that joins owning and approving, and takes an approver away', async () => {
    const found = await effect('# Strategy: S\n\n- Owner: B\n- Approvers: A, B\n- Quorum: 2\n\n## Platform: P\n\n- Owner: A\n- Approves posts: B\n\n## Approval: A\n\n- Decision: approved\n\n## Change: X\n\n- Requested by: A\n\n## Owner: A\n\n## Owner: B\n');
    expect(titlesOf(found.approvesOwn)).toEqual(['P']);
    expect(found.quorum).toMatchObject([{ needed: 2, left: 1 }]);
    expect(found.records.map(({ kind }) => kind)).toEqual(['Approval', 'Change']);
    expect(words(found)['Approvals']).toEqual([
        'acme.strategy.md: text that was approved changes, so this approval is no longer for this text: A. Ask for it again.',
        '"B" would approve what it owns itself: the platform "P". Let another position own or approve it.',
        '"S": 2 must approve (Quorum), and one approver is left.',
        'acme.strategy.md: the approval by "A" stays, as the record of what that position decided. Its heading then names a position that no longer exists: when "B" has approved, take the block out; the file\'s history keeps it.',
        'Records of changes keep the name "A": "X".'
    ]);
});

test('an approval of a strategy that does not refer to the positions stays', async () => {
    const organisation = '## Owner: A\n\n## Owner: B\n\n## Owner: C\n\n## Team: T\n\n- Members: A\n';
    const plan = (fields: string): string => `# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n${fields}\n## Approval: C\n`;
    const stale = async (fields: string): Promise<number> => (await effect({ [mainFile]: plan(fields), 'organisation.strategy.md': organisation })).stale.length;
    expect(await stale('- Owner: C\n')).toBe(0);
    expect(await stale('- Owner: C\n\n## Goal: G\n\n- Teams: T\n')).toBe(1);
    expect((await effect(`${plan('- Owner: B\n').replace('## Approval: C\n', '## Approval: C\n\n- Decision: rejected\n')}\n${organisation}`)).stale).toEqual([]);
});

test('words that name the position are left to a person; longer titles and other files\' positions do not count', async () => {
    const found = await effect({
        [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n\nThe Editor writes. The Chief Editor reads, the Editors too.\n\n## Goal: G\n\n- Owner: Editor\n- Agreed: by the Editor\n',
        'organisation.strategy.md': '## Owner: Editor\n\nThe Editor.\n\n## Owner: B\n\n- Reports to: Editor\n\n## Owner: Chief Editor\n', 'other.strategy.md': 'The Editor.\n'
    }, {}, 'Editor', 'B');
    expect(found.mentions.map(({ line, text }) => `${line}: ${text}`)).toEqual(['5: The Editor writes. The Chief Editor reads, the Editors too.', '10: - Agreed: by the Editor']);
    expect(words(found)['What ends with "Editor"']).toEqual(['"Editor" as Reports to of "B"']);
});

test('whoever signed for the position that goes is told apart from whoever will', async () => {
    const plan = (a: string, b: string): string => `# Strategy: S\n\n- Approvers: A\n\n## Owner: A\n${a}\n## Owner: B\n${b}`;
    const said = async (text: string): Promise<string[] | undefined> => words(await effect(text))['Approvals'];
    expect(await said(plan('\n- Email: ann@s.example\n', '\n- Email: bo@s.example\n'))).toEqual(['ann@s.example no longer signs for a position of this strategy. Ask who keeps the trust list whether that address is to stay on it.']);
    expect((await said(plan('\n- Email: ann@s.example\n', '')))![0]).toBe('"B" approves in its place, and gives no Email: write one, for a signature is checked against it.');
    expect(await said(plan('\n- Email: ann@s.example\n', '\n- Email: ann@s.example\n'))).toBeUndefined();
    expect(await said(plan('\n- Email: ann@s.example\n', '').replace('- Approvers: A\n', ''))).toBeUndefined();
});

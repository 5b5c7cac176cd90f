import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StrategyInShort, StrategyOverview } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { edit, startClient, uriOf } from './client.js';

const plan = `# Strategy: **Plan**

- Period: 2027
- Version: 2.1
- Status: in review
- Approvers: Head
- Uses: [Shared](shared.strategy.md)

## Goal: Leads

- Phase: data
- Target: 50 by 2027-12-31 from 20
- Metric: Calls

## Goal: Fame

## Metric: Calls

- Measured: monthly by Head, next 2027-02-10

| Date | Actual |
| --- | --- |
| 2027-02-28 | 21 |

## Approval: Deputy

- Decision: approved
`;
const files = {
    'plan.strategy.md': plan, 'b.strategy.md': '# Strategy: A first plan\n\n- Status: approved\n',
    'shared.strategy.md': '# Shared\n\n## Owner: Head\n\n- Held by: [Mia Chen](mailto:mia@acme.example)\n- Load: 110%\n\n## Owner: Deputy\n\n- Backup: Head\n'
};

async function asked(texts: Record<string, string> = files) {
    const folder = folderWith(texts);
    const client = await startClient({ folder });
    const of = (name: string): string => uriOf(join(folder, name));
    return { client, of, strategies: () => client.request<StrategyInShort[]>('strategy/strategies', {}), overview: (name: string) => client.request<StrategyOverview | null>('strategy/overview', { uri: of(name) }) };
}

test('an editor is told which strategies there are; files that they use are none', async () => {
    const { strategies, of } = await asked();
    expect(await strategies()).toEqual([
        { uri: of('b.strategy.md'), title: 'A first plan', version: '', status: 'approved' },
        { uri: of('plan.strategy.md'), title: 'Plan', version: '2.1', status: 'in review' }
    ]);
});

test('a strategy at a glance: goals with their progress and metrics', async () => {
    const { overview, of } = await asked();
    const { goals } = (await overview('plan.strategy.md'))!;
    const [leads, fame] = goals;
    expect(leads).toMatchObject({ title: 'Leads', phase: 'data', uri: of('plan.strategy.md'), line: 8, progress: { state: 'off pace', words: expect.stringMatching(/^3% of the way, off pace \(/) as string } });
    expect(leads!.metrics).toMatchObject([{ title: 'Calls', reading: '21 on 2027-02-28', next: '2027-03-31', overdue: false, line: 16 }]);
    expect(leads!.facts.join(' ')).toContain('21 of 50 on 2027-02-28');
    expect(fame).toMatchObject({ title: 'Fame', phase: '', progress: { state: 'none', words: '' }, metrics: [] });
    expect(fame!.problems.length).toBeGreaterThan(0);
});

test('positions of the files it uses, with their load, who stands in, and what is wrong with them', async () => {
    const { overview, of } = await asked();
    const { positions } = (await overview('plan.strategy.md'))!;
    expect(positions).toMatchObject([
        { title: 'Head', load: 110, backups: [], uri: of('shared.strategy.md'), line: 2 },
        { title: 'Deputy', heldBy: '', load: null, backups: ['Head'] }
    ]);
    expect(positions[0]!.heldBy).toContain('Mia Chen');
    expect(positions[0]!.problems.join(' ')).toContain('110%');
});

test('who has to approve, with where that stands, and what the check found', async () => {
    const { overview } = await asked();
    const { approvals, findings } = (await overview('plan.strategy.md'))!;
    expect(approvals).toMatchObject({ signed: 0, needed: 1, positions: [{ position: 'Head', state: 'missing', line: 5 }, { position: 'Deputy', state: 'unsigned', line: 24 }] });
    expect(findings.errors).toBeGreaterThan(0);
    expect(findings.first).toBeGreaterThanOrEqual(0);
});

test('right behind an edit it is for the text after it', async () => {
    const { client, of, overview, strategies } = await asked();
    client.open(of('plan.strategy.md'), plan);
    client.change(of('plan.strategy.md'), 2, edit(8, 9, 14, 'Calls from fairs'));
    expect((await overview('plan.strategy.md'))!.goals[0]!.title).toBe('Calls from fairs');
    client.change(of('plan.strategy.md'), 3, edit(0, 12, 20, 'Renamed'));
    expect((await strategies()).map(({ title }) => title)).toEqual(['A first plan', 'Renamed']);
});

test('what is no strategy has no overview', async () => {
    const { overview, strategies } = await asked({ 'shared.strategy.md': '# Shared\n' });
    expect(await strategies()).toEqual([]);
    expect([await overview('shared.strategy.md'), await overview('nowhere.strategy.md')]).toEqual([null, null]);
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DueResult } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { edit, startClient, uriOf } from './client.js';

const plan = '# Strategy: Plan\n\n- Period: 2027\n- Uses: [Shared](shared.strategy.md)\n\n## Action: **Launch**\n\n- Due: 2027-02-20\n- Owner: Head\n\n## Action: Far\n\n- Due: 2028-03-02\n';
const files = {
    'plan.strategy.md': plan, 'other.strategy.md': '# Strategy: Other\n\n## Action: Post\n\n- Due: 2027-03-05\n',
    'shared.strategy.md': '# Shared\n\n## Owner: Head\n\n- Held by: Mia Chen\n\n## Meeting: Round\n\n- Every: every 2 weeks, next 2027-03-09\n- Chair: Head\n'
};

async function asked(today?: string) {
    const folder = folderWith(files);
    const client = await startClient({ folder, today });
    const of = (name: string): string => uriOf(join(folder, name));
    return { client, of, due: (uri?: string) => client.request<DueResult>('strategy/due', { uri }) };
}

test('an editor is told what falls due in the whole workspace, with its places', async () => {
    const { due, of } = await asked();
    expect(await due()).toEqual({
        today: '2027-03-01', strategies: 2, items: [
            { date: '2027-02-20', kind: 'action', title: 'Launch', who: ['Head (Mia Chen)'], overdue: true, repeats: null, uri: of('plan.strategy.md'), line: 5 },
            { date: '2027-03-05', kind: 'action', title: 'Post', who: [], overdue: false, repeats: null, uri: of('other.strategy.md'), line: 2 },
            { date: '2027-03-09', kind: 'meeting', title: 'Round', who: ['Head (Mia Chen)'], overdue: false, repeats: 'every 2 weeks', uri: of('shared.strategy.md'), line: 6 },
            { date: '2027-12-31', kind: 'period ends', title: 'Plan ends; its successor is needed', who: [], overdue: false, repeats: null, uri: of('plan.strategy.md'), line: 0 }
        ]
    });
});

test('of one strategy, with what stands in the files it uses', async () => {
    const { due, of } = await asked();
    expect((await due(of('plan.strategy.md'))).items.map(({ title }) => title)).toEqual(['Launch', 'Round', 'Plan ends; its successor is needed']);
    expect(await due(of('unknown.strategy.md'))).toEqual({ today: '2027-03-01', strategies: 0, items: [] });
});

test('right behind an edit it is for the text after it', async () => {
    const { client, due, of } = await asked();
    client.open(of('plan.strategy.md'), plan);
    client.change(of('plan.strategy.md'), 2, edit(7, 7, 17, '2027-03-02'));
    expect((await due()).items[0]).toMatchObject({ date: '2027-03-02', title: 'Launch', overdue: false });
});

test.each(['tomorrow', '2027-02-30', ''])('a today that is no date, "%s", is passed over', async today => {
    const { due } = await asked(today);
    expect((await due()).today).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await due()).today).not.toBe(today);
});

test('without a strategy nothing falls due', async () => {
    const client = await startClient({ folder: folderWith({}) });
    expect(await client.request('strategy/due', {})).toEqual({ today: '2027-03-01', strategies: 0, items: [] });
});

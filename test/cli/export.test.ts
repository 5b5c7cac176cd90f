import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dataColumns, type DataRow } from '../../language/index.js';
import { folderWith, strategyHere } from './strategy.js';

const plan = `# Strategy: Plan

- Organization: Acme GmbH
- Kind: commercial
- Period: 2027
- Version: 1.2
- Status: in review
- Currency: EUR
- Budget: EUR 10,000
- Uses: [People](people.strategy.md)

## Goal: Leads

- Owner: Head
- Teams: Sales
- Phase: data
- Target: 100 by 2027-12-31 from 40 on 2027-01-01
- Cost: EUR 4k
- Return: EUR 20,000

### Metric: Calls

- Kind: business
- Owner: Head
- Measured: monthly

| Date | Actual | Note |
| --- | ---: | --- |
| 2027-01-31 | 41 | "slow", so far |
| 2027-02-28 | 42 |
`;
const people = '## Owner: Head\n\n- Held by: Ann Lee\n- Team: Sales\n- Load: 90%\n\n## Team: Sales\n';

async function rows(files: Record<string, string>): Promise<DataRow[]> {
    const { code, output, complaints } = await strategyHere(folderWith(files), ['export', '.', '--format', 'ndjson', '--today', '2027-03-01']);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    return output.trimEnd().split('\n').map(line => JSON.parse(line) as DataRow);
}

test('each strategy, goal, metric, result and owner is a row, and what follows from the data stands in it', async () => {
    const found = await rows({ 'plan.strategy.md': plan, 'people.strategy.md': people });
    expect(found.map(({ record, path, line, title }) => [record, path, line, title])).toEqual([
        ['owner', 'people.strategy.md', 1, 'Head'],
        ['strategy', 'plan.strategy.md', 1, 'Plan'], ['goal', 'plan.strategy.md', 12, 'Leads'], ['metric', 'plan.strategy.md', 21, 'Calls'], ['result', 'plan.strategy.md', 29, 'Calls'], ['result', 'plan.strategy.md', 30, 'Calls']
    ]);
    const [owner, strategy, goal, metric, result] = found;
    expect(owner).toMatchObject({ owner: 'Head', held_by: 'Ann Lee', team: 'Sales', load: 90, strategy: null, status: null });
    expect(strategy).toMatchObject({ organization: 'Acme GmbH', strategy_kind: 'commercial', period_start: '2027-01-01', period_end: '2027-12-31', version: '1.2', currency: 'EUR', budget: 10000, cost: 4000, returned: 20000, roi: 1 });
    expect(goal).toMatchObject({ owner: 'Head', team: 'Sales', metric: 'Calls', phase: 'data', progress: 'off pace', target: 100, target_by: '2027-12-31', baseline: 40, baseline_on: '2027-01-01', latest: 42, latest_on: '2027-02-28', cost: 4000, returned: 20000, currency: 'EUR' });
    expect(metric).toMatchObject({ kind: 'business', goal: 'Leads', next_reading: '2027-03-31', progress: null });
    expect(result).toMatchObject({ goal: 'Leads', metric: 'Calls', result_on: '2027-01-31', result: 41, note: '"slow", so far', status: 'in review' });
});

test('every row has every column, of its type', async () => {
    const types = { VARCHAR: /^.+$/s, DATE: /^\d{4}-\d\d-\d\d$/, DOUBLE: undefined, INTEGER: undefined };
    for (const row of await rows({ 'plan.strategy.md': plan, 'people.strategy.md': people })) {
        expect(Object.keys(row)).toEqual(Object.keys(dataColumns));
        for (const [column, type] of Object.entries(dataColumns)) {
            const value = row[column as keyof DataRow];
            if (value !== null) expect(types[type] ? types[type].test(String(value)) && typeof value === 'string' : Number.isFinite(value), `${column}: ${value}`).toBe(true);
        }
    }
});

test('the page for users names every column with its type, and no other', () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/export-data.md', import.meta.url)), 'utf8');
    expect([...page.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, column, type]) => [column, type])).toEqual(Object.entries(dataColumns));
});

test('-o writes a file; what is wrong is said', async () => {
    const folder = folderWith({ 'plan.strategy.md': plan });
    expect(await strategyHere(folder, ['export', '-o', 'all.ndjson'])).toEqual({ code: 0, output: 'all.ndjson written.\n', complaints: '' });
    expect(readFileSync(join(folder, 'all.ndjson'), 'utf8').split('\n')).toHaveLength(6);
    expect(await strategyHere(folder, ['export', '-o', 'no/all.ndjson'])).toMatchObject({ code: 2, complaints: expect.stringContaining('no/all.ndjson could not be written') as string });
    expect(await strategyHere(folder, ['export', '--format', 'xml'])).toMatchObject({ code: 2, complaints: 'Unknown format "xml". Known is: ndjson.' });
});

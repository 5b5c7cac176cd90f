import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith, strategy } from '../cli/strategy.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the test uses of @duckdb/node-api, which install-hosts.sh puts beside the hosts. */
interface DuckDb { DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Record<string, unknown>[] }> }> }> } }

/** Runs a query of the page in DuckDB, as it stands there but for the name of the file. */
async function query(sql: string, file: string): Promise<Record<string, unknown>[]> {
    const { DuckDBInstance } = createRequire(join(root, '.vscode-test/duckdb/x.js'))('@duckdb/node-api') as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    return (await connection.runAndReadAll(sql.replaceAll('strategies.ndjson', file))).getRowObjectsJson();
}

const plan = (organization: string, actuals: [number, number], cost: number): string => `# Strategy: ${organization} 2027

- Organization: ${organization}
- Period: 2027
- Status: in review
- Currency: EUR

## Goal: Leads

- Target: 100 by 2027-12-31 from 0 on 2027-01-01
- Cost: EUR ${cost}
- Return: EUR ${3 * cost}

### Metric: Calls

| Date | Actual |
| --- | ---: |
| 2027-01-31 | ${actuals[0]} |
| 2027-06-30 | ${actuals[1]} |

## Goal: Later

- Target: deferred until 2028-01-01
`;

test('the queries of docs/export-data.md show a portfolio in DuckDB', async () => {
    const folder = folderWith({ 'a/plan.strategy.md': plan('Acme', [9, 60], 1000), 'b/plan.strategy.md': plan('Berta', [9, 20], 2000), 'c/plan.strategy.md': plan('Caesar', [9, 20], 4000).replace('in review', 'superseded'), 'people.strategy.md': '## Owner: Head\n' });
    expect(await strategy(folder, ['export', '.', '--format', 'ndjson', '--today', '2027-07-01', '-o', 'all.ndjson'])).toMatchObject({ code: 0, complaints: '' });
    const page = readFileSync(join(root, 'docs/export-data.md'), 'utf8');
    const [portfolio, readings] = [...page.matchAll(/^```sql\n([^]*?)^```$/gm)].map(([, sql]) => sql!);
    const file = join(folder, 'all.ndjson');
    expect(await query(portfolio!, file)).toEqual([
        { organization: 'Berta', currency: 'EUR', goals: '2', behind: '1', cost: 2000, returned: 6000 },
        { organization: 'Acme', currency: 'EUR', goals: '2', behind: '0', cost: 1000, returned: 3000 }
    ]);
    expect((await query(readings!, file)).map(({ organization, title, result_on, change }) => [organization, title, result_on, change])).toEqual([
        ['Acme', 'Calls', '2027-06-30', 51], ['Berta', 'Calls', '2027-06-30', 11], ['Caesar', 'Calls', '2027-06-30', 11]
    ]);
    const [types] = await query(`SELECT typeof(any_value(result_on)) AS day, typeof(any_value(result)) AS amount, typeof(any_value(line)) AS line FROM 'strategies.ndjson' WHERE record = 'result'`, file);
    expect(types, 'DuckDB finds the types by itself').toMatchObject({ day: 'DATE', line: 'BIGINT' });
});

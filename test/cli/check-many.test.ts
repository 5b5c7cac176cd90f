import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findFiles } from '../../cli/find-files.js';
import { checkFiles, type CheckFilesOptions } from '../../cli/parallel/check-files.js';
import type { CheckReport } from '../../cli/report/report.js';
import { folderWith, program, strategy, strategyHere } from './strategy.js';

const count = 320;
const name = (index: number): string => `part${index % 4}/plan${index}.strategy.md`;
/** One of many shared files; every twentieth is a strategy. */
const plan = (index: number): string => index % 20 ? `## Team: Team ${index}\n\n- Function: ${index % 3 ? 'sales' : 'nobody knows'}\n` : `# Strategy: Plan ${index}\n\n- Status: draft\n- Uses: [People](people.strategy.md)\n- Owner: Head\n\nSee [the notes](notes.md).\n`;
const people = '## Owner: Head\n\n- Held by: Ann Lee\n';
const plans = Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), plan(index)]));

let folder = '';
let caches = '';

beforeEach(() => {
    folder = folderWith({ ...plans, ...Object.fromEntries([0, 1, 2, 3].map(part => [`part${part}/people.strategy.md`, people])) }, { git: true });
    caches = folderWith({});
});

/** Checks all files in this process. */
async function check(options: CheckFilesOptions = {}, told?: (text: string | undefined) => void): Promise<CheckReport> {
    return checkFiles(await findFiles(['.'], folder), { cwd: folder, program, progress: told }, { today: '2027-03-01', cache: caches, jobs: 1, ...options });
}
const fresh = (today = '2027-03-01'): Promise<CheckReport> => check({ cache: false, today });

test('the output is the same with any number of threads, with a cache and without, and as if the files were few', async () => {
    const args = ['check', '.', '--today', '2027-03-01', '--format', 'json'];
    const one = await strategy(folder, [...args, '--no-cache', '--jobs', '1']);
    expect(one).toMatchObject({ code: 0, complaints: '' });
    expect(await strategy(folder, [...args, '--jobs', '3', '--cache-location', caches])).toEqual(one);
    expect(await strategy(folder, [...args, '--cache-location', caches])).toEqual(one);
    const report = JSON.parse(one.output) as CheckReport;
    expect(report.summary.files).toBe(count + 4);
    const parts = await Promise.all([0, 1, 2, 3].map(part => strategyHere(folder, [...args.with(1, `part${part}`)])));
    expect(report.files).toEqual(parts.flatMap(({ output }) => (JSON.parse(output) as CheckReport).files));
});

test('tells how far it is, in whole batches, and takes that away in the end', async () => {
    const told: (string | undefined)[] = [];
    await check({}, text => told.push(text));
    expect(told.slice(0, 2)).toEqual(['Checked 25 of 324 strategies', 'Checked 50 of 324 strategies']);
    expect(told.slice(-2)).toEqual(['Checked 324 of 324 strategies', undefined]);
    told.length = 0;
    await check({}, text => told.push(text));
    expect(told, 'nothing is read again').toEqual([undefined]);
});

describe('what is kept from the last time', () => {
    test.each<[what: string, path: string, text: string | undefined]>([
        ['the file', name(7), '## Team: A\n\n- Function: sales\n- Lead: Nobody\n'],
        ['a file that it uses', 'part0/people.strategy.md', people.replace('Head', 'Chief')],
        ['a file that it links to', 'part0/notes.md', '# Notes\n'],
        ['that this file is there', 'part0/people.strategy.md', undefined],
        ['the house rules beside it', 'part0/strategy.config.json', '{"severity": {"strategy-must-have-period": "error"}}'],
        ['the house rules above it', 'strategy.config.json', '{"severity": {"value-should-be-readable": "info"}}']
    ])('is told anew when it hangs on what changed: %s', async (_, path, text) => {
        const before = await check();
        if (text === undefined) rmSync(join(folder, path));
        else writeFileSync(join(folder, path), text);
        const found = await check();
        expect(found).not.toEqual(before);
        expect(found).toEqual(await fresh());
    });

    test('is told anew on another day', async () => {
        await check();
        expect(await check({ today: '2028-03-01' })).toEqual(await fresh('2028-03-01'));
    });

    test('is of no harm when it is damaged or cannot be written', async () => {
        const report = await check();
        const [cache] = readdirSync(caches);
        const text = readFileSync(join(caches, cache!), 'utf8');
        for (const damaged of ['', '{', '\u0000', '[]\n', '["a"]\n[1,2,3,4]\nnull\n', text.slice(0, text.length / 2), text.replaceAll('"findings":[', '"findings":{"x":[')]) {
            writeFileSync(join(caches, cache!), damaged);
            expect(await check()).toEqual(report);
        }
        rmSync(caches, { recursive: true });
        writeFileSync(caches, 'a file');
        expect(await check()).toEqual(report);
    });

    test('is nothing for a few files: they are read as fast', async () => {
        expect((await strategy(folder, ['check', 'part0', '--cache-location', caches])).code).toBe(0);
        expect(readdirSync(caches)).toEqual([]);
    });
});

test('what cannot be read is told once, with any number of threads', async () => {
    writeFileSync(join(folder, 'part2/strategy.config.json'), '{');
    writeFileSync(join(folder, 'part3/strategy.config.json'), '{');
    const outcome = await strategy(folder, ['check', '.', '--no-cache', '--jobs', '2']);
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(outcome.complaints).toMatch(/^part2\/strategy\.config\.json: .+\n$/);
    await expect(check()).rejects.toThrow(outcome.complaints.trim());
});

test('--jobs takes a number', async () => {
    expect(await strategyHere(folder, ['check', '.', '--jobs', '0'])).toMatchObject({ code: 2, complaints: '--jobs takes a number from 1, such as 4.' });
});

import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { MergeReport } from '../../cli/report/merge-report.js';
import { folderWith, strategyHere, type Outcome } from './strategy.js';

const shared = '## Owner: Analyst\n\n- Load: 20%\n- Can merge with: Editor\n\n## Owner: Editor\n\n- Load: 50%\n- Backup: Analyst\n';
const plan = '# Strategy: Plan\n\n- Status: draft\n- Uses: [O](../shared.strategy.md)\n\n## Goal: Leads\n\n- Owner: Analyst\n';
const files = { 'shared.strategy.md': shared, 'a/plan.strategy.md': plan, 'b/plan.strategy.md': plan.replace('Owner: Analyst', 'Owner: Editor; Analyst'), 'c/plan.strategy.md': plan, '.gitignore': 'c/\n' };
const ask = ['--position', 'Analyst', '--into', 'Editor', '--today', '2027-03-01'];

const merge = (folder: string, ...args: string[]): Promise<Outcome> => strategyHere(folder, ['merge', 'a/plan.strategy.md', ...args]);
const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

test('shows the effect and changes nothing', async () => {
    const folder = folderWith(files, { git: true });
    const { code, output, complaints } = await merge(folder, ...ask);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(output).toMatch(/^Merging "Analyst" into "Editor"\n/);
    expect(output).toContain('\nForeseen\n  Yes, by one: "Analyst" names "Editor" under "Can merge with".\n');
    expect(output).toContain('\n  "Editor" afterwards: 28 of 40 hours (70%) a week\n');
    expect(output).toContain('\n"Editor" takes over\n  owns the goals: Leads (a/plan.strategy.md)\n  owns the goals: Leads (b/plan.strategy.md) (both stand there now, one stays)\n');
    expect(output).toContain('\nWhat the check then no longer says\n');
    expect(output).toContain('\nFiles that would change\n  a/plan.strategy.md (1 place)\n  b/plan.strategy.md (1 place)\n  shared.strategy.md (3 places)\n');
    expect(output).toMatch(/\nNothing is written\. Add --write to carry it out\.\n$/);
    for (const [path, text] of Object.entries(files)) expect(read(folder, path)).toBe(text);
});

test('--write carries it out over all strategies of the repository but those git ignores', async () => {
    const folder = folderWith(files, { git: true });
    const { code, output } = await merge(folder, ...ask, '--write');
    expect(code).toBe(0);
    expect(output).toContain('\nWritten\n  a/plan.strategy.md (1 place)\n');
    expect(read(folder, 'shared.strategy.md')).toBe('## Owner: Editor\n\n- Load: 70%\n');
    expect(read(folder, 'a/plan.strategy.md')).toBe(plan.replace('Analyst', 'Editor'));
    expect(read(folder, 'b/plan.strategy.md')).toBe(plan.replace('Analyst', 'Editor'));
    expect(read(folder, 'c/plan.strategy.md')).toBe(plan);
});

test('also from the shared file, outside of a repository, and from another folder', async () => {
    const folder = folderWith(files);
    const { code } = await strategyHere(join(folder, 'b'), ['merge', '../shared.strategy.md', ...ask, '--write']);
    expect(code).toBe(0);
    expect(read(folder, 'a/plan.strategy.md')).toBe(plan.replace('Analyst', 'Editor'));
});

test('the JSON is what the docs promise', async () => {
    const folder = folderWith(files, { git: true });
    const { code, output } = await merge(folder, ...ask, '--hours', '30', '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(output) as MergeReport;
    expect({ ...report, findings: undefined }).toEqual({
        version: 1,
        from: { kind: 'Owner', title: 'Analyst', path: 'shared.strategy.md', line: 1 }, into: { kind: 'Owner', title: 'Editor', path: 'shared.strategy.md', line: 6 },
        foreseenBy: ['Analyst'], heldBy: { from: null, into: null },
        load: { from: { hours: 40, filled: 8, percent: 20 }, into: { hours: 40, filled: 20, percent: 50 }, after: { hours: 30, filled: 28, percent: 93 }, overloaded: false, unknown: null, assumedHours: ['Analyst', 'Editor'] },
        responsibilities: { kept: [], gained: [], shared: [] },
        handovers: [
            { relation: 'goals', kind: 'Goal', title: 'Leads', path: 'a/plan.strategy.md', line: 6, already: false },
            { relation: 'goals', kind: 'Goal', title: 'Leads', path: 'b/plan.strategy.md', line: 6, already: true }
        ],
        backup: { left: [], lost: true, ofFrom: [] }, approvals: { stale: [], approvesOwn: [], quorum: [] }, records: [], namedByInto: [], noLongerMergeable: [], ending: [], mentions: [], obstacles: [],
        files: [{ path: 'a/plan.strategy.md', lines: [8] }, { path: 'b/plan.strategy.md', lines: [8] }, { path: 'shared.strategy.md', lines: [1, 8, 9] }], written: false
    });
    expect(report.findings.settled.map(({ code: rule, path, line }) => `${rule} ${path}:${line}`)).toContain('owner-should-be-one b/plan.strategy.md:8');
    expect(report.findings.new.map(({ code: rule, path }) => `${rule} ${path}`)).toContain('owner-must-have-backup shared.strategy.md');
});

test('what stands in the way is said, and nothing is written', async () => {
    const folder = folderWith({
        'a/plan.strategy.md': '# Strategy: A\n\n- Uses: [x](../x.strategy.md), [y](../y.strategy.md)\n', 'x.strategy.md': '## Owner: Analyst\n', 'y.strategy.md': '## Owner: Editor\n',
        'b.strategy.md': '# Strategy: B\n\n- Uses: [x](x.strategy.md)\n- Owner: Analyst\n'
    }, { git: true });
    const { code, output } = await merge(folder, ...ask, '--write');
    expect(code).toBe(1);
    expect(output).toMatch(/\nIt cannot be carried out yet:\n {2}b\.strategy\.md names "Analyst" and does not see "Editor": add y\.strategy\.md to its "Uses" first\.\n$/);
    expect(read(folder, 'x.strategy.md')).toBe('## Owner: Analyst\n');
});

test('a file that is not UTF-8 is not written over, and neither are the others', async () => {
    const folder = folderWith({ ...files, 'b/plan.strategy.md': Buffer.from(`${plan}\nKüche\n`, 'latin1') }, { git: true });
    const { code, complaints } = await merge(folder, ...ask, '--write');
    expect(code).toBe(2);
    expect(complaints).toMatch(/^b\/plan\.strategy\.md: A character cannot be read here: this file is not saved as UTF-8.* Nothing was written\.$/);
    expect(read(folder, 'a/plan.strategy.md')).toBe(plan);
});

test.each<[string[], string]>([
    [['--position', 'Anlyst', '--into', 'Editor'], 'a/plan.strategy.md and the files it uses have no position "Anlyst". Did you mean "Analyst"?'],
    [['--position', 'Analyst', '--into', 'Chief of Staff'], 'a/plan.strategy.md and the files it uses have no position "Chief of Staff".'],
    [['--position', 'editor', '--into', 'EDITOR'], '"Editor" cannot be merged into itself. Name two positions.'],
    [['--position', 'Analyst'], 'Say which position goes and which one stays: strategy merge FILE --position A --into B [--hours N] [--write] [--format text|json]'],
    [[...ask, '--hours', 'many'], '--hours takes the hours a week of the merged position, such as 40.'],
    [[...ask, '--format', 'xml'], 'Unknown format "xml". Known are: text, json.']
])('wrong usage ends with 2 and plain words: %j', async (args, message) => {
    expect(await merge(folderWith(files, { git: true }), ...args)).toEqual({ code: 2, output: '', complaints: message });
});

test('the example is left with what the effect foretold', async () => {
    const folder = folderWith({}, { git: true });
    cpSync(fileURLToPath(new URL('../../examples/acme', import.meta.url)), folder, { recursive: true });
    const run = (...args: string[]): Promise<Outcome> => strategyHere(folder, [...args, '--today', '2027-03-01', '--format', 'json']);
    const { output } = await run('merge', 'acme.strategy.md', '--position', 'Marketing Analyst', '--into', 'Content Editor', '--write');
    const { findings } = JSON.parse(output) as MergeReport;
    expect(findings.new.map(({ code }) => code)).toEqual(['owner-must-have-backup']);
    const checked = JSON.parse((await run('check', '.')).output) as { files: { path: string; findings: { code: string; message: string }[] }[] };
    expect(checked.files.flatMap(file => file.findings.map(({ code, message }) => `${code} ${message}`))).toEqual(findings.new.map(({ code, message }) => `${code} ${message}`));
});

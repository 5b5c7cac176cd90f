import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportReport } from '../../cli/report/import-report.js';
import { folderWith, strategyHere } from './strategy.js';

const day = ['--today', '2027-03-01'];
const plan = '# Acme Ltd – Social Media Strategy 2027\n\n## Goals\n\n| Goal | KPI | Target | Owner | Posting time |\n| --- | --- | --- | --- | --- |\n| Increase leads | Leads | 120 | Marketing Lead | noon |\n| Grow reach | Reach | 2%+ | Jo | |\n\n## Calendar\n\n| Week | Post |\n| --- | --- |\n| 1 | Tip |\n';

test('writes a draft beside the document, and says what was recognised and what is missing', async () => {
    const folder = folderWith({ 'plans/Our plan.md': plan });
    const { code, output, complaints } = await strategyHere(folder, ['import', 'plans/Our plan.md', ...day]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    const draft = readFileSync(join(folder, 'plans/Our plan.strategy.md'), 'utf8');
    expect(draft).toContain('# Strategy: Acme Ltd – Social Media Strategy 2027\n\n- Organization: Acme Ltd\n- Kind: commercial\n- Period: 2027\n- Version: 0.1\n- Status: draft\n- Imported: 2027-03-01\n');
    expect(draft).toContain('### Goal: Increase leads\n\n- Owner: Marketing Lead\n- KPI: Leads\n- Target: 120\n- Posting time: noon\n');
    expect(readFileSync(join(folder, 'plans/Our plan.md'), 'utf8')).toBe(plan);
    expect(output).toMatch(/^plans\/Our plan\.strategy\.md is written, a draft\. Recognised: 2 goals, 2 metrics and 1 position\.\nEverything else stands in it as it was\. Nothing was left out\.\n/);
    expect(output).toMatch(/\nTables that stay tables\n {2}line \d+: Week, Post\n/);
    expect(output).toContain('\n  No position (Owner) is called "Jo".');
    expect(output).toMatch(/\nStill missing or unclear \(\d+\)\n/);
    expect(output).toMatch(/ \(2: Increase leads; Grow reach\)\n/);
    expect(output).toMatch(/\nWhat to do next: open it in VS Code/);
});

test('the JSON says the same', async () => {
    const folder = folderWith({ 'plan.md': plan.replace('Target', 'Target value') });
    const { code, output } = await strategyHere(folder, ['import', 'plan.md', '-o', 'acme.strategy.md', '--format', 'json', ...day]);
    expect(code).toBe(0);
    const { missing, ...report } = JSON.parse(output) as ImportReport;
    expect(report).toEqual({
        version: 1, source: 'plan.md', written: 'acme.strategy.md', already: false, title: 'Acme Ltd – Social Media Strategy 2027',
        recognised: { Goal: ['Increase leads', 'Grow reach'], Metric: ['Leads', 'Reach'], Owner: ['Marketing Lead'] }, renamed: { 'Target value': 'Target' }, tables: [{ line: expect.any(Number), columns: 'Week, Post' }]
    });
    expect(missing.find(({ code }) => code === 'goal-must-have-phase')).toMatchObject({ severity: 'warning', count: 2, blocks: ['Increase leads', 'Grow reach'] });
    expect(existsSync(join(folder, 'acme.strategy.md'))).toBe(true);
    expect(missing.map(({ severity }) => severity)).toEqual(missing.map(({ severity }) => severity).toSorted((a, b) => ['error', 'warning', 'info', 'hint'].indexOf(a) - ['error', 'warning', 'info', 'hint'].indexOf(b)));
});

test('a text that is a strategy already stays as it is', async () => {
    const strategy = '# Strategy: Acme\n\n- Status: draft\n';
    const folder = folderWith({ 'plan.md': strategy, 'acme.strategy.md': strategy });
    expect(await strategyHere(folder, ['import', 'plan.md', ...day])).toEqual({
        code: 0, output: 'plan.md is a strategy already. Nothing was changed. Give it a name that ends in .strategy.md, and it is checked like any other.\n', complaints: ''
    });
    expect(existsSync(join(folder, 'plan.strategy.md'))).toBe(false);
    expect((await strategyHere(folder, ['import', 'acme.strategy.md', ...day])).output).toBe('acme.strategy.md is a strategy already. Nothing was changed.\n');
});

test('reads standard input, with a title of its own, and the words of the house', async () => {
    const folder = folderWith({ 'strategy.config.json': '{ "synonyms": { "Ziel": "Goal", "Verantwortlich": "Owner" } }' });
    const { code } = await strategyHere(folder, ['import', '-', '-o', 'plan.strategy.md', '--title', 'Plan', ...day], '## Ziel: Anfragen\n\n- Verantwortlich: Vertrieb\n\n1. eins\n');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'plan.strategy.md'), 'utf8')).toContain('# Strategy: Plan\n');
    expect(readFileSync(join(folder, 'plan.strategy.md'), 'utf8')).toContain('## Goal: Anfragen\n\n- Verantwortlich: Vertrieb\n\n1. eins\n');
});

test.each([
    [['plan.md'], 'plan.strategy.md is there already, and was left as it is. Name another file: -o other.strategy.md'],
    [['plan.md', '-o', 'out.md'], '"out.md" should end in .strategy.md'],
    [['missing.md'], 'missing.md could not be read: '],
    [['plan.docx'], 'plan.docx is not Markdown, or not UTF-8 text.'],
    [['lost.md'], 'lost.md: Line 1: A character cannot be read here: this file is not saved as UTF-8'],
    [['-'], 'With "-", say where to write'],
    [['plan.md', '-o', 'no/where.strategy.md'], 'no/where.strategy.md could not be written: '],
    [['plan.md', '-o', 'b.strategy.md', '--format', 'xml'], 'Unknown format "xml".'],
    [['plan.md', '-o', 'b.strategy.md', '--today', 'now'], '"now" is not a date.'],
    [[], 'Expected one file: strategy import FILE.md'],
    [['plan.md', 'b.md'], 'Expected one file: strategy import FILE.md']
])('%j is refused in plain words', async (args, complaint) => {
    const folder = folderWith({ 'plan.md': plan, 'plan.strategy.md': 'mine', 'plan.docx': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe]), 'lost.md': '# Caf\uFFFD\n' });
    const { code, complaints } = await strategyHere(folder, ['import', ...args]);
    expect(code).toBe(2);
    expect(complaints).toContain(complaint);
    expect(readFileSync(join(folder, 'plan.strategy.md'), 'utf8')).toBe('mine');
});

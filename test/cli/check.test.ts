import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../cli/report/report.js';
import { broken, draft, fine, folderWith, strategy, strategyHere } from './strategy.js';

async function report(cwd: string, ...args: string[]): Promise<CheckReport> {
    const { output, complaints } = await strategyHere(cwd, ['check', '--format', 'json', '--today', '2027-03-01', ...args]);
    expect(complaints).toBe('');
    return JSON.parse(output) as CheckReport;
}
const paths = ({ files }: CheckReport): string[] => files.map(({ path }) => path);

test('the JSON is what docs promise: nothing more, nothing less', async () => {
    const folder = folderWith({ 'plan.strategy.md': `${draft}<!-- strategy-ignore strategy-must-have-owner: not decided yet -->\n\n## Goal: Leads\n\n- Owner: Nobody\n` });
    const found = await report(folder, 'plan.strategy.md');
    expect(Object.keys(found)).toEqual(['version', 'today', 'files', 'summary']);
    expect(found).toMatchObject({ version: 1, today: '2027-03-01', summary: { files: 1, errors: 1, suppressed: 1 } });
    expect(Object.keys(found.summary)).toEqual(['files', 'errors', 'warnings', 'infos', 'hints', 'suppressed']);
    const [file] = found.files;
    expect(Object.keys(file!)).toEqual(['path', 'findings', 'suppressed']);
    expect(file!.suppressed).toEqual([{ code: 'strategy-must-have-owner', reason: 'not decided yet', line: 5 }]);
    const finding = file!.findings.find(({ code }) => code === 'reference-must-exist')!;
    expect(finding).toEqual({
        code: 'reference-must-exist', severity: 'error', message: expect.stringContaining('"Nobody"') as string,
        block: { kind: 'Goal', title: 'Leads' }, requirement: finding.requirement,
        range: { start: { line: 9, column: 10 }, end: { line: 9, column: 16 } },
        help: 'docs/rules.md#reference-must-exist'
    });
});

test('files and findings are sorted, whatever the order of the paths and the folder one stands in', async () => {
    const folder = folderWith({ 'b.strategy.md': broken, 'a.strategy.md': broken, 'deep/er/c.strategy.md': draft, 'Z.strategy.md': fine }, { git: true });
    const one = await report(folder, '.');
    expect(paths(one)).toEqual(['Z.strategy.md', 'a.strategy.md', 'b.strategy.md', 'deep/er/c.strategy.md']);
    expect(await report(folder, 'deep', 'b.strategy.md', 'Z.strategy.md', '.', 'a.strategy.md')).toEqual(one);
    const below = await report(join(folder, 'deep'), '..');
    expect(paths(below)).toEqual(['../Z.strategy.md', '../a.strategy.md', '../b.strategy.md', 'er/c.strategy.md']);
    const findings = ({ files }: CheckReport): unknown => files.map(file => file.findings);
    expect(findings(below)).toEqual(findings(one));
    for (const { findings: found } of one.files) {
        const places = found.map(({ severity, range }) => ['error', 'warning', 'info', 'hint'].indexOf(severity) * 1e9 + range.start.line * 1000 + range.start.column);
        expect(places).toEqual([...places].sort((a, b) => a - b));
    }
});

test('git says what is left out, in every folder on the way', async () => {
    const folder = folderWith({
        '.gitignore': 'drafts/\n*.old.strategy.md\n!kept.old.strategy.md\n', 'plan.strategy.md': draft, 'a.old.strategy.md': draft, 'kept.old.strategy.md': draft,
        'drafts/plan.strategy.md': draft, 'node_modules/x/plan.strategy.md': draft, 'sub/.gitignore': '/own.strategy.md\n', 'sub/own.strategy.md': draft,
        'sub/deep/own.strategy.md': draft, 'sub/b.old.strategy.md': draft, 'notes.md': '# Notes\n'
    }, { git: true });
    expect(paths(await report(folder, '.'))).toEqual(['kept.old.strategy.md', 'plan.strategy.md', 'sub/deep/own.strategy.md']);
    expect(paths(await report(folder, 'sub'))).toEqual(['sub/deep/own.strategy.md']);
    expect(paths(await report(folder, 'drafts/plan.strategy.md')), 'a file that is named is read').toEqual(['drafts/plan.strategy.md']);
});

test('a deeper .gitignore may take back what a higher one left out', async () => {
    const folder = folderWith({ '.gitignore': '*.strategy.md\n', 'plan.strategy.md': draft, 'kept/.gitignore': '!*.strategy.md\n', 'kept/plan.strategy.md': draft }, { git: true });
    expect(paths(await report(folder, '.'))).toEqual(['kept/plan.strategy.md']);
});

test('today is the day that is given, else that of this machine', async () => {
    const folder = folderWith({ 'plan.strategy.md': draft });
    expect((await report(folder, '.', '--today', '2027-05-31')).today).toBe('2027-05-31');
    const { output } = await strategyHere(folder, ['check', '.', '--format', 'json']);
    expect((JSON.parse(output) as CheckReport).today).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('house rules change severities and words, from the folder or by --config', async () => {
    const text = '# Strategy: Plan\n\n- Status: draft\n\n## Ziel: Leads\n\n- Nobody\n';
    const config = '{"severity": {"goal-must-have-owner": "error"}, "synonyms": {"Ziel": "Goal"}}';
    const folder = folderWith({ 'plan.strategy.md': text, 'house.json': config, 'own/plan.strategy.md': text, 'own/strategy.config.json': config }, { git: true });
    const severities = (found: CheckReport): string[] => found.files[0]!.findings.filter(({ code }) => code === 'goal-must-have-owner').map(({ severity }) => severity);
    expect(severities(await report(folder, 'plan.strategy.md'))).toEqual([]);
    expect(severities(await report(folder, 'plan.strategy.md', '--config', 'house.json'))).toEqual(['error']);
    expect(severities(await report(folder, 'own'))).toEqual(['error']);
});

test('standard input is read under the name it is given', async () => {
    const folder = folderWith({ 'shared.strategy.md': '## Owner: Dana\n\n- Held by: Dana\n' }, { git: true });
    const text = `${draft}- Owner: Dana\n- Uses: [Shared](../shared.strategy.md)\n`;
    const { code, output, complaints } = await strategy(folder, ['check', '-', '--stdin-path', 'plans/new.strategy.md', '--format', 'json'], text);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect((JSON.parse(output) as CheckReport).files.map(({ path }) => path)).toEqual(['plans/new.strategy.md']);
});

test('text names file, line and column; colour is for terminals', async () => {
    const folder = folderWith({ 'plan.strategy.md': broken });
    const plain = await strategyHere(folder, ['check', '.', '--today', '2027-03-01']);
    expect(plain.output).toMatch(/^plan\.strategy\.md:5:10: error: .+ \[reference-must-exist\]$/m);
    expect(plain.output).toMatch(/^1 file: 1 error, \d+ warnings\.$/m);
    expect(plain.output).not.toContain('\u001B');
});

test('the examples have nothing to mend, as a process in a fresh clone of them', async () => {
    const folder = folderWith({}, { git: true });
    cpSync(fileURLToPath(new URL('../../examples', import.meta.url)), folder, { recursive: true });
    expect(await strategy(folder, ['check', '.', '--today', '2027-03-01'])).toEqual({ code: 0, output: '3 files: nothing to mend.\n', complaints: '' });
});

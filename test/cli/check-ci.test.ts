import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { default as Draft04 } from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../cli/report/report.js';
import { broken, draft, folderWith, strategyHere } from './strategy.js';

const day = ['--today', '2027-03-01'];
const check = async (folder: string, ...args: string[]): Promise<{ code: number | null; output: string }> => {
    const { code, output, complaints } = await strategyHere(folder, ['check', ...day, ...args]);
    expect(complaints).toBe('');
    return { code, output };
};
/** Titles that would do harm in a log, a report or a path. */
const hostile = '# Strategy: Plan\n\n- Kind: public\n\n## Goal: 100%, done::error file=x::\n\n- Owner: Nobody, ::warning::\n';

describe('SARIF', () => {
    const validate = new Draft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(JSON.parse(readFileSync(new URL('../fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object);

    test.each([
        ['findings', { 'a b/plan.strategy.md': broken, 'ok.strategy.md': '## Team: A\n' }], ['nothing', { 'a.strategy.md': '' }], ['hostile titles', { 'a.strategy.md': hostile }],
        ['a silenced finding', { 'a.strategy.md': `${draft}\n<!-- strategy-ignore strategy-must-have-owner: the board decides -->\n` }]
    ])('is valid by the official schema: %s', async (_name, files) => {
        const log = JSON.parse((await check(folderWith(files), '.', '--format', 'sarif')).output) as object;
        expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    });

    test('places findings, and keeps their fingerprints while they move', async () => {
        const results = async (text: string): Promise<{ ruleId: string; level: string; partialFingerprints: object; locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[] }[]> =>
            (JSON.parse((await check(folderWith({ 'a b.strategy.md': text }), '.', '--format', 'sarif')).output) as { runs: { results: never[] }[] }).runs[0]!.results;
        const found = (await results(broken)).find(({ ruleId }) => ruleId === 'reference-must-exist')!;
        expect(found).toMatchObject({ level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.strategy.md', uriBaseId: '%SRCROOT%' }, region: { startLine: 5, startColumn: 10, endLine: 5, endColumn: 16 } } }] });
        const moved = (await results(`Words.\n\n${broken}`)).find(({ ruleId }) => ruleId === 'reference-must-exist')!;
        expect(moved.partialFingerprints).toEqual(found.partialFingerprints);
    });

    test('carries silenced findings with their reason', async () => {
        const log = JSON.parse((await check(folderWith({ 'a.strategy.md': `${draft}\n<!-- strategy-ignore strategy-must-have-owner: the board decides -->\n` }), '.', '--format', 'sarif')).output) as { runs: { results: { suppressions?: object[] }[] }[] };
        expect(log.runs[0]!.results.flatMap(({ suppressions }) => suppressions ?? [])).toEqual([{ kind: 'inSource', justification: 'the board decides' }]);
    });
});

describe('GitHub', () => {
    test('gets one command for each finding, the gravest first', async () => {
        const { output, code } = await check(folderWith({ 'plan.strategy.md': broken }), '.', '--format', 'github');
        expect(code).toBe(1);
        const lines = output.split('\n');
        expect(lines[0]).toBe('::error file=plan.strategy.md,line=5,endLine=5,col=10,endColumn=16,title=reference-must-exist::No position (Owner) is called "Nobody". Name a position, or take the line out until there is one.');
        const kinds = lines.flatMap(line => /^::(\w+) /.exec(line)?.[1] ?? []);
        expect(kinds).toEqual([...kinds].sort((a, b) => ['error', 'warning', 'notice'].indexOf(a) - ['error', 'warning', 'notice'].indexOf(b)));
    });

    test('runs no command that a title holds', async () => {
        const { output } = await check(folderWith({ 'plan.strategy.md': hostile }), '.', '--format', 'github');
        for (const line of output.split('\n').filter(text => text.startsWith('::'))) expect(line).toMatch(/^::(?:error|warning|notice) file=plan\.strategy\.md,line=\d+/);
        expect(output).toContain('100%25, done');
        expect(output).not.toMatch(/^::warning::/m);
    });

    test('is told how many it will not show', async () => {
        const goals = Array.from({ length: 12 }, (_, index) => `## Goal: G${index}\n\n- Owner: Nobody${index}\n`).join('\n');
        const { output } = await check(folderWith({ 'plan.strategy.md': goals }), '.', '--format', 'github');
        expect(output).toMatch(/GitHub shows 10 of each kind here; \d+ more are in the log above\.\n$/);
    });
});

test('GitLab gets a Code Quality report: every field it asks for, unique fingerprints, its own severities', async () => {
    const { output } = await check(folderWith({ 'a.strategy.md': broken, 'b.strategy.md': broken }), '.', '--format', 'gitlab');
    const found = JSON.parse(output) as { description: string; check_name: string; fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[];
    const schema = {
        type: 'array', items: {
            type: 'object', required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
            properties: {
                description: { type: 'string', minLength: 1 }, check_name: { type: 'string' }, fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' }, severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
                location: { type: 'object', required: ['path', 'lines'], properties: { path: { type: 'string' }, lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } } } }
            }
        }
    };
    expect(new Ajv().validate(schema, found)).toBe(true);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
    expect(found.find(({ check_name }) => check_name === 'reference-must-exist')).toMatchObject({ severity: 'major', location: { path: 'a.strategy.md', lines: { begin: 5, end: 5 } } });
});

describe('--base: only what is new since', () => {
    const git = (folder: string, ...args: string[]): string => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@t.example', '-c', 'init.defaultBranch=main', ...args], { cwd: folder, encoding: 'utf8' });
    function repository(files: Record<string, string>): string {
        const folder = folderWith(files, { git: true });
        git(folder, 'add', '.');
        git(folder, 'commit', '-qm', 'first');
        return folder;
    }
    const codes = (output: string): string[] => (JSON.parse(output) as CheckReport).files.flatMap(({ findings }) => findings.map(({ code }) => code));

    test('old findings are counted, and do not fail', async () => {
        const folder = repository({ 'plan.strategy.md': broken, 'other.strategy.md': broken });
        writeFileSync(join(folder, 'plan.strategy.md'), `Moved down.\n\n${broken}\n## Goal: New\n\n- Owner: Someone\n`);
        const { code, output } = await check(folder, '--base', 'HEAD', '--format', 'json');
        expect(code).toBe(1);
        expect(codes(output).filter(found => found === 'reference-must-exist')).toHaveLength(1);
        const { summary, files } = JSON.parse(output) as CheckReport;
        expect(files.map(({ path }) => path)).toEqual(['plan.strategy.md']);
        expect(summary.known).toBeGreaterThan(0);
    });

    test('a change without new findings is fine, however many there are', async () => {
        const folder = repository({ 'plan.strategy.md': broken });
        writeFileSync(join(folder, 'plan.strategy.md'), `${broken}\nMore words.\n`);
        expect(await check(folder, '--base', 'HEAD')).toMatchObject({ code: 0, output: expect.stringMatching(/^1 file: nothing to mend\. \d+ older ones are not shown\.\n$/) as string });
    });

    test('nothing changed', async () => {
        expect(await check(repository({ 'plan.strategy.md': broken }), '--base', 'HEAD')).toMatchObject({ code: 0, output: 'No strategy has changed.\n' });
    });

    test('a commit that is not there', async () => {
        const folder = repository({ 'plan.strategy.md': broken });
        expect(await strategyHere(folder, ['check', '--base', 'nowhere'])).toMatchObject({ code: 2, complaints: expect.stringContaining('nowhere') as string });
    });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { cafe, change, read } from './action/plans.js';
import { commit, git } from './action/runner.js';
import { folderWith, program } from './cli/strategy.js';

vi.setConfig({ testTimeout: 60_000 });

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const docs = file('docs/ci.md');
/** The fences of docs/ci.md in a language. */
const fences = (language: string): string[] => [...docs.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter(([, info]) => info === language).map(([, , content]) => content!);
/** The names below a key of a YAML file, one level in. */
const namesIn = (yaml: string, key: string): string[] => [...new RegExp(`^${key}:\\n((?:(?: .*)?\\n)*)`, 'm').exec(yaml)![1]!.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name!);

function shell(folder: string, script: string, env: Record<string, string> = {}): { code: number | null; output: string; complaints: string } {
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file', ...env } });
    return { code: status, output: stdout, complaints: stderr };
}

/** A repository as a release of this project is kept, with the packed programs. */
function release(): string {
    const folder = folderWith({}, { git: true });
    mkdirSync(join(folder, 'dist'));
    copyFileSync(program, join(folder, 'dist/cli.mjs'));
    commit(folder);
    git(folder, 'tag', 'v0.1.0');
    return folder;
}

test.each(['action.yml', '.pre-commit-hooks.yaml', 'templates/check.yml'])('%s is plain YAML: what would need quotes has them', path => {
    for (const line of file(path).split('\n').filter(text => text.trim() !== '' && !text.startsWith('---'))) {
        expect(line).toMatch(/^ *(?:- )?(?:(?:'[^']*'|[\w-]+):(?: .*)?|[^:#]*\S.*)$/);
        const value = /^ *(?:- )?[\w-]+: (.*)$/.exec(line)?.[1];
        if (value !== undefined && !/^(?:'(?:[^']|'')*'|>-|\$\{\{ [\w.]+ \}\})$/.test(value)) expect(value, line).not.toMatch(/^[^\w./$]|: | #|:$/);
    }
    expect(file(path)).not.toContain('\t');
});

describe('the action', () => {
    const action = file('action.yml');

    test('runs a program that was built, and reads the inputs it declares', () => {
        expect(action).toContain('using: node24\n');
        expect(file(/^ {2}main: (.*)$/m.exec(action)![1]!).length).toBeGreaterThan(0);
        const settings = file('action/settings.ts');
        expect([...new Set([...settings.matchAll(/\binput\('([\w-]+)'\)/g)].map(([, name]) => name))].sort()).toEqual(namesIn(action, 'inputs').sort());
        expect([.../writeOutputs\([^{]*\{(.*)\}/.exec(file('action/run.ts'))![1]!.matchAll(/(\w+):/g)].map(([, name]) => name)).toEqual(namesIn(action, 'outputs'));
    });

    test('is documented with every input and output', () => {
        for (const name of [...namesIn(action, 'inputs'), ...namesIn(action, 'outputs')]) expect(docs).toMatch(new RegExp(`^\\|[^|]*\`${name}\`[^|]*\\|`, 'm'));
    });

    test('is asked for no more permissions than it needs', () => {
        const [workflow] = fences('yaml');
        expect(/^permissions:\n((?: {2}.*\n)+)/m.exec(workflow!)![1]).toBe('  contents: read\n  pull-requests: write\n');
    });
});

describe('GitLab', () => {
    const jobs = { 'docs/ci.md': fences('yaml').find(yaml => yaml.includes('merge_request_event'))!, 'templates/check.yml': file('templates/check.yml').replace('$[[ inputs.source ]]', '$STRATEGY_MARKDOWN').replace('$[[ inputs.version ]]', 'v0.1.0').replaceAll('$[[ inputs.paths ]]', '.') };

    test.each(Object.entries(jobs))('runs the job of %s word for word', async (_path, job) => {
        const lines = [...job.matchAll(/^ {4}- ((?:tool=|git |node ).*)$/gm)].map(([, line]) => line!);
        expect(lines).toHaveLength(5);
        const origin = await cafe();
        change(origin);
        const work = folderWith({});
        git(work, 'clone', '--quiet', '--branch=topic', origin, 'work');
        const run = shell(join(work, 'work'), lines.join('\n'), {
            STRATEGY_MARKDOWN: `file://${release()}`, TMPDIR: work, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', CI_MERGE_REQUEST_DIFF_BASE_SHA: git(origin, 'merge-base', 'main', 'topic')
        });
        expect(run.code, run.complaints).toBe(1);
        expect(run.output).toContain('  - Target of Regulars lowered from 120 to 100\n');
        expect(run.output).toContain('The approval of Director was verified and is now stale');
        const found = JSON.parse(read(join(work, 'work'), 'gl-code-quality-report.json')) as { check_name: string }[];
        expect(found.map(({ check_name }) => check_name)).toContain('reference-must-exist');
    });

    test('a key that was revoked on the target branch does not count, however old the branch', async () => {
        const origin = await cafe();
        commit(origin, { 'notes.md': 'Notes' });
        git(origin, 'checkout', '--quiet', 'main');
        commit(origin, { '.strategy/revoked_keys': read(origin, '.git/dana.pub') });
        git(origin, 'checkout', '--quiet', 'topic');
        const base = git(origin, 'merge-base', 'main', 'topic');
        const diff = (...args: string[]): string => execFileSync(process.execPath, [program, 'diff', '--git', base, ...args, '.'], { cwd: origin, encoding: 'utf8' });
        expect(diff()).toBe('No difference in meaning.\n');
        expect(diff('--trust-from', 'main')).toContain('The approval of Director was verified and is now not trusted');
    });
});

describe('before a commit', () => {
    test('the hooks run the packed program on the files that are committed', async () => {
        const hooks = [...file('.pre-commit-hooks.yaml').matchAll(/^- id: (\S+)\n(?: {2}.*\n)*? {2}entry: (.*)\n {2}language: script\n {2}files: '(.*)'$/gm)].map(([, id, entry, files]) => ({ id, entry: entry!, files: new RegExp(files!) }));
        expect(hooks.map(({ id }) => id).sort()).toEqual([...fences('yaml').at(-1)!.matchAll(/- id: (\S+)/g)].map(([, id]) => id).sort());
        const [kept, folder] = [release(), await cafe()];
        const run = (id: string): ReturnType<typeof shell> => {
            const { entry, files } = hooks.find(hook => hook.id === id)!;
            const names = git(folder, 'diff', '--name-only', 'HEAD').split('\n').filter(name => files.test(name));
            return shell(folder, `${join(kept, entry)} ${names.map(name => `'${name}'`).join(' ')}`);
        };
        writeFileSync(join(folder, 'plan.strategy.md'), read(folder).replace('120 by', '100 by'));
        expect(run('strategy-check')).toMatchObject({ code: 0, complaints: '' });
        writeFileSync(join(folder, 'new.strategy.md'), '##  goal: A\n* owner :Nobody\n');
        git(folder, 'add', 'new.strategy.md');
        expect(run('strategy-check')).toMatchObject({ code: 1, output: expect.stringContaining('No position (Owner) is called "Nobody"') as string });
        expect(run('strategy-format')).toMatchObject({ code: 0, complaints: '' });
        expect(read(folder, 'new.strategy.md')).toBe('## Goal: A\n\n- Owner: Nobody\n');
    });

    test('lint-staged runs the command of the documentation, with the path it adds', async () => {
        const [command] = Object.values((JSON.parse(fences('json')[0]!) as { 'lint-staged': Record<string, string> })['lint-staged']);
        const folder = await cafe();
        mkdirSync(join(folder, 'tools'));
        copyFileSync(program, join(folder, 'tools/strategy.mjs'));
        change(folder);
        git(folder, 'reset', '--quiet', '--soft', 'main');
        expect(shell(folder, `${command} ${join(folder, 'plan.strategy.md')}`)).toMatchObject({ code: 1, output: expect.stringContaining('"Harbour master"') as string, complaints: expect.stringContaining('whose signatures count changes') as string });
    });
});

test('the commands for CODEOWNERS run word for word', async () => {
    const folder = await cafe();
    const { code, output, complaints } = shell(folder, `strategy() { node '${program}' "$@"; }\n${fences('sh').join('\n')}`);
    expect([code, complaints]).toEqual([0, '']);
    const lines = '/organisation.strategy.md dana@harbour.example\n/plan.strategy.md ole@harbour.example dana@harbour.example\n/.strategy/ dana@harbour.example\n';
    expect(output).toBe(`${lines}CODEOWNERS: brought up to date.\n`);
    expect(read(folder, 'CODEOWNERS')).toContain(lines);
});

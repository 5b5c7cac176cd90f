import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ReviewJson } from '../../language/index.js';
import { folderWith, strategyHere, type Outcome } from './strategy.js';

// Each test starts git many times.
vi.setConfig({ testTimeout: 60_000 });

const goal = (target: string): string => `## Goal: Reach\n\n- Owner: Editor\n- Target: ${target}\n- Supports: Reach\n`;
const plan = (target: string): string => `# Strategy: Plan\n\n- Status: draft\n- Uses: [Organisation](shared/org.strategy.md)\n\nWe grow by being useful where our buyers already talk.\n\n${goal(target)}`;
const org = (name: string): string => `## Owner: Editor\n\n- Held by: ${name}\n- Responsibilities: writes\n\n## Owner: Cook\n\n- Held by: ${name}\n`;
const first = { 'acme.strategy.md': plan('120'), 'shared/org.strategy.md': org('Ann Lee') };

function git(folder: string, ...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
    return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
}

function put(folder: string, files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
}

function commit(folder: string, files: Record<string, string> = {}): void {
    put(folder, files);
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'change');
}

/** A repository with one commit, tagged `first`. */
function repository(files: Record<string, string> = first): string {
    const folder = folderWith({}, { git: true });
    git(folder, 'checkout', '--quiet', '-B', 'main');
    commit(folder, files);
    git(folder, 'tag', 'first');
    return folder;
}

const diff = (cwd: string, ...args: string[]): Promise<Outcome> => strategyHere(cwd, ['diff', '--today', '2027-03-01', ...args]);

async function json(cwd: string, ...args: string[]): Promise<ReviewJson> {
    const { output, complaints } = await diff(cwd, '--format', 'json', ...args);
    expect(complaints).toBe('');
    return JSON.parse(output) as ReviewJson;
}

/** The sentences, each with its file where there are several. */
async function told(cwd: string, ...args: string[]): Promise<string[]> {
    return (await json(cwd, ...args)).changes.map(({ path, sentence }) => `${path}: ${sentence}`);
}

const lowered = 'acme.strategy.md: Target of Reach lowered from 120 to 100';
const handedOver = 'shared/org.strategy.md: Position Editor is now held by Bo Ek, no longer by Ann Lee';
const cookToo = 'shared/org.strategy.md: Position Cook is now held by Bo Ek, no longer by Ann Lee';

describe('two files', () => {
    test('are compared with the files that each of them uses', async () => {
        const folder = folderWith({ 'old/acme.strategy.md': plan('120'), 'old/shared/org.strategy.md': org('Ann Lee'), 'new/acme.strategy.md': plan('100'), 'new/shared/org.strategy.md': org('Bo Ek') });
        const found = await json(folder, 'old/acme.strategy.md', 'new/acme.strategy.md');
        expect(found.files).toEqual([{ path: 'new/acme.strategy.md', status: 'changed' }]);
        expect(found.changes.map(({ path, shared, sentence }) => [path, shared, sentence])).toEqual([
            ['new/acme.strategy.md', false, 'Target of Reach lowered from 120 to 100'], ['new/shared/org.strategy.md', true, 'Position Editor is now held by Bo Ek, no longer by Ann Lee']
        ]);
    });

    test('that differ in form only have no difference, and the exit code says so', async () => {
        const folder = folderWith({ 'a.strategy.md': goal('120'), 'b.strategy.md': goal('120').replaceAll('\n', '\r\n').replaceAll('- ', '* '), 'c.strategy.md': goal('5') });
        expect(await diff(folder, 'a.strategy.md', 'b.strategy.md', '--exit-code')).toEqual({ code: 0, output: 'No difference in meaning.\n', complaints: '' });
        expect(await diff(folder, 'a.strategy.md', 'c.strategy.md')).toMatchObject({ code: 0, complaints: '' });
        expect(await diff(folder, 'a.strategy.md', 'c.strategy.md', '--exit-code')).toMatchObject({ code: 1, complaints: '' });
        expect((await diff(folder, 'a.strategy.md', 'c.strategy.md')).output).toContain('c.strategy.md (was a.strategy.md)\n  - Target of Reach lowered from 120 to 5\n');
    });
});

test('two folders: files are the same by their path, or by their strategy when they went elsewhere', async () => {
    const folder = folderWith({
        'old/acme.strategy.md': '# Strategy: Acme\n', 'old/gone.strategy.md': '# Strategy: Gone\n', 'old/same.strategy.md': '# Strategy: Same\n',
        'new/deep/acme.strategy.md': '# Strategy: Acme\n\n- Version: 2\n', 'new/fresh.strategy.md': '# Strategy: Fresh\n', 'new/same.strategy.md': '# Strategy: Same\n'
    });
    expect((await json(folder, 'old', 'new')).files).toEqual([
        { path: 'new/deep/acme.strategy.md', oldPath: 'old/acme.strategy.md', status: 'renamed' }, { path: 'new/fresh.strategy.md', status: 'added' }, { path: 'old/gone.strategy.md', status: 'removed' }
    ]);
});

describe('in a repository', () => {
    test('a commit is compared with the work tree, or with another commit', async () => {
        const folder = repository();
        put(folder, { 'acme.strategy.md': plan('100') });
        expect(await told(folder, '--git', 'HEAD')).toEqual([lowered]);
        expect(await told(folder, '--git', 'HEAD..HEAD')).toEqual([]);
        commit(folder);
        expect(await told(folder, '--git', 'HEAD')).toEqual([]);
        for (const range of ['first', 'first..HEAD', 'first..', 'first..main', 'main~1..main']) expect(await told(folder, '--git', range)).toEqual([lowered]);
        expect(await diff(folder, '--git', 'first..HEAD', '--exit-code')).toMatchObject({ code: 1 });
        expect(await diff(folder, '--git', 'HEAD', '--exit-code')).toMatchObject({ code: 0 });
    });

    test('with three dots, what the other branch did is left out', async () => {
        const folder = repository();
        git(folder, 'checkout', '--quiet', '-b', 'topic');
        commit(folder, { 'acme.strategy.md': plan('100') });
        git(folder, 'checkout', '--quiet', 'main');
        commit(folder, { 'other.strategy.md': '# Strategy: Other\n' });
        expect((await json(folder, '--git', 'main...topic')).files).toEqual([{ path: 'acme.strategy.md', status: 'changed' }]);
        expect((await json(folder, '--git', 'main..topic')).files.map(({ path, status }) => [path, status])).toEqual([['acme.strategy.md', 'changed'], ['other.strategy.md', 'removed']]);
    });

    test('used files are those of the same commit, never those on the disk', async () => {
        const folder = repository();
        commit(folder, { 'shared/org.strategy.md': org('Bo Ek') });
        rmSync(join(folder, 'shared'), { recursive: true });
        expect(await told(folder, '--git', 'first..HEAD', 'acme.strategy.md')).toEqual([handedOver]);
        expect(await told(folder, '--git', 'first..HEAD')).toEqual([handedOver, cookToo]);
        put(folder, { 'shared/org.strategy.md': org('Somebody Else') });
        expect(await told(folder, '--git', 'first..HEAD', 'acme.strategy.md')).toEqual([handedOver]);
    });

    test('a change in a shared file is told once', async () => {
        const folder = repository();
        commit(folder, { 'acme.strategy.md': plan('100'), 'shared/org.strategy.md': org('Bo Ek') });
        expect(await told(folder, '--git', 'first..HEAD')).toEqual([lowered, handedOver, cookToo]);
    });

    test('a block that went into a shared file, or out of it, is moved: not new here and gone there', async () => {
        const views = '## Metric: Views\n\n- Unit: views\n';
        const main = plan('120').replace('- Target', '- Metric: Views\n- Target');
        const folder = repository({ 'acme.strategy.md': `${main}\n${views}`, 'shared/org.strategy.md': org('Ann Lee') });
        commit(folder, { 'acme.strategy.md': main, 'shared/org.strategy.md': `${org('Ann Lee')}\n${views}` });
        expect(await told(folder, '--git', 'first..HEAD')).toEqual(['shared/org.strategy.md: Views moved from acme.strategy.md to org.strategy.md']);
        expect(await told(folder, '--git', 'HEAD..first')).toEqual(['acme.strategy.md: Views moved from org.strategy.md to acme.strategy.md']);
    });

    test('a folder that became a file', async () => {
        const folder = repository();
        rmSync(join(folder, 'shared'), { recursive: true });
        put(folder, { shared: 'a file' });
        expect((await json(folder, '--git', 'HEAD')).files).toEqual([{ path: 'shared/org.strategy.md', status: 'removed' }]);
    });

    test('renamed files are followed, staged, committed, or only moved', async () => {
        const folder = repository();
        const renamed = [{ path: 'brand.strategy.md', oldPath: 'acme.strategy.md', status: 'renamed' }];
        renameSync(join(folder, 'acme.strategy.md'), join(folder, 'brand.strategy.md'));
        put(folder, { 'brand.strategy.md': plan('100') });
        for (const step of [() => {}, () => git(folder, 'add', '--all'), () => commit(folder)]) {
            step();
            const found = await json(folder, '--git', 'first');
            expect(found.files).toEqual(renamed);
            expect(found.changes.map(({ sentence }) => sentence)).toEqual(['Target of Reach lowered from 120 to 100']);
        }
        expect((await json(folder, '--git', 'first..HEAD')).files).toEqual(renamed);
        expect((await diff(folder, '--git', 'first..HEAD')).output).toMatch(/^brand\.strategy\.md \(was acme\.strategy\.md\)\n {2}- Target of Reach lowered/);
    });

    test('a rebase, a squash and a merge show the same change', async () => {
        const folder = repository();
        git(folder, 'checkout', '--quiet', '-b', 'topic');
        commit(folder, { 'acme.strategy.md': plan('110') });
        commit(folder, { 'acme.strategy.md': plan('100') });
        git(folder, 'checkout', '--quiet', 'main');
        commit(folder, { 'notes.md': 'Notes' });
        const expected = [lowered];
        expect(await told(folder, '--git', 'main...topic')).toEqual(expected);
        git(folder, 'checkout', '--quiet', '-b', 'rebased', 'topic');
        git(folder, 'rebase', '--quiet', 'main');
        expect(await told(folder, '--git', 'main..rebased')).toEqual(expected);
        git(folder, 'checkout', '--quiet', '-b', 'squashed', 'main');
        git(folder, 'merge', '--quiet', '--squash', 'topic');
        commit(folder);
        expect(await told(folder, '--git', 'main..squashed')).toEqual(expected);
        git(folder, 'checkout', '--quiet', '-b', 'merged', 'main');
        git(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
        expect(await told(folder, '--git', 'main..merged')).toEqual(expected);
    });

    test('new, untracked and deleted files are all of their blocks; ignored ones are nothing', async () => {
        const folder = repository({ ...first, '.gitignore': 'draft*\n', 'gone.strategy.md': '# Strategy: Gone\n\n## Goal: A\n' });
        rmSync(join(folder, 'gone.strategy.md'));
        put(folder, { 'fresh.strategy.md': '# Strategy: Fresh\n\n## Goal: A\n\n## Goal: B\n', 'draft.strategy.md': '# Strategy: Draft\n' });
        const { output } = await diff(folder, '--git', 'HEAD');
        expect(output).toContain('fresh.strategy.md (new file)\n  1 strategy, 2 goals\n');
        expect(output).toContain('gone.strategy.md (removed)\n  1 strategy, 1 goal\n');
        expect(output).not.toContain('draft');
    });

    test('paths limit it, from any folder, and are shown as from there', async () => {
        const folder = repository();
        commit(folder, { 'acme.strategy.md': plan('100'), 'shared/org.strategy.md': org('Bo Ek') });
        expect(await told(folder, '--git', 'first', 'shared')).toEqual([handedOver, cookToo]);
        expect(await told(join(folder, 'shared'), '--git', 'first', '.')).toEqual([handedOver, cookToo].map(sentence => sentence.replace('shared/', '')));
        expect(await told(join(folder, 'shared'), '--git', 'first', '../acme.strategy.md')).toEqual([`../${lowered}`, handedOver.replace('shared/', '')]);
    });

    test('names with spaces, letters of all kinds and line ends', async () => {
        const odd = 'pläne 計画/my plan\n2.strategy.md';
        const folder = repository({ [odd]: goal('120') });
        commit(folder, { [odd]: goal('100') });
        expect(await told(folder, '--git', 'first..HEAD')).toEqual([`${odd}: Target of Reach lowered from 120 to 100`]);
        expect(await told(folder, '--git', 'first', odd)).toEqual([`${odd}: Target of Reach lowered from 120 to 100`]);
    });

    test('house rules are those of each state', async () => {
        const folder = repository({ 'plan.strategy.md': '## Ziel: Reach\n\n- Target: 120\n', 'strategy.config.json': '{"synonyms": {"Ziel": "Goal"}}' });
        commit(folder, { 'plan.strategy.md': '## Zweck: Reach\n\n- Target: 100\n', 'strategy.config.json': '{"synonyms": {"Zweck": "Goal"}}' });
        expect(await told(folder, '--git', 'first..HEAD')).toEqual(['plan.strategy.md: Target of Reach lowered from 120 to 100']);
        expect(await told(folder, '--git', 'first')).toEqual(['plan.strategy.md: Target of Reach lowered from 120 to 100']);
        commit(folder, { 'strategy.config.json': '[]' });
        expect(await diff(folder, '--git', 'first..HEAD')).toMatchObject({ code: 2, output: '', complaints: expect.stringMatching(/^strategy\.config\.json in [\da-f]{10}: Expected an object/) as string });
    });

    test('symbolic links are not followed', async () => {
        const folder = repository();
        symlinkSync('/etc/hostname', join(folder, 'link.strategy.md'));
        commit(folder);
        expect((await json(folder, '--git', 'first..HEAD')).files).toEqual([]);
        expect((await json(folder, '--git', 'first')).files).toEqual([]);
    });

    test.each(['HEAD', 'first..HEAD'])('what %s says is not run: no shell, no external diff', async range => {
        const folder = repository();
        put(folder, { 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' });
        chmodSync(join(folder, 'evil.sh'), 0o755);
        git(folder, 'config', 'diff.external', join(folder, 'evil.sh'));
        commit(folder, { 'acme.strategy.md': plan('100'), '$(touch ran).strategy.md': goal('1') });
        await diff(folder, '--git', range);
        expect(git(folder, 'status', '--porcelain')).toBe('');
    });
});

test('the Markdown can be put into a pull request as it is', async () => {
    const hostile = (target: string): Record<string, string> => ({ 'acme.strategy.md': plan(target).replaceAll('Reach', '@octocat <b>Reach</b>') });
    const folder = repository(hostile('120'));
    commit(folder, hostile('100'));
    const { output } = await diff(folder, '--git', 'first..HEAD', '--format', 'markdown');
    expect(output).toContain('### acme.strategy.md\n\n- Target of @&#8203;octocat &lt;b&gt;Reach&lt;/b&gt; lowered from 120 to 100\n');
    expect(output).not.toMatch(/@octocat|<b>/);
});

describe('approvals', () => {
    const approved = (target: string, version = '1'): string => `# Strategy: Plan\n\n- Version: ${version}\n- Approvers: Chief\n\n## Goal: Reach\n\n- Owner: Chief\n- Target: ${target}\n\n## Owner: Chief\n\n- Held by: Dana Reyes\n- Email: dana@acme.example\n`;
    const signer = (folder: string, name: string): string => {
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, '.git', name)]);
        return `${name}@acme.example ${readFileSync(join(folder, '.git', `${name}.pub`), 'utf8').split(' ').slice(0, 2).join(' ')}\n`;
    };
    const sign = async (folder: string, key: string): Promise<void> => {
        const outcome = await strategyHere(folder, ['sign', 'plan.strategy.md', '--position', 'Chief', '--key', join(folder, '.git', key), '--name', 'Dana Reyes', '--signer', 'dana@acme.example', '--date', '2027-03-01', '--today', '2027-03-01']);
        expect(outcome.complaints).toBe('');
    };
    const states = async (folder: string, range: string): Promise<ReviewJson['approvals']> => (await json(folder, '--git', range)).approvals;

    test('that a change makes stale, and that are new', async () => {
        const folder = repository({ 'plan.strategy.md': approved('120') });
        commit(folder, { '.strategy/allowed_signers': signer(folder, 'dana') });
        await sign(folder, 'dana');
        expect(await states(folder, 'HEAD')).toEqual([{ path: 'plan.strategy.md', position: 'Chief', before: null, after: 'verified' }]);
        commit(folder);
        const text = readFileSync(join(folder, 'plan.strategy.md'), 'utf8');
        commit(folder, { 'plan.strategy.md': text.replace('120', '100') });
        expect(await states(folder, 'HEAD~1..HEAD')).toEqual([{ path: 'plan.strategy.md', position: 'Chief', before: 'verified', after: 'stale' }]);
        expect((await diff(folder, '--git', 'HEAD~1..HEAD')).output).toContain('  - Target of Reach lowered from 120 to 100\n  What follows:\n  - The approval of Chief was verified and is now stale\n');
        commit(folder, { 'plan.strategy.md': text.replaceAll('- ', '* ').replace('* Version', '- Version') });
        expect((await diff(folder, '--git', 'HEAD~2..HEAD')).output).toMatch(/approval of Chief was verified and is now stale/);
    });

    test('are judged by the signers and the holders before the change, never by those it brings', async () => {
        const folder = repository({ 'plan.strategy.md': approved('120') });
        const [dana, mallory] = [signer(folder, 'dana'), signer(folder, 'mallory')];
        commit(folder, { '.strategy/allowed_signers': dana });
        put(folder, { '.strategy/allowed_signers': dana + mallory.replace('mallory@', 'dana@') });
        await sign(folder, 'mallory');
        expect(await states(folder, 'HEAD')).toEqual([{ path: 'plan.strategy.md', position: 'Chief', before: null, after: 'not trusted' }]);
    });

    test('of a position that has ended do not count because the change says it has not', async () => {
        const ended = approved('120').replace('- Email', '- Until: 2026-12-31\n- Email');
        const folder = repository({ 'plan.strategy.md': ended });
        commit(folder, { '.strategy/allowed_signers': signer(folder, 'dana') });
        put(folder, { 'plan.strategy.md': approved('120') });
        await sign(folder, 'dana');
        expect(await states(folder, 'HEAD')).toEqual([{ path: 'plan.strategy.md', position: 'Chief', before: null, after: 'not trusted' }]);
    });

    test('are judged so in a file that is new too, also beside one that was there', async () => {
        const folder = repository({ 'plan.strategy.md': approved('120'), 'first.strategy.md': '# Strategy: First\n' });
        const [dana, mallory] = [signer(folder, 'dana'), signer(folder, 'mallory')];
        commit(folder, { '.strategy/allowed_signers': dana });
        await sign(folder, 'dana');
        put(folder, { 'first.strategy.md': '# Strategy: First\n\nWords.\n', '.strategy/allowed_signers': dana + mallory, 'second.strategy.md': approved('5').replace('Plan', 'Second').replace('dana@', 'mallory@') });
        const outcome = await strategyHere(folder, ['sign', 'second.strategy.md', '--position', 'Chief', '--key', join(folder, '.git/mallory'), '--date', '2027-03-01', '--today', '2027-03-01']);
        expect(outcome.complaints).toBe('');
        expect(await states(folder, 'HEAD')).toEqual([
            { path: 'plan.strategy.md', position: 'Chief', before: null, after: 'verified' }, { path: 'second.strategy.md', position: 'Chief', before: null, after: 'not trusted' }
        ]);
    });
});

test('findings are told as new and solved, at the day that is given', async () => {
    const action = (due: string): string => `# Strategy: Plan\n\n- Status: in review\n\n## Action: Film\n\n- Due: ${due}\n`;
    const folder = repository({ 'plan.strategy.md': action('2027-04-01') });
    commit(folder, { 'plan.strategy.md': action('2027-04-02').replace('- Due', '- Owner: Nobody\n- Due') });
    const { findings } = await json(folder, '--git', 'first..HEAD');
    expect(findings.new.map(({ code }) => code)).toContain('reference-must-exist');
    expect(findings.solved.map(({ code }) => code)).toContain('action-must-have-owner');
    expect((await diff(folder, '--git', 'first..HEAD')).output).toContain('Findings of the check: 1 new, 1 solved');
});

const files = { 'a.strategy.md': goal('1'), 'folder/b.strategy.md': goal('2'), 'empty/readme.md': '' };

test.each([
    { args: [], says: 'Expected two files or folders' },
    { args: ['a.strategy.md'], says: 'Expected two files or folders' },
    { args: ['a.strategy.md', 'a.strategy.md', 'a.strategy.md'], says: 'Expected two files or folders' },
    { args: ['a.strategy.md', 'none.strategy.md'], says: 'There is no file or folder "none.strategy.md".' },
    { args: ['a.strategy.md', 'folder'], says: '"a.strategy.md" is a file and "folder" a folder.' },
    { args: ['empty', 'folder'], says: 'There is no *.strategy.md file in "empty".' },
    { args: ['a.strategy.md', 'a.strategy.md', '--format', 'pdf'], says: 'Unknown format "pdf". Known are: text, markdown, json.' },
    { args: ['a.strategy.md', 'a.strategy.md', '--today', 'soon'], says: '"soon" is not a date' },
    { args: ['--git', 'HEAD'], says: 'This folder is not in a git repository.' }
])('strategy diff $args is wrong usage: $says', async ({ args, says }) => {
    const outcome = await strategyHere(folderWith(files), ['diff', ...args]);
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(outcome.complaints).toContain(says);
    expect(outcome.complaints, 'no stack trace').not.toMatch(/^\s+at /m);
});

test.each([
    { range: 'nope', says: 'There is no commit, branch or tag "nope" in this repository.' },
    { range: 'HEAD..nope', says: '"nope"' },
    { range: 'HEAD:acme.strategy.md', says: 'There is no commit' },
    { range: '--output=ran', says: '"--output=ran" is not the name of a commit, branch or tag.' },
    { range: 'HEAD..--output=ran', says: '"--output=ran" is not the name' },
    { range: '', says: '"" is not the name' },
    { range: 'HEAD; touch ran', says: 'There is no commit' },
    { range: 'first...orphan', says: 'no common history' }
])('--git=$range is wrong usage: $says', async ({ range, says }) => {
    const folder = repository();
    git(folder, 'checkout', '--quiet', '--orphan', 'orphan');
    commit(folder, { 'notes.md': 'Notes' });
    expect(await diff(folder, `--git=${range}`)).toEqual({ code: 2, output: '', complaints: expect.stringContaining(says) as string });
    expect(git(folder, 'status', '--porcelain')).toBe('');
});

test.each([['..', 'is outside of the repository'], ['notes.md', 'There is no strategy in "notes.md" in either state.']])('the path %s is wrong usage', async (path, says) => {
    expect(await diff(repository({ ...first, 'notes.md': '' }), '--git', 'HEAD', path)).toEqual({ code: 2, output: '', complaints: expect.stringContaining(says) as string });
});

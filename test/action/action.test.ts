import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { default as Draft04 } from 'ajv-draft-04';
import { describe, expect, test, vi } from 'vitest';
import { broken, folderWith } from '../cli/strategy.js';
import { allowed, cafe, change, read, sign } from './plans.js';
import { act, commit, event, git, pullRequest, startApi } from './runner.js';

// Each test starts git many times, and the action.
vi.setConfig({ testTimeout: 60_000 });

const asked = (api: { asked: { method: string; path: string }[] }): string[] => api.asked.map(({ method, path }) => `${method} ${path}`);
const list = 'GET /repos/acme/plans/issues/7/comments?per_page=100&page=1';

describe('a pull request that lowers a target, renames a goal, names nobody as owner and adds a key', () => {
    test('gets annotations, a summary, outputs, a SARIF file and one comment, and fails', async () => {
        const folder = await cafe();
        change(folder);
        const api = await startApi();
        const run = await act(folder, api, pullRequest(folder), { sarif: 'out/strategy.sarif' });
        expect(run).toMatchObject({ code: 1, complaints: '', outputs: { errors: '1', warnings: '1', sarif: 'out/strategy.sarif' } });
        expect(run.log.split('\n')[0]).toMatch(/^::error file=plan\.strategy\.md,line=\d+,endLine=\d+,col=10,endColumn=24,title=reference-must-exist::No position \(Owner\) is called "Harbour master"\./);
        expect(run.log).toContain('1 to mend, 1 to look at, new in this change; 5 were there before.\nThe comment on the pull request was written.\n');
        expect(asked(api)).toEqual([list, 'POST /repos/acme/plans/issues/7/comments']);
        const [comment] = api.comments;
        expect(comment!.body).toBe(`<!-- strategy-markdown . -->\n${run.outputs['summary']}`);
        for (const said of [comment!.body, run.summary]) {
            expect(said).toContain('**One thing has to be mended in this change.** One more is worth a second look.');
            expect(said).toContain('- Target of Regulars lowered from 120 to 100\n');
            expect(said).toContain('- Goal Breakfast renamed to Early breakfast\n');
            expect(said).toContain('| plan.strategy.md | Director | verified | **stale** |');
            expect(said).toContain('- plan.strategy.md is not approved with this change. It waits for the signature of Director (Dana Reyes).');
            expect(said).toContain('held against the list on main.');
            expect(said).toContain('- .strategy/allowed\\_signers: adds mallory@&#8203;harbour.example\n');
            expect(said).toContain('5 older findings are not listed');
            expect(said).toContain('(https://github.example/acme/plans/actions/runs/42)');
        }
        const sarif = JSON.parse(read(folder, 'out/strategy.sarif')) as { runs: { results: { ruleId: string }[] }[] };
        const schema = JSON.parse(readFileSync(new URL('../fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object;
        expect(new Draft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)(sarif)).toBe(true);
        expect(sarif.runs[0]!.results.length, 'older findings too: GitHub compares them itself').toBeGreaterThan(2);
    });

    test('has its comment brought up to date, not written again', async () => {
        const folder = await cafe();
        change(folder);
        const api = await startApi();
        await act(folder, api, pullRequest(folder));
        git(folder, 'checkout', '--quiet', 'topic');
        commit(folder, { 'plan.strategy.md': read(folder).replace('Harbour master', 'Manager').replace('100 by', '110 by') });
        api.asked = [];
        const second = await act(folder, api, pullRequest(folder));
        expect(second).toMatchObject({ code: 0, outputs: { errors: '0' } });
        expect(asked(api)).toEqual([list, 'PATCH /repos/acme/plans/issues/comments/1000']);
        expect(api.comments).toHaveLength(1);
        expect(api.comments[0]!.body).toContain('lowered from 120 to 110');
        expect(api.comments[0]!.body).not.toContain('Harbour master');
        git(folder, 'checkout', '--quiet', 'topic');
        git(folder, 'reset', '--quiet', '--hard', 'main');
        commit(folder, { 'notes.md': 'Notes' });
        expect((await act(folder, api, pullRequest(folder))).code).toBe(0);
        expect(api.comments.map(({ body }) => body)).toEqual([expect.stringContaining('No strategy says anything else than before.')]);
    });
});

test('the formatted documents of the strategies that a change concerns are written for an artefact', async () => {
    const folder = await cafe();
    change(folder);
    commit(folder, { 'other.strategy.md': read(folder).replace('# Strategy: ', '# Strategy: Not ') });
    const run = await act(folder, undefined, pullRequest(folder), { comment: 'false', documents: 'out', 'documents-format': 'html' });
    expect(run.outputs['documents']).toBe('out');
    const page = read(folder, 'out/plan.html');
    expect(page).toContain('Early breakfast');
    expect(page, 'a changed text does not look signed').toMatch(/stale/i);
    expect((await act(folder, undefined, {}, { comment: 'false', documents: '../out' })).log).toContain('"../out/');
    expect(await act(folder, undefined, {}, { comment: 'false', documents: 'out', 'documents-format': 'odt' })).toMatchObject({ code: 2, log: expect.stringContaining('The input "documents-format" is one of html, pdf') });
});

test('a pull request that leaves the strategies alone gets no comment', async () => {
    const folder = await cafe();
    commit(folder, { 'notes.md': 'Notes' });
    const api = await startApi();
    const run = await act(folder, api, pullRequest(folder));
    expect(run.code).toBe(0);
    expect(run.log).toContain('No strategy changes, so there is no comment.');
    expect(asked(api)).toEqual([list]);
});

test('nothing that the authors write is a command, a mention, a link or HTML', async () => {
    const folder = await cafe();
    const title = '::set-output name=errors::0 ##[error]x %0A::error::y @everyone <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://evil.example/p.png) | $x$ #1';
    const position = '::stop-commands::x @everyone <img src=x> ](javascript:x)';
    const file = 'b%0A::error @everyone <img>\n::warning::z.strategy.md';
    commit(folder, {
        'plan.strategy.md': read(folder).replace('Goal: Breakfast', `Goal: ${title}`).replace('Approvers: Director', `Approvers: Director, ${position}`).replace('Supports: Regulars\n- Owner: Manager', `Supports: Regulars\n- Owner: ${position}`),
        [file]: broken.replace('Plan', title).replace('Nobody', title), '.strategy/allowed_signers': `${allowed(folder, 'dana')}@everyone,<img>,](javascript:x) ssh-ed25519 AAAA\n`
    });
    const api = await startApi();
    const run = await act(folder, api, pullRequest(folder));
    expect(run).toMatchObject({ code: 1, complaints: '' });
    for (const line of run.log.split('\n').filter(line => /^\s*::|##\[/.test(line))) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:,\n]+,line=\d+,[^:]*title=[a-z-]+::/);
    expect(run.log).not.toMatch(/^\s*::(?:set-output|stop-commands|error::|warning::)/m);
    expect(Object.keys(run.outputs)).toEqual(['errors', 'warnings', 'sarif', 'documents', 'summary']);
    expect(run.outputs['errors']).not.toBe('0');
    for (const said of [run.summary, api.comments[0]!.body.replace(/^<!-- [^\n]* -->\n/, '')]) {
        expect(said).toContain('everyone');
        expect(said).not.toMatch(/@(?:everyone|harbour)|<img|(?<!\\)\]\((?!https:\/\/github\.example\/acme\/plans\/actions\/runs\/42\))|!\[|https:\/\/evil/);
    }
});

describe('when the job fails', () => {
    test.each([
        ['new', 0, 0], ['error', 1, 1], ['warning', 1, 1], ['none', 0, 0]
    ])('with fail-on %s, an old error ends with %i', async (failOn, code, shown) => {
        const folder = await cafe({ 'old.strategy.md': broken });
        commit(folder, { 'old.strategy.md': `${broken}\nWords.\n` });
        const run = await act(folder, undefined, pullRequest(folder), { 'fail-on': failOn, comment: 'false' });
        expect(run.code).toBe(code);
        expect(run.log.match(/^::error file=old/gm) ?? []).toHaveLength(shown);
        if (code === 1) expect(run.summary).toContain('What fails the check was there before: ');
    });

    test('without a pull request everything counts, and nobody is asked for a comment', async () => {
        const folder = await cafe({ 'old.strategy.md': broken });
        const api = await startApi();
        const run = await act(folder, api, { ref: 'refs/heads/main' });
        expect(run.code).toBe(1);
        expect(run.summary).toContain('### What the check finds\n');
        expect(api.asked).toEqual([]);
    });

    test('in a merge queue, and with a base that is named', async () => {
        const folder = await cafe({ 'old.strategy.md': broken });
        const base = git(folder, 'rev-parse', 'main');
        commit(folder, { 'plan.strategy.md': read(folder).replace('120 by', '100 by') });
        expect((await act(folder, undefined, { merge_group: { base_sha: base } }))).toMatchObject({ code: 0, summary: expect.stringContaining('lowered from 120 to 100') as string });
        expect((await act(folder, undefined, {}, { base: 'main' }))).toMatchObject({ code: 0, summary: expect.stringContaining('lowered from 120 to 100') as string });
    });

    test.each([
        [{ 'fail-on': 'sometimes' }, 'The input "fail-on" is one of new, error, warning, none, not "sometimes".'], [{ comment: 'perhaps' }, 'The input "comment" is one of true, false'],
        [{ base: 'nowhere' }, 'There is no commit, branch or tag "nowhere"'], [{ paths: '../other' }, 'is outside of the repository'], [{ sarif: '../out.sarif' }, 'outside of the folder that is checked']
    ])('%o is wrong usage', async (inputs, says) => {
        const folder = await cafe();
        change(folder);
        const run = await act(folder, undefined, pullRequest(folder), inputs as Record<string, string>);
        expect(run.code).toBe(2);
        expect(run.log).toMatch(/^::error title=Strategy check::/m);
        expect(run.log).toContain(says);
    });

    test('a repository of another user, as in a container: it says what to do', async () => {
        const folder = await cafe();
        const run = await act(folder, undefined, {}, {}, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
        expect(run.code).toBe(2);
        expect(run.log).toContain(`git config --global --add safe.directory "${folder}"`);
    });

    test('an event that cannot be read', async () => {
        const folder = await cafe();
        expect((await act(folder, undefined, {}, {}, { GITHUB_EVENT_PATH: join(folder, 'plan.strategy.md') })).log).toContain('::error title=Strategy check::The event that started this workflow could not be read');
    });

    test('a folder without a repository', async () => {
        expect(await act(folderWith({ 'a.strategy.md': '# Strategy: A\n' }), undefined, {})).toMatchObject({ code: 2, log: '::error title=Strategy check::This folder is not in a git repository.\n' });
    });
});

test('a link in the repository does not lead the SARIF file elsewhere', async () => {
    const folder = await cafe();
    const outside = folderWith({ 'kept.txt': 'kept' });
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(join(outside, 'kept.txt'), join(folder, 'direct.sarif'));
    commit(folder);
    const change = pullRequest(folder);
    expect((await act(folder, undefined, change, { sarif: 'out/strategy.sarif' })).code).toBe(2);
    expect((await act(folder, undefined, change, { sarif: 'direct.sarif' })).code).toBe(0);
    expect([existsSync(join(outside, 'strategy.sarif')), readFileSync(join(outside, 'kept.txt'), 'utf8')]).toEqual([false, 'kept']);
    expect(read(folder, 'direct.sarif')).toContain('"2.1.0"');
});

test('more findings than GitHub shows: it says so, and those about changed blocks come first', async () => {
    const goals = (owner: string): string => `# Strategy: Many\n\n- Status: draft\n- Uses: [Ann](ann.strategy.md)\n\n` + Array.from({ length: 14 }, (_, index) => `## Goal: G${index}\n\n- Owner: ${owner}\n- Target: 5\n`).join('\n');
    const folder = await cafe({ 'many.strategy.md': goals('Ann'), 'ann.strategy.md': '## Owner: Ann\n' });
    // Ann is gone, so that findings arise about goals nobody touched; the last goal is the only one that was.
    commit(folder, { 'ann.strategy.md': '## Owner: Anna\n', 'many.strategy.md': goals('Ann').replace(/- Target: 5\n$/, '- Target: 6\n') });
    const run = await act(folder, undefined, pullRequest(folder), { sarif: 's.sarif', comment: 'false' });
    const errors = run.log.split('\n').filter(line => line.startsWith('::error '));
    expect(errors).toHaveLength(14);
    expect(errors[0]).toMatch(/line=73,/);
    expect(run.log).toMatch(/GitHub shows ten of a kind beside the text; \d+ more are in the log above\./);
    expect(run.summary).toMatch(/Beside the text, GitHub shows at most ten findings of a kind; \d+ more are in \[the log of this run\]\(https:[^)]+\) and in s\.sarif\./);
});

describe('what is compared', () => {
    test('a clone of one commit, as actions/checkout makes it: the branch below is fetched', async () => {
        const origin = await cafe();
        change(origin);
        const about = pullRequest(origin);
        git(origin, 'branch', 'trial');
        const clone = folderWith({});
        git(clone, 'clone', '--quiet', '--depth=1', '--branch=trial', `file://${origin}`, 'work');
        const run = await act(join(clone, 'work'), undefined, about, { comment: 'false' });
        expect(run).toMatchObject({ code: 1, complaints: '' });
        expect(run.summary).toContain('- Target of Regulars lowered from 120 to 100\n');
    });

    test('a branch that is checked out itself: what others did meanwhile is not its doing, but a key they revoked is', async () => {
        const folder = await cafe();
        commit(folder, { 'plan.strategy.md': read(folder).replace('120 by', '100 by').replace('Version: 1.0', 'Version: 1.1') });
        await sign(folder, 'dana');
        commit(folder);
        git(folder, 'checkout', '--quiet', 'main');
        commit(folder, { 'other.strategy.md': '# Strategy: Other\n', '.strategy/revoked_keys': readFileSync(join(folder, '.git/dana.pub'), 'utf8') });
        git(folder, 'checkout', '--quiet', 'topic');
        const run = await act(folder, undefined, event(git(folder, 'rev-parse', 'main'), git(folder, 'rev-parse', 'topic')), { comment: 'false' });
        expect(run.summary).not.toContain('other.strategy.md');
        expect(run.summary).toContain('| plan.strategy.md | Director | verified | **not trusted** |');
        expect(run.summary).toContain('was revoked');
    });
});

describe('whose signatures count', () => {
    test('is never what the change itself says', async () => {
        const folder = await cafe();
        commit(folder, {
            '.strategy/allowed_signers': allowed(folder, 'dana') + allowed(folder, 'mallory'), 'plan.strategy.md': read(folder).replace('120 by', '100 by'),
            'organisation.strategy.md': read(folder, 'organisation.strategy.md').replace('dana@', 'mallory@')
        });
        await sign(folder, 'mallory');
        commit(folder);
        const { summary } = await act(folder, undefined, pullRequest(folder), { comment: 'false' });
        expect(summary).toContain('| plan.strategy.md | Director | verified | **stale** |');
        expect(summary).toContain('The approval of "Director" is not trusted.');
        expect(summary).toContain('E-mail address of Director changed');
    });

    test('not even for a strategy that is new', async () => {
        const folder = await cafe();
        const own = read(folder).replace('Strategy: Harbour Café\n', 'Strategy: Second Café\n').replace(/## Approval[^]*/, '').replace('- Uses: [Who is who](organisation.strategy.md)\n', '') + read(folder, 'organisation.strategy.md').replace('# Who is who\n', '').replace('dana@', 'mallory@');
        commit(folder, { 'second.strategy.md': own, '.strategy/allowed_signers': allowed(folder, 'dana') + allowed(folder, 'mallory') });
        await sign(folder, 'mallory', 'second.strategy.md');
        commit(folder);
        const { summary } = await act(folder, undefined, pullRequest(folder), { comment: 'false' });
        expect(summary).toContain('| second.strategy.md | Director | none | **not trusted** |');
        commit(folder, { 'second.strategy.md': read(folder, 'second.strategy.md').replace(/## Approval[^]*/, '').replace('mallory@', 'dana@') });
        await sign(folder, 'dana', 'second.strategy.md');
        commit(folder);
        const trusted = await act(folder, undefined, {}, { comment: 'false', base: 'main' });
        expect(trusted.summary).toContain('| second.strategy.md | Director | none | **not trusted** |');
        expect(trusted.summary).toContain('Whose signature counts is settled there first, never by a change itself.');
    });

    test('an approval that was taken out is told', async () => {
        const folder = await cafe();
        commit(folder, { 'plan.strategy.md': read(folder).replace(/## Approval[^]*/, '') });
        const { summary } = await act(folder, undefined, pullRequest(folder), { comment: 'false' });
        expect(summary).toContain('| plan.strategy.md | Director | verified | **removed** |');
        expect(summary).toContain('It waits for the signature of Director (Dana Reyes).');
    });

    test('an approved strategy that is removed takes its approval along', async () => {
        const folder = await cafe();
        git(folder, 'rm', '--quiet', 'plan.strategy.md');
        commit(folder);
        const { code, summary } = await act(folder, undefined, pullRequest(folder), { comment: 'false' });
        expect(code).toBe(0);
        expect(summary).toContain('#### plan.strategy.md (removed)');
        expect(summary).toContain('| plan.strategy.md | Director | verified | removed with the file |');
        expect(summary).not.toContain('Who has to sign');
    });

    test('a rejection that is proven is no approval, and the person who may sign is the one of before', async () => {
        const folder = await cafe();
        const people = read(folder, 'organisation.strategy.md').replace('Held by: Dana Reyes', 'Held by: Bo Ek');
        commit(folder, { 'organisation.strategy.md': people, 'plan.strategy.md': read(folder).replace('Version: 1.0', 'Version: 1.1').replace('Approvers: Director', 'Approvers: Director, Manager\n- Quorum: 1') });
        await sign(folder, 'dana', 'plan.strategy.md', '--decision', 'rejected');
        commit(folder);
        const { summary } = await act(folder, undefined, pullRequest(folder), { comment: 'false' });
        expect(summary).toContain('| plan.strategy.md | Director | verified | **rejected** |');
        expect(summary).toContain('- plan.strategy.md is not approved with this change. Director rejected it. It waits for the signature of Manager (Ole Brandt).');
        commit(folder, { 'plan.strategy.md': read(folder).replace(/## Approval[^]*/, '') });
        expect((await act(folder, undefined, {}, { comment: 'false', base: 'main' })).summary).toContain('It waits for one signature, of Director (Dana Reyes) or Manager (Ole Brandt).');
    });

    test('a new approval of the new text is verified, and the strategy approved', async () => {
        const folder = await cafe();
        commit(folder, { 'plan.strategy.md': read(folder).replace('120 by', '100 by').replace('Version: 1.0', 'Version: 1.1') });
        await sign(folder, 'dana');
        commit(folder);
        const { summary } = await act(folder, undefined, pullRequest(folder), { comment: 'false' });
        expect(summary).toContain('- plan.strategy.md is approved.');
    });
});

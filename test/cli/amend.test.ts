import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { AmendReport } from '../../cli/commands/amend.js';
import type { VerifyReport } from '../../cli/commands/verify.js';
import { folderWith, strategyHere, type Outcome } from './strategy.js';

// Each test starts git and ssh-keygen many times.
vi.setConfig({ testTimeout: 60_000 });

const day = ['--today', '2027-03-01'];
const plan = `# Strategy: Harbour Café

- Organization: Harbour Café
- Kind: public
- Period: 2027
- Version: 2.1
- Status: approved
- Review: every 3 months by Manager, next 2027-04-01
- Owner: Manager
- Approvers: Director, Head of Sales
- Uses: [People](people.strategy.md)

## Goal: Guests

- Owner: Manager
- Teams: House
- Phase: mission
- Metric: Visits
- Target: 120 by 2027-12-31 from 80

## Platform: Instagram

- Priority: primary
- Personas: Guests of the harbour
- Owner: Manager

## Metric: Visits

- Source: till
- Measured: monthly by Manager

| Date       | Actual |
| ---------- | -----: |
| 2027-01-31 |     84 |
`;
const people = `## Persona: Guests of the harbour

- Active on: Instagram 60%
- Evidence: survey, October 2026

## Team: House

- Function: marketing

## Owner: Director

- Held by: Dana Reyes
- Email: dana@harbour.example

## Owner: Head of Sales

- Held by: Dana Reyes
- Email: dana@harbour.example

## Owner: Manager

- Held by: Ole Brandt
`;
const file = 'plan.strategy.md';

function git(folder: string, ...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@harbour.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
}

function commit(folder: string): void {
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'change');
}

const read = (folder: string, path = file): string => readFileSync(join(folder, path), 'utf8');
const edit = (folder: string, from: string | RegExp, to: string, path = file): void => writeFileSync(join(folder, path), read(folder, path).replace(from, to));
const run = (folder: string, ...args: string[]): Promise<Outcome> => strategyHere(folder, [...args, ...day]);
const sign = (folder: string, ...more: string[]): Promise<Outcome> => run(folder, 'sign', file, '--position', 'Director', '--key', 'dana', ...more);
const amend = (folder: string, ...more: string[]): Promise<Outcome> => run(folder, 'amend', file, '--reason', 'fewer visitors than planned', ...more);

async function report(folder: string, ...more: string[]): Promise<AmendReport> {
    const { output, complaints } = await amend(folder, '--format', 'json', ...more);
    expect(complaints).toBe('');
    return JSON.parse(output) as AmendReport;
}

async function approvals(folder: string): Promise<VerifyReport['files'][number]['approvals']> {
    return (JSON.parse((await run(folder, 'verify', '--format', 'json')).output) as VerifyReport).files.flatMap(({ approvals }) => approvals);
}

/** A repository with the plan, signed by its director and committed. */
async function signed({ committed = true } = {}): Promise<string> {
    const folder = folderWith({ [file]: plan, 'people.strategy.md': people }, { git: true });
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, 'dana')]);
    mkdirSync(join(folder, '.strategy'));
    writeFileSync(join(folder, '.strategy/allowed_signers'), `dana@harbour.example namespaces="strategy-approval" ${read(folder, 'dana.pub')}`);
    writeFileSync(join(folder, '.gitignore'), 'dana\n');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'plan');
    expect((await sign(folder)).complaints).toBe('');
    if (committed) commit(folder);
    return folder;
}

const lowered = 'Target of Guests lowered from 120 to 100';

test('sign, change, record the change, sign again', async () => {
    const folder = await signed();
    edit(folder, '120 by', '100 by');
    const { code, output } = await run(folder, 'verify');
    expect(code).toBe(1);
    expect(output).toMatch(/stale: Director \(.*\)\. .*Goal: Guests changed.*\n {2}- Target of Guests lowered from 120 to 100\n/);

    const shown = await amend(folder, '--requested-by', 'Head of Sales');
    expect(shown).toEqual({ code: 0, complaints: '', output: `Since Dana Reyes approved version 2.1 as Director on 2027-03-01
  ${lowered}

The record
  ## Change: ${lowered}
  
  - Date: 2027-03-01
  - Version: 2.2
  - Requested by: Head of Sales
  - Reason: fewer visitors than planned
  - Affects: Guests
  
  Since version 2.1:
  
  - ${lowered}

Version: 2.1, now 2.2
Must sign again: Director, Head of Sales
Nothing is written. Add --write to carry it out.
` });
    expect(read(folder)).toContain('Version: 2.1\n- Status: approved');

    const checked = (await run(folder, 'check')).output;
    expect((await amend(folder, '--requested-by', 'Head of Sales', '--write')).output).toContain('Done. Read it before you commit it');
    expect(read(folder)).toContain('- Version: 2.2\n- Status: in review\n');
    const after = (await run(folder, 'check')).output;
    expect(after).not.toContain('change-');
    expect(checked).not.toContain('change-');
    expect((await run(folder, 'format', '--check')).code).toBe(0);

    expect((await sign(folder)).complaints).toBe('');
    expect((await approvals(folder)).map(({ state }) => state)).toEqual(['stale', 'verified']);
    expect(read(folder).match(/^## Approval: Director$/gm)).toHaveLength(2);
    expect(await report(folder)).toMatchObject({ changes: [], edits: [], written: false });
    expect((await amend(folder)).output).toBe(`${file}: nothing has changed in meaning since Dana Reyes approved version 2.2 as Director on 2027-03-01, so there is nothing to record.\n`);
});

test('in JSON verify gives the changes beside what changed', async () => {
    const folder = await signed();
    edit(folder, '120 by', '100 by');
    expect(await approvals(folder)).toMatchObject([{ state: 'stale', changed: ['Goal: Guests'], changes: [{ path: file, kind: 'changed', block: { kind: 'Goal', title: 'Guests' }, field: 'Target', sentence: lowered }] }]);
    edit(folder, '100 by', '120 by');
    expect((await approvals(folder)).map(approval => 'changes' in approval)).toEqual([false]);
});

test('a second amendment renews the record, and both reasons stay', async () => {
    const folder = await signed();
    edit(folder, '120 by', '100 by');
    await amend(folder, '--write');
    commit(folder);
    edit(folder, '100 by', '90 by');
    const again = await run(folder, 'amend', file, '--reason', 'a cold spring', '--write', '--format', 'json');
    expect(JSON.parse(again.output)).toMatchObject({ renews: true, strategyVersion: { from: '2.1', to: '2.2' }, written: true });
    expect(read(folder).match(/^## Change: .*$/gm)).toEqual(['## Change: Target of Guests lowered from 120 to 90']);
    expect(read(folder)).toContain('- Reason: fewer visitors than planned; a cold spring\n');
    expect(read(folder)).toContain('\n- Target of Guests lowered from 120 to 90\n\n## Approval: Director\n');
});

describe('the approved text is found', () => {
    test('behind later commits, renames and recorded results', async () => {
        const folder = await signed();
        edit(folder, '|     84 |', '|     84 |\n| 2027-02-28 |     91 |');
        commit(folder);
        const found = git(folder, 'rev-parse', 'HEAD').trim();
        edit(folder, '120 by', '110 by');
        commit(folder);
        mkdirSync(join(folder, 'plans'));
        renameSync(join(folder, file), join(folder, 'plans', file));
        renameSync(join(folder, 'people.strategy.md'), join(folder, 'plans', 'people.strategy.md'));
        commit(folder);
        edit(folder, '110 by', '100 by', `plans/${file}`);
        const { output } = await run(join(folder, 'plans'), 'amend', file, '--reason', 'x', '--format', 'json');
        expect(JSON.parse(output)).toMatchObject({ since: { commit: found, position: 'Director', name: 'Dana Reyes', version: '2.1' }, changes: [{ sentence: lowered }] });
    });

    test('in a merge', async () => {
        const folder = await signed({ committed: false });
        const approval = read(folder).slice(plan.length);
        const branch = (name: string, from: string, to: string): void => {
            git(folder, 'checkout', '--quiet', '-B', name, 'start');
            edit(folder, from, to);
            commit(folder);
        };
        // One branch brings the approved target, the other the approved source; only their merge is the approved text.
        writeFileSync(join(folder, file), plan.replace('120 by', '90 by').replace('Source: till', 'Source: a list'));
        commit(folder);
        git(folder, 'tag', 'start');
        branch('target', '90 by', '120 by');
        branch('source', 'Source: a list', 'Source: till');
        git(folder, 'merge', '--quiet', '--no-edit', 'target');
        const merge = git(folder, 'rev-parse', 'HEAD').trim();
        writeFileSync(join(folder, file), `${plan.replace('120 by', '100 by')}${approval}`);
        git(folder, 'replace', '--graft', 'start'); // as if it had begun there
        expect(await report(folder)).toMatchObject({ since: { commit: merge }, changes: [{ sentence: lowered }] });
    });

    test('with the files it used', async () => {
        const folder = await signed();
        edit(folder, 'Ole Brandt', 'Eva Lund', 'people.strategy.md');
        commit(folder);
        const { changes, edits } = await report(folder);
        expect(changes.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual(['people.strategy.md: Position Manager is now held by Eva Lund, no longer by Ole Brandt']);
        expect(edits.at(-1)!.text).toContain('- Affects: Manager\n');
    });
});

describe('there is nothing to record', () => {
    test.each([
        ['where only results were recorded', '|     84 |', '|     84 |\n| 2027-02-28 |     91 |'],
        ['where only the words are written otherwise', '120 by 2027-12-31', '120 by 31 December 2027']
    ])('%s', async (_name, from, to) => {
        const folder = await signed();
        edit(folder, from, to);
        const before = read(folder);
        const { code, output } = await amend(folder, '--write');
        expect([code, output]).toEqual([0, expect.stringContaining('nothing has changed in meaning') as string]);
        expect(read(folder)).toBe(before);
    });
});

describe('it says what is missing', () => {
    test.each([
        ['a reason', ['amend', file], 'Say why the strategy was changed'],
        ['a file', ['amend', '--reason', 'x'], 'Expected one file'],
        ['a known format', ['amend', file, '--reason', 'x', '--format', 'pdf'], 'Unknown format "pdf"']
    ])('%s', async (_name, args, message) => {
        const { code, complaints } = await run(folderWith({ [file]: plan }), ...args);
        expect([code, complaints]).toEqual([2, expect.stringContaining(message) as string]);
    });

    test('an approval', async () => {
        const { code, complaints } = await amend(folderWith({ [file]: plan, 'people.strategy.md': people }));
        expect([code, complaints]).toEqual([2, 'Nobody has approved this strategy yet, so there is no approved text to compare with.']);
    });

    test('the approved text, where it was never committed', async () => {
        const folder = await signed({ committed: false });
        edit(folder, '120 by', '100 by');
        // The text before the signature is in git: the seal leaves the approval out, so it is the approved one.
        expect((await report(folder)).changes.map(({ sentence }) => sentence)).toEqual([lowered]);
        execFileSync('rm', ['-rf', join(folder, '.git')]);
        expect(await amend(folder)).toMatchObject({ code: 2, complaints: expect.stringContaining('No history of this file is kept here') as string });
        git(folder, 'init', '--quiet');
        expect(await amend(folder)).toMatchObject({ code: 2, complaints: 'This file has not been committed to Git yet, so its approved text is not known.' });
        git(folder, 'add', '--all');
        git(folder, 'commit', '--quiet', '--message', 'late');
        expect(await amend(folder)).toMatchObject({ code: 2, complaints: expect.stringContaining('The text that was approved is not in the history of this file.') as string });
        expect((await approvals(folder))[0]).toMatchObject({ state: 'stale', changes: null });
    });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VerifyReport } from '../../cli/commands/verify.js';
import { approvalCases } from '../helpers/approval-cases.js';
import { commit } from './repository.js';
import { folderWith, strategyHere } from './strategy.js';

const day = ['--today', '2027-03-01'];
const plan = `# Strategy: Harbour Café

- Organization: Harbour Café
- Kind: public
- Version: 1.0
- Owner: Manager
- Approvers: Director

We serve coffee.

## Owner: Director

- Held by: Dana Reyes
- Email: dana@harbour.example

## Owner: Manager

- Held by: Ole Brandt
- Email: ole@harbour.example

## Metric: Guests

- Source: till

| Date       | Actual |
| ---------- | -----: |
| 2027-01-31 |     84 |
`;

/** A repository with the plan, two keys, and a list in which Dana's counts. */
function repository(files: Record<string, string> = {}): string {
    const folder = folderWith({ 'plan.strategy.md': plan, ...files }, { git: true });
    for (const name of ['dana', 'ole']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, name)]);
    execFileSync('mkdir', [join(folder, '.strategy')]);
    writeFileSync(join(folder, '.strategy/allowed_signers'), `dana@harbour.example namespaces="strategy-approval" ${readFileSync(join(folder, 'dana.pub'), 'utf8')}`);
    return folder;
}

const read = (folder: string): string => readFileSync(join(folder, 'plan.strategy.md'), 'utf8');
const edit = (folder: string, from: string | RegExp, to: string): void => writeFileSync(join(folder, 'plan.strategy.md'), read(folder).replace(from, to));
const sign = (folder: string, ...more: string[]) => strategyHere(folder, ['sign', 'plan.strategy.md', '--position', 'Director', '--key', 'dana', ...day, ...more]);

async function states(folder: string, ...more: string[]): Promise<{ code: number | null; approvals: VerifyReport['files'][number]['approvals'] }> {
    const { code, output, complaints } = await strategyHere(folder, ['verify', '--format', 'json', ...day, ...more]);
    expect(complaints).toBe('');
    const report = JSON.parse(output) as VerifyReport;
    expect(report.version).toBe(1);
    return { code, approvals: report.files.flatMap(({ approvals }) => approvals) };
}

describe('sign and verify', () => {
    test('a signed strategy is verified, and adds nothing but its approval', async () => {
        const folder = repository();
        const { code, output, complaints } = await sign(folder);
        expect([code, complaints]).toEqual([0, '']);
        expect(output).toMatch(/^Director has signed version 1\.0 of plan\.strategy\.md \(fingerprint [\w-]{12}\)\.\n$/);
        expect(read(folder).startsWith(`${plan}\n## Approval: Director\n\n- Name: Dana Reyes\n- Date: 2027-03-01\n- Version: 1.0\n- Decision: approved\n\n\`\`\`strategy-approval\nstrategy-approval/1\n`)).toBe(true);
        const verified = await states(folder);
        expect(verified.code).toBe(0);
        expect(verified.approvals).toEqual([{
            position: 'Director', state: 'verified', reason: expect.stringContaining('Dana Reyes') as string, changed: [], signer: 'dana@harbour.example', date: '2027-03-01',
            fingerprint: /fingerprint ([\w-]{12})/.exec(output)![1], key: execFileSync('ssh-keygen', ['-lf', join(folder, 'dana.pub')], { encoding: 'utf8' }).split(' ')[1], line: 29
        }]);
    });

    test('ssh-keygen alone comes to the same', async () => {
        const folder = repository();
        await sign(folder);
        const { output: statement } = await strategyHere(folder, ['statement', 'plan.strategy.md', '--position', 'Director', ...day]);
        const signature = /-----BEGIN[^]*-----END SSH SIGNATURE-----\n/.exec(read(folder))![0];
        writeFileSync(join(folder, 'signature'), signature);
        const said = execFileSync('ssh-keygen', ['-Y', 'verify', '-f', '.strategy/allowed_signers', '-I', 'dana@harbour.example', '-n', 'strategy-approval', '-s', 'signature'], { cwd: folder, input: statement, encoding: 'utf8' });
        expect(said).toContain('Good "strategy-approval" signature for dana@harbour.example');
    });

    test.each([
        ['a changed value', 'We serve coffee.', 'We serve tea.', 'stale', ['Strategy: Harbour Café']],
        ['a block that comes', '## Metric: Guests', '## Goal: More guests\n\n## Metric: Guests', 'stale', ['Goal: More guests']],
        ['a recorded result', '|     84 |', '|     84 |\n| 2027-02-28 |     91 |', 'verified', []],
        ['trailing blanks', 'We serve coffee.', 'We serve coffee.  ', 'verified', []],
        ['a change record', '## Approval:', '## Change: Opening hours\n\n- Date: 2027-03-01\n\n## Approval:', 'verified', []],
        ['another name in the block', '- Name: Dana Reyes', '- Name: Ole Brandt', 'invalid', []],
        ['a letter of the signature', /(BEGIN SSH SIGNATURE-----\n.{40})(.)/, (all: string, before: string, letter: string) => before + (letter === 'A' ? 'B' : 'A'), 'invalid', []],
        ['another holder', 'dana@harbour.example\n\n## Owner: Manager', 'eva@harbour.example\n\n## Owner: Manager', 'stale', ['Owner: Director']]
    ] as [string, string | RegExp, string, string, string[]][])('%s', async (_name, from, to, state, changed) => {
        const folder = repository();
        await sign(folder);
        edit(folder, from, to);
        const { code, approvals } = await states(folder);
        expect(approvals.map(approval => [approval.state, approval.changed])).toEqual([[state, changed]]);
        expect(code).toBe(state === 'verified' ? 0 : 1);
    });

    test('a key that is not listed, or revoked, is not trusted', async () => {
        const folder = repository();
        await sign(folder, '--key', 'ole');
        expect((await states(folder)).approvals[0]).toMatchObject({ state: 'not trusted', reason: expect.stringContaining('not in the list of trusted keys') as string });
        const other = repository();
        await sign(other);
        writeFileSync(join(other, '.strategy/revoked_keys'), readFileSync(join(other, 'dana.pub')));
        expect((await states(other)).approvals[0]).toMatchObject({ state: 'not trusted', reason: expect.stringContaining('revoked') as string });
    });

    test('who is not in the list yet is told the line for it', async () => {
        const folder = repository();
        const { output } = await sign(folder, '--key', 'ole');
        const [, line] = /once somebody else has confirmed whose key it is:\n {2}(.*)\n/.exec(output)!;
        writeFileSync(join(folder, '.strategy/allowed_signers'), `${line}\n`);
        expect((await states(folder)).approvals.map(({ state }) => state)).toEqual(['verified']);
    });

    test.each([
        ['gone', 'There is no SSH key'],
        ['plan.strategy.md', 'There is no SSH key'],
        ['alone.pub', 'The private half of'],
        ['open', 'Others on this computer can read']
    ])('a key that cannot be used is told in plain words: %s', async (key, says) => {
        const folder = repository();
        writeFileSync(join(folder, 'alone.pub'), readFileSync(join(folder, 'dana.pub')));
        writeFileSync(join(folder, 'open'), readFileSync(join(folder, 'dana')), { mode: 0o644 });
        chmodSync(join(folder, 'open'), 0o644);
        const { code, output, complaints } = await sign(folder, '--key', key);
        expect([code, output]).toEqual([2, '']);
        expect(complaints).toContain(`Nothing was signed. ${says}`);
        expect(read(folder)).toBe(plan);
    });

    test('--trust names another list', async () => {
        const folder = repository({ 'lists/allowed_signers': '' });
        await sign(folder);
        expect((await states(folder, '--trust', 'lists/allowed_signers')).approvals[0]!.state).toBe('not trusted');
        expect(await strategyHere(folder, ['verify', '--trust', 'nowhere'])).toMatchObject({ code: 2 });
    });

    test('an unsigned record becomes the signed approval, with what it says', async () => {
        const folder = repository({ 'plan.strategy.md': `${plan}\n## Approval: director\n\n- Name: Dana\n- Decision: approved with conditions\n- Conditions: tea too\n- Valid until: 2027-12-31\n\nDecided on Friday.\n` });
        expect((await states(folder)).approvals.map(({ state }) => state)).toEqual(['unsigned']);
        await sign(folder);
        expect((await states(folder)).approvals.map(({ state }) => state)).toEqual(['verified']);
        expect(read(folder)).toContain('- Name: Dana Reyes\n- Date: 2027-03-01\n- Version: 1.0\n- Decision: approved with conditions\n- Conditions: tea too\n- Valid until: 2027-12-31\n');
        expect(read(folder)).toContain('\n\nDecided on Friday.\n');
        expect(read(folder).match(/## Approval/g)).toHaveLength(1);
    });

    test('an approval of an earlier version stays, and is no finding once the next is there', async () => {
        const folder = repository();
        await sign(folder);
        edit(folder, 'Version: 1.0', 'Version: 1.1');
        await sign(folder);
        expect((await states(folder)).approvals.map(({ state }) => state)).toEqual(['stale', 'verified']);
        const { output } = await strategyHere(folder, ['check', ...day]);
        expect(output).not.toContain('approval-is-stale');
    });
});

describe('verify --base holds a change against what was there before it', () => {
    const verify = (folder: string, ...more: string[]) => strategyHere(folder, ['verify', '--base', 'HEAD', ...day, ...more]);
    const addKey = (folder: string): void => writeFileSync(join(folder, '.strategy/allowed_signers'), readFileSync(join(folder, '.strategy/allowed_signers'), 'utf8') + `dana@harbour.example ${readFileSync(join(folder, 'ole.pub'), 'utf8')}`);

    function committed(): string {
        const folder = repository();
        commit(folder);
        return folder;
    }

    test('a new approval by a key that was there', async () => {
        const folder = committed();
        await sign(folder);
        expect(await verify(folder)).toMatchObject({ code: 0, complaints: '', output: expect.stringMatching(/^plan\.strategy\.md:\d+: verified: Director /) as string });
    });

    test('a key that the change brings along does not count, and it is told that it does', async () => {
        const folder = committed();
        addKey(folder);
        await sign(folder, '--key', 'ole', '--name', 'Dana Reyes', '--signer', 'dana@harbour.example');
        expect((await states(folder)).approvals[0]!.state, 'once it is merged').toBe('verified');
        const { code, output, complaints } = await verify(folder);
        expect({ code, complaints }).toEqual({ code: 1, complaints: '.strategy/allowed_signers: whose signatures count changes (adds dana@harbour.example). Signatures are held against the list before this change.' });
        expect(output).toContain('not trusted: Director');
    });

    test('an approval that is taken out, a version that goes back, and a strategy that is gone, are told', async () => {
        const folder = committed();
        await sign(folder);
        commit(folder, { 'other.strategy.md': read(folder) });
        edit(folder, /\n## Approval[^]*/, '');
        edit(folder, 'Version: 1.0', 'Version: 0.9');
        rmSync(join(folder, 'other.strategy.md'));
        const { code, output, complaints } = await verify(folder, '--format', 'json');
        expect({ code, complaints }).toEqual({ code: 0, complaints: 'other.strategy.md: this strategy is taken out, with its approvals.' });
        expect((JSON.parse(output) as VerifyReport).files).toEqual([{ path: 'plan.strategy.md', approvals: [], notes: ['an approval of "Director" is taken out.', 'the version goes back from 1.0 to 0.9.'] }]);
        expect((await verify(folder)).output).toContain('plan.strategy.md: note: an approval of "Director" is taken out.\n');
    });

    test('with a list of one\'s own it would be told twice whom to believe', async () => {
        expect(await verify(committed(), '--trust', '.strategy/allowed_signers')).toMatchObject({ code: 2, complaints: '--trust and --base both say whose signatures count. Give one of them.' });
    });
});

describe('sign refuses, and says what to do', () => {
    test.each([
        ['an unknown position', ['--position', 'Directr'], 'No position is called "Directr". Did you mean "Director"?'],
        ['no position', ['--position', ''], 'Say which position approves'],
        ['no key', ['--key', ''], 'Say with which key'],
        ['a key that is not there', ['--key', 'nothing'], 'There is no SSH key'],
        ['an unknown decision', ['--decision', 'perhaps'], '--decision is one of: approved, approved with conditions, rejected.'],
        ['conditions that are not named', ['--decision', 'approved with conditions'], 'Say the conditions under which it is approved.'],
        ['a day that does not exist', ['--date', '2027-02-30'], '"2027-02-30" is not a day.']
    ])('%s', async (_name, options, message) => {
        const folder = repository();
        const { code, complaints } = await sign(folder, ...options);
        expect(code).toBe(2);
        expect(complaints).toContain(message);
        expect(read(folder)).toBe(plan);
    });

    test('while errors stand', async () => {
        const folder = repository();
        edit(folder, '- Owner: Manager', '- Owner: Nobody');
        const { complaints } = await sign(folder);
        expect(complaints).toContain('This strategy cannot be approved as it is.\nplan.strategy.md:6: No position (Owner) is called "Nobody".');
    });

    test('what hides', async () => {
        const folder = repository();
        edit(folder, 'coffee', 'cof\u202Efee');
        expect((await sign(folder)).complaints).toContain('(U+202E)');
    });
});

test('the statement of a position is what it would sign, byte for byte', async () => {
    const folder = repository();
    const { output: before } = await strategyHere(folder, ['statement', 'plan.strategy.md', '--position', 'Director', ...day]);
    await sign(folder);
    const { output: after } = await strategyHere(folder, ['statement', 'plan.strategy.md', '--position', 'director', ...day]);
    expect(after).toBe(before);
    expect(read(folder)).toContain(`\`\`\`strategy-approval\n${before}-----BEGIN SSH SIGNATURE-----`);
});

test.each(approvalCases)('verify comes to the same as the server: $name', async ({ files, states, changed }) => {
    const folder = folderWith(files, { git: true });
    const { output, complaints } = await strategyHere(folder, ['verify', 'plan.strategy.md', '--format', 'json', ...day]);
    expect(complaints).toBe('');
    const [file] = (JSON.parse(output) as VerifyReport).files;
    expect(file!.approvals.map(({ state }) => state)).toEqual(states);
    if (changed) expect(file!.approvals[0]!.changed).toEqual(changed);
});

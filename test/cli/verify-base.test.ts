import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VerifyReport } from '../../cli/commands/verify.js';
import { keyPair } from '../language/approval/ssh-keygen.js';
import { commit, git, repository } from './repository.js';
import { folderWith, strategyHere } from './strategy.js';

/** What a pull request could try, in real repositories: `strategy verify --base` holds it against what was there before. */
const dana = keyPair('ed25519', 'base-dana');
const eve = keyPair('ed25519', 'base-eve');
const list = (...lines: string[]): string => lines.map(line => `${line}\n`).join('');
const danas = `dana@a.example namespaces="strategy-approval" ${dana.publicKey}`;
const evesAsDanas = `dana@a.example ${eve.publicKey}`;

const plan = (uses = 'organisation.strategy.md'): string => `# Strategy: Café

- Organization: Café
- Kind: public
- Version: 1.0
- Owner: Director
- Approvers: Director
- Uses: [Organisation](${uses})

We serve coffee.
`;
const organisation = `# Café

## Owner: Director

- Held by: Dana Reyes
- Email: dana@a.example
`;
const trust = '.strategy/allowed_signers';
const revoked = '.strategy/revoked_keys';
const before = { 'plan.strategy.md': plan(), 'organisation.strategy.md': organisation, [trust]: list(danas) };

const read = (folder: string, name = 'plan.strategy.md'): string => readFileSync(join(folder, name), 'utf8');
const edit = (folder: string, from: string | RegExp, to: string, name = 'plan.strategy.md'): void => {
    const text = read(folder, name);
    if (text.search(from) < 0) throw new Error(`Not found: ${String(from)}`);
    writeFileSync(join(folder, name), text.replace(from, to));
};

async function sign(folder: string, key = dana, { file = 'plan.strategy.md', date = '2027-03-01', decision = 'approved' } = {}): Promise<void> {
    const { code, complaints } = await strategyHere(folder, ['sign', file, '--position', 'Director', '--key', key.file, '--date', date, '--decision', decision, '--today', '2027-03-01']);
    expect([code, complaints]).toEqual([0, '']);
}

async function verify(folder: string, { base = 'HEAD', cwd = folder } = {}): Promise<{ states: string[]; notes: string[]; said: string; reasons: string }> {
    const { output, complaints } = await strategyHere(cwd, ['verify', '--base', base, '--format', 'json', '--today', '2027-03-01']);
    if (!output) return { states: [], notes: [], said: complaints, reasons: '' };
    const { files } = JSON.parse(output) as VerifyReport;
    const approvals = files.flatMap(file => file.approvals);
    return { states: approvals.map(({ state }) => state), notes: files.flatMap(({ notes = [] }) => notes), said: complaints, reasons: approvals.map(({ reason }) => reason).join(' ') };
}

describe('who holds a position is what it was before the change', () => {
    test('an address that the change puts into a used file does not count, and is told', async () => {
        const folder = repository({ ...before, [trust]: list(danas, `eve@a.example ${eve.publicKey}`) });
        edit(folder, 'dana@a.example', 'eve@a.example', 'organisation.strategy.md');
        await sign(folder, eve);
        const { states, said, reasons } = await verify(folder);
        expect(states).toEqual(['not trusted']);
        expect(reasons).toContain('signed by eve@a.example, but "Director" is held by dana@a.example');
        expect(said).toBe('organisation.strategy.md: who holds "Director" changes (dana@a.example before, eve@a.example now). Approvals are held against what was there before this change.');
    });

    test('nor one that it puts into the strategy itself, in place of the used file', async () => {
        const folder = repository({ ...before, [trust]: list(danas, `eve@a.example ${eve.publicKey}`) });
        edit(folder, /- Uses.*/, '- Kind: public\n\n## Owner: Director\n\n- Held by: Eve\n- Email: eve@a.example');
        edit(folder, '- Kind: public\n', '');
        await sign(folder, eve);
        expect(await verify(folder)).toMatchObject({ states: ['not trusted'], said: expect.stringContaining('who holds "Director" changes') as string });
    });

    test('who held it once cannot date an approval back', async () => {
        const folder = repository({ ...before, 'organisation.strategy.md': `${organisation}- Until: 2027-01-31\n` });
        await sign(folder, dana, { date: '2027-01-15' });
        const { states, reasons } = await verify(folder);
        expect([states, reasons]).toEqual([['not trusted'], 'The position "Director" ended on 2027-01-31, before the approval was proposed (2027-03-01).']);
        commit(folder);
        expect((await verify(folder)).states, 'it was there before, and counts at its own date').toEqual(['verified']);
    });

    test('in a strategy that is new, its own positions do not count', async () => {
        const folder = repository({ [trust]: list(danas) });
        writeFileSync(join(folder, 'plan.strategy.md'), plan().replace(/- Uses.*\n/, '') + organisation.slice(organisation.indexOf('\n##')));
        await sign(folder);
        expect(await verify(folder)).toMatchObject({ states: ['not trusted'] });
    });
});

describe('which keys count is what it was before the change', () => {
    test('one that had expired cannot date an approval back', async () => {
        const folder = repository({ ...before, [trust]: list(`dana@a.example valid-before="20270215Z" ${dana.publicKey}`) });
        await sign(folder, dana, { date: '2027-01-15' });
        expect(await verify(folder)).toMatchObject({ states: ['not trusted'], reasons: expect.stringContaining('had expired on 2027-03-01') as string });
        commit(folder);
        expect((await verify(folder)).states).toEqual(['verified']);
    });

    test('a revocation that the change takes out still holds, and is told', async () => {
        const folder = repository({ ...before, [revoked]: `${dana.publicKey}\n` });
        rmSync(join(folder, revoked));
        await sign(folder);
        expect(await verify(folder)).toMatchObject({ states: ['not trusted'], said: expect.stringContaining('.strategy/revoked_keys: whose signatures count changes') as string });
    });

    test('a list nearer to the strategy that the change brings does not count', async () => {
        const folder = repository({ [trust]: list(danas), 'sub/plan.strategy.md': plan('../organisation.strategy.md'), 'organisation.strategy.md': organisation });
        mkdirSync(join(folder, 'sub/.strategy'));
        writeFileSync(join(folder, 'sub', trust), list(evesAsDanas));
        await sign(folder, eve, { file: 'sub/plan.strategy.md' });
        expect((await verify(folder)).states).toEqual(['not trusted']);
    });

    test('what is revoked above is revoked below', async () => {
        const folder = repository({ [trust]: list(danas), [revoked]: `${dana.publicKey}\n`, [`sub/${revoked}`]: '# none\n', 'sub/plan.strategy.md': plan('../organisation.strategy.md'), 'organisation.strategy.md': organisation });
        await sign(folder, dana, { file: 'sub/plan.strategy.md' });
        expect(await verify(folder)).toMatchObject({ states: ['not trusted'], reasons: expect.stringContaining('revoked') as string });
        expect((await strategyHere(folder, ['verify', '--today', '2027-03-01'])).output).toContain('not trusted');
    });

    test('a strategy that moves is held against the list of the place where it comes to stand', async () => {
        const folder = repository({
            [trust]: list(danas), [`playground/${trust}`]: list(danas, evesAsDanas), 'playground/plan.strategy.md': plan('../organisation.strategy.md'), 'organisation.strategy.md': organisation
        });
        await sign(folder, eve, { file: 'playground/plan.strategy.md' });
        commit(folder);
        expect((await verify(folder)).states).toEqual(['verified']);
        mkdirSync(join(folder, 'real'));
        git(folder, 'mv', 'playground/plan.strategy.md', 'real/plan.strategy.md');
        expect((await verify(folder)).states).toEqual(['not trusted']);
    });

    test.each([[revoked, 'cannot verify'], [trust, 'not trusted']])('%s that is a link is there and cannot be read', async (name, expected) => {
        const folder = repository({ ...before, elsewhere: name === trust ? list(danas) : `${dana.publicKey}\n` });
        rmSync(join(folder, name), { force: true });
        symlinkSync('../elsewhere', join(folder, name));
        commit(folder);
        await sign(folder);
        expect((await verify(folder)).states).toEqual([expected]);
    });
});

describe('what the change takes away is told', () => {
    test('a signed rejection that becomes an approval', async () => {
        const folder = repository(before);
        await sign(folder, dana, { decision: 'rejected' });
        commit(folder);
        edit(folder, /\n## Approval[^]*/, '');
        await sign(folder);
        expect(await verify(folder)).toMatchObject({ states: ['verified'], notes: ['an approval of "Director" is taken out.'] });
    });

    test('but not a record that is signed, a file that moves, or blanks', async () => {
        const folder = repository({ ...before, 'plan.strategy.md': `${plan()}\n## Approval: Director\n\n- Name: Dana\n` });
        await sign(folder);
        expect(await verify(folder)).toMatchObject({ states: ['verified'], notes: [], said: '' });
        commit(folder);
        git(folder, 'mv', 'plan.strategy.md', 'strategy-of-2027.strategy.md');
        edit(folder, /\n/g, ' \r\n', 'strategy-of-2027.strategy.md');
        expect(await verify(folder)).toMatchObject({ states: ['verified'], notes: [], said: '' });
    });
});

describe('clones', () => {
    test('in a shallow clone, against the tip that it has; without the base it says what to do', async () => {
        const folder = repository(before);
        git(folder, 'checkout', '--quiet', '-b', 'topic');
        await sign(folder);
        commit(folder);
        const clone = join(folderWith({}), 'clone');
        execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=topic', `file://${folder}`, clone], { stdio: 'ignore' });
        expect(await verify(clone, { base: 'origin/main' })).toMatchObject({ states: [], said: expect.stringContaining('fetch it first') as string });
        git(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main');
        expect((await verify(clone, { base: 'FETCH_HEAD' })).states).toEqual(['verified']);
        git(folder, 'checkout', '--quiet', 'main');
        commit(folder, { [revoked]: `${dana.publicKey}\n` });
        git(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main');
        expect((await verify(clone, { base: 'FETCH_HEAD' })).states, 'revoked on the branch in the meantime').toEqual(['not trusted']);
    });

    test('a list of revoked keys that cannot be read is not passed over', async () => {
        const folder = repository({ ...before, 'lists/allowed_signers': list(danas), 'lists/revoked_keys/file': '' });
        await sign(folder);
        expect(await strategyHere(folder, ['verify', '--trust', 'lists/allowed_signers'])).toMatchObject({ code: 2, complaints: expect.stringContaining('could not be read') as string });
    });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { commit, git, repository } from './repository.js';
import { folderWith, strategy, strategyHere } from './strategy.js';

const file = 'plans/acme.strategy.md';
const plan = (target = '120', owner = 'Ann', more = ''): string =>
    `# Strategy: Acme\n\n- Status: draft\n\n## Goal: Leads\n\n- Target: ${target} by 2027-12-31\n- Owner: ${owner}\n\n## Owner: Ann\n\n- Held by: Ann Lee\n${more}`;

let folder = '';
const text = (): string => readFileSync(join(folder, file), 'utf8');

/** Both branches start at `first`; `ours` is checked out. Git by itself finds a conflict in what they do. */
async function branches(ours: string, theirs: string): Promise<void> {
    git(folder, 'checkout', '--quiet', '-b', 'theirs', 'first');
    commit(folder, { [file]: theirs });
    git(folder, 'checkout', '--quiet', '-b', 'ours', 'first');
    commit(folder, { [file]: ours });
    expect(() => git(folder, 'merge', '--quiet', 'theirs'), 'git alone cannot merge this').toThrow();
    git(folder, 'merge', '--abort');
    expect(await strategy(folder, ['merge-file', '--install'])).toMatchObject({ code: 0, complaints: '' });
    commit(folder);
}

describe('git merges two branches field by field', () => {
    beforeEach(async () => {
        folder = repository({ [file]: plan() });
        await branches(plan('100'), plan('120', 'Bo', '\n## Owner: Bo\n\n- Held by: Bo Ek\n'));
    });
    const both = plan('100', 'Bo', '\n## Owner: Bo\n\n- Held by: Bo Ek\n');

    test.each<[name: string, args: string[]]>([['a merge', ['merge', '--quiet', '--no-edit', 'theirs']], ['a squash', ['merge', '--quiet', '--squash', 'theirs']], ['a cherry-pick', ['cherry-pick', 'theirs']]])('%s', (_, args) => {
        git(folder, ...args);
        expect(text()).toBe(both);
    });

    test('a rebase', () => {
        git(folder, 'rebase', '--quiet', '--onto', 'ours', 'first', 'theirs');
        expect(text()).toBe(both);
        expect(git(folder, 'status', '--porcelain')).toBe('');
    });

    test('a stash that is taken back', () => {
        writeFileSync(join(folder, file), plan('90'));
        git(folder, 'stash', '--quiet');
        commit(folder, { [file]: plan('100', 'Bo') });
        git(folder, 'stash', 'pop', '--quiet');
        expect(text()).toBe(plan('90', 'Bo'));
    });
});

test('where both changed a field, git stops, and only this field is in conflict', async () => {
    folder = repository({ [file]: plan() });
    await branches(plan('100', 'Ann', '- Team: Sales\n'), plan('90', 'Bo'));
    expect(() => git(folder, 'merge', '--quiet', 'theirs')).toThrow();
    expect(git(folder, 'diff', '--name-only', '--diff-filter=U')).toBe(`${file}\n`);
    expect(text()).toMatch(/^<<<<<<< .+\n- Target: 100 by 2027-12-31\n\|{7} .+\n- Target: 120 by 2027-12-31\n=======\n- Target: 90 by 2027-12-31\n>>>>>>> .+\n- Owner: Bo\n/m);
    expect(text()).toContain('- Team: Sales\n');
    const { code, output } = await strategyHere(folder, ['check', '.', '--today', '2027-03-01']);
    expect(code).toBe(1);
    expect(output).toMatch(/acme\.strategy\.md:7:1: error: Two versions of this file were merged, and lines 7 to 13 still hold both.+\[merge-must-be-finished\]/);
});

test('the words of the house are known while merging', async () => {
    const own = (amount: string, why: string): string => `# Strategy: Acme\n\n## Ziel: Leads\n\n- Target: ${amount}\n- Zweck: ${why}\n`;
    folder = repository({ [file]: own('1', 'x'), 'strategy.config.json': '{"synonyms": {"Ziel": "Goal"}}' });
    await branches(own('2', 'x'), own('1', 'y'));
    git(folder, 'merge', '--quiet', '--no-edit', 'theirs');
    expect(text()).toBe(own('2', 'y'));
});

describe('strategy merge-file', () => {
    const merging = (files: Record<string, string | Uint8Array>, ...args: string[]): Promise<{ code: number | null; result: Buffer; complaints: string }> => {
        const place = folderWith(files);
        return strategyHere(place, ['merge-file', ...args]).then(({ code, complaints }) => ({ code, complaints, result: readFileSync(join(place, 'ours')) }));
    };

    test('writes the result into OURS, with the labels and the size of git\'s markers', async () => {
        expect(await merging({ base: plan(), ours: plan('100'), theirs: plan('120', 'Bo') }, 'base', 'ours', 'theirs', file)).toMatchObject({ code: 0, result: Buffer.from(plan('100', 'Bo')) });
        const { code, result } = await merging({ base: plan(), ours: plan('100'), theirs: plan('90') }, '--marker-size', '9', '--', 'base', 'ours', 'theirs', file, 'old', 'HEAD', '%Y');
        expect(code).toBe(1);
        expect(String(result)).toMatch(/^<{9} HEAD\n.+\n\|{9} old\n.+\n={9}\n.+\n>{9} theirs\n/m);
    });

    test('merges bytes that are no UTF-8 by lines, and keeps each of them', async () => {
        const latin = (target: string, name: string): Buffer => Buffer.from(plan(target).replace('Ann Lee', name), 'latin1');
        expect(await merging({ base: latin('120', 'Jörg'), ours: latin('100', 'Jörg'), theirs: latin('120', 'Jürg') }, 'base', 'ours', 'theirs', file)).toMatchObject({ code: 0, result: latin('100', 'Jürg') });
    });

    test('says what it lacks; what cannot be read is a failure to git, not a conflict', async () => {
        expect(await merging({ ours: '' }, 'base', 'ours')).toMatchObject({ code: 2, complaints: expect.stringContaining('Expected three files') as string });
        expect(await merging({ ours: plan(), theirs: plan() }, 'base', 'ours', 'theirs', file)).toMatchObject({ code: 129, complaints: expect.stringContaining(`${file} could not be merged`) as string, result: Buffer.from(plan()) });
    });

    test('--install keeps what .gitattributes says, and says nothing twice', async () => {
        folder = repository({ '.gitattributes': '* text=auto' });
        for (let time = 0; time < 2; time++) expect((await strategy(folder, ['merge-file', '--install'])).code).toBe(0);
        expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toBe('* text=auto\n*.strategy.md merge=strategy\n');
        expect(git(folder, 'config', 'merge.strategy.driver')).toMatch(/merge-file --marker-size %L -- %O %A %B %P %S %X %Y\n$/);
    });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, strategyHere } from './strategy.js';

const people = `## Team: Marketing

- Lead: Head

## Owner: Head

- Email: head@acme.example
- GitHub: @ann-lee, @acme/marketing

## Owner: Chief

- Email: chief@acme.example

## Owner: Nobody known

- Held by: Bo
`;
const plan = (owner: string, approvers = ''): string => `# Strategy: Plan\n\n- Owner: ${owner}\n${approvers && `- Approvers: ${approvers}\n`}- Uses: [People](people.strategy.md)\n`;

const run = async (folder: string, ...args: string[]): Promise<string> => {
    const { code, output, complaints } = await strategyHere(folder, ['codeowners', ...args]);
    expect([code, complaints]).toEqual([0, '']);
    return output;
};

describe('strategy codeowners', () => {
    test('names the owner and the approvers of a strategy, and the leads of a shared file', async () => {
        const folder = folderWith({ 'plan.strategy.md': plan('Head', 'Chief, Head'), 'people.strategy.md': people }, { git: true });
        expect(await run(folder)).toBe('/people.strategy.md @ann-lee @acme/marketing\n/plan.strategy.md @ann-lee @acme/marketing chief@acme.example\n');
    });

    test('writes paths from the root of the repository, whichever folder it stands in', async () => {
        const folder = folderWith({ 'plans/a/plan.strategy.md': plan('Head'), 'plans/a/people.strategy.md': people }, { git: true });
        expect(await run(join(folder, 'plans'), 'a/plan.strategy.md')).toBe('/plans/a/plan.strategy.md @ann-lee @acme/marketing\n');
    });

    test('says whom nobody can ask, and why, and takes no line apart', async () => {
        const folder = folderWith({ 'plan.strategy.md': plan('Nobody known'), 'people.strategy.md': people, 'empty.strategy.md': '# Strategy: Empty\n', 'shared.strategy.md': '## Owner: A\n' }, { git: true });
        expect(await run(folder)).toBe([
            '# /empty.strategy.md has nobody: the strategy names no owner and no approver that it describes',
            '/people.strategy.md @ann-lee @acme/marketing',
            '# /plan.strategy.md has nobody: "Nobody known" has no line "GitHub: @name" or "Email: ..."',
            '# /shared.strategy.md has nobody: no team in it has a lead that it describes', ''
        ].join('\n'));
    });

    test('lets the approvers guard the list of keys', async () => {
        const folder = folderWith({ 'plan.strategy.md': plan('Head', 'Chief'), 'people.strategy.md': people, '.strategy/allowed_signers': '', 'deep/.strategy/allowed_signers': '' }, { git: true });
        expect((await run(folder)).split('\n').slice(-2)).toEqual(['/.strategy/ chief@acme.example', '']);
    });

    test.each([
        ['a b.strategy.md', '/a\\ b.strategy.md'], ['#1 !x [y]*.strategy.md', '/?1\\ ?x\\ ?y??.strategy.md'], ['a\nb\tc\u00A0d.strategy.md', '/a?b?c?d.strategy.md'], ['back\\slash.strategy.md', '/back?slash.strategy.md'],
        ['größe.strategy.md', '/größe.strategy.md']
    ])('writes the path %j as GitHub reads it', async (path, pattern) => {
        const folder = folderWith({ [path]: plan('Head'), 'people.strategy.md': people }, { git: true });
        expect(await run(folder, path)).toBe(`${pattern} @ann-lee @acme/marketing\n`);
    });

    test('leaves out what is no name and no address', async () => {
        const hostile = people.replace('@ann-lee, @acme/marketing', 'ann @-x @a b@c #all @o/t/x').replace('head@acme.example', 'a b@acme.example');
        const folder = folderWith({ 'plan.strategy.md': plan('Head'), 'people.strategy.md': hostile }, { git: true });
        expect(await run(folder, 'plan.strategy.md')).toBe('/plan.strategy.md @a\n');
    });
});

describe('--write', () => {
    const files = { 'plan.strategy.md': plan('Head'), 'people.strategy.md': people };
    const own = (lines: string): string => `# Begin of what "strategy codeowners" wrote: the positions in the strategies say who reviews them.\n${lines}# End of what "strategy codeowners" wrote.\n`;
    const lines = '/people.strategy.md @ann-lee @acme/marketing\n/plan.strategy.md @ann-lee @acme/marketing\n';
    const read = (folder: string): string => readFileSync(join(folder, 'CODEOWNERS'), 'utf8');

    test('makes the file, and changes nothing the second time', async () => {
        const folder = folderWith(files, { git: true });
        expect(await run(folder, '--write', 'CODEOWNERS')).toBe('CODEOWNERS: brought up to date.\n');
        expect(read(folder)).toBe(own(lines));
        expect(await run(folder, '--write', 'CODEOWNERS')).toBe('CODEOWNERS: nothing to change.\n');
        expect(read(folder)).toBe(own(lines));
    });

    test.each([
        ['* @all\n', `* @all\n\n${own(lines)}`], ['* @all', `* @all\n\n${own(lines)}`], ['', own(lines)], [`# Ours\n${own('/old @x\n')}/z @y\n`, `# Ours\n${own(lines)}/z @y\n`]
    ])('keeps every other line of %j', async (before, after) => {
        const folder = folderWith({ ...files, CODEOWNERS: before }, { git: true });
        await run(folder, '--write', 'CODEOWNERS');
        expect(read(folder)).toBe(after);
    });

    test('keeps line ends', async () => {
        const folder = folderWith({ ...files, CODEOWNERS: '* @all\r\n' }, { git: true });
        await run(folder, '--write', 'CODEOWNERS');
        expect(read(folder)).toBe(`* @all\n\n${own(lines)}`.replaceAll('\n', '\r\n'));
    });

    test.each([[own('').split('\n')[0]!], [`${own('')}${own('')}`], [own('').split('\n').toReversed().join('\n')]])('does not guess at broken markers: %j', async before => {
        const folder = folderWith({ ...files, CODEOWNERS: before }, { git: true });
        expect(await strategyHere(folder, ['codeowners', '--write', 'CODEOWNERS'])).toMatchObject({ code: 2, complaints: expect.stringContaining('one marker') as string });
        expect(read(folder)).toBe(before);
    });

    test('says when the file cannot be written', async () => {
        const folder = folderWith(files, { git: true });
        expect(await strategyHere(folder, ['codeowners', '--write', 'none/CODEOWNERS'])).toMatchObject({ code: 2, complaints: expect.stringContaining('none/CODEOWNERS could not be written') as string });
    });
});

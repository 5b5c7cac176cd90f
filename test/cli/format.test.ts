import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith, program, strategyHere } from './strategy.js';

const untidy = '##  goal: A\n* phase:data\n* owner :Ann\n';
const tidy = '## Goal: A\n\n- Owner: Ann\n- Phase: data\n';
const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

test('files are rewritten in place, and the command tells which', async () => {
    const folder = folderWith({ 'a.strategy.md': untidy, 'b.strategy.md': tidy, 'sub/c.strategy.md': untidy, 'notes.md': untidy });
    expect(await strategyHere(folder, ['format'])).toEqual({ code: 0, complaints: '', output: 'a.strategy.md: formatted, 4 places\nsub/c.strategy.md: formatted, 4 places\n3 files: 2 formatted.\n' });
    expect(['a.strategy.md', 'b.strategy.md', 'sub/c.strategy.md', 'notes.md'].map(path => read(folder, path))).toEqual([tidy, tidy, tidy, untidy]);
    expect(await strategyHere(folder, ['format', '.'])).toEqual({ code: 0, complaints: '', output: '3 files: nothing to format.\n' });
});

test('--check only tells, and its code is 1 when there is something to format', async () => {
    const folder = folderWith({ 'a.strategy.md': untidy, 'b.strategy.md': tidy });
    expect(await strategyHere(folder, ['format', '--check'])).toEqual({ code: 1, complaints: '', output: 'a.strategy.md: 4 places to format\n2 files: 1 to format. "strategy format" does it.\n' });
    expect(read(folder, 'a.strategy.md')).toBe(untidy);
    expect(await strategyHere(folder, ['format', '--check', 'b.strategy.md'])).toEqual({ code: 0, complaints: '', output: '1 file: nothing to format.\n' });
});

test('a file keeps its mode, its byte-order mark and its line ends, and nothing is left beside it', async () => {
    const folder = folderWith({ 'a.strategy.md': `\uFEFF${untidy.replaceAll('\n', '\r\n')}` });
    chmodSync(join(folder, 'a.strategy.md'), 0o640);
    await strategyHere(folder, ['format', '.']);
    expect(read(folder, 'a.strategy.md')).toBe(`\uFEFF${tidy.replaceAll('\n', '\r\n')}`);
    expect(statSync(join(folder, 'a.strategy.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.strategy.md']);
});

test('a file that is in form is not touched', async () => {
    const folder = folderWith({ 'a.strategy.md': tidy });
    const before = statSync(join(folder, 'a.strategy.md'));
    await strategyHere(folder, ['format', '.']);
    const { ino, mtimeMs } = statSync(join(folder, 'a.strategy.md'));
    expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs });
});

test('a symbolic link stays one, and the file it leads to is formatted', async () => {
    const folder = folderWith({ 'real/a.strategy.md': untidy });
    symlinkSync(join('real', 'a.strategy.md'), join(folder, 'link.strategy.md'));
    await strategyHere(folder, ['format', 'link.strategy.md']);
    expect(lstatSync(join(folder, 'link.strategy.md')).isSymbolicLink()).toBe(true);
    expect(read(folder, 'real/a.strategy.md')).toBe(tidy);
});

test('git says what is left out; a file that is named is formatted', async () => {
    const folder = folderWith({ '.gitignore': 'drafts/\n', 'drafts/a.strategy.md': untidy, 'b.strategy.md': tidy }, { git: true });
    expect((await strategyHere(folder, ['format', '.'])).output).toBe('1 file: nothing to format.\n');
    expect((await strategyHere(folder, ['format', 'drafts/a.strategy.md'])).output).toContain('formatted, 4 places');
});

test('standard input comes out formatted', async () => {
    const folder = folderWith({});
    expect(await strategyHere(folder, ['format', '-', '--stdin-path', 'a.strategy.md'], untidy)).toEqual({ code: 0, complaints: '', output: tidy });
    expect(await strategyHere(folder, ['format', '-', '--stdin-path', 'a.strategy.md'], tidy)).toEqual({ code: 0, complaints: '', output: tidy });
    expect(await strategyHere(folder, ['format', '--check', '-', '--stdin-path', 'a.strategy.md'], untidy)).toMatchObject({ code: 1, output: expect.stringContaining('a.strategy.md: 4 places to format') as string });
});

test('standard input as a process: with its byte-order mark; and bytes that are no UTF-8 are refused', () => {
    const formatted = (input: Buffer) => spawnSync(process.execPath, [program, 'format', '-', '--stdin-path', 'a.strategy.md'], { cwd: folderWith({}), input });
    expect(formatted(Buffer.from(`\uFEFF${untidy}`)).stdout.equals(Buffer.from(`\uFEFF${tidy}`))).toBe(true);
    const refused = formatted(Buffer.from('## goal: M\xfcnchen\n', 'latin1'));
    expect({ code: refused.status, output: refused.stdout.toString(), complaints: refused.stderr.toString() }).toEqual({ code: 2, output: '', complaints: 'Standard input is not UTF-8 text.\n' });
});

test('an approval in any file of the repository keeps the blocks of the files it uses', async () => {
    const shared = '## owner:  Ann  \n\n\n\n## team:  B\n';
    const folder = folderWith({
        'plans/plan.strategy.md': '# Strategy: S\n\n- Uses: [Shared](../shared.strategy.md)\n\n## Approval: Ann\n\n```strategy-approval\n```\n', 'shared.strategy.md': shared, 'other.strategy.md': shared
    }, { git: true });
    await strategyHere(folder, ['format', 'shared.strategy.md', 'other.strategy.md']);
    expect(read(folder, 'shared.strategy.md')).toBe('## owner:  Ann\n\n## team:  B\n');
    expect(read(folder, 'other.strategy.md')).toBe('## Owner: Ann\n\n## Team: B\n');
});

test('house words are read from beside the file, or from --config', async () => {
    const text = '## ziel:  A\n';
    const config = '{"synonyms": {"Ziel": "Goal"}}';
    const folder = folderWith({ 'a.strategy.md': text, 'house.json': config, 'own/a.strategy.md': text, 'own/strategy.config.json': config }, { git: true });
    await strategyHere(folder, ['format', '.']);
    expect([read(folder, 'a.strategy.md'), read(folder, 'own/a.strategy.md')]).toEqual([text, '## Ziel: A\n']);
    await strategyHere(folder, ['format', 'a.strategy.md', '--config', 'house.json']);
    expect(read(folder, 'a.strategy.md')).toBe('## Ziel: A\n');
});

test('a file that is not UTF-8 is refused, and then no file is written', async () => {
    const folder = folderWith({ 'a.strategy.md': untidy, 'b.strategy.md': Buffer.from('## goal: M\xfcnchen\n', 'latin1') });
    expect(await strategyHere(folder, ['format', '.'])).toEqual({ code: 2, output: '', complaints: expect.stringMatching(/^b\.strategy\.md: A character cannot be read here: this file is not saved as UTF-8.* Nothing was written\.$/) as string });
    expect(read(folder, 'a.strategy.md')).toBe(untidy);
});

test.each([
    { args: ['format', '-'], says: '--stdin-path' },
    { args: ['format', '-', 'a.strategy.md', '--stdin-path', 'a.strategy.md'], says: 'stands alone' },
    { args: ['format', 'missing.strategy.md'], says: 'There is no file or folder "missing.strategy.md".' },
    { args: ['format', '--write'], says: '--write' }
])('$args is wrong usage', async ({ args, says }) => {
    const outcome = await strategyHere(folderWith({ 'a.strategy.md': tidy }), args);
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(outcome.complaints).toContain(says);
});

test('the examples that come with the language are in form', async () => {
    expect(await strategyHere(fileURLToPath(new URL('../../examples', import.meta.url)), ['format', '--check', '.'])).toEqual({ code: 0, complaints: '', output: '3 files: nothing to format.\n' });
});

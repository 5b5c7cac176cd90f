import { expect, test } from 'vitest';
import { broken, draft, fine, folderWith, strategy, strategyHere } from './strategy.js';

const files = { 'fine.strategy.md': fine, 'draft.strategy.md': draft, 'broken.strategy.md': broken, 'empty/readme.md': '# Nothing\n', 'bad.json': '{', 'odd.json': '{"severities": {}}' };
const today = ['--today', '2027-03-01'];

test.each([
    { args: ['check', 'fine.strategy.md'], code: 0 },
    { args: ['check', 'draft.strategy.md'], code: 0 },
    { args: ['check', 'broken.strategy.md'], code: 1 },
    { args: ['check', '.'], code: 1 },
    { args: ['check'], code: 1 },
    { args: ['check', 'fine.strategy.md', '--max-warnings', '0'], code: 0 },
    { args: ['check', 'draft.strategy.md', '--max-warnings', '0'], code: 1 },
    { args: ['check', 'draft.strategy.md', '--max-warnings', '50'], code: 0 },
    { args: ['model', 'fine.strategy.md'], code: 0 },
    { args: ['model', 'broken.strategy.md'], code: 0 },
    { args: ['render', 'fine.strategy.md', '-o', 'out.html'], code: 0 },
    { args: ['help'], code: 0 },
    { args: ['check', '--help'], code: 0 },
    { args: ['--version'], code: 0 }
])('strategy $args ends with $code', async ({ args, code }) => {
    const outcome = await strategyHere(folderWith(files), ['check', 'model', 'render'].includes(args[0]!) ? [...args, ...today] : args);
    expect(outcome).toMatchObject({ code, complaints: '' });
});

test.each([
    { args: ['chekc'], says: 'There is no command "chekc"' },
    { args: ['check', '--frobnicate'], says: '--frobnicate' },
    { args: ['check', 'missing.strategy.md'], says: 'There is no file or folder "missing.strategy.md".' },
    { args: ['check', 'empty'], says: 'There is no *.strategy.md file in "empty".' },
    { args: ['check', '.', '--format', 'pdf'], says: 'Unknown format "pdf"' },
    { args: ['check', '.', '--max-warnings', 'many'], says: '--max-warnings takes a number' },
    { args: ['check', '.', '--max-warnings', '-1'], says: '--max-warnings' },
    { args: ['check', '.', '--max-warnings', ''], says: '--max-warnings takes a number' },
    { args: ['check', '.', '--today', '2027-02-30'], says: '"2027-02-30" is not a date' },
    { args: ['check', '.', '--config', 'bad.json'], says: 'bad.json: This is not valid JSON' },
    { args: ['check', '.', '--config', 'odd.json'], says: 'odd.json: Unknown setting "severities"' },
    { args: ['check', '.', '--config', 'none.json'], says: 'none.json' },
    { args: ['check', 'empty/readme.md'], says: '"empty/readme.md" is no strategy: its name does not end in ".strategy.md". To make a strategy of it: strategy import empty/readme.md' },
    { args: ['sign', 'bad.json', '--position', 'CEO', '--key', 'key'], says: '"bad.json" is no strategy' },
    { args: ['check', '-', '--stdin-path', 'plan.md'], says: '"plan.md" is no strategy' },
    { args: ['check', '-'], says: '--stdin-path' },
    { args: ['check', '-', 'fine.strategy.md', '--stdin-path', 'a.strategy.md'], says: 'stands alone' },
    { args: ['model'], says: 'Expected one file' },
    { args: ['model', 'fine.strategy.md', 'draft.strategy.md'], says: 'Expected one file' },
    { args: ['model', 'missing.strategy.md'], says: 'There is no file' },
    { args: ['model', '.'], says: 'Expected one file' },
    { args: ['render', 'fine.strategy.md'], says: 'Say where to write' },
    { args: ['render', 'fine.strategy.md', '-o', 'out.txt'], says: 'should end in .html' },
    { args: ['render', 'fine.strategy.md', '-o', 'nowhere/out.html'], says: 'nowhere/out.html could not be written' },
    { args: ['lsp'], says: 'lsp --stdio' }
])('strategy $args is wrong usage: $says', async ({ args, says }) => {
    const outcome = await strategyHere(folderWith(files), args);
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(outcome.complaints).toContain(says);
    expect(outcome.complaints, 'no stack trace').not.toMatch(/^\s+at /m);
});

test.each([['sign', '--help'], ['sign', '-h'], ['help', 'sign']])('strategy %s %s tells of this command alone', async (...args) => {
    const { code, output } = await strategyHere(folderWith({}), args);
    expect(code).toBe(0);
    expect(output).toMatch(/^strategy sign FILE --position P --key KEY .*\n\nApproves a strategy as a position, with your own SSH key\.\n/);
    expect(output).toContain('--decision D');
    expect(output).not.toContain('strategy check');
});

test('without a command, the help is shown and the code is 2', async () => {
    const { code, output } = await strategyHere(folderWith({}), []);
    expect(code).toBe(2);
    expect(output).toContain('strategy check');
});

test('a broken configuration beside a file is told by its name', async () => {
    const folder = folderWith({ 'plans/fine.strategy.md': fine, 'strategy.config.json': '[]' }, { git: true });
    expect(await strategyHere(folder, ['check', '.'])).toMatchObject({ code: 2, output: '', complaints: expect.stringContaining('strategy.config.json: Expected an object') as string });
});

test.each([
    { args: ['check', 'fine.strategy.md'], code: 0, output: 'nothing to mend', complaints: '' },
    { args: ['check', 'broken.strategy.md'], code: 1, output: 'reference-must-exist', complaints: '' },
    { args: ['check', 'missing.strategy.md'], code: 2, output: '', complaints: 'There is no file or folder' },
    { args: ['nonsense'], code: 2, output: '', complaints: 'There is no command' },
    { args: ['model', 'fine.strategy.md'], code: 0, output: '"version": 1', complaints: '' }
])('as a process: $args', async ({ args, code, output, complaints }) => {
    const outcome = await strategy(folderWith(files), args);
    expect(outcome.code).toBe(code);
    expect(outcome.output).toContain(output);
    expect(outcome.complaints).toContain(complaints);
    if (complaints === '') expect(outcome.complaints).toBe('');
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../cli/run.js';
import { folderWith, strategy, strategyHere, type Outcome } from './strategy.js';

const today = ['--today', '2027-03-01'];
const facts = ['--organization', 'Acme GmbH', '--template', 'firm', '--period', '2028', '--teams', 'Marketing, Sales'];

/** Somebody at a terminal who types these lines, then ends the input. */
async function typing(cwd: string, args: string[], lines: (string | undefined)[]): Promise<Outcome & { asked: string[] }> {
    const output: string[] = [];
    const complaints: string[] = [];
    const asked: string[] = [];
    const code = await run(['new', ...args, ...today], {
        cwd, color: false, write: text => { output.push(text); }, readStdin: async () => '',
        ask: async question => {
            asked.push(question);
            return lines.shift();
        }
    }, message => { complaints.push(message); });
    return { code, output: output.join(''), complaints: complaints.join('\n'), asked };
}

describe('with all facts on the command line', () => {
    test('a draft is written that check has only work in, and the next steps are said', async () => {
        const folder = folderWith({});
        const { code, output, complaints } = await strategy(folder, ['new', ...facts, '--currency', 'EUR', ...today]);
        expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
        expect(output).toMatch(/^acme-gmbh\.strategy\.md is written, a draft in which \d+ things are still to be said\.\n\nWhat to do next: [^]*\n {2}strategy check acme-gmbh\.strategy\.md +lists what is missing\n {2}strategy render acme-gmbh\.strategy\.md -o strategy\.html +shows/);
        expect(readFileSync(join(folder, 'acme-gmbh.strategy.md'), 'utf8')).toMatch(/^# Strategy: Acme GmbH on Social Media 2028\n/);
        expect((await strategyHere(folder, ['check', ...today])).code, 'no errors in a draft').toBe(0);
        expect((await strategyHere(folder, ['format', '--check'])).output).toContain('nothing to format');
    });

    test('into a file or a folder of a name of your own', async () => {
        const folder = folderWith({ 'plans/readme.txt': '' });
        expect((await strategyHere(folder, ['new', 'our plan.strategy.md', ...facts, ...today])).output).toContain('strategy check "our plan.strategy.md"');
        expect((await strategyHere(folder, ['new', 'plans', ...facts, ...today])).output).toContain('plans/acme-gmbh.strategy.md is written');
        expect(readdirSync(join(folder, 'plans'))).toContain('acme-gmbh.strategy.md');
    });

    test('the template says the kind, unless it is said', async () => {
        const folder = folderWith({});
        await strategyHere(folder, ['new', 'a.strategy.md', '--organization', 'A', '--template', 'public body', '--period', '2028', '--teams', 'Communications', ...today]);
        expect(readFileSync(join(folder, 'a.strategy.md'), 'utf8')).toContain('- Kind: public\n');
        await strategyHere(folder, ['new', 'b.strategy.md', '--organization', 'B', '--template', 'One-Person shop', '--kind', 'non-profit', '--period', '2028', ...today]);
        expect(readFileSync(join(folder, 'b.strategy.md'), 'utf8')).toMatch(/- Kind: non-profit\n[^]*- Phase: mission\n/);
    });

    test('a team with a comma stands between semicolons', async () => {
        const folder = folderWith({});
        await strategyHere(folder, ['new', 'a.strategy.md', ...facts.slice(0, -1), 'Trades, small; Sales', ...today]);
        expect(readFileSync(join(folder, 'a.strategy.md'), 'utf8')).toContain('[Trades, small](#team-trades-small)');
    });
});

test('a file that is there is left as it is, and nobody is asked in vain', async () => {
    const folder = folderWith({ 'acme-gmbh.strategy.md': 'mine', 'b.strategy.md': 'mine' });
    expect(await strategyHere(folder, ['new', ...facts, ...today])).toEqual({ code: 2, output: '', complaints: 'acme-gmbh.strategy.md is there already, and was left as it is. Name another file: strategy new other.strategy.md' });
    expect(readFileSync(join(folder, 'acme-gmbh.strategy.md'), 'utf8')).toBe('mine');
    expect((await typing(folder, ['b.strategy.md'], [])).asked).toEqual([]);
});

describe('at a terminal', () => {
    test('what is missing is asked for, an empty line takes what is proposed', async () => {
        const folder = folderWith({});
        const { code, asked } = await typing(folder, [], ['Acme GmbH', '', '', '']);
        expect(code).toBe(0);
        expect(asked).toEqual([
            'Whose strategy is it? The name of the organisation: ',
            'What is it?\n  1  firm\n  2  public body\n  3  non-profit\n  4  one-person shop\nA number or a word [1]: ',
            'For which time? A year, or two days such as 2027-04-01 to 2028-03-31 [2028]: ',
            'Which teams work on it? [Marketing, Sales]: '
        ]);
        expect(readFileSync(join(folder, 'acme-gmbh.strategy.md'), 'utf8')).toContain('- Period: 2028\n');
    });

    test('an answer that cannot be used is asked for again, with the reason', async () => {
        const folder = folderWith({});
        const { code, output, asked } = await typing(folder, ['--organization', 'Acme'], ['7', 'non', 'soon', '2028', 'A[b]', 'Communications; Fundraising']);
        expect(code).toBe(0);
        expect(asked).toHaveLength(6);
        expect(output).toMatch(/^There is no template "7"\. [^\n]*\n"soon" cannot be read as a period\. [^\n]*\nThe team "A\[b\]" has brackets [^\n]*\nacme\.strategy\.md is written/);
    });

    test('a one-person shop is not asked for teams', async () => {
        expect((await typing(folderWith({}), ['--organization', 'Acme'], ['4', ''])).asked).toHaveLength(2);
    });

    test('who gives up leaves nothing behind', async () => {
        const folder = folderWith({});
        expect(await typing(folder, [], ['Acme', undefined])).toMatchObject({ code: 2, complaints: 'Nothing was written.' });
        expect(readdirSync(folder)).toEqual([]);
    });
});

test('without a terminal it says what is missing', async () => {
    const folder = folderWith({});
    expect(await strategy(folder, ['new', '--template', 'firm', ...today])).toEqual({
        code: 2, output: '', complaints: 'A new strategy needs some facts that are missing. Add: --organization "Acme GmbH" --period 2028 --teams "Marketing, Sales"\n'
    });
    expect((await strategyHere(folder, ['new', '--template', 'one-person shop', ...today])).complaints).not.toContain('--teams');
});

test.each([
    [['--period', 'soon'], '"soon" cannot be read as a period.'],
    [['--teams', ' , '], 'Name at least one team'],
    [['--currency', 'Taler'], '"Taler" is no currency'],
    [['--kind', 'secret'], '"secret" is none of them.'],
    [['--template', 'castle'], 'There is no template "castle".'],
    [['--today', 'now'], '"now" is not a date.'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['plan.md'], '"plan.md" should end in .strategy.md'],
    [['a.strategy.md', 'b.strategy.md'], 'Expected one file at most: strategy new [FILE]'],
    [['missing/a.strategy.md'], 'missing/a.strategy.md could not be written: ']
])('%j is refused in plain words', async (args, complaint) => {
    const folder = folderWith({});
    const { code, complaints } = await strategyHere(folder, ['new', ...facts, ...today, ...args]);
    expect(code).toBe(2);
    expect(complaints).toContain(complaint);
    expect(existsSync(join(folder, 'acme-gmbh.strategy.md'))).toBe(false);
});

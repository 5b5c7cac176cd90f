import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { acme } from '../helpers/examples.js';
import { folderWith, strategy, strategyHere } from './strategy.js';

const today = ['--today', '2027-03-01'];
const plan = (blocks: string): string => `# Strategy: Plan\n\n- Period: 2027\n\n${blocks}`;

async function exported(files: Record<string, string>, ...args: string[]): Promise<string> {
    const { code, output, complaints } = await strategyHere(folderWith(files), ['calendar', ...args.length > 0 ? args : Object.keys(files), ...today]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    return output;
}

/** As a calendar program reads it. */
function read(text: string): ICAL.Event[] {
    return new ICAL.Component(ICAL.parse(text) as object[]).getAllSubcomponents('vevent').map(event => new ICAL.Event(event));
}
const titled = (events: ICAL.Event[], summary: string): ICAL.Event => events.find(event => event.summary === summary) ?? expect.fail(summary);
const firstDays = (event: ICAL.Event, count: number): string[] => {
    const times = event.iterator();
    return Array.from({ length: count }, () => times.next()?.toString() ?? 'over');
};

describe('a calendar program', () => {
    test('reads the Acme example', async () => {
        const events = read(await exported(acme, 'acme.strategy.md'));
        expect(events.length).toBeGreaterThan(25);
        for (const { startDate, duration, component } of events) {
            expect(startDate.isDate).toBe(true);
            expect(duration.toSeconds()).toBe(24 * 60 * 60);
            expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2027-03-01T00:00:00Z');
            expect(component.getFirstPropertyValue('transp'), 'nobody is busy the whole day').toBe('TRANSPARENT');
        }
        const round = titled(events, 'Round of marketing and sales');
        expect(firstDays(round, 3)).toEqual(['2027-03-09', '2027-03-23', '2027-04-06']);
        expect(round.description).toMatch(/^decide what to do more of, and what to stop\n- leads since the last round[^]*\nWho: Head of Marketing \(Sofie Lindqvist\), [^]*\nFrom: Acme Social Media Strategy 2027$/);
        expect(round.component.getFirstPropertyValue('categories')).toBe('Meeting');
        expect(firstDays(titled(events, 'Read Order intake from social'), 3)).toEqual(['2027-03-31', '2027-04-30', '2027-05-31']);
        expect(firstDays(titled(events, 'Quarterly review of the return'), 4)).toEqual(['2027-04-06', '2027-07-06', '2027-10-06', 'over']);
        expect(titled(events, 'Tie campaign codes to the order register').startDate.toString()).toBe('2027-03-31');
    });

    test('finds a meeting from the first day of the strategy on, not only from today', async () => {
        const [social] = read(await exported({ 'plan.strategy.md': plan('## Meeting: Desk\n\n- Every: every Monday\n') }));
        expect(firstDays(social!, 2)).toEqual(['2027-01-04', '2027-01-11']);
    });

    test('brings its entries up to date when it reads the file again, and has none twice', async () => {
        const later = acme['acme.strategy.md'].replace('next 2027-03-09', 'next 2027-04-13').replace('leads since the last round, one by one', 'leads');
        const [before, after] = [read(await exported(acme, 'acme.strategy.md')), read(await exported({ ...acme, 'acme.strategy.md': later }, 'acme.strategy.md'))];
        expect(new Set(before.map(({ uid }) => uid)).size).toBe(before.length);
        expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort());
        const { output } = await strategyHere(folderWith(acme), ['calendar', 'acme.strategy.md', '--today', '2027-03-02']);
        expect(read(output)[0]!.sequence, 'the later file wins').toBe(before[0]!.sequence + 1);
    });

    test('tells blocks of one title apart', async () => {
        const events = read(await exported({ 'plan.strategy.md': plan('## Action: A\n\n- Due: 2027-03-10\n\n## Action: A\n\n- Due: 2027-03-11\n\n## Meeting: A\n\n- Every: twice a week, next 2027-12-20\n') }));
        expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
        expect(events.map(({ startDate }) => startDate.toString())).toEqual(['2027-03-10', '2027-03-11', '2027-12-20', '2027-12-23', '2027-12-27', '2027-12-30', '2027-12-31']);
    });
});

describe('the file', () => {
    test('is the same on every machine, in lines that end and fold as RFC 5545 says', async () => {
        const text = await exported(acme, 'acme.strategy.md');
        expect(await exported(acme, 'acme.strategy.md')).toBe(text);
        expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(text.split('\r\n').map(line => Buffer.byteLength(line)).filter(bytes => bytes > 75)).toEqual([]);
    });

    test('is written where -o says, and to standard output without', async () => {
        const folder = folderWith(acme);
        expect(await strategy(folder, ['calendar', 'acme.strategy.md', '-o', 'due.ics', ...today])).toEqual({ code: 0, output: '', complaints: '' });
        expect(readFileSync(join(folder, 'due.ics'), 'utf8')).toBe((await strategyHere(folder, ['calendar', 'acme.strategy.md', ...today])).output);
    });

    test('holds several strategies; what they share is there once', async () => {
        const files = {
            'a.strategy.md': '# Strategy: A\n\n- Period: 2027\n- Uses: [Shared](shared.strategy.md)\n', 'b.strategy.md': '# Strategy: B\n\n- Period: 2027\n- Uses: [Shared](shared.strategy.md)\n',
            'shared.strategy.md': '## Meeting: Round\n\n- Every: every Monday\n'
        };
        const all = read(await exported(files, '.'));
        expect(all.map(({ summary }) => summary)).toEqual(['Round', 'A ends; its successor is needed', 'B ends; its successor is needed']);
        const [fromA, fromB] = [read(await exported(files, 'a.strategy.md')), read(await exported(files, 'b.strategy.md'))];
        expect(fromA[0]!.uid, 'also in a program that reads both files').toBe(fromB[0]!.uid);
    });
});

describe('an author cannot write into the file', () => {
    const hostile = [
        'A\u2028BEGIN:VEVENT\u2029X', 'END:VCALENDAR', 'a;b,c\\,d\\n', 'RRULE:FREQ=SECONDLY', '\u{1F469}\u200D\u{1F4BB} '.repeat(30), '\u0001\u0007\u001B[31m', '\u202Eevil', '\uD83D alone', '"quoted" ^n', 'x'.repeat(5000)
    ];

    test.each(hostile)('%j', async words => {
        const text = `# Strategy: ${words}\n\n- Period: 2027\n\n## Action: ${words}\n\n- Due: 2027-03-10\n- Owner: ${words}\n- Because: ${words}\n\n## Owner: ${words}\n\n- Held by: ${words}\n`;
        const output = await exported({ 'plan.strategy.md': text });
        const lines = output.replace(/\r\n /g, '').split('\r\n');
        expect(lines.map(line => line.split(/[:;]/)[0]).filter(name => name === 'BEGIN' || name === 'END')).toEqual(['BEGIN', 'BEGIN', 'END', 'BEGIN', 'END', 'END']);
        const known = ['PRODID', 'VERSION', 'NAME', 'X-WR-CALNAME', 'BEGIN', 'END', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'TRANSP', 'DESCRIPTION', 'CATEGORIES', 'X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', ''];
        expect(lines.map(line => line.split(/[:;]/)[0]!).filter(word => !known.includes(word))).toEqual([]);
        expect(output.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
        expect(output.split('\r\n').filter(line => Buffer.byteLength(line) > 75)).toEqual([]);
        expect(read(output).map(({ startDate }) => startDate.toString())).toEqual(['2027-03-10', '2027-12-31']);
    });

    test('commas, semicolons, backslashes and emoji come out as they were written', async () => {
        const words = 'a; b, c \\\\ d \u{1F469}\u200D\u{1F4BB} e: f';
        const events = read(await exported({ 'plan.strategy.md': plan(`## Action: ${words}\n\n- Due: 2027-03-10\n`) }));
        expect(events[0]!.summary).toBe(words.replace('\\\\', '\\'));
    });

    test('Markdown is read as words', async () => {
        const events = read(await exported({ 'plan.strategy.md': plan('## Action: **Bold** and `code` in snake_case\n\n- Due: 2027-03-10\n- Because: see [the survey](https://acme.example/s), [here](#goal-x)\n') }));
        expect(events[0]).toMatchObject({ summary: 'Bold and code in snake_case', description: expect.stringContaining('Because: see the survey (https://acme.example/s), here') as string });
    });
});

test.each([
    { args: [], says: 'Expected a file: strategy calendar FILE [-o OUT.ics]' },
    { args: ['plan.strategy.md', '-o', 'out.txt'], says: '"out.txt" should end in .ics' },
    { args: ['plan.strategy.md', '-o', 'nowhere/out.ics'], says: 'nowhere/out.ics could not be written' },
    { args: ['missing.strategy.md'], says: 'There is no file or folder' }
])('strategy calendar $args is wrong usage: $says', async ({ args, says }) => {
    const outcome = await strategyHere(folderWith({ 'plan.strategy.md': plan('') }), ['calendar', ...args]);
    expect(outcome).toMatchObject({ code: 2, output: '', complaints: expect.stringContaining(says) as string });
});

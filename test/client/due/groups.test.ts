import { expect, test } from 'vitest';
import { groupsOf } from '../../../client/due/groups.js';
import type { DueEntry } from '../../../language/protocol.js';

const entry = (date: string, overdue = false): DueEntry => ({ date, overdue, kind: 'action', title: date, who: [], repeats: null, uri: 'file:///a.strategy.md', line: 0 });
const grouped = (today: string, ...entries: DueEntry[]): [string, string[]][] => groupsOf(entries, today).map(group => [group.id, group.entries.map(({ date }) => date)]);

test('what is overdue, the week to its Sunday, the month to its end, then month by month', () => {
    const dates = ['2027-03-03', '2027-03-07', '2027-03-08', '2027-03-31', '2027-04-01', '2027-04-30', '2028-03-01'];
    expect(grouped('2027-03-03', entry('2027-02-01', true), ...dates.map(date => entry(date)))).toEqual([
        ['overdue', ['2027-02-01']], ['week', ['2027-03-03', '2027-03-07']], ['month', ['2027-03-08', '2027-03-31']], ['2027-04', ['2027-04-01', '2027-04-30']], ['2028-03', ['2028-03-01']]
    ]);
});

test('the last week of a month reaches into the next', () => {
    expect(grouped('2027-03-31', entry('2027-04-04'), entry('2027-04-05'))).toEqual([['week', ['2027-04-04']], ['2027-04', ['2027-04-05']]]);
});

test.each([['2027-03-01', '2027-03-07'], ['2027-03-06', '2027-03-07'], ['2027-03-07', '2027-03-07'], ['2027-12-31', '2028-01-02']])('the week of %s ends on %s', (today, sunday) => {
    expect(grouped(today, entry(sunday))[0]![0]).toBe('week');
    const monday = new Date(Date.parse(sunday) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    expect(grouped(today, entry(monday))[0]![0]).not.toBe('week');
});

test('what was due and is not overdue yet is to be done this week', () => {
    expect(grouped('2027-03-03', entry('2027-02-28'))).toEqual([['week', ['2027-02-28']]]);
});

test('without anything there is no part', () => {
    expect(grouped('2027-03-03')).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawResults, type Results } from '../../../../language/document/charts/results-chart.js';
import { onOneLine, widthOf, wrapped } from '../../../../language/document/charts/text-width.js';
import { timeAxis } from '../../../../language/document/charts/time-axis.js';
import { drawTimeline } from '../../../../language/document/charts/timeline.js';
import { addDays } from '../../../../language/parser/values/iso-date.js';
import { all, hasClass, readHtml, type Node } from '../html-facts.js';

const day = fc.integer({ min: -700_000, max: 2_900_000 }).map(days => addDays('1970-01-01', days));
const amount = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.constant(0));
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** Every coordinate is a number inside of the drawing. */
function expectInside(drawing: Node): void {
    const [svg] = all(drawing, ({ tag }) => tag === 'svg');
    const [, , width, height] = svg!.attributes.viewBox!.split(' ').map(Number) as [number, number, number, number];
    for (const { attributes } of all(svg!)) {
        const points = [[attributes.x ?? attributes.cx ?? '0', attributes.y ?? attributes.cy ?? '0'], ...[...(attributes.d ?? '').matchAll(/[ML]([^ A-Z]+) ([^ A-Za-z]+)/g)].map(match => [match[1]!, match[2]!])];
        for (const [x, y] of points) expect([Number(x) >= -1, Number(x) <= width + 1, Number(y) >= -1, Number(y) <= height + 1], JSON.stringify(attributes)).toEqual([true, true, true, true]);
    }
}

test('a chart of any results stays inside of its drawing', () => {
    const results: fc.Arbitrary<Results> = fc.record({
        name: fc.constant('n'), description: fc.constant('d'), suffix: fc.constantFrom('', '%'), limits: fc.array(amount, { maxLength: 0 }),
        readings: fc.array(fc.record({ date: day, amount, words: fc.string() }), { minLength: 2, maxLength: 12 }).map(all => all.sort((a, b) => a.date < b.date ? -1 : 1)),
        target: some(fc.record({ amount, upTo: some(amount), by: some(day) })), start: some(fc.record({ amount, on: day }))
    });
    fc.assert(fc.property(results, each => expectInside(readHtml(drawResults(each)))));
});

test('a timeline of any steps stays inside of its drawing', () => {
    const step = fc.record({ title: fc.string(), due: day, words: fc.constantFrom('done', 'late', '14 May'), state: fc.constantFrom('done' as const, 'late' as const, 'open' as const) });
    fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 40 }), day, (steps, today) => {
        const days = steps.map(({ due }) => due).sort();
        expectInside(readHtml(drawTimeline({ name: 'n', description: 'd', steps, today, from: days[0]!, to: days.at(-1)! })));
    }));
});

test('the pace leads to the target on its day', () => {
    const drawing = readHtml(drawResults({
        name: 'n', description: 'd', suffix: '', limits: [], readings: [{ date: '2027-01-31', amount: 10, words: '10' }, { date: '2027-02-28', amount: 20, words: '20' }],
        target: { amount: 100, upTo: undefined, by: '2027-12-31' }, start: { amount: 0, on: '2026-12-31' }
    }));
    const [pace] = all(drawing, hasClass('pace'));
    const [target] = all(drawing, hasClass('target'));
    expect(pace!.attributes.d!.split('L')[1]).toBe(`${target!.attributes.d!.split('H')[1]} ${/ ([\d.]+)H/.exec(target!.attributes.d!)![1]}`);
});

test('an axis of time has few ticks, in order, on the first of months', () => {
    fc.assert(fc.property(day, day, (a, b) => {
        const [from, to] = [a, b].sort() as [string, string];
        const { ticks } = timeAxis(from, to, { start: 0, end: 100, most: 6 });
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.map(tick => tick.day)).toEqual(ticks.map(tick => tick.day).sort());
        for (const tick of ticks) expect(tick.day >= from && tick.day <= to && tick.day.endsWith('-01')).toBe(true);
    }));
    expect(timeAxis('2027-01-01', '2027-06-30', { start: 0, end: 100, most: 6 }).ticks.map(({ words }) => words)).toEqual(['Jan 2027', 'Feb', 'Mar', 'Apr', 'May', 'Jun']);
    expect(timeAxis('2025-01-01', '2029-12-31', { start: 0, end: 100, most: 6 }).ticks.map(({ words }) => words)).toEqual(['2025', '2026', '2027', '2028', '2029']);
});

test('words are wrapped without losing any that fit, and say when some are missing', () => {
    fc.assert(fc.property(fc.lorem({ maxCount: 12 }), fc.integer({ min: 60, max: 300 }), fc.integer({ min: 1, max: 4 }), (words, width, lines) => {
        const done = wrapped(words, { size: 13, width, lines });
        expect(done.length).toBeLessThanOrEqual(lines);
        for (const line of done) expect(widthOf(line, 13)).toBeLessThanOrEqual(width);
        const text = done.join('').replace(/[\s-]/g, '');
        expect(text.endsWith('…') ? words.replace(/\s/g, '').startsWith(text.slice(0, -1)) : text === words.replace(/\s/g, '')).toBe(true);
    }));
    expect(wrapped('', { size: 13, width: 100, lines: 2 })).toEqual([]);
    expect(onOneLine('Relationships', 13, 40)).toBe('Rela…');
    expect(wrapped('Relationships', { size: 13, width: 60, lines: 3 })).toEqual(['Relatio-', 'nships']);
});

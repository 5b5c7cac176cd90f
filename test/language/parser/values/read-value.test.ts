import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectations, readValue } from '../../../../language/parser/values/read-value.js';
import type { ValueKind } from '../../../../language/parser/values/value.js';
import { valueLike } from './arbitraries.js';

const kinds = Object.keys(expectations) as ValueKind[];

describe('readValue', () => {
    test.each<[ValueKind, string, unknown]>([
        ['DATE', '1 March 2027', { type: 'date', date: '2027-03-01' }],
        ['PERIOD', '2027', { type: 'period', start: '2027-01-01', end: '2027-12-31' }],
        ['CADENCE', 'Weekly', { type: 'cadence', every: 1, unit: 'week' }],
        ['QUANTITY', '€40', { type: 'quantity', amount: 40, unit: 'EUR' }],
        ['COMPARISON', '<5', { type: 'comparison', comparison: 'under', amount: 5, unit: null }],
        ['TARGET', '120', { type: 'target', comparison: 'at least', amount: 120, unit: null, by: null, from: null }],
        ['LINK', 'a@b.c', { type: 'link', links: [{ label: 'a@b.c', target: 'mailto:a@b.c' }] }],
        ['FILE', '[A](a.strategy.md)', { type: 'link', links: [{ label: 'A', target: 'a.strategy.md' }] }],
        ['REF', 'Head  of Sales', { type: 'references', titles: ['Head of Sales'] }],
        ['MENTION', 'A, B', { type: 'references', titles: ['A', 'B'] }],
        ['CHOICE', '**In  review**', { type: 'choice', choice: 'in review' }],
        ['LIST', 'a; b', { type: 'text', text: 'a; b', items: ['a', 'b'] }],
        ['TEXT', ' a\n  *b* ', { type: 'text', text: 'a *b*' }], ['TEXT', 'a\n - b', { type: 'text', text: 'a - b', items: ['a', 'b'] }],
        ['TEXT', '1. März', { type: 'text', text: '1. März' }],
        ['DATE', 'soon', { type: 'unreadable', expected: 'DATE' }], ['TARGET', 'TBD', { type: 'unreadable', expected: 'TARGET' }]
    ])('%s %j', (kind, text, value) => {
        expect(readValue(kind, text)).toEqual(value);
    });

    test.each(kinds)('%s: nothing is the empty text, and its examples are readable', kind => {
        expect(readValue(kind, '')).toEqual({ type: 'text', text: '' });
        expect(readValue(kind, ' \n\t')).toEqual({ type: 'text', text: '' });
        for (const example of expectations[kind].examples) {
            expect(readValue(kind, example).type, example).not.toBe('unreadable');
        }
    });

    test('never throws, and always says the same', () => {
        const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string(), valueLike);
        fc.assert(fc.property(fc.constantFrom(...kinds), text, (kind, value) => {
            expect(readValue(kind, value)).toEqual(readValue(kind, value));
        }), { numRuns: 5000 });
    });

    test('amounts are numbers, periods and dates in order', () => {
        fc.assert(fc.property(fc.constantFrom(...kinds), valueLike, (kind, text) => {
            const value = readValue(kind, text);
            if ('amount' in value && value.amount !== null) {
                expect(Number.isFinite(value.amount)).toBe(true);
            }
            expect(value.type !== 'period' || value.start <= value.end).toBe(true);
        }), { numRuns: 5000 });
    });

    const long = (part: string): string => part.repeat(Math.ceil(100_000 / part.length));
    test.each([
        '1', '1,', '1 ', ' ', ',', 'every ', '1.', '(', '[', '[](', '[a](', '<', '>', '*', '**', '`', 'a', 'a@', 'a.', '-', ' - ',
        '- x\n', '\n', '\\', 'by ', 'from 1 to ', 'deferred until ', '1-', '€', '+', 'or more ', ';', ')', '.md#', '_a'
    ])('100 kB of %j is read', part => {
        for (const text of [long(part), `deferred until ${long(part)}`, `every ${long(part)}x`, `${long(part)} x!`, `1${long(part)}1`]) {
            for (const kind of kinds) expect(readValue(kind, text)).toHaveProperty('type');
        }
    });
});

describe('readValue just below the longest value it reads', () => {
    const parts = ['1', '1,', '1 ', 'every ', '1.', '(', '-', ' - ', 'a', 'a ', 'a-', '1-', 'by ', 'from 1 to ', 'to ', 'on ',
    'or more ', '; ', 'x', '3x', 'per ', '/', 'a/', 'monday, ', '+', '%', 'Q1-', 'a per '];
    test.each(parts)('%j', part => {
        for (const text of [part.repeat(300).slice(0, 290),
        `1 ${part.repeat(300).slice(0, 280)} week!`, `every ${part.repeat(300).slice(0, 280)} week`]) {
            for (const kind of kinds) expect(readValue(kind, text)).toHaveProperty('type');
        }
    });
});

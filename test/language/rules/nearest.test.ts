import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../../language/rules/nearest.js';

describe('The edit distance', () => {
    test.each([['', '', 0], ['a', '', 1], ['gaol', 'goal', 1], ['metrik', 'metric', 1], ['owner', 'ownr', 1], ['kitten', 'sitting', 3], ['ca', 'abc', 3], ['abcd', 'badc', 2]])('from %j to %j is %i', (a, b, distance) => {
        expect(editDistance(a, b)).toBe(distance);
    });

    test('is a measure: the same both ways, and zero for the same only', () => {
        const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });
        fc.assert(fc.property(word, word, (a, b) => {
            const distance = editDistance(a, b);
            expect(distance).toBe(editDistance(b, a));
            expect(distance === 0).toBe(a === b);
            expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
            expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        }));
    });
});

describe('The nearest word', () => {
    test.each([
        ['gaol', 'Goal'], ['GOAL', 'Goal'], [' Goall ', 'Goal'], ['Gl', undefined], ['Head of Marketng', 'Head of Marketing'], ['Head off Makreting', 'Head of Marketing'], ['', undefined], ['nothing', undefined]
    ])('to %j is %j', (word, expected) => {
        expect(nearest(word, ['Goal', 'Head of Sales', 'Head of Marketing'])).toBe(expected);
    });

    test('is the first of several that are as near', () => {
        expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
        expect(nearest('cat', ['bat', 'Cat'])).toBe('Cat');
    });
});

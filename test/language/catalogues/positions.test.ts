import { describe, expect, test } from 'vitest';
import { findPosition, positions } from '../../../language/catalogues/positions.js';
import { repeatedNames } from './repeated-names.js';

describe('known positions', () => {
    test('no title or alias names two of them, or one of them twice', () => {
        expect(repeatedNames(positions.map(({ title, aliases }) => [title, ...aliases]))).toEqual([]);
    });

    test('each has responsibilities, written as points of a list', () => {
        for (const { title, responsibilities } of positions) {
            expect(responsibilities.length, title).toBeGreaterThan(0);
            for (const point of responsibilities) expect(point, title).toMatch(/^[a-z][^;\n]*[^.;]$/);
        }
    });

    test.each([['cmo', 'Chief Marketing Officer'], ['Head of  Marketing', 'Head of Marketing'], ['CONTENT EDITOR', 'Content Manager']])(
        '%s is %s', (title, usual) => expect(findPosition(title)?.title).toBe(usual));

    test.each(['', 'Dana Reyes', 'valueOf'])('%j is no known position', title => expect(findPosition(title)).toBeUndefined());
});

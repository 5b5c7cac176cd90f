import { describe, expect, test } from 'vitest';
import { amountText, capital, counted, exactText, joined, linesInWords, listed, numberWord } from '../../../language/analysis/words.js';
import type { Unit } from '../../../language/parser/values/value.js';

describe('what a reader is told of', () => {
    test.each<[number, Unit, string, string]>([
        [682_000, 'EUR', 'EUR 682,000', 'EUR 682,000'],
        [-1682.4, 'EUR', 'EUR -1,682', 'EUR -1,682.4'],
        [1000, null, '1,000', '1,000'],
        [999.6, null, '1,000', '999.6'],
        [999.4, null, '999', '999.4'],
        [2.734, '%', '2.73%', '2.73%'],
        [1.8, 'x', '1.8x', '1.8x'],
        [31.55, 'leads', '31.6 leads', '31.55 leads'],
        [40, 'EUR per lead', 'EUR 40 per lead', 'EUR 40 per lead'],
        [0, 'leads', '0 leads', '0 leads']
    ])('an amount: %s %s', (amount, unit, short, exact) => expect([amountText(amount, unit), exactText(amount, unit)]).toEqual([short, exact]));

    test.each([
        [[], '', ''], [['A'], 'A', 'A'], [['A', 'B'], 'A and B', 'A; and B'], [['A', 'B', 'C', 'D'], 'A, B, C and D', 'A; B; C; and D'], [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 others', 'A; B; C; D; and E']
    ])('several: %j', (words, short, all) => expect([joined(words), listed(words)]).toEqual([short, all]));

    test('places in a file', () => {
        const at = (firstLine: number, lastLine = firstLine): Parameters<typeof linesInWords>[0][number] => ({ firstLine, lastLine }) as never;
        expect(linesInWords([at(12, 18), at(30)])).toBe('lines 12 to 18 and line 30');
        expect(linesInWords([at(1), at(2), at(3), at(4)])).toBe('line 1, line 2, line 3 and line 4');
        expect(linesInWords([at(1), at(2), at(3), at(4), at(5)])).toBe('line 1, line 2, line 3 and 2 more places');
    });

    test('a count', () => {
        expect([0, 1, 2].map(count => counted(count, 'goal'))).toEqual(['0 goals', '1 goal', '2 goals']);
        expect([0, 1, 12, 13].map(numberWord)).toEqual(['no', 'one', 'twelve', '13']);
        expect(capital('two')).toBe('Two');
    });
});

import { describe, expect, test } from 'vitest';
import { readComparison } from '../../../../language/parser/values/comparison.js';

describe('comparisons', () => {
    test.each([
        ['at least 50%', 'at least', 50, '%'], ['At least 50% of posts', 'at least', 50, '%'], ['min. 50', 'at least', 50, null],
        ['min 50', 'at least', 50, null], ['minimum 3', 'at least', 3, null],
        ['a minimum of 3', 'at least', 3, null], ['no less than 5', 'at least', 5, null],
        ['no fewer than 5 leads', 'at least', 5, 'leads'], ['>= 5', 'at least', 5, null], ['≥5', 'at least', 5, null],
        ['&gt;= 5', 'at least', 5, null], ['2%+', 'at least', 2, '%'], ['50+', 'at least', 50, null],
        ['50+ leads', 'at least', 50, 'leads'], ['$40k+', 'at least', 40000, 'USD'], ['3x+', 'at least', 3, 'x'],
        ['50+%', 'at least', 50, '%'], ['50 or more', 'at least', 50, null], ['50 or more leads', 'at least', 50, 'leads'],
        ['50 leads or more', 'at least', 50, 'leads'], ['50% minimum', 'at least', 50, '%'],
        ['50 and above', 'at least', 50, null], ['at least 50+', 'at least', 50, null], ['2 hours min', 'at least', 2, 'hours'],
        ['at most 5', 'at most', 5, null], ['max 5', 'at most', 5, null], ['max. 5', 'at most', 5, null], ['max5', 'at most', 5, null],
        ['no more than 5', 'at most', 5, null], ['up to 10', 'at most', 10, null],
        ['within 4 hours', 'at most', 4, 'hours'], ['<= 5', 'at most', 5, null], ['≤5', 'at most', 5, null],
        ['5 or fewer', 'at most', 5, null], ['EUR 40 max', 'at most', 40, 'EUR'],
        ['under $40', 'under', 40, 'USD'], ['below 3', 'under', 3, null], ['less than 4 hours', 'under', 4, 'hours'],
        ['fewer than 3', 'under', 3, null], ['<5', 'under', 5, null], ['< 5', 'under', 5, null],
        ['under 30 min', 'under', 30, 'minutes'], ['**under** $40', 'under', 40, 'USD'],
        ['over 100', 'over', 100, null], ['more than 100', 'over', 100, null], ['above 3x', 'over', 3, 'x'], ['> 5', 'over', 5, null],
        ['>5%', 'over', 5, '%'], ['over 1,200', 'over', 1200, null],
        ['exactly 5', 'exactly', 5, null], ['= 5', 'exactly', 5, null], ['120', 'at least', 120, null],
        ['120 leads', 'at least', 120, 'leads'], ['30 min', 'at least', 30, 'minutes'], ['target 120', 'at least', 120, null],
        ['about 50', 'at least', 50, null], ['at least about 50', 'at least', 50, null]
    ])('%s', (text, comparison, amount, unit) => {
        expect(readComparison(text)).toEqual({ type: 'comparison', comparison, amount, unit });
    });

    test.each([
        ['40-50', 40, 50, null], ['40–50%', 40, 50, '%'], ['40 - 50', 40, 50, null], ['40 to 50', 40, 50, null],
        ['from 40 to 50', 40, 50, null], ['between 40 and 50', 40, 50, null], ['40%-50%', 40, 50, '%'],
        ['$40-50', 40, 50, 'USD'], ['$40-$50', 40, 50, 'USD'], ['40-50 EUR', 40, 50, 'EUR'], ['40 EUR – EUR 50', 40, 50, 'EUR'],
        ['40-50k', 40000, 50000, null], ['500-1.5k', 500, 1500, null], ['€1.1-1.2M', 1100000, 1200000, 'EUR'],
        ['3-5 sales-qualified leads', 3, 5, 'sales-qualified leads'], ['1,000-1,200', 1000, 1200, null], ['-5-3', -5, 3, null],
        ['2-2', 2, 2, null]
    ])('%s', (text, amount, upTo, unit) => {
        expect(readComparison(text)).toEqual({ type: 'comparison', comparison: 'at least', amount, upTo, unit });
    });

    test.each([
        ['2.5x minimum; 3x+ target', 'at least', 2.5, 3, 'x'], ['2.5x min; 3x target', 'at least', 2.5, 3, 'x'],
        ['2.5x minimum, 3x+ target', 'at least', 2.5, 3, 'x'], ['minimum 2.5x; target 3x', 'at least', 2.5, 3, 'x'],
        ['target: 3x; minimum: 2.5x', undefined, 0, 0, ''], ['3x target; 2.5x minimum', 'at least', 2.5, 3, 'x'],
        ['120; stretch 150', 'at least', 120, 150, null], ['120 leads; 150 stretch', 'at least', 120, 150, 'leads'],
        ['120 target; 150 stretch', 'at least', 120, 150, null], ['max $40; target $30', 'at most', 40, 30, 'USD'],
        ['at least 50%; target 60%', 'at least', 50, 60, '%']
    ])('%s', (text, comparison, amount, stretch, unit) => {
        expect(readComparison(text)).toEqual(comparison && { type: 'comparison', comparison, amount, stretch, unit });
    });

    test.each([
        'at least', '50-40', '40-50-60', 'under 50+', 'under 50 or more', 'at least 40-50', '40; 50', '40, 50', '3x minimum; 2x target',
        '40% minimum; 3x target', 'max 40; target at least 50', '1; 2; 3', 'maximal 5',
        'overall 5', 'as high as possible', 'TBD', '40%-3x', '', '>', '40-', '-', 'between 40', 'growth', '10% more', '1.200', 'double',
        '2027-03-01', 'minutes 5'
    ])('%s stays unread', text => {
        expect(readComparison(text)).toBeUndefined();
    });
});

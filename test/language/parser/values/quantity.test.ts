import { describe, expect, test } from 'vitest';
import { currencyAt } from '../../../../language/parser/values/currency.js';
import { numberAt } from '../../../../language/parser/values/number.js';
import { readQuantity } from '../../../../language/parser/values/quantity.js';
import { currencyOf, sameUnit, splitUnit } from '../../../../language/parser/values/unit.js';

describe('numbers', () => {
    test.each([
        ['120', 120], ['1,200', 1200], ['1 200', 1200], ['1\u00a0200', 1200], ['1\u202f200\u202f300', 1200300], ["1'200", 1200],
        ['1’200.50', 1200.5], ['1,200,300', 1200300],
        ['1,200.50', 1200.5], ['1.200,50', 1200.5], ['1.200.300', 1200300], ['1 200,50', 1200.5], ['2.5', 2.5], ['2,5', 2.5],
        ['2,55', 2.55], ['0.125', 0.125], ['0,125', 0.125],
        ['1234.567', 1234.567], ['1234,567', 1234.567], ['2.5000', 2.5], ['.5', 0.5], ['007', 7], ['0', 0],
        ['40k', 40000], ['40K', 40000], ['40 k', 40000], ['1.2M', 1200000], ['1.1M', 1100000], ['1.2 million', 1200000],
        ['3 thousand', 3000], ['2bn', 2e9], ['2B', 2e9], ['1,5 Mio.', 1500000],
        ['-3', -3], ['−3', -3], ['–3', -3], ['+10', 10], ['-0', 0], ['about 50', 50], ['~50', 50], ['ca. 50', 50]
    ])('%s is %d', (text, amount) => {
        expect(readQuantity(text)).toEqual({ type: 'quantity', amount, unit: null });
    });

    test.each([
        '1.200', '12.345', '1,200,50', '1,20,000', '1.200.30', '1.2.3', '1.,2', '--3', '+-3', '- 3', '5 * 300', '10:30', '24/7', '3rd',
        '1st', '5G', '12leads', '12 345 67', '1e5', '0x10', '½',
        '9'.repeat(320), 'one', '', '.', '+', '2027-03-01', '12..5', '~~50~~'
    ])('%s stays unread', text => {
        expect(readQuantity(text)).toBeUndefined();
    });

    test('a number knows how long it is', () => {
        expect(numberAt('1,200 leads')).toEqual({ amount: 1200, scale: 0, length: 5 });
        expect(numberAt('1.2m', true)).toEqual({ amount: 1200000, scale: 6, length: 4 });
        expect(numberAt('1.2m')).toEqual({ amount: 1.2, scale: 0, length: 3 });
        expect(numberAt('leads')).toBeUndefined();
    });
});

describe('quantities', () => {
    test.each([
        ['2.5%', 2.5, '%'], ['2.5 %', 2.5, '%'], ['50 percent', 50, '%'], ['50% of posts', 50, '%'], ['2% engagement rate', 2, '%'],
        ['3x', 3, 'x'], ['2.5×', 2.5, 'x'], ['3X', 3, 'x'],
        ['3x ROAS', 3, 'x'], ['**120**', 120, null], ['`120`', 120, null], ['120.', 120, null], ['_120_,', 120, null],
        ['**$40k**', 40000, 'USD'],
        ['EUR 40', 40, 'EUR'], ['EUR40', 40, 'EUR'], ['€40', 40, 'EUR'], ['€ 40', 40, 'EUR'], ['40 EUR', 40, 'EUR'],
        ['40EUR', 40, 'EUR'], ['40 €', 40, 'EUR'], ['40€', 40, 'EUR'],
        ['$40k', 40000, 'USD'], ['\\$40', 40, 'USD'], ['£1,200.50', 1200.5, 'GBP'], ['¥1200', 1200, 'JPY'], ['CHF 1\'200', 1200, 'CHF'],
        ['US$ 40', 40, 'USD'], ['A$40', 40, 'AUD'], ['$1.2m', 1200000, 'USD'],
        ['EUR 1.2 million', 1200000, 'EUR'], ['1.2 million EUR', 1200000, 'EUR'], ['40 euros', 40, 'EUR'], ['40 dollars', 40, 'USD'],
        ['$40 USD', 40, 'USD'], ['-€40', -40, 'EUR'], ['€-40', -40, 'EUR'],
        ['10&nbsp;€', 10, 'EUR'], ['$40k revenue', 40000, 'USD'], ['EUR 5,000 for ads', 5000, 'EUR'],
        ['€40 per month', 40, 'EUR per month'], ['$40/lead', 40, 'USD per lead'], ['40 EUR a month', 40, 'EUR per month'],
        ['5% per month', 5, '% per month'], ['€40 ad spend', 40, 'EUR'], ['€500 monthly', 500, 'EUR per month'],
        ['€500/mo.', 500, 'EUR per month'],
        ['EUR 500 p.a.', 500, 'EUR per year'], ['$40 ad spend a month', 40, 'USD per month'], ['12 leads monthly', 12, 'leads per month'],
        ['4.5 hours', 4.5, 'hours'], ['4h', 4, 'hours'], ['4 hrs', 4, 'hours'], ['30 min', 30, 'minutes'],
        ['20h/week', 20, 'hours per week'], ['7d', 7, 'days'], ['1 hour', 1, 'hour'], ['0.5 FTE', 0.5, 'FTE'],
        ['120 leads', 120, 'leads'], ['12 leads per month', 12, 'leads per month'], ['12 leads/month', 12, 'leads per month'],
        ['12 leads a month', 12, 'leads per month'], ['20 per week', 20, 'per week'],
        ['12 SQL', 12, 'SQL'], ['12 B2B leads', 12, 'B2B leads'], ['5 m', 5, 'm'], ['12 X followers', 12, 'X followers'],
        ['12k leads', 12000, 'leads'], ['40 sales-qualified leads', 40, 'sales-qualified leads'],
        ['3 Beiträge', 3, 'Beiträge'], ['40 constructor', 40, 'constructor']
    ])('%s', (text, amount, unit) => {
        expect(readQuantity(text)).toEqual({ type: 'quantity', amount, unit });
    });

    test.each([
        ['80 on 2026-12-31', 80, null], ['80, as of 31 December 2026', 80, null], ['80 leads on 2026-12-31', 80, 'leads'],
        ['2% in Q4 2026', 2, '%'], ['80 (2026-12-31)', 80, null],
        ['€40k (as of 2026-12-31)', 40000, 'EUR'], ['80 in 2026', 80, null]
    ])('%s', (text, amount, unit) => {
        expect(readQuantity(text)).toEqual({ type: 'quantity', amount, unit, on: '2026-12-31' });
    });

    test.each([
        'TBD', 'none', 'at least 50', '50+', '50 or more', 'under 40', '40-50', '2 of 3', '10% more', '50 leads if budget allows',
        '50 by Friday', '50 tbd', '40 EUR USD', '€40 USD', '€40%', '1 hour 30 minutes',
        '50 (was 40)', '120 leads and 5 meetings', 'EUR', '80 on 03/04/2026', '120 of', 'a lot', '50 words that go on and on for ever',
        '40 [leads](x)'
    ])('%s stays unread', text => {
        expect(readQuantity(text)).toBeUndefined();
    });
});

describe('units', () => {
    test('money, rates, and what agrees', () => {
        expect(splitUnit('EUR per month')).toEqual({ unit: 'EUR', per: 'month' });
        expect(splitUnit('per week')).toEqual({ unit: null, per: 'week' });
        expect(splitUnit('leads')).toEqual({ unit: 'leads', per: null });
        expect(splitUnit('person')).toEqual({ unit: 'person', per: null });
        expect(splitUnit(null)).toEqual({ unit: null, per: null });
        expect(currencyOf('EUR per lead')).toBe('EUR');
        expect(currencyOf('SQL')).toBeUndefined();
        expect(currencyOf(null)).toBeUndefined();
        expect(sameUnit('Hour', 'hours')).toBe(true);
        expect(sameUnit('leads', 'x')).toBe(false);
        expect(sameUnit('leads', null)).toBe(true);
        expect(currencyAt('EURO 5')).toEqual({ code: 'EUR', length: 4 });
        expect(currencyAt('SQL 5')).toBeUndefined();
    });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDate } from '../../../../language/parser/values/canonical.js';
import { possibleDates, readDate } from '../../../../language/parser/values/date.js';
import { anyDate } from './arbitraries.js';

describe('dates', () => {
    test.each(['2027-03-01', ' 2027-03-01 ', '**2027-03-01**', '`2027-03-01`', '2027-03-01.', '_2027-03-01_,'])('%s is canonical', text => {
        expect(readDate(text)).toEqual({ value: '2027-03-01', canonical: true });
    });

    test.each([
        '1 March 2027', '01 march 2027', '1 Mar 2027', '1 Mar. 2027', '1st March 2027', '1st of March 2027', 'March 1, 2027',
        'March 1 2027', 'March 1st, 2027',
        'Mar 1 2027', 'MARCH 1, 2027', '1. März 2027', '1.März 2027', '1. Maerz 2027', '1. Mrz. 2027', '1. Ma\u0308rz 2027',
        '2027/03/01', '2027-3-1',
        '2027.03.01', '01.03.2027', '1.3.2027', '1. 3. 2027', '1\u00a0March\n2027', '1-Mar-2027', '1\\. März 2027'
    ])('%s is 2027-03-01, not canonical', text => {
        expect(readDate(text)).toEqual({ value: '2027-03-01', canonical: false });
        expect(canonicalDate(text)).toBe('2027-03-01');
    });

    test.each([
        ['13/03/2027', '2027-03-13'], ['03/13/2027', '2027-03-13'], ['13-03-2027', '2027-03-13'], ['03/03/2027', '2027-03-03'],
        ['31. Dezember 2026', '2026-12-31'], ['5 Okt 2027', '2027-10-05'], ['29 Feb 2028', '2028-02-29'],
        ['Sept. 9, 2027', '2027-09-09'], ['9. Jänner 2027', '2027-01-09']
    ])('%s is %s', (text, value) => {
        expect(readDate(text)).toEqual({ value, canonical: false });
    });

    test.each([
        '03/04/2027', '3-4-2027', '2027-02-30', '2027-02-29', '30 February 2027', '31.04.2027', '13/13/2027', '2027-13-01',
        '01.13.2027', '1 March', 'March 2027', '2027',
        '1 March 27', '01.03.27', '1 Marsh 2027', 'tomorrow', '2027-03-01T10:00', '2027-03-01 to 2027-04-01', '12027-03-01',
        '2027-03-011', '', 'TBD', '2027-03/01'
    ])('%s stays unread', text => {
        expect(readDate(text)).toBeUndefined();
        expect(canonicalDate(text)).toBeUndefined();
    });

    test('both readings of an ambiguous date can be offered', () => {
        expect(possibleDates('03/04/2027')).toEqual(['2027-04-03', '2027-03-04']);
        expect(possibleDates('13/04/2027')).toEqual(['2027-04-13']);
        expect(possibleDates('soon')).toEqual([]);
    });

    test('every date is read from its own forms, and what canonicalDate gives is canonical', () => {
        const names = ['Jan', 'February', 'März', 'April', 'May', 'Juni', 'Jul', 'August', 'Sept.', 'October', 'Nov.', 'Dezember'];
        fc.assert(fc.property(anyDate, fc.nat(4), (date, form) => {
            const [year = '', month = '', day = ''] = date.split('-');
            const name = names[Number(month) - 1];
            const forms = [
                date, `${day}.${month}.${year}`, `${year}/${month}/${day}`, `${Number(day)} ${name} ${year}`, `${name} ${day}, ${year}`
            ];
            const text = forms[form] ?? '';
            const canonical = canonicalDate(text);
            expect(canonical).toBe(date);
            expect(readDate(canonical ?? '')).toEqual({ value: date, canonical: true });
        }));
    });

    test('canonicalDate of any text is canonical, if there is one', () => {
        fc.assert(fc.property(fc.stringMatching(/^[0-9./ -]{0,12}$/), text => {
            const canonical = canonicalDate(text);
            expect(canonical === undefined || readDate(canonical)?.canonical).toBe(true);
        }));
    });
});

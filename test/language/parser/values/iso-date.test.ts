import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
    addDays, addMonths, compare, dayNumber, daysBetween, daysInMonth, fromDayNumber, isValid, isoDate, parseIsoDate, weekdayOf
} from '../../../../language/parser/values/iso-date.js';
import { anyDate } from './arbitraries.js';

describe('ISO dates', () => {
    test.each([
        ['2027-03-01', true], ['2028-02-29', true], ['2000-02-29', true], ['0000-01-01', true], ['9999-12-31', true],
        ['2027-02-29', false], ['1900-02-29', false], ['2027-02-30', false], ['2027-04-31', false], ['2027-00-10', false],
        ['2027-13-01', false],
        ['2027-01-00', false], ['2027-3-1', false], ['2027-03-01 ', false], ['2027-03-01T10:00', false], ['', false]
    ])('%s exists: %s', (text, valid) => {
        expect(isValid(text)).toBe(valid);
    });

    test('parses into numbers', () => {
        expect(parseIsoDate('2027-03-01')).toEqual({ year: 2027, month: 3, day: 1 });
        expect(isoDate(2027, 3, 1)).toBe('2027-03-01');
        expect(isoDate(2027, 2, 29)).toBeUndefined();
        expect(isoDate(NaN, 2, 3)).toBeUndefined();
        expect(daysInMonth(2028, 2)).toBe(29);
    });

    test.each([['1970-01-01', 0], ['1969-12-31', -1], ['2000-03-01', 11017], ['2027-01-01', 20819], ['0000-01-01', -719528],
    ['9999-12-31', 2932896]])(
        '%s is day %i', (date, day) => {
            expect(dayNumber(date)).toBe(day);
            expect(fromDayNumber(day)).toBe(date);
        });

    test.each([['1970-01-01', 4], ['2027-03-01', 1], ['2027-02-28', 7], ['1900-01-01', 1],
    ['0001-01-01', 1]])('%s is weekday %i', (date, weekday) => {
        expect(weekdayOf(date)).toBe(weekday);
    });

    test.each([
        ['2027-01-31', 1, '2027-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2027-03-31', -1, '2027-02-28'], ['2027-11-30', 3, '2028-02-29'],
        ['2027-05-15', 12, '2028-05-15'], ['2027-01-15', -1, '2026-12-15'], ['9999-12-01', 1, '9999-12-31'],
        ['0000-01-05', -1, '0000-01-01']
    ])('%s and %i months is %s', (date, months, result) => {
        expect(addMonths(date, months)).toBe(result);
    });

    test('days and order', () => {
        expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
        expect(addDays('9999-12-31', 5)).toBe('9999-12-31');
        expect(daysBetween('2027-03-01', '2027-03-11')).toBe(10);
        expect(daysBetween('2027-03-11', '2027-03-01')).toBe(-10);
        expect(['2027-03-01', '2026-03-01', '2026-12-31'].sort(compare)).toEqual(['2026-03-01', '2026-12-31', '2027-03-01']);
        expect(compare('2027-03-01', '2027-03-01')).toBe(0);
    });

    test('what is no date is refused aloud', () => {
        expect(() => dayNumber('tomorrow')).toThrow(RangeError);
    });

    test('dates and day numbers are each other\'s inverse', () => {
        fc.assert(fc.property(anyDate, date => {
            expect(isValid(date)).toBe(true);
            expect(fromDayNumber(dayNumber(date))).toBe(date);
            expect(dayNumber(addDays(date, 1))).toBe(dayNumber(date) + 1);
        }));
    });

    test('every day from 1600 to 2400 follows the day before', () => {
        for (let day = dayNumber('1600-01-01'); day <= dayNumber('2400-12-31'); day++) {
            if (dayNumber(fromDayNumber(day)) !== day) {
                expect.fail(String(day));
            }
        }
    });
});

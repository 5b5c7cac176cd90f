/**
 * Calendar arithmetic on ISO 8601 dates, in the proleptic Gregorian calendar, years 0000 to 9999.
 * Day numbers count from 1970-01-01, day 0. The two conversions are `days_from_civil` and `civil_from_days` of
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", https://howardhinnant.github.io/date_algorithms.html
 *
 * An argument of type IsoDate must be a date that exists (`isValid`), otherwise a RangeError says so. A result before 0000 or after
 * 9999 becomes the nearest day inside.
 */
import type { IsoDate } from './value.js';

export interface CivilDate { year: number; /** 1 to 12. */ month: number; /** 1 to 31. */ day: number }

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_DAY = -719528; // 0000-01-01
const LAST_DAY = 2932896; // 9999-12-31

/** Days in a month, 28 to 31; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return month === 2 && leap ? 29 : MONTH_LENGTHS[month - 1] ?? 0;
}

/** Exactly `YYYY-MM-DD`, and a day that exists; otherwise undefined. */
export function parseIsoDate(text: string): CivilDate | undefined {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const date = match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
    return date && exists(date) ? date : undefined;
}

/** The date of a year, month and day; undefined when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
    return exists({ year, month, day }) ? format({ year, month, day }) : undefined;
}

export function isValid(text: string): boolean {
    return parseIsoDate(text) !== undefined;
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
    const { year, month, day } = civil(date);
    // The year begins in March, so that the day that may be missing is its last.
    const shifted = month <= 2 ? year - 1 : year;
    const era = Math.floor(shifted / 400);
    const yearOfEra = shifted - era * 400;
    const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(number: number): IsoDate {
    const days = Math.min(Math.max(Math.floor(number), FIRST_DAY), LAST_DAY) + 719468;
    const era = Math.floor(days / 146097);
    const dayOfEra = days - era * 146097;
    const yearOfEra = Math.floor(
        (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
    const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
    const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    return format({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

export function addDays(date: IsoDate, days: number): IsoDate {
    return fromDayNumber(dayNumber(date) + days);
}

/** The same day of a later (or, below zero, earlier) month, or that month's last day: 2027-01-31 and 1 give 2027-02-28. */
export function addMonths(date: IsoDate, months: number): IsoDate {
    const { year, month, day } = civil(date);
    const total = year * 12 + month - 1 + months;
    const clamped = Math.min(Math.max(total, 0), 9999 * 12 + 11);
    if (clamped !== total) {
        return fromDayNumber(total < 0 ? FIRST_DAY : LAST_DAY);
    }
    const [toYear, toMonth] = [Math.floor(total / 12), total % 12 + 1];
    return format({ year: toYear, month: toMonth, day: Math.min(day, daysInMonth(toYear, toMonth)) });
}

/** The last day of a date's month. */
export function monthEnd(date: IsoDate): IsoDate {
    const { year, month } = civil(date);
    return format({ year, month, day: daysInMonth(year, month) });
}

export function isMonthEnd(date: IsoDate): boolean {
    return monthEnd(date) === date;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: IsoDate): number {
    return ((dayNumber(date) + 3) % 7 + 7) % 7 + 1;
}

/** Below 0 when `a` is earlier, 0 for the same day, above 0 when `a` is later: for sorting. */
export function compare(a: IsoDate, b: IsoDate): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `a` to `b`: 1 when `b` is the day after `a`. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
    return dayNumber(b) - dayNumber(a);
}

function civil(date: IsoDate): CivilDate {
    const parsed = parseIsoDate(date);
    if (!parsed) {
        throw new RangeError(`Not a date: ${date}`);
    }
    return parsed;
}

function exists({ year, month, day }: CivilDate): boolean {
    return year >= 0 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

function format({ year, month, day }: CivilDate): IsoDate {
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

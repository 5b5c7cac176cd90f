import fc from 'fast-check';
import { dayNumber, fromDayNumber } from '../../../../language/parser/values/iso-date.js';

/** Any date from 1600 to 2400. */
export const anyDate = fc.integer({ min: dayNumber('1600-01-01'), max: dayNumber('2400-12-31') }).map(fromDayNumber);

const WORDS = ('2027-03-01 2027 03/04/2027 1. March Q4 FY H1 every 2 weeks daily first Tuesday of the month by from to until on ' +
    'deferred : ; , . 40 50% $40k € EUR 1,200 1.200 2.5x + - – at least under minimum target or more leads per ' +
    'twice a [a](b) ![x](y) <a@b.c> ** ` \n - and').split(' ');

/** Texts made of the words that values are made of: more likely to reach the depths of a reader than random letters. */
export const valueLike = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 })
    .chain(words => fc.constantFrom(' ', '').map(glue => words.join(glue)));

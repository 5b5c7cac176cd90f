import type { ValueKind } from './value.js';

/** What a reader is told when a value cannot be read: `what` fits behind "should be", `examples` can be typed as they are. */
export interface Expectation { what: string; examples: string[] }

export const expectations: Record<ValueKind, Expectation> = {
    DATE: { what: 'a date', examples: ['2027-03-01', '1 March 2027'] },
    PERIOD: { what: 'a period', examples: ['2027-01-01 to 2027-12-31', '2027', 'Q3 2027', '2027-2029'] },
    CADENCE: {
        what: 'how often it happens', examples: ['weekly', 'every 2 weeks', 'every Monday', 'first Tuesday of the month', '3 posts a week']
    },
    QUANTITY: { what: 'a number, with a unit if it has one', examples: ['120', '2.5%', 'EUR 40', '4.5 hours'] },
    COMPARISON: { what: 'a number to compare with', examples: ['at least 50%', 'under $40', 'at most 4 hours', '40-50'] },
    TARGET: {
        what: 'a target',
        examples: ['120 by 2027-12-31 from 80', 'at least 50%', '+10% by Q4 2027', 'deferred until 2027-03-01: no baseline yet']
    },
    LINK: { what: 'a link or an e-mail address', examples: ['dana@acme.example', '[Acme](https://acme.example)'] },
    FILE: { what: 'a link to a strategy file', examples: ['[Organisation](organisation.strategy.md)'] },
    REF: { what: 'the title of a block', examples: ['Head of Marketing', '[Head of Marketing](#owner-head-of-marketing)'] },
    MENTION: { what: 'a name or a title', examples: ['Head of Marketing', 'Marketing, Sales'] },
    CHOICE: { what: 'one of the words for this field', examples: [] },
    LIST: { what: 'a list', examples: ['answer comments; report every week'] },
    TEXT: { what: 'text', examples: [] }
};

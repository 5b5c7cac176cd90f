import type { FieldEntry } from '../../parser/vocabulary.js';

/** A form that a value can take, as an example in its parts. */
export interface Form {
    parts: readonly FormPart[];
    /** What it says, in one sentence. Markdown. */
    what: string;
    /** What a value in this form begins with. */
    begins: RegExp;
}

export interface FormPart {
    text: string;
    what: string;
    /** Text behind which this part is written; the first part needs none. */
    after?: RegExp;
}

const never = /^$(?!)/;

const byDay: FormPart = { text: ' by 2027-12-31', what: 'the day it is to be reached; also `Q4 2027`', after: /\sby(?:\s|$)/i };

const target: Form[] = [
    {
        what: 'So much, by a day, from where it stands today.', begins: never,
        parts: [{ text: '120', what: 'how much, with its unit: `120`, `EUR 40k`, `2.5%`' }, byDay, { text: ' from 80', what: 'today\'s number; `on` says of which day', after: /\sfrom(?:\s|$)/i }]
    },
    {
        what: 'Not under, or not over, a number.', begins: /^(?:at|under|over|below|above|less|more|up|min|max|[<>≤≥])/i,
        parts: [{ text: 'at least', what: '`at least`, `at most`, `under` or `over`' }, { text: ' 50%', what: 'how much', after: /^(?:at (?:least|most)|\S+)\s/i }, byDay]
    },
    { what: 'A change against the baseline.', begins: /^[+-]/, parts: [{ text: '+10%', what: 'by how much: up with `+`, down with `-`' }, { ...byDay, text: ' by Q4 2027' }] },
    {
        what: 'A target that has to wait.', begins: /^d/i,
        parts: [{ text: 'deferred until 2027-06-30', what: 'the day on which it is set' }, { text: ': no baseline yet', what: 'why it has to wait', after: /:/ }]
    }
];

const how = 'how often';
const cadence: Form[] = [
    { what: 'A word: `daily`, `weekly`, `monthly`, `quarterly`, `yearly`.', begins: never, parts: [{ text: 'monthly', what: how }] },
    { what: 'Every so many days, weeks, months or years.', begins: /^every(?:\s|$)/i, parts: [{ text: 'every 2 weeks', what: how }] },
    { what: 'On a day of the week.', begins: /^every\s+[a-z]/i, parts: [{ text: 'every Monday', what: 'which day, or several: `every Monday and Thursday`' }] },
    { what: 'On a day of the month.', begins: /^(?:first|second|third|fourth|last)/i, parts: [{ text: 'first Tuesday of the month', what: 'first to fourth, or last' }] },
    { what: 'So many times in each.', begins: /^\d/, parts: [{ text: '3 posts a week', what: 'how many, and in which time' }] }
];

const joined: Record<string, FormPart> = {
    by: { text: ' by Marketing Analyst', what: 'the position that does it', after: /\sby(?:\s|$)/i },
    next: { text: ', next 2027-04-06', what: 'the day of the next one', after: /(?:\s|,)next(?:\s|$)/i }
};

const period: Form[] = [
    { what: 'From day to day; both days are part of it.', begins: /^\d{4}-\d/, parts: [{ text: '2027-01-01', what: 'the first day' }, { text: ' to 2027-12-31', what: 'the last day', after: /\sto(?:\s|$)/i }] },
    { what: 'A year.', begins: /^(?:\d{1,4}$|FY)/i, parts: [{ text: '2027', what: 'a year; a fiscal year counts as the calendar year' }] },
    { what: 'A part of a year.', begins: /^[QH]/i, parts: [{ text: 'Q3', what: '`Q1` to `Q4`, `H1` or `H2`' }, { text: ' 2027', what: 'the year', after: /^\S+\s/ }] },
    { what: 'Several years.', begins: /^\d{4}-(?:$|[2-9]\d)/, parts: [{ text: '2027', what: 'the first year' }, { text: '-2029', what: 'the last year', after: /^\d{4}-/ }] }
];

const shares: Form[] = [{
    what: 'Names, each with its share. The shares need not add up to 100%.', begins: never,
    parts: [{ text: 'LinkedIn', what: 'a platform' }, { text: ' 62%', what: 'how much of them, or of their time' }, { text: ', YouTube 20%', what: 'further platforms, each with its share' }]
}];

/** The forms of a field's value, the usual one first; none for names, texts and choices, which need no form. */
export function formsOf({ parts: [main, ...more] }: FieldEntry): readonly Form[] {
    if (main!.share) return shares;
    switch (main!.kind) {
        case 'TARGET': return target;
        case 'PERIOD': return period;
        case 'CADENCE': return cadence.map(form => ({ ...form, parts: [...form.parts, ...more.flatMap(({ word }) => joined[word ?? ''] ?? [])] }));
        default: return [];
    }
}

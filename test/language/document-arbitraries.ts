import fc from 'fast-check';
import { vocabulary } from '../helpers/services.js';

const fields = vocabulary.blocks.flatMap(block => block.fields);
const keys = [...new Set([...fields.flatMap(field => field.words), 'Tools', 'when Below', 'Ownr', ''])];
const words = [...new Set([...vocabulary.blocks.flatMap(block => block.words), 'Gaol', 'goal', 'Note', ''])];
const values = [
    '', ' ', 'Ann', 'Ann, Bob; Eve', 'Ann,', ',', ';;', '[A, b](#owner-a-b), c', '[x](y.strategy.md)', '2027-03-01', '1 March 2027', 'monthly by Ann, next 2027-04-01',
    'by', 'next', 'by next', 'monthly next by Ann next 2027-01-01', 'LinkedIn 62%, X 3 %', '62%', '120 by 2027-12-31 from 80', 'in review', 'In  Review', 'approved with conditions',
    'draft', 'primary', '60: pause', ': pause', '60', '**60:** pause', 'TBD', '`a` **b** <c>', '\n  more', '\n  - one\n  - two', '\n- ', '\nglued', '\n  - one\nglued', 'a\n\n  b', '😀', '|', '\\'
];
const keyForms = ['K:', '**K:**', '**K**:', '__K__:', '**K:', 'K', 'K :'];

const field = fc.tuple(fc.constantFrom('- ', '* ', '+ ', '-\t', ' - ', '1. ', '  - '), fc.constantFrom(...keyForms), fc.constantFrom(...keys), fc.constantFrom(...values), fc.constantFrom(' ', ' ', ''))
    .map(([bullet, form, key, value, gap]) => `${bullet}${form.replace('K', key)}${gap}${value}`);
const title = fc.constantFrom('A', 'a  B', 'Reach, more', '', '[A](b)', '**A**', 'A #', 'A ##', 'ünï 😀', 'A\\');
const heading = fc.tuple(fc.constantFrom('# ', '## ', '### ', '###### ', '####### ', ' ## ', '##', '## \t'), fc.constantFrom(...words), fc.constantFrom(': ', ':', '\\: ', ' : ', ' '), title, fc.constantFrom('', ' ##', ' #'))
    .map(parts => parts.join(''));
const table = fc.constantFrom(
    '| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n| | |\n| x | y | z | more |\n', 'Date | Actual | Note\n--- | --- | ---\n2027-01-31 | 8\\|4 |\n', '| Date | Actual |\n', '| Date | Actual |\n| --- |\n', '| a | b |\n|---|---|\n'
);
const fence = fc.constantFrom('```strategy-approval\nsealed\n```\n', '```strategy-approval\nopen', '~~~\n## Goal: x\n~~~\n', '```\n', '````strategy-approval x\n## Goal: A\n````');
const other = fc.constantFrom(
    '', '', '', 'Prose.', '> ## Goal: quoted', '---', '===', '<!-- strategy-ignore goal-must-have-owner: later -->', '<!-- strategy-ignore -->', '<!--', '-->', '<div>', '    ## Goal: code',
    '[a]: b', '[^1]: note', '\t', 'Goal: setext\n===', '+++', '---\ntitle: x\n---'
);
const line = fc.oneof({ weight: 4, arbitrary: heading }, { weight: 9, arbitrary: field }, { weight: 1, arbitrary: table }, { weight: 1, arbitrary: fence }, { weight: 5, arbitrary: other });
const lineEnd = fc.oneof({ weight: 6, arbitrary: fc.constant('\n') }, { weight: 2, arbitrary: fc.constant('\n\n') }, { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r', '\r\n\r\n') });

/** Documents made of headings, fields, tables, fences, comments and prose, right and wrong. */
export const anyDocument = fc.tuple(fc.constantFrom('', '', '\uFEFF'), fc.array(fc.tuple(line, lineEnd), { maxLength: 20 }))
    .map(([mark, lines]) => mark + lines.flat().join(''));

/** Pieces without any order. */
export const strategyLike = fc.array(fc.oneof(line, lineEnd, fc.constantFrom(...'# - * : | ` ~ < > \n \r \t \\ [ ] ( ) , ; ¦ \0 \u2028 \u00a0 😀 \ud800'.split(' '), ' ')), { maxLength: 25 })
    .map(pieces => pieces.join(''));

export interface Edit {
    /** Where, as a part of the text's length. */
    at: number;
    remove: number;
    insert: string;
    /** Moves to the start of the line, where most edits happen. */
    lineStart: boolean;
}

const fragment = fc.oneof(
    fc.constant(''), line, fc.tuple(line, lineEnd).map(parts => parts.join('')), anyDocument.filter(text => text.length < 200),
    fc.constantFrom('\n', '\r', '\r\n', '\uFEFF', '😀', ' ', '#', '-', ':', '|', '`', '```\n', '<!--', '-->', '\\', '\t', '>', ',', 'x', '\0')
);

export const anyEdit: fc.Arbitrary<Edit> = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 300 })), insert: fragment, lineStart: fc.boolean()
});

export function apply(text: string, { at, remove, insert, lineStart }: Edit): string {
    const place = Math.floor(at * text.length);
    const start = lineStart ? text.lastIndexOf('\n', place - 1) + 1 : place;
    return text.slice(0, start) + insert + text.slice(start + remove);
}

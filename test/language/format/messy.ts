import fc from 'fast-check';
import { vocabulary } from '../../helpers/services.js';

const entries = vocabulary.blocks.filter(({ fields }) => fields.length > 0);
const anyCase = (word: string): fc.Arbitrary<string> => fc.constantFrom(word, word.toLowerCase(), word.toUpperCase(), word.replace(' ', '   '));
const blanks = fc.constantFrom('', ' ', '  ', '\t', ' \t');
const value = fc.constantFrom(
    'Ann', 'Ann, Bob; Eve', '1 March 2027', '03/04/2027', '2027-3-1', '13/03/2027.', '**1 March 2027**', 'monthly by Ann, next 1. März 2027', 'quarterly next 31.12.2027 by Ann', '120 by 1 March 2027 from 80',
    '60: pause', '60 :pause', ':pause', '`a  b`', '[A, b](#owner-a-b)', '[x](y.strategy.md)', '', 'LinkedIn 62%', 'a <!-- note -->', '![x](y.svg)  ', 'hard\\', '| a | b |', 'a: b'
);
/** Lines below a key, as deep as they may be; `>` stands for the indentation of the item. */
const below = fc.array(fc.constantFrom(
    '>more', '>more  ', '>  more', '>    - no bullet', '>      deeper', '>- Ann', '>-   Ann', '>* Bob', '> + Eve', '>1. one', '>10) ten', '>- a\n>  goes on', '>-  a\n>       far', '>- a\n>  - deeper', '>\tx', '>- ', '>> quote',
    '>```\n>code\n>```', '>    <div>', '>    # x', 'glued', '', '\n>paragraph', '\n>    code', '\n>- list'
), { maxLength: 3 }).map(lines => lines.map(line => `\n${line}`).join(''));
const weighted = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: below });

const bullet = fc.tuple(fc.constantFrom('', '', '', ' ', '  ', '   '), fc.constantFrom(' ', ' ', '  ', '   ', '\t', '    '));
const keyForms = fc.constantFrom('K:', 'K:', 'K:', 'K :', '**K:**', '**K**:', '__K__ :', '**K**  :', 'K\t:', 'K');

const fieldOf = (words: readonly string[]): fc.Arbitrary<(mark: string) => string> => fc.tuple(
    bullet, keyForms, fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...words).chain(anyCase) }, { weight: 2, arbitrary: fc.constantFrom('Tools', 'my own  key', 'https', '-', '') }), blanks, value, blanks, weighted
).map(([[indent, gap], form, key, space, text, trailing, rest]) => mark => {
    const start = `${indent}${mark}${gap}`;
    const depth = ' '.repeat([...start].reduce((column, character) => character === '\t' ? column + 4 - column % 4 : column + 1, 0));
    return `${start}${form.replace('K', key)}${space}${text}${trailing}${rest.replaceAll('\n>', `\n${depth}`)}\n`;
});

/** A field list with bullets of its own mind, and now and then something in it that is no field. */
const listOf = (words: readonly string[]): fc.Arbitrary<string> => fc.tuple(
    fc.constantFrom('-', '-', '*', '+'), fc.array(fc.oneof({ weight: 12, arbitrary: fieldOf(words) }, { weight: 1, arbitrary: fc.constantFrom('no key', '> quote', '# heading', '---', '<!-- c -->', '', '\n').map(text => (mark: string) => `${mark} ${text}\n`) }), { maxLength: 5 })
).map(([mark, fields]) => fields.map(field => field(mark)).join(''));

const gap = fc.constantFrom('', '\n', '\n', '\n\n', '   \n', '\n\t\n\n', '<!-- strategy-ignore goal-must-have-owner: later -->\n');
const headingOf = (words: readonly string[]): fc.Arbitrary<string> => fc.tuple(
    fc.constantFrom('#', '##', '##', '###'), fc.constantFrom(' ', '  ', '\t'), fc.constantFrom(...words).chain(anyCase), fc.constantFrom(':', ':', ' :', '  :'), fc.constantFrom(' A', '  a  B', ' Reach, more', '', ' A #', ' ü 😀', ' \u00a0A', ' Ann', ' Bob'), fc.constantFrom('', '', ' ##', '  #', '   ')
).map(parts => `${parts.join('')}\n`);

const cell = fc.constantFrom('', '84', '2027-01-31', '31.1.2027', '1 March 2027', '62%', 'EUR 1,200', '日本', 'é', 'e\u0301', '👩‍👩‍👧', 'a\\|b', 'c\\\\', '`x`', '\u00a0');
const row = fc.tuple(fc.constantFrom('|', '| ', '', '  |'), fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom('|', ' | ', '  |'), fc.constantFrom('|', ' |', '', ' | ', '\\')).map(([start, cells, pipe, end]) => `${start}${cells.join(pipe)}${end}\n`);
const table = fc.tuple(fc.constantFrom('|Date|Actual|\n|-|-:|\n', 'Date | Actual | Note\n:- | :-: | ---\n', '  | date | actual |\n| :--- | ---: |\n', 'Before\n| Date | Actual |\n| --- | --- |\n'), fc.array(row, { maxLength: 4 })).map(([head, rows]) => head + rows.join(''));

const prose = fc.constantFrom(
    '', 'Prose.\n', 'Hard  \nbreak   \n', 'text\n\n\n\nmore\n', '    code\n\n\n    code\n', '```\n- Owner: x\n\n\n```\n', '| a|b |\n|-|-|\n|1|2|\n', '* a\n\n* b\n', '- Owner: apart\n', '  - Owner: apart\n', '> quote\n', '<div>\nx\n</div>\n', '[a]: b\n', '1. one\n', '# Prose  heading #\n',
    'See [it](#goal--a).\n', '\t- x\n', '***\n', 'setext\n===\n'
);

const block = fc.constantFrom(...entries, ...entries.filter(({ rule }) => rule === 'Metric')).chain(entry => fc.tuple(
    headingOf(entry.words), gap, listOf(entry.fields.flatMap(({ words }) => words)), gap, entry.rule === 'Metric' ? fc.oneof(prose, table, table) : prose, gap, prose, gap
).map(parts => parts.join('')));

const end = fc.constantFrom('', '\n', '\n\n', '  ', 'last');
const seal = fc.constantFrom('', '', '', '## Approval: Ann\n\n- Name: x\n* Date: 1 March 2027\n\n```strategy-approval\nsealed  \n```\n\n\n');

/** Strategies that mean something and look untidy, in all line ends. */
export const messyDocument = fc.tuple(fc.constantFrom('', '', '\uFEFF', '\n\n', '---\ntitle: x\n---\n', 'Intro\n'), fc.array(block, { minLength: 1, maxLength: 4 }), seal, end, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'))
    .map(([start, blocks, sealed, last, eol]) => `${start}${blocks.join('')}${sealed}${last}`.replaceAll('\n', eol));

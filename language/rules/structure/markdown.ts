import type { Heading } from '../../parser/scan.js';
import type { RawBlock, Structure } from '../../parser/structure.js';
import { maximumFields } from '../../parser/structure.js';
import { nameOf } from '../../parser/value-converter.js';
import type { Vocabulary } from '../../parser/vocabulary.js';
import { field as fieldOf } from '../../model/facts.js';
import type { Block, Field } from '../../model/model.js';
import { expectations } from '../../parser/values/read-value.js';
import type { ValueKind } from '../../parser/values/value.js';
import { nearest } from '../nearest.js';
import { numberHint } from './number-hints.js';
import type { FixHint } from '../hint.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { describe } from '../../analysis/words.js';
import { always, must, type Rule, type RuleContext } from '../rule.js';

function* rawBlocks({ structure, model }: RuleContext): Iterable<{ raw: RawBlock; block: Block }> {
    for (const [index, raw] of structure.blocks.entries()) yield { raw, block: model.blocks[index]! };
}

function* allFields({ model }: RuleContext): Iterable<Field> {
    for (const block of model.blocks) yield* block.fields;
}

/** The keys that may stand more than once in a block. */
export const repeatable: ReadonlySet<string> = new Set(['When below', 'When above', 'Account', 'Uses']);

/** What the document's Markdown does to its structure. */
export const markdownRules: Rule[] = [
    {
        code: 'value-should-be-readable', requirement: 'structure', alone: true, severity: always('warning'),
        summary: 'A value should be written in a form that can be read: a date, a number, one of the words.',
        help: 'What cannot be read is kept as text, but nothing can be computed or checked with it.',
        wrong: '## Action: Launch\n\n- Due: soon\n', right: '## Action: Launch\n\n- Due: 2027-03-31\n',
        *check(context) {
            for (const field of allFields(context)) {
                if (isPlaceholder(field.text)) continue; // has a rule of its own
                const choices = context.structure.vocabulary.block(field.block.kind)?.keys.get(field.key.toLowerCase())?.parts[0]?.choices ?? [];
                if (field.value.type === 'unreadable' && field.parts.every(part => part.value.type !== 'unreadable')) {
                    yield { message: `"${shorten(field.text)}" cannot be read as ${expected(field.value.expected, choices)}`, span: field.valueSpan ?? field.span, block: field.block };
                }
                for (const part of field.parts) {
                    if (part.value.type !== 'unreadable') continue;
                    const number = numberHint(part.text, part.kind, field.key);
                    const near = number ? number.choices.length === 1 ? number.choices[0] : undefined : nearest(part.text, choices);
                    yield {
                        message: number?.message ?? `"${shorten(part.text)}" cannot be read as ${expected(part.kind, choices)}`,
                        span: part.span, block: field.block, data: { fix: 'unreadable', kind: part.kind, near, choices: number?.choices ?? choices }
                    };
                }
            }
            for (const block of context.model.blocks) {
                for (const result of block.results) {
                    const { date, amount } = result.text;
                    const kind = date && !result.date ? 'DATE' : amount && result.amount === undefined && !isGap(amount) ? 'QUANTITY' : undefined;
                    const text = kind === 'DATE' ? date : amount;
                    if (kind) yield { message: numberHint(text, kind)?.message ?? `"${shorten(text)}" cannot be read as ${expected(kind, [])}`, span: result.span, block };
                }
            }
        }
    },
    {
        code: 'value-must-not-be-a-placeholder', requirement: 'structure', alone: true, severity: must,
        summary: 'A value must not be a placeholder such as TBD.',
        help: 'A placeholder looks filled in and is not. Write the value, or leave the line out until it is known.',
        wrong: '## Goal: Reach\n\n- Agreed: TBD\n', right: '## Goal: Reach\n\n- Agreed: 2026-11-30 by Marketing and Sales\n',
        *check({ model }) {
            for (const block of model.blocks) {
                for (const field of [...block.fields, ...block.custom]) {
                    if (!field.text || !isPlaceholder(field.text)) continue;
                    yield { message: `"${field.key}" holds a placeholder ("${shorten(field.text)}"). Write the value, or remove the line until it is known.`, span: field.valueSpan ?? field.span, block };
                }
            }
        }
    },
    {
        code: 'field-should-have-a-value', requirement: 'structure', alone: true, severity: always('info'),
        summary: 'A key should have a value.',
        help: 'A key with nothing behind its colon counts as missing.',
        wrong: '## Team: Sales\n\n- Lead:\n', right: '## Team: Sales\n\n- Lead: Head of Sales\n\n## Owner: Head of Sales\n',
        *check({ model }) {
            for (const block of model.blocks) {
                for (const field of [...block.fields, ...block.custom]) {
                    if (!field.text) yield { message: `"${field.key}" has no value yet.`, span: field.span, block, data: { fix: 'empty-field', key: field.key } };
                }
            }
        }
    },
    {
        code: 'date-should-be-iso', requirement: 'structure', alone: true, severity: always('hint'),
        summary: 'A date should be written as year-month-day.',
        help: '`2027-03-01` means the same day to every reader; `03/01/2027` does not.',
        wrong: '## Action: Launch\n\n- Due: 1 March 2027\n', right: '## Action: Launch\n\n- Due: 2027-03-01\n',
        *check(context) {
            for (const field of allFields(context)) {
                for (const part of field.parts) {
                    if (part.kind !== 'DATE' || part.value.type !== 'date' || part.value.date === part.text) continue;
                    yield { message: `Write this date as ${part.value.date}, so that every reader understands the same day.`, span: part.span, block: field.block, data: { fix: 'replace', text: part.value.date } };
                }
            }
        }
    },
    {
        code: 'key-must-not-repeat', requirement: 'structure', alone: true, severity: always('warning'),
        summary: 'A key should stand once in a block.',
        help: 'Only the first one counts. Several values go behind one key, separated by commas. `When below`, `When above`, `Account` and `Uses` may repeat.',
        wrong: '## Team: Sales\n\n- Function: sales\n- Function: service\n', right: '## Team: Sales\n\n- Function: sales\n',
        *check({ model }) {
            for (const block of model.blocks) {
                const seen = new Set<string>();
                for (const field of block.fields) {
                    if (seen.has(field.key) && !repeatable.has(field.key)) {
                        yield { message: `"${field.key}" stands twice in this block; only the first one counts. Put both values into one line, or remove one.`, span: field.span, block, unnecessary: true };
                    }
                    seen.add(field.key);
                }
            }
        }
    },
    {
        code: 'heading-close-to-keyword', requirement: 'structure', severity: always('hint'),
        summary: 'A heading that is nearly a block keyword is probably meant to be one.',
        help: 'Only `Keyword: Title` starts a block; any other heading is prose. If prose is meant, put a `\\` before the colon.',
        wrong: '## Gaol: Qualified leads\n', right: '## Goal: Qualified leads\n',
        *check({ structure, model }) {
            for (const heading of structure.headings) {
                const problem = nearKeyword(heading, structure);
                if (problem) yield { ...problem, block: model.strategy };
            }
        }
    },
    {
        code: 'key-close-to-known-key', requirement: 'structure', alone: true, severity: always('hint'),
        summary: 'A key that is nearly a known one is probably meant to be it.',
        help: 'Keys the language does not know are kept as they are, and nothing is checked about them.',
        wrong: '## Team: Sales\n\n- Functon: sales\n', right: '## Team: Sales\n\n- Function: sales\n',
        *check({ structure, model }) {
            for (const block of model.blocks) {
                const entry = structure.vocabulary.block(block.kind);
                for (const field of block.custom) {
                    const near = nearest(field.key, entry?.fields.flatMap(known => known.words) ?? []);
                    if (near) yield { message: `Did you mean "${near}"? "${field.key}" is no key of a ${block.kind} block and is kept as your own.`, span: field.keySpan, block, data: { fix: 'replace-key', text: near } };
                }
            }
        }
    },
    {
        code: 'field-stands-apart', requirement: 'structure', alone: true, severity: always('hint'),
        summary: 'A field behind a blank line is not read as a field.',
        help: 'The fields of a block are the list right under its heading, up to the first blank line.',
        wrong: '## Team: Sales\n\n- Function: sales\n\n- Lead: Head of Sales\n\n## Owner: Head of Sales\n', right: '## Team: Sales\n\n- Function: sales\n- Lead: Head of Sales\n\n## Owner: Head of Sales\n',
        *check(context) {
            for (const { raw, block } of rawBlocks(context)) {
                for (const { item, entry } of raw.apart) {
                    yield { message: `This line looks like the field "${entry.key}", but a blank line separates it from the fields above, so it is read as prose. Remove the blank line.`, span: item, block, data: { fix: 'join-field' } };
                }
            }
        }
    },
    {
        code: 'fields-must-stand-under-the-heading', requirement: 'structure', alone: true, severity: must,
        summary: 'The fields of a block must stand right under its heading.',
        help: 'The list under the heading holds the fields. A list below other text is prose, so what it says is missed. Words that explain the block follow its fields.',
        wrong: '## Team: Sales\n\nThey know the customers.\n\n- Function: sales\n', right: '## Team: Sales\n\n- Function: sales\n\nThey know the customers.\n',
        *check(context) {
            for (const { raw, block } of rawBlocks(context)) {
                if (raw.below) yield { message: 'These lines look like fields, but other text stands between them and the heading, so they are read as prose. Move them right under the heading.', span: raw.below, block, data: { fix: 'fields-up', keys: raw.below.keys } };
            }
        }
    },
    {
        code: 'text-glued-to-list', requirement: 'structure', alone: true, severity: always('warning'),
        summary: 'Text right under the field list needs a blank line above it.',
        help: 'Markdown reads a line right under a list as part of its last item.',
        wrong: '## Team: Sales\n\n- Function: sales\nWe sell.\n', right: '## Team: Sales\n\n- Function: sales\n\nWe sell.\n',
        *check(context) {
            for (const { raw, block } of rawBlocks(context)) {
                for (const item of raw.fields) {
                    if (item.glued) yield { message: 'Markdown reads this line as part of the field above. Leave a blank line before it, or indent it if it belongs to the value.', span: item.glued, block, data: { fix: 'blank-line-before' } };
                }
            }
        }
    },
    {
        code: 'line-without-key', requirement: 'structure', alone: true, severity: always('hint'),
        summary: 'A line of the field list should be `Key: value`.',
        help: 'A list of the prose starts behind a blank line or another paragraph.',
        wrong: '## Team: Sales\n\n- Function: sales\n- three people\n', right: '## Team: Sales\n\n- Function: sales\n\nThree people.\n',
        *check(context) {
            for (const { raw, block } of rawBlocks(context)) {
                for (const line of raw.keyless) yield { message: 'This line has no "Key: value" and is not read as a field. If it is prose, leave a blank line above it.', span: line, block };
            }
        }
    },
    {
        code: 'too-many-fields', requirement: 'structure', alone: true, severity: always('warning'),
        summary: `A block should have no more than ${maximumFields} fields.`,
        help: 'Such a list is most likely pasted by mistake. What lies beyond the limit is treated as prose.',
        wrong: '## Team: Sales\n\n- Tools: Buffer\n- Tools: Canva\n\nAnd two thousand more.\n', right: '## Team: Sales\n\n- Tools: Buffer, Canva\n',
        *check(context) {
            for (const { raw, block } of rawBlocks(context)) {
                if (raw.surplus > 0) yield { message: `This block has ${raw.surplus} more fields than the ${maximumFields} that are read.`, span: raw.heading, block };
            }
        }
    },
    {
        code: 'one-strategy-in-a-file', requirement: 'structure', severity: always('error'),
        summary: 'A file must not hold two Strategy blocks.',
        help: 'One file is one strategy. Put the other one into a file of its own.',
        wrong: '# Strategy: Acme 2027\n\n# Strategy: Acme 2028\n', right: '# Strategy: Acme 2027\n',
        *check({ model }) {
            for (const block of model.blocks) {
                if (block.kind === 'Strategy' && block !== model.strategy) yield { message: 'This file already has a Strategy block above. Put this strategy into a file of its own.', span: block.heading, block };
            }
        }
    },
    {
        code: 'house-requires-field', requirement: 'structure', alone: true, severity: must,
        summary: 'A field that your organisation requires must be there.',
        help: 'strategy.config.json lists, under `required` or `blocks`, the keys that a block must have in your organisation. The example is for `{ "required": { "Team": ["Floor"] } }`.',
        wrong: '## Team: Sales\n', right: '## Team: Sales\n\n- Floor: 2\n',
        *check({ model, house }) {
            for (const block of model.blocks) {
                for (const key of [...own(house.required, block.kind) ?? [], ...own(house.blocks, block.kind)?.required ?? []]) {
                    const present = fieldOf(block, key) ?? block.custom.find(custom => custom.key.toLowerCase() === key.toLowerCase() && custom.text);
                    if (!present) yield { message: `${describe(block)} needs "${key}": your organisation asks for it. Add a line "- ${key}: ...".`, span: block.heading, block, data: { fix: 'add-field', key, example: '' } };
                }
            }
        }
    }
];

/** A setting by a name that an author chose, which may be that of a member every object has. */
function own<T>(settings: Record<string, T> | undefined, name: string): T | undefined {
    return settings && Object.hasOwn(settings, name) ? settings[name] : undefined;
}

function nearKeyword(heading: Heading, { text, vocabulary }: Structure): { message: string; span: { start: number; end: number }; data?: FixHint } | undefined {
    const title = text.slice(heading.text.start, heading.text.end);
    const colon = title.indexOf(':');
    const word = title.slice(0, colon).trim();
    if (colon < 1 || word.length > 20 || word.endsWith('\\')) return undefined;
    const { near, exact } = keywordMeant(word, vocabulary);
    if (!near) return undefined;
    const span = { start: heading.text.start, end: heading.text.start + colon };
    if (exact) return { message: `This heading starts no "${near}" block: write it at the start of its line as "${'#'.repeat(heading.level)} ${near}: Title".`, span };
    return { message: `Did you mean "${near}:"? As it is, this heading and what follows are prose.`, span, data: { fix: 'replace', text: near } };
}

interface Meant { near: string | undefined; exact: boolean }

/** Headings stay while one writes elsewhere. */
const meant = new WeakMap<Vocabulary, Map<string, Meant>>();
const most = 1000;

/** The keyword that a word is, or is nearly. */
function keywordMeant(word: string, vocabulary: Vocabulary): Meant {
    let known = meant.get(vocabulary);
    if (!known || known.size > most) meant.set(vocabulary, known = new Map());
    let found = known.get(word);
    if (!found) {
        const words = vocabulary.blocks.flatMap(block => block.words);
        const plain = nameOf(word).toLowerCase();
        const exact = words.find(candidate => candidate.toLowerCase() === plain);
        known.set(word, found = { near: exact ?? nearest(word, words), exact: exact !== undefined });
    }
    return found;
}

function expected(kind: ValueKind, choices: readonly string[]): string {
    if (choices.length > 0) return `one of the words: ${choices.join(', ')}.`;
    const { what, examples } = expectations[kind];
    return `${what}. Write it like ${examples.slice(0, 3).map(example => `"${example}"`).join(', ')}.`;
}

/** What a cell says where nothing was measured. */
function isGap(text: string): boolean {
    return isPlaceholder(text) || /^(?:none|no data|missing|pending|not (?:yet )?(?:measured|available|known)|k\. ?A\.?|entfällt)$/i.test(text);
}

function shorten(text: string): string {
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

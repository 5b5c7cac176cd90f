import type { ValueKind } from '../parser/values/value.js';

/**
 * What would mend a finding, as plain data: language/fixes/ makes text edits of it. `replace`, `name-instead`, `append`, `anchor`, `blank-line-before`, `join-field`, `fields-up` and
 * `unreadable` are about the finding's span, the others about its block.
 */
export type FixHint =
    /** A line `- key: example`. An empty example asks for a value. What the example names and the strategy does not have comes along (`needs`). */
    | { fix: 'add-field'; key: string; example: string; needs?: readonly Named[] }
    /** Further names in a field, one offer for each group; those that the strategy does not have come along as blocks. `of`: the block it is about, where that is another one. */
    | { fix: 'add-names'; key: string; choices: readonly (readonly Named[])[]; of?: Named }
    /** One of these in place of what stands there. */
    | { fix: 'name-instead'; choices: readonly string[] }
    /** One of the names in a field, and no other. */
    | { fix: 'keep-one'; key: string }
    | { fix: 'replace'; text: string }
    | { fix: 'replace-key'; text: string }
    | { fix: 'append'; text: string }
    | { fix: 'unreadable'; kind: ValueKind; near: string | undefined; choices: readonly string[] }
    | { fix: 'empty-field'; key: string }
    | { fix: 'join-field' }
    /** The list belongs under the heading of its block. What it says is not missing. */
    | { fix: 'fields-up'; keys: readonly string[] }
    | { fix: 'blank-line-before' }
    /** The link's anchor should be this one. */
    | { fix: 'anchor'; anchor: string }
    | { fix: 'unknown-reference'; title: string; near: string | undefined; kind: string; key: string }
    | { fix: 'measurer' }
    | { fix: 'set-status'; choices: readonly string[] }
    /** A row of the results table of the metric, which is the block where none is named. */
    | { fix: 'add-result'; date: string; metric?: string }
    /** A further metric of a goal. */
    | { fix: 'add-metric'; metric: string | undefined }
    | { fix: 'add-block'; kind: 'Persona' | 'Platform' | 'Risk'; title?: string; fields?: readonly (readonly [key: string, value: string])[] }
    | { fix: 'add-approval'; position: string | undefined }
    | { fix: 'add-meeting'; teams: readonly string[] }
    /** The names of its columns that make a table one of results. */
    | { fix: 'results-header'; columns: number }
    /** The strategy was reviewed: the day of the next review. */
    | { fix: 'next-review' }
    | { fix: 'add-end-goal'; phase: string; supports?: string }
    /** Amounts that are the writer's: a budget of the strategy, the return of its destination. */
    | { fix: 'add-amounts'; budget: boolean; return: boolean }
    /** A further responsibility, of a position that the writer chooses. */
    | { fix: 'add-responsibility'; text: string }
    | { fix: 'add-action'; metric: string; then: string; goals: readonly string[]; owner: string | undefined };

/** A block by its kind and title, whether the strategy has it or not. */
export interface Named { kind: string; title: string; /** What a new one begins with. */ fields?: readonly (readonly [key: string, value: string])[] }

import type { ValueKind } from '../parser/values/value.js';

/**
 * What would mend a finding, as plain data: language/fixes/ makes text edits of it. `replace`, `append`, `anchor`, `blank-line-before`, `join-field` and
 * `unreadable` are about the finding's span, the others about its block.
 */
export type FixHint =
    /** A line `- key: example`. An empty example asks for a value. */
    | { fix: 'add-field'; key: string; example: string }
    | { fix: 'replace'; text: string }
    | { fix: 'replace-key'; text: string }
    | { fix: 'append'; text: string }
    | { fix: 'unreadable'; kind: ValueKind; near: string | undefined; choices: readonly string[] }
    | { fix: 'empty-field'; key: string }
    | { fix: 'join-field' }
    | { fix: 'blank-line-before' }
    /** The link's anchor should be this one. */
    | { fix: 'anchor'; anchor: string }
    | { fix: 'unknown-reference'; title: string; near: string | undefined; kind: string; key: string }
    | { fix: 'measurer' }
    | { fix: 'set-status'; choices: readonly string[] }
    /** A row of the metric's results table. */
    | { fix: 'add-result'; date: string }
    /** A further metric of a goal. */
    | { fix: 'add-metric'; metric: string | undefined }
    | { fix: 'add-block'; kind: 'Persona' | 'Platform' }
    | { fix: 'add-approval'; position: string | undefined }
    | { fix: 'add-meeting'; teams: string }
    | { fix: 'add-end-goal'; phase: string }
    /** Amounts that are the writer's: a budget of the strategy, the return of its destination. */
    | { fix: 'add-amounts'; budget: boolean; return: boolean }
    /** A further responsibility, of a position that the writer chooses. */
    | { fix: 'add-responsibility'; text: string }
    | { fix: 'add-action'; metric: string; then: string; goals: readonly string[] };

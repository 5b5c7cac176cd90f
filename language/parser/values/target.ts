import { splitClauses } from './clauses.js';
import { extras, readBounded, type Bounded } from './comparison.js';
import { readDeferral } from './deferral.js';
import { tidy } from './tidy.js';
import { sameUnit } from './unit.js';
import type { Bound, QuantityValue, TargetValue } from './value.js';

/** What the text says about the way: `reduce`, `10% more`. */
interface Change { text: string; /** Towards more (1), towards less (-1), not said (0). */ direction: 1 | -1 | 0; relative: boolean }

const VERB =
    /^(?:(increase|raise|grow|growth|lift|improve|up(?! to))|(reduce|reduction|decrease|cut|lower|drop|down))(?: (by|of|to))? (?=.*\d)/i;
const MORE = /^(\S*\d\S*(?: (?:%|percent))?) (?:(more|higher|increase|growth|uplift)|(less|fewer|lower|decrease|reduction))( .+)?$/i;

/**
 * A target: a comparison, optionally `by DATE` or `by PERIOD` (its last day) and `from QUANTITY [on DATE]`, in any order; a change against
 * the baseline (`+10%`, `-20%`, `10% more`, `increase by 10%`), whose amount is negative where it is towards less; or a deferral.
 * Also `80 → 120`, `keep under 4 hours` and `double`. A plain number means at least, but at most where the text itself goes down: `40 from 80`, `-20%`, `reduce to 40`.
 */
export function readTarget(text: string): TargetValue | undefined {
    const deferral = readDeferral(text);
    const clauses = deferral ? undefined : splitClauses(inClauses(tidy(text)));
    if (!clauses) {
        return deferral;
    }
    const change = changeIn(clauses.head);
    const bounded = readBounded(change.text);
    if (!bounded) {
        return undefined;
    }
    const relative = change.relative || bounded.signed;
    const { from } = clauses;
    if (relative && bounded.signed && change.relative || relative && bounded.amount < 0 && bounded.upTo !== undefined
        || !relative && from && !sameUnit(from.unit, bounded.unit)) {
        return undefined;
    }
    const sign = change.relative && change.direction < 0 ? -1 : 1;
    return {
        type: 'target',
        comparison: bounded.bound ?? defaultBound(bounded, change, relative, from),
        amount: sign * bounded.amount || 0, // not -0
        ...signed(extras(bounded), sign),
        unit: bounded.unit ?? (relative ? null : from?.unit ?? null),
        by: clauses.by ?? null,
        from: from?.amount ?? null,
        ...(from?.on === undefined ? {} : { fromOn: from.on }),
        ...(relative ? { relative } : {})
    };
}

/** Whether a target is a number alone, as in `60 by 2027-12-31`: no word and no sign says that it is the least, or the most. The `min` of `30 min` is a unit. */
export function isPlainTarget(text: string): boolean {
    const clauses = splitClauses(inClauses(tidy(text)));
    const change = clauses && changeIn(clauses.head);
    const found = change?.direction === 0 ? readBounded(change.text) : undefined;
    return found !== undefined && found.bound === undefined && !found.signed;
}

/** `80 → 120` is `120 from 80`; `keep under 4 hours` is `under 4 hours`; `double` is twice as much as the baseline, `halve` half of it. */
function inClauses(text: string): string {
    const [, from, to] = /^([^→>]*\d[^→>]*?) ?(?:→|-+>|=>) ?([^→>]*\d[^→>]*)$/.exec(text) ?? [];
    if (from !== undefined) return `from ${from} to ${to}`;
    const multiple = /^(double|triple|halve)(?= |$)/i.exec(text)?.[1]?.toLowerCase();
    if (multiple) return `${MULTIPLES[multiple]}${text.slice(multiple.length)}`;
    return text.replace(/^(?:keep|hold|stay|remain|maintain)(?: it)?(?: at(?! least| most))? (?=.*\d)/i, '');
}

const MULTIPLES: Record<string, string> = { double: '+100%', triple: '+200%', halve: '-50%' };

function defaultBound(bounded: Bounded, change: Change, relative: boolean, from: QuantityValue | undefined): Bound {
    const falls = relative ? bounded.amount < 0 : from !== undefined && from.amount > (bounded.upTo ?? bounded.amount);
    return change.direction < 0 || change.direction === 0 && falls ? 'at most' : 'at least';
}

function changeIn(text: string): Change {
    const more = MORE.exec(text);
    if (more) {
        return { text: `${more[1]}${more[4] ?? ''}`, direction: more[2] === undefined ? -1 : 1, relative: true };
    }
    const verb = VERB.exec(text);
    return verb
        ? { text: text.slice(verb[0].length), direction: verb[1] === undefined ? -1 : 1, relative: verb[3]?.toLowerCase() !== 'to' }
        : { text: text.replace(/^to /i, ''), direction: 0, relative: false };
}

function signed(values: { upTo?: number; stretch?: number }, sign: number): { upTo?: number; stretch?: number } {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, sign * value]));
}

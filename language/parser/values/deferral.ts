import { readDeadline } from './period.js';
import { collapse } from './tidy.js';
import type { TargetValue } from './value.js';

const DEFERRED = /^[*_]*deferred[*_]*(?![\p{L}\p{N}-])(.*)$/iu;
const REASON = / ?[:;(] ?| [-–—] |, | because /gi;
/** No date is longer; the reason behind it may be. */
const LONGEST_DATE = 60;

/**
 * A target put off: `deferred until 2027-03-01: no baseline yet` (`until Q2 2027` is the quarter's last day), `deferred until the
 * baseline exists` (no date, and that is the reason), `deferred: reason`, `deferred`. Undefined for text that begins otherwise.
 */
export function readDeferral(text: string): TargetValue | undefined {
    const rest = DEFERRED.exec(collapse(text))?.[1];
    if (rest === undefined) {
        return undefined;
    }
    const until = /^ (?:until|till|to) (.+)$/i.exec(rest)?.[1];
    return until === undefined ? deferred(null, reasonIn(rest)) : dated(until) ?? deferred(null, reasonIn(until));
}

function dated(text: string): TargetValue | undefined {
    for (const match of text.slice(0, LONGEST_DATE).matchAll(REASON)) {
        const date = readDeadline(text.slice(0, match.index));
        if (date !== undefined) {
            return deferred(date, reasonIn(text.slice(match.index)));
        }
    }
    const date = readDeadline(text);
    return date === undefined ? undefined : deferred(date, null);
}

/** The words of the reason: without the sign before it, the brackets around it, or the sentence's full stop. */
function reasonIn(text: string): string | null {
    const bare = text.replace(/^[ :;,(–—-]+/, '').replace(/^because /i, '');
    const bracketed = /^[ :;,–—-]*\(/.test(text) && bare.endsWith(')') ? bare.slice(0, -1) : bare;
    const reason = bracketed.endsWith('.') ? bracketed.slice(0, -1) : bracketed;
    return reason === '' ? null : reason;
}

function deferred(until: string | null, reason: string | null): TargetValue {
    return { type: 'target', comparison: 'at least', amount: null, unit: null, by: null, from: null, deferred: { until, reason } };
}

import type { Block, Result } from '../model/model.js';
import type { Level, Said } from './change.js';
import { amountText, quoted, textKey, unitKey } from './words/values.js';
import { missing } from './words/rewording.js';

/** A reading that was recorded, rewritten or taken out. */
export interface ResultChange extends Said {
    level: Level;
    old?: Result;
    new?: Result;
}

/** Compares the results tables of one metric, row by row: a row is known by its date. Their order is no change. */
export function compareResults(old: Block, now: Block, name: string): ResultChange[] {
    const gone = missing(old.results, now.results, rowKey);
    const waiting = new Map<string, Result[]>();
    for (const result of gone) waiting.set(dayOf(result), [...waiting.get(dayOf(result)) ?? [], result]);
    const found = missing(now.results, old.results, rowKey).map((result): ResultChange => {
        const twin = waiting.get(dayOf(result))?.shift();
        return twin ? rewritten(twin, result, name) : { level: 'result', new: result, ...said(result, `recorded: ${textOf(result)}`, name) };
    });
    const removed = [...waiting.values()].flat().map((result): ResultChange => ({ level: 'plan', old: result, ...said(result, `removed (was ${textOf(result)})`, name) }));
    return [...found, ...removed];
}

function said(result: Result, what: string, name: string): Said {
    const words = `result of ${dayOf(result) || 'no date'}`;
    return { meaning: `${words} ${what}`, sentence: `${name}: ${words} ${what}` };
}

function rewritten(old: Result, now: Result, name: string): ResultChange {
    if (amountKey(old) !== amountKey(now)) {
        return { level: 'plan', old, new: now, ...said(now, `changed from ${amountOf(old)} to ${amountOf(now)}`, name) };
    }
    const [before, after] = [old.note ?? '', now.note ?? ''];
    const note = before && after ? `changed from ${quoted(before)} to ${quoted(after)}` : after ? `added: ${quoted(after)}` : `removed (was ${quoted(before)})`;
    const words = `note on the result of ${dayOf(now)}`;
    return { level: 'text', old, new: now, meaning: `${words} ${note}`, sentence: `${name}: ${words} ${note}` };
}

/** ISO where it could be read. */
function dayOf({ date, text }: Result): string {
    return date ?? textKey(text.date);
}

function amountKey({ amount, unit, text }: Result): string {
    return amount === undefined ? textKey(text.amount) : `${amount} ${unitKey(unit)}`;
}

function rowKey(result: Result): string {
    return `${dayOf(result)}\n${amountKey(result)}\n${textKey(result.note ?? '')}`;
}

function amountOf({ amount, unit, text }: Result): string {
    return amount === undefined ? quoted(text.amount) || 'nothing' : amountText(amount, unit);
}

/** `2027-02-28: 57 (note)`. */
export function readingText(result: Result): string {
    return `${dayOf(result)}: ${textOf(result)}`;
}

function textOf(result: Result): string {
    return amountOf(result) + (result.note ? ` (${textKey(result.note)})` : '');
}

import { titleKey } from '../references/names.js';
import { isValid } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import { base64url, utf8, type SubtlePort } from './bytes.js';

/** The first line of a statement. A later form of it gets another number. */
export const statementVersion = 'strategy-approval/1';

export type Decision = 'approved' | 'approved with conditions' | 'rejected';

/** One thing that is covered, and the sha256 of its canonical text or bytes in base64url. */
export interface Entry {
    /** `block` and `text` of the strategy itself, a block of a file it `uses`, a picture's `file`. */
    type: 'block' | 'text' | 'uses' | 'file';
    /** Of the used file or the picture, relative to the strategy's folder; '' for `block` and `text`. */
    path: string;
    /** `Goal: Qualified leads`; for `text` the heading it begins with, or ''; '' for `file`. */
    label: string;
    hash: string;
}

/** What an approver decided, beside the text itself. All strings are plain text on one line. */
export interface ApprovalDetails {
    position: string;
    name: string;
    /** Who signs: the e-mail address by which the trust list knows the key. */
    signer: string;
    date: IsoDate;
    decision: Decision;
    conditions?: string;
    validUntil?: IsoDate;
}

/** The text that is signed, as data. */
export interface Statement extends ApprovalDetails {
    /** The strategy's title. */
    document: string;
    version: string;
    entries: Entry[];
}

/** What is wrong with a statement's text, and in which of its lines, counted from 1. */
export interface StatementError { line: number; message: string }

const decisions: readonly string[] = ['approved', 'approved with conditions', 'rejected'] satisfies Decision[];
const facts = ['document', 'version', 'position', 'name', 'signer', 'date', 'decision'] as const;
const optional = [['conditions', 'conditions'], ['valid-until', 'validUntil']] as const;
const order: readonly Entry['type'][] = ['block', 'text', 'uses', 'file'];

/** The statement's text: these characters in UTF-8, no more and no less, are signed. */
export function writeStatement(statement: Statement): string {
    return [
        statementVersion,
        ...facts.map(key => `${key} ${JSON.stringify(statement[key])}`),
        ...optional.flatMap(([word, key]) => statement[key] === undefined ? [] : [`${word} ${JSON.stringify(statement[key])}`]),
        ...statement.entries.map(entryLine),
        'end', ''
    ].join('\n');
}

function entryLine({ type, path, label, hash }: Entry): string {
    const names = type === 'uses' ? [path, label] : [type === 'file' ? path : label];
    return [type, ...names.map(name => JSON.stringify(name)), hash].join(' ');
}

/** `uses` and `file` lines stand in the order of their bytes in UTF-8, which is that of their code points. */
export function compareEntries(a: Entry, b: Entry): number {
    const [one, other] = [[...entryLine(a)], [...entryLine(b)]];
    const at = one.findIndex((character, index) => character !== other[index]);
    return at < 0 ? one.length - other.length : (one[at]!.codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? -1);
}

const string = '("(?:[^"\\\\]|\\\\.)*")';
const fact = new RegExp(`^([a-z-]+) ${string}$`);
const entry = new RegExp(`^(block|text|uses|file) ${string}(?: ${string})? ([A-Za-z0-9_-]{43})$`);

/** Reads a statement. There is one way to write each, so whatever is accepted is what `writeStatement` writes. Never throws. */
export function parseStatement(text: string): { statement: Statement; errors: [] } | { statement: undefined; errors: StatementError[] } {
    const lines = text.split('\n');
    const errors: StatementError[] = [];
    const say = (index: number, message: string): void => { errors.push({ line: index + 1, message }); };
    if (lines[0] !== statementVersion) say(0, `The first line must be "${statementVersion}".`);
    if (lines.at(-1) !== '' || lines.at(-2) !== 'end') say(lines.length - (lines.at(-1) === '' ? 2 : 1), 'The last line must be "end".');
    const values: Record<string, string> = {};
    const entries: Entry[] = [];
    let at = 1;
    for (const key of facts) {
        const value = factAt(lines[at], key);
        if (value === undefined) say(at, `Expected a line: ${key} "...".`);
        values[key] = value ?? '';
        at++;
    }
    for (const [word, key] of optional) {
        const value = factAt(lines[at], word);
        if (value === undefined) continue;
        values[key] = value;
        at++;
    }
    if (errors.length === 0 && !isValid(values['date']!)) say(6, 'The date must be a day, written 2027-01-31.');
    if (errors.length === 0 && !decisions.includes(values['decision']!)) say(7, `The decision must be one of: ${decisions.join(', ')}.`);
    if (values['validUntil'] !== undefined && !isValid(values['validUntil'])) say(at - 1, 'This date must be a day, written 2027-01-31.');
    const seen = new Set<string>();
    for (; at < lines.length - 2; at++) {
        const found = entryOf(lines[at]!);
        if (!found) {
            say(at, 'Expected a line that begins with block, text, uses or file, or the line "end".');
            continue;
        }
        const previous = entries.at(-1);
        const [step, before] = [order.indexOf(found.type), order.indexOf(previous?.type ?? 'block')];
        if (step < before && !(step === 0 && before === 1) || previous && step === before && step >= 2 && compareEntries(previous, found) >= 0) {
            say(at, 'This line is out of order: block and text lines come first, then uses, then file, the last two sorted.');
        }
        const key = identity(found);
        if (found.type !== 'text' && seen.has(key)) say(at, `${nameOfEntry(found)} is listed twice.`);
        seen.add(key);
        entries.push(found);
    }
    return errors.length > 0 ? { statement: undefined, errors } : { statement: { ...values, entries } as unknown as Statement, errors: [] };
}

function factAt(line: string | undefined, key: string): string | undefined {
    const match = fact.exec(line ?? '');
    return match?.[1] === key ? unquoted(match[2]!) : undefined;
}

function entryOf(line: string): Entry | undefined {
    const match = entry.exec(line);
    const type = match?.[1] as Entry['type'] | undefined;
    const [first, second] = [match?.[2] && unquoted(match[2]), match?.[3] && unquoted(match[3])];
    if (!match || !type || first === undefined || (type === 'uses') !== (second !== undefined)) return undefined;
    const hash = match[4]!;
    if (type === 'uses') return { type, path: first, label: second!, hash };
    return type === 'file' ? { type, path: first, label: '', hash } : { type, path: '', label: first, hash };
}

/** A JSON string in the one form that JSON.stringify gives it (ECMA-262, QuoteJSONString). */
function unquoted(quoted: string): string | undefined {
    try {
        const value: unknown = JSON.parse(quoted);
        return typeof value === 'string' && JSON.stringify(value) === quoted ? value : undefined;
    } catch {
        return undefined;
    }
}

/** Two entries with the same identity are about the same thing. Titles compare as references do. */
function identity({ type, path, label }: Entry): string {
    return JSON.stringify([type, path, type === 'text' ? label : titleKey(label)]);
}

export interface Difference {
    kind: 'changed' | 'added' | 'removed' | 'moved';
    /** Where in the document: an entry's type, or the line of the statement that differs. */
    type: Entry['type'] | 'document' | 'version';
    path: string;
    /** In a reader's words: `Goal: Qualified leads`. */
    name: string;
    /** For `document` and `version`. */
    old?: string;
    new?: string;
}

/** What differs between a statement that was signed and the statement of today, in today's order; what is gone comes last. */
export function compareStatements(old: Statement, now: Statement): Difference[] {
    const facts = (['document', 'version'] as const).flatMap((type): Difference[] =>
        old[type] === now[type] ? [] : [{ kind: 'changed', type, path: '', name: type, old: old[type], new: now[type] }]);
    return [...facts, ...compareEntryLists(old.entries, now.entries)];
}

/** What differs between two lists of entries. An entry that kept its text but not its place among the others is `moved`. */
export function compareEntryLists(old: readonly Entry[], now: readonly Entry[]): Difference[] {
    const [before, after] = [numbered(old), numbered(now)];
    const places = new Map([...before.keys()].map((key, index) => [key, index]));
    const kept = [...after.keys()].filter(key => places.has(key) && /^\["(?:block|text)"/.test(key));
    const inOrder = longestRise(kept.map(key => places.get(key)!));
    const differences: Difference[] = [];
    const say = (kind: Difference['kind'], found: Entry): void => { differences.push({ kind, type: found.type, path: found.path, name: nameOfEntry(found) }); };
    for (const [key, found] of after) {
        const counterpart = before.get(key);
        if (!counterpart) say('added', found);
        else if (counterpart.hash !== found.hash || counterpart.label !== found.label) say('changed', found);
        else if (kept.length > inOrder.size && (found.type === 'block' || found.type === 'text') && !inOrder.has(places.get(key)!)) say('moved', found);
    }
    for (const [key, gone] of before) if (!after.has(key)) say('removed', gone);
    return differences;
}

/** By identity, and by number where several have the same one. */
function numbered(entries: readonly Entry[]): Map<string, Entry> {
    const counts = new Map<string, number>();
    return new Map(entries.map(found => {
        const key = identity(found);
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        return [`${key}${count}`, found];
    }));
}

/** The values of a longest rising part of a list: what did not move, when some things moved among others. */
function longestRise(values: readonly number[]): Set<number> {
    const tails: number[] = [];
    const previous = new Map<number, number | undefined>();
    for (const value of values) {
        let [low, high] = [0, tails.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (tails[middle]! < value) low = middle + 1;
            else high = middle;
        }
        previous.set(value, tails[low - 1]);
        tails[low] = value;
    }
    const rise = new Set<number>();
    for (let value = tails.at(-1); value !== undefined; value = previous.get(value)) rise.add(value);
    return rise;
}

export function nameOfEntry({ type, path, label }: Entry): string {
    switch (type) {
        case 'block': return label;
        case 'text': return label ? `the text "${label}"` : 'the text at the start';
        case 'uses': return `${label} (${path})`;
        case 'file': return `the picture ${path}`;
    }
}

/** What people compare: the first 12 characters of the statement's sha256 in base64url. */
export async function fingerprintOf(statement: string, subtle: SubtlePort): Promise<string> {
    return base64url(new Uint8Array(await subtle.digest('SHA-256', utf8(statement)))).slice(0, 12);
}

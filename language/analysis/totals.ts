import type { Block, Part, StrategyModel } from '../model/model.js';
import type { Span, Table } from '../parser/scan.js';
import { scan } from '../parser/scanner.js';
import { cellsOf } from '../parser/table-row.js';
import { readAmount, type Amount } from '../parser/values/quantity.js';
import { tidy } from '../parser/values/tidy.js';
import { sameUnit, splitUnit } from '../parser/values/unit.js';
import type { Unit } from '../parser/values/value.js';

/** A total in a table that is not the sum of the rows above it: what is left when a row changes. */
export interface WrongTotal {
    /** The amount, without the emphasis around it. */
    span: Span;
    /** The column's heading. */
    column: string;
    said: number;
    sum: number;
    unit: Unit;
    block: Block | undefined;
}

const word = '(?:(?:grand|overall) total|totals?|in total|sum|gesamt(?:summe)?|summe)';
const totalCell = new RegExp(`\\|[ *_]*${word}[ *_:]*\\|`, 'gi');
const isTotal = new RegExp(`^${word}:?$`, 'i');

/** Rows that say again what others have said: a total, a subtotal, a part of the row above. */
const countedTwice = /\btotals?\b|\bsub-?totals?\b|summe\b|^(?:-|–|>)?\s*(?:of which|thereof|including|incl\.?|davon|darunter|inkl\.?)(?!\p{L})/iu;

/** Columns that nobody adds up: averages, rates and shares of different things, people who are counted once. */
const notAdded = /\b(?:average|avg|mean|median|rate|ratio|per|each|unique|reach|followers?|audience|users?|people|visitors?|cp[aclmv]|frequency|max(?:imum)?|min(?:imum)?|peak|ro(?:i|as)|score|pro|je|schnitt|quote|reichweite)\b/i;

/**
 * The totals in tables of the prose that their rows contradict. A table is looked at if its last row is called a total and no other row is counted twice; a column if all its cells are
 * amounts of one unit or empty. Amounts may be rounded. In doubt nothing is said.
 */
export function wrongTotals({ text, parts }: StrategyModel): WrongTotal[] {
    const tables = [...new Set([...text.matchAll(totalCell)].flatMap(({ index }) => parts.find(part => holds(part, index)) ?? []))];
    return tables.flatMap(part => {
        const { start, end } = spanOf(part);
        const own = text.slice(start, end);
        const block = part.type === 'block' ? part.block : undefined;
        return scan(own).nodes.flatMap(node => node.type === 'table' ? totalsOf(node, own) : []).map(total => ({ ...total, span: { start: start + total.span.start, end: start + total.span.end }, block }));
    });
}

function spanOf(part: Part): Span {
    return part.type === 'block' ? part.block.span : part.span;
}

function holds(part: Part, at: number): boolean {
    const { start, end } = spanOf(part);
    return start <= at && at < end;
}

function totalsOf({ rows }: Table, text: string): Omit<WrongTotal, 'block'>[] {
    const [header, , ...body] = rows.map(row => cellsOf(text, row).map(span => ({ span, words: tidy(text.slice(span.start, span.end)) })));
    const last = body.pop();
    if (!header || !last || !isTotal.test(last[0]?.words ?? '') || body.some(row => countedTwice.test(row[0]?.words ?? ''))) return [];
    return last.slice(1).flatMap((cell, index) => {
        const column = header[index + 1]?.words ?? '';
        const found = notAdded.test(column) ? undefined : compared(cell.words, body.map(row => row[index + 1]?.words ?? ''));
        return found ? [{ ...found, column, span: inner(cell.span, text) }] : [];
    });
}

/** What the total says and what the rows add up to, where the two differ by more than rounding. */
function compared(written: string, cells: string[]): { said: number; sum: number; unit: Unit } | undefined {
    const total = readAmount(written);
    const items = cells.filter(cell => !/^(?:[-–—]|n\/a|none)?$/i.test(cell)).map(cell => readAmount(cell));
    if (!total || items.length < 2 || !items.every((item): item is Amount => item !== undefined && !item.orMore && sameUnit(item.unit, total.unit))) return undefined;
    const unit = total.unit ?? items.find(item => item.unit)?.unit ?? null;
    const adds = splitUnit(unit).per === null && unit !== 'x' && (unit !== '%' || total.amount === 100);
    const sum = items.reduce((all, { amount }) => all + amount, 0);
    const rounded = [total, ...items].reduce((all, amount) => all + step(amount, unit) / 2, 0);
    const differs = (amount: number): boolean => Math.abs(total.amount - amount) > rounded;
    return adds && !total.orMore && differs(sum) && differs(sum / items.length) ? { said: total.amount, sum, unit } : undefined;
}

/** What the last digit counts of an amount that may be rounded: 1,000 of `54k`, 100 of `1.2k`, 1 of `33%`. Others are taken at their word. */
function step({ amount, scale }: Amount, unit: Unit): number {
    if (scale === 0 && unit !== '%') return 1e-6;
    const decimals = /\.(\d+)/.exec(String(Number((amount / 10 ** scale).toPrecision(12))))?.[1]?.length ?? 0;
    return 10 ** (scale - decimals);
}

function inner({ start, end }: Span, text: string): Span {
    while (start < end && /[*_`\s]/.test(text[start]!)) start++;
    while (end > start && /[*_`\s]/.test(text[end - 1]!)) end--;
    return { start, end };
}

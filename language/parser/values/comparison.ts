import { isUpward, takeBound } from './bound.js';
import { readAmount, type Amount } from './quantity.js';
import { tidy } from './tidy.js';
import { sameUnit } from './unit.js';
import type { Bound, ComparisonValue, Unit } from './value.js';

/** A comparison before it becomes a value: a target needs to know what was written and what is the default. */
export interface Bounded {
    bound: Bound | undefined;
    amount: number;
    upTo?: number;
    stretch?: number;
    unit: Unit;
    /** The amount has a sign, or the range begins with one. */
    signed: boolean;
}

interface Part extends Bounded { rank: number | undefined }

const RANGES = [/^between (.+?) (?:and|to) (.+)$/i, /^(?:from )?(.+?) to (.+)$/i, /^(.+?) [-–—] (?=\S)(.+)$/,
    /^(.+?)[-–—](?=[\d.]|[^\w\s]\d|[A-Z]{3} ?\d)(.+)$/];

/**
 * What an actual amount is held against: `at least 50%`, `under $40`, `≥5`, `2%+`, `50 or more`, `40-50` (also `between 40 and 50`),
 * `2.5x minimum; 3x+ target`. A plain `120` means at least 120, and so does the lower end of a range. Undefined for a range from high
 * to low, for units that do not agree, and for bounds that contradict each other.
 */
export function readComparison(text: string): ComparisonValue | undefined {
    const found = readBounded(tidy(text));
    return found && {
        type: 'comparison', comparison: found.bound ?? 'at least', amount: found.amount, ...extras(found), unit: found.unit
    };
}

/** The optional parts that are there. */
export function extras({ upTo, stretch }: Bounded): { upTo?: number; stretch?: number } {
    return { ...(upTo === undefined ? {} : { upTo }), ...(stretch === undefined ? {} : { stretch }) };
}

/** The same for a tidy text, with the bound left open where none is written. */
export function readBounded(text: string): Bounded | undefined {
    const parts = text.split(/ ?; ?|, /);
    const first = readPart(parts[0] ?? '');
    if (parts.length === 1) {
        return first;
    }
    const second = parts.length === 2 ? readPart(parts[1] ?? '') : undefined;
    return first && second && pair(first, second);
}

/** A floor and a target, or a target and a stretch: in either order, but the roles must be told. */
function pair(a: Part, b: Part): Bounded | undefined {
    if (a.rank === b.rank || a.upTo !== undefined || b.upTo !== undefined || !sameUnit(a.unit, b.unit)) {
        return undefined;
    }
    const [low, high] = (a.rank ?? 0) < (b.rank ?? 0) ? [a, b] : [b, a];
    const upward = isUpward(low.bound ?? high.bound ?? 'at least');
    const agree = high.bound === undefined || isUpward(high.bound) === upward;
    const farther = upward ? high.amount > low.amount : high.amount < low.amount;
    return agree && farther
        ? { bound: low.bound ?? high.bound, amount: low.amount, stretch: high.amount, unit: low.unit ?? high.unit, signed: low.signed }
        : undefined;
}

function readPart(text: string): Part | undefined {
    const taken = takeBound(text);
    const found = taken && (readRange(taken.rest) ?? readAmount(taken.rest));
    if (!found || 'upTo' in found && taken.bound !== undefined) {
        return undefined;
    }
    const upTo = 'upTo' in found ? { upTo: found.upTo } : {};
    const plus = 'orMore' in found && found.orMore;
    if (plus && taken.bound !== undefined && taken.bound !== 'at least') {
        return undefined;
    }
    const bound = plus ? 'at least' : taken.bound;
    return { bound, rank: taken.rank, amount: found.amount, ...upTo, unit: found.unit, signed: found.signed };
}

function readRange(text: string): { amount: number; upTo: number; unit: Unit; signed: boolean } | undefined {
    for (const pattern of RANGES) {
        const match = pattern.exec(text);
        const low = match && readAmount(match[1] ?? '');
        const high = match && readAmount(match[2] ?? '');
        if (low && high && sameUnit(low.unit, high.unit) && !low.orMore && !high.orMore) {
            const amount = scaledLike(low, high);
            return amount <= high.amount ? { amount, upTo: high.amount, unit: high.unit ?? low.unit, signed: low.signed } : undefined;
        }
    }
    return undefined;
}

/** `40-50k` is 40,000 to 50,000, but `500-1.5k` is 500 to 1,500: the scale is shared where the bare numbers are in order. */
function scaledLike(low: Amount, high: Amount): number {
    const bareHigh = high.amount / 10 ** high.scale;
    return low.scale === 0 && high.scale > 0 && low.amount < bareHigh ? Number(`${low.amount}e${high.scale}`) : low.amount;
}

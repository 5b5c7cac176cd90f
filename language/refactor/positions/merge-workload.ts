import { fullTime, hoursOf, workloadOf, type Workload } from '../../analysis/ownership.js';
import { field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { joined } from '../../analysis/words.js';

/** What a merge does to the working week. All amounts are hours a week. */
export interface MergedWorkload {
    from: Workload | undefined;
    into: Workload | undefined;
    /** `undefined`: it cannot be said, `unknown` says why. */
    after: Workload | undefined;
    unknown: string | undefined;
    /** Positions that give no `Hours`: 40 are assumed. */
    assumed: Block[];
}

/**
 * The load of the merged position: the hours that the duties of both fill, of the hours that `into` has.
 * @param hours hours a week of the merged position; those of `into` when left out.
 */
export function mergedWorkload(from: Block, into: Block, hours?: number): MergedWorkload {
    const before = { from: workloadOf(from), into: workloadOf(into) };
    const missing = [from, into].flatMap(position => {
        const load = field(position, 'Load');
        if (workloadOf(position)) return [];
        return load ? [`the Load of "${position.title}" cannot be read as a part of its hours: "${load.text}"`] : [`"${position.title}" gives no Load`];
    });
    return {
        ...before,
        after: before.from && before.into && { hours: hours ?? before.into.hours, filled: before.from.filled + before.into.filled },
        unknown: missing.length > 0 ? joined(missing) : undefined,
        assumed: [from, into].filter(position => workloadOf(position)?.hours === fullTime && hoursOf(position) === undefined)
    };
}

/** Filled hours as a part of all, in whole percent; what is above 100 stays above. */
export function percentOf({ hours, filled }: Workload): number {
    const percent = Number((100 * filled / hours).toFixed(6));
    return percent > 100 ? Math.ceil(percent) : Math.round(percent);
}

/** Hours with at most one decimal: `26.8`. */
export function hoursText(hours: number): string {
    return String(Number(hours.toFixed(1)));
}

import { amountText } from '../../analysis/words.js';
import type { Progress, ProgressState } from '../../analysis/progress.js';
import { field } from '../../model/facts.js';
import type { Block, Field } from '../../model/model.js';
import type { Cell, Piece } from './part.js';

const states: Record<ProgressState, string> = {
    met: 'reached', missed: 'missed', 'on pace': 'on pace', 'off pace': 'off pace', open: 'under way', 'not measured': 'not measured', deferred: 'waits'
};

export function stateWord({ state }: Progress): string {
    return states[state];
}

/** How far, and how that is: `61%, on pace`. */
export function standing(progress: Progress): string {
    const far = howFar(progress);
    return far ? `${far}, ${stateWord(progress)}` : stateWord(progress);
}

/** `61%`; of a way that was gone backwards nobody asks how much of it is done. */
function howFar({ share }: Progress): string {
    return share === undefined || share < 0 ? '' : `${Math.round(share * 100)}%`;
}

/** Where the straight line stands on the day of the last reading, as a part of the way. */
export function paceOf({ expected, baseline, amount }: Progress): number | undefined {
    return expected === undefined || !baseline || amount === undefined || amount === baseline.amount ? undefined : (expected - baseline.amount) / (amount - baseline.amount);
}

/** A bar and its number where part of the way can be told; how it stands. */
export function progressCell(progress: Progress | undefined): Cell {
    if (!progress) return [];
    const state: Piece = { state: stateWord(progress) };
    return progress.share === undefined || progress.share < 0 ? [state] : [{ share: progress.share, pace: paceOf(progress), words: howFar(progress) }, { quiet: [state] }];
}

/** `50 by 31 Dec 2027`: what a target asks for, read and written again. */
export function targetCell(progress: Progress | undefined): Cell {
    if (!progress || progress.target.deferred) return progress?.target.deferred?.until ? [{ day: progress.target.deferred.until, before: 'from ' }] : [];
    const { target, amount, unit } = progress;
    if (amount === undefined) return [{ inline: progress.field.text }];
    const bound = target.upTo !== undefined ? `${amountText(amount, null)} to ` : ({ 'at least': '', 'at most': 'at most ', over: 'over ', under: 'under ', exactly: '' })[target.comparison];
    return [`${bound}${amountText(target.upTo ?? amount, unit)}`, ...target.by ? [' ', { day: target.by, before: 'by ' }] : []];
}

/** Whom a field names: blocks where there are any, names where not. */
export function named(written: Field | undefined): Piece[] {
    return written?.references.map(({ target, title }) => target ? { block: target } : title) ?? [];
}

export function namedBy(block: Block, key: string): Piece[] {
    return block.fields.filter(written => written.key === key).flatMap(named);
}

/** The author's words behind a key. */
export function inlineOf(block: Block, key: string): Cell {
    const written = field(block, key);
    return written ? [{ inline: written.text }] : [];
}

import { returnOf } from '../analysis/money.js';
import { visible } from '../analysis/per-model.js';
import { field } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import type { CheckResult, Finding } from '../rules/check.js';
import type { Change } from './change.js';
import { missing } from './words/rewording.js';

/** What a change does to the findings of a file. */
export interface FindingEffects {
    new: Finding[];
    /** Gone because of what was written, not because it was silenced. */
    solved: Finding[];
    /** Gone because a comment silences it now. */
    silenced: Finding[];
}

/** What a change does to one approval. `null`: there is none on that side. States are those of docs/approval.md. */
export interface ApprovalEffect { position: string; before: string | null; after: string | null }

/** A sum before and after; `unit` is `%` or a currency. `null`: nothing to sum, or amounts that cannot be added. */
export interface SumEffect { what: string; before: number | null; after: number | null; unit: string }

/** A file's findings with the model they were found in. */
export interface Checked { model: StrategyModel; result: CheckResult }

/**
 * Compares what `check` found in the two states: by code, block and message, never by line. A finding about a renamed block is still the
 * same, also where its message says the name.
 * @param changes of `compareModels`, for the renames.
 */
export function compareFindings(old: Checked | undefined, now: Checked | undefined, changes: readonly Change[]): FindingEffects {
    const renames = changes.flatMap(({ kind, block, old, new: title }) => kind === 'renamed' && block ? [{ from: place(block.kind, old!), to: place(block.kind, title!), old: `"${old!}"`, new: `"${title!}"` }] : []);
    const placeNow = ({ block }: Finding): string => {
        const at = place(block?.kind, block?.title);
        return renames.find(({ from }) => from === at)?.to ?? at;
    };
    const saidNow = (message: string): string => renames.reduce((text, rename) => text.replaceAll(rename.old, () => rename.new), message);
    const [before, after] = [old?.result.findings ?? [], now?.result.findings ?? []];
    const keys = new Map([
        ...after.map((finding): [Finding, string] => [finding, `${finding.code}\n${place(finding.block?.kind, finding.block?.title)}\n${finding.message}`]),
        ...before.map((finding): [Finding, string] => [finding, `${finding.code}\n${placeNow(finding)}\n${saidNow(finding.message)}`])
    ]);
    const keyOf = (finding: Finding): string => keys.get(finding)!;
    const silences = new Set(now?.result.suppressed.map(({ code, span }) => {
        const block = now.model.blocks.find(({ span: whole }) => whole.start <= span.start && span.start < whole.end);
        return `${code}\n${place(block?.kind, block?.title)}`;
    }));
    const isSilenced = (finding: Finding): boolean => silences.has(`${finding.code}\n${placeNow(finding)}`);
    const gone = missing(before, after, keyOf);
    return { new: missing(after, before, keyOf), solved: gone.filter(finding => !isSilenced(finding)), silenced: gone.filter(isSilenced) };
}

function place(kind = '', title = ''): string {
    return `${kind}: ${titleKey(title)}`;
}

/** The approvals whose state changed, and those that came or went, in the order they have now. */
export function compareApprovals(before: readonly { position: string; state: string }[], after: readonly { position: string; state: string }[]): ApprovalEffect[] {
    const waiting = [...before];
    const effects = after.map(({ position, state }): ApprovalEffect => {
        const at = waiting.findIndex(approval => titleKey(approval.position) === titleKey(position));
        const [old] = at >= 0 ? waiting.splice(at, 1) : [];
        return { position, before: old?.state ?? null, after: state };
    });
    return [...effects, ...waiting.map(({ position, state }) => ({ position, before: state, after: null }))].filter(effect => effect.before !== effect.after);
}

/** The sums that differ: the load of everyone who holds a position (S3), the cost and the return of the plan (R3). */
export function compareSums(old: StrategyModel | undefined, now: StrategyModel | undefined): SumEffect[] {
    const [before, after] = [sumsOf(old), sumsOf(now)];
    return [...new Set([...after.keys(), ...before.keys()])].flatMap(what => {
        const [was, is] = [before.get(what), after.get(what)];
        const effect = { what, before: was?.amount ?? null, after: is?.amount ?? null, unit: (is ?? was)!.unit };
        return effect.before === effect.after && was?.unit === is?.unit ? [] : [effect];
    });
}

type Sums = Map<string, { amount: number | null; unit: string }>;

function sumsOf(model: StrategyModel | undefined): Sums {
    const sums: Sums = new Map();
    if (!model) return sums;
    for (const position of visible(model, 'Owner')) {
        const load = field(position, 'Load')?.value;
        if (load?.type !== 'quantity' || load.unit !== '%') continue;
        const what = `load of ${field(position, 'Held by')?.text || position.title}`;
        sums.set(what, { unit: '%', amount: cents((sums.get(what)?.amount ?? 0) + load.amount) });
    }
    const { currency, cost, return: returned, leftOut } = returnOf(model);
    const add = (what: string, key: string, amount: number | undefined): void => {
        const isPartial = leftOut.some(({ field: written }) => written.key === key);
        if (currency && (amount !== undefined || isPartial)) sums.set(what, { unit: currency, amount: amount === undefined || isPartial ? null : cents(amount) });
    };
    add('cost', 'Cost', cost);
    add('return', 'Return', returned);
    return sums;
}

function cents(amount: number): number {
    return Math.round(amount * 100) / 100;
}

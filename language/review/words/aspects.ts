import type { Field } from '../../model/model.js';
import type { CadenceValue, ComparisonValue, IsoDate, PeriodValue, QuantityValue, TargetValue, Unit } from '../../parser/values/value.js';
import { amountText, boundText, quoted, rhythmKey, unitKey, valueText } from './values.js';
import type { Wording } from './wordings.js';
import { rewording } from './rewording.js';

/** One side of a value that changed: of a target, its amount, its deadline, where it starts from. */
export interface Aspect {
    noun: string;
    /** The noun and the block: `deadline of {}`. */
    of: string;
    /** What happened: `put off from 2027-06-30 to 2027-09-30`. */
    said: string;
}

type Words = Pick<Wording, 'noun' | 'of' | 'up' | 'down' | 'deadline' | 'set'>;

/** What changed between two values of one field, the weightiest side first. The values are not the same. */
export function aspectsOf(old: Field, now: Field, wording: Words): Aspect[] {
    const [a, b] = [old.value, now.value];
    const found = a.type === 'date' && b.type === 'date' ? dateAspects(a.date, b.date, wording)
        : a.type === 'period' && b.type === 'period' ? periodAspects(a, b, wording)
        : a.type === 'quantity' && b.type === 'quantity' ? quantityAspects(a, b, wording)
        : a.type === 'comparison' && b.type === 'comparison' ? boundAspects(a, b, wording)
        : a.type === 'target' && b.type === 'target' ? targetAspects(a, b, wording)
        : a.type === 'cadence' && b.type === 'cadence' ? cadenceAspects(old, now, wording)
        : a.type === 'text' && b.type === 'text' ? textAspects(old.text, now.text, wording)
        : [];
    return found.length > 0 ? found : [changed(wording, shown(old, now), shown(now, old))];
}

/** Where two values read the same, the author's words tell them apart. */
function shown(field: Field, other: Field): string {
    return valueText(field) === valueText(other) ? quoted(field.text) : valueText(field);
}

function aspect({ noun, of }: Pick<Words, 'noun' | 'of'>, said: string): Aspect {
    return { noun, of, said };
}

function changed(wording: Words, from: string, to: string): Aspect {
    return aspect(wording, `${wording.set ? 'set' : 'changed'} from ${from} to ${to}`);
}

const named = (noun: string): Words => ({ noun, of: `${noun} of {}`, up: 'raised', down: 'lowered', deadline: true, set: false });

function dateAspects(old: IsoDate | null | undefined, now: IsoDate | null | undefined, wording: Words): Aspect[] {
    if (old === now || !old && !now) return [];
    if (!old) return [aspect(wording, `set to ${now}`)];
    if (!now) return [aspect(wording, `removed (was ${old})`)];
    const verb = !wording.deadline ? 'changed' : old < now ? 'put off' : 'brought forward';
    return [aspect(wording, `${verb} from ${old} to ${now}`)];
}

function periodAspects(old: PeriodValue, now: PeriodValue, { noun }: Words): Aspect[] {
    return [...dateAspects(old.end, now.end, named(`end of the ${noun}`)), ...dateAspects(old.start, now.start, named(`start of the ${noun}`))];
}

function quantityAspects(old: QuantityValue, now: QuantityValue, wording: Words): Aspect[] {
    const amounts = amountAspects(old, now, wording);
    const dates = dateAspects(old.on, now.on, { ...named(`date of the ${wording.noun}`), deadline: false });
    return [...amounts, ...dates];
}

interface Amount { amount: number; unit: Unit }

function amountAspects(old: Amount, now: Amount, wording: Words): Aspect[] {
    if (old.amount === now.amount && unitKey(old.unit) === unitKey(now.unit)) return [];
    const verb = unitKey(old.unit) !== unitKey(now.unit) || old.amount === now.amount ? 'changed' : old.amount < now.amount ? wording.up : wording.down;
    return [aspect(wording, `${verb} from ${amountText(old.amount, old.unit)} to ${amountText(now.amount, now.unit)}`)];
}

type Bounded = Pick<ComparisonValue, 'comparison' | 'amount' | 'upTo' | 'stretch' | 'unit'> & { relative?: boolean };

function boundAspects(old: Bounded, now: Bounded, wording: Words): Aspect[] {
    const numbers = ({ amount, upTo, stretch }: Bounded): (number | undefined)[] => [amount, upTo, stretch];
    const steps = numbers(now).map((number, index) => number === undefined || numbers(old)[index] === undefined ? number === numbers(old)[index] ? 0 : NaN : Math.sign(number - numbers(old)[index]!));
    const alike = old.comparison === now.comparison && Boolean(old.relative) === Boolean(now.relative) && unitKey(old.unit) === unitKey(now.unit);
    if (alike && steps.every(step => step === 0)) return [];
    const verb = !alike ? 'changed' : steps.every(step => step >= 0) ? wording.up : steps.every(step => step <= 0) ? wording.down : 'changed';
    const speaks = old.comparison !== now.comparison || undefined;
    return [aspect(wording, `${verb} from ${boundText(old, speaks)} to ${boundText(now, speaks)}`)];
}

function targetAspects(old: TargetValue, now: TargetValue, wording: Words): Aspect[] {
    if (old.deferred || now.deferred) return deferralAspects(old, now, wording);
    const [a, b] = [bounded(old), bounded(now)];
    return [
        ...a && b ? boundAspects(a, b, wording) : [],
        ...dateAspects(old.by, now.by, named('deadline')),
        ...startAspects(old, now)
    ];
}

function bounded(target: TargetValue): (TargetValue & { amount: number }) | undefined {
    return target.amount === null ? undefined : { ...target, amount: target.amount };
}

function startAspects(old: TargetValue, now: TargetValue): Aspect[] {
    const start = (target: TargetValue): string | undefined =>
        target.from === null ? undefined : `${amountText(target.from, target.unit)}${target.fromOn ? ` on ${target.fromOn}` : ''}`;
    const [from, to] = [start(old), start(now)];
    // A new unit is told with the amount.
    if (from === to || old.from === now.from && old.fromOn === now.fromOn) return [];
    const baseline = named('baseline');
    if (!from) return [aspect(baseline, `set to ${to}`)];
    return [aspect(baseline, to ? `restated from ${from} to ${to}` : `removed (was ${from})`)];
}

function deferralAspects(old: TargetValue, now: TargetValue, wording: Words): Aspect[] {
    if (old.deferred && now.deferred) {
        const [was, is] = [old.deferred.until ?? 'further notice', now.deferred.until ?? 'further notice'];
        const [before, after] = [old.deferred.reason ?? '', now.deferred.reason ?? ''];
        return [
            ...was === is ? [] : [aspect(wording, `deferred until ${is} instead of ${was}`)],
            ...before === after ? [] : [aspect({ noun: 'reason to defer it', of: 'reason to defer the target of {}' }, before && after ? rewording(before, after) : after ? `given: ${quoted(after)}` : 'removed')]
        ];
    }
    const set = (target: TargetValue): string => `${boundText({ ...target, amount: target.amount ?? 0 })}${target.by ? ` by ${target.by}` : ''}`;
    if (now.deferred) return [aspect(wording, `deferred${now.deferred.until ? ` until ${now.deferred.until}` : ''} (was ${set(old)})`)];
    return [aspect(wording, `no longer deferred: ${set(now)}`)];
}

function cadenceAspects(old: Field, now: Field, wording: Words): Aspect[] {
    const [a, b] = [old.value as CadenceValue, now.value as CadenceValue];
    const rhythm = (field: Field): string => field.parts.find(part => part.kind === 'CADENCE')?.text ?? field.text;
    return [
        ...rhythmKey(a) === rhythmKey(b) ? [] : [changed(wording, rhythm(old), rhythm(now))],
        ...dateAspects(a.next, b.next, named(/^(?:measurement|cadence)$/.test(wording.noun) ? 'next date' : `next ${wording.noun}`))
    ];
}

function textAspects(old: string, now: string, wording: Words): Aspect[] {
    const short = [old, now].every(text => !quoted(text).startsWith('"') || text.split(' ').length <= 3);
    return short ? [changed(wording, quoted(old), quoted(now))] : [aspect(wording, `reworded: ${rewording(old, now)}`)];
}

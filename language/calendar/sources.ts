import { audienceOf, freshMonths } from '../analysis/audience.js';
import { datesIn } from '../analysis/dates-in-text.js';
import { hasEnded as positionHasEnded } from '../analysis/ownership.js';
import { visible } from '../analysis/per-model.js';
import { progressOf } from '../analysis/progress.js';
import { cadenceOf, graceDays, periodOf, servedGoals } from '../analysis/readings.js';
import { currentApprovals, hasEnded, nextReview } from '../analysis/review.js';
import { choice, dateOf, field } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { addDays, addMonths } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Due, DueKind } from './item.js';
import { meetings } from './meetings.js';
import { readings } from './readings.js';
import { cadenceText, keepersOf, line, nameOf, partiesOf, partyOf, partyCalled } from './words.js';

type Source = (model: StrategyModel, today: IsoDate) => Due[];

/** Actions (S6): those that are not done and not dropped, on the day behind `Due`. */
const actions: Source = model => visible(model, 'Action').flatMap(action => {
    const date = dateOf(action, 'Due');
    if (!date || ['done', 'dropped'].includes(choice(action, 'Status') ?? '')) return [];
    const goals = servedGoals(action, model).map(nameOf).join(', ');
    return [{ date, block: action, title: nameOf(action), who: partiesOf(field(action, 'Owner')), details: [goals && `For: ${goals}`, line('Because', action)] }];
});

/** Conditions of an approval (S5), on the last day that their words name. Nobody writes down that one is met, so none is overdue. */
const conditions: Source = (model, today) => currentApprovals(model).flatMap(approval => {
    const text = choice(approval, 'Decision') === 'approved with conditions' ? field(approval, 'Conditions')?.text : undefined;
    const date = datesIn(text ?? '').sort().at(-1);
    return date && date >= today ? [{ date, block: approval, title: `Condition of the approval by ${nameOf(approval)}`, who: keepersOf(model), details: [text] }] : [];
});

/** The review of the strategy (S6): on the `next` date behind `Review`, else one cadence after it took effect or began. */
const review: Source = (model, today) => {
    const { strategy } = model;
    const date = strategy && nextReview(model);
    if (!date || date < today && hasEnded(model, today)) return [];
    const written = field(strategy, 'Review')!;
    const who = partiesOf(written);
    const repeats = { text: cadenceText(strategy, 'Review'), cadence: cadenceOf(strategy, 'Review')!, anchor: date, first: date, monthEnds: false, until: periodOf(model)?.end };
    return [{ date, block: strategy, title: `Review ${nameOf(strategy)}`, who: who.length > 0 ? who : keepersOf(model), repeats }];
};

/** Targets of goals and metrics (S4), on the day behind `by`; one that was reached is not in the list any more. Its reading may come a week late. */
const goalTargets: Source = (model, today) => progressOf(model, today).flatMap(({ block, field: written, target: { by }, state }) => {
    const isListed = by && (by >= today || state === 'missed' || state !== 'met' && addDays(by, graceDays) >= today);
    return isListed ? [{ date: by, block, title: `Target of ${nameOf(block)}`, who: partiesOf(field(block, 'Owner')), details: [written.text], overdue: state === 'missed' }] : [];
});

/** Targets that wait (S4), on the day behind `deferred until`. */
const deferredTargets: Source = (model, today) => progressOf(model, today).flatMap(({ block, target }) => {
    const date = target.deferred?.until;
    return date ? [{ date, block, title: `Set the target of ${nameOf(block)}`, who: partiesOf(field(block, 'Owner')), details: [target.deferred!.reason ?? undefined] }] : [];
});

/** Personas (S2): a year after the latest day, not in the future, that their evidence or review names. */
const personas: Source = (model, today) => audienceOf(model).personas.filter(persona => field(persona, 'Evidence')).flatMap(persona => {
    const last = ['Evidence', 'Reviewed'].flatMap(key => datesIn(field(persona, key)?.text ?? '')).filter(date => date <= today).sort().at(-1);
    return last ? [{ date: addMonths(last, freshMonths), block: persona, title: `Look again at the evidence for ${nameOf(persona)}`, who: keepersOf(model), details: [line('Evidence', persona)] }] : [];
});

/** Approvals of this version (S5), on the day behind `Valid until`. */
const approvalEnds: Source = model => currentApprovals(model).flatMap(approval => {
    const date = dateOf(approval, 'Valid until');
    return date ? [{ date, block: approval, title: `The approval by ${nameOf(approval)} ends`, who: [partyCalled(approval.title, model)].filter(Boolean) }] : [];
});

/** Positions that end (S3), on the day behind `Until`. One that ended counts until its block is taken out. */
const positionEnds: Source = (model, today) => visible(model, 'Owner').flatMap(position => {
    const date = dateOf(position, 'Until');
    return date ? [{ date, block: position, title: `The position ${nameOf(position)} ${positionHasEnded(position, today) ? 'has ended' : 'ends'}`, who: [partyOf(position)] }] : [];
});

/** The last day of the strategy's period (S6). */
const periodEnds: Source = model => {
    const end = periodOf(model)?.end;
    return end ? [{ date: end, block: model.strategy!, title: `${nameOf(model.strategy!)} ends; its successor is needed`, who: keepersOf(model) }] : [];
};

/** All sources of dates. What they have in common: no date is made up, what names none is left out. */
export const sources: Record<DueKind, Source> = {
    meeting: meetings, reading: readings, action: actions, condition: conditions, review, target: goalTargets, 'deferred target': deferredTargets,
    'persona review': personas, 'approval ends': approvalEnds, 'position ends': positionEnds, 'period ends': periodEnds
};

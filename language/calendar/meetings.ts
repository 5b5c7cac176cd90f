import { visible } from '../analysis/per-model.js';
import { cadenceOf, periodOf } from '../analysis/readings.js';
import { field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { addDays } from '../parser/values/iso-date.js';
import { nextOccurrence } from '../parser/values/occurrence.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Due } from './item.js';
import { timeAfter, type Recurrence } from './recurrence.js';
import { cadenceText, nameOf, partiesOf } from './words.js';

/**
 * Meetings (S1): on their cadence, counted from the date behind `next` or from `Next`, else from the strategy's first day; without a cadence,
 * once on `Next`. A meeting is never overdue: nobody writes down that it took place.
 */
export function meetings(model: StrategyModel, today: IsoDate): Due[] {
    return visible(model, 'Meeting').flatMap(meeting => {
        const due = { title: nameOf(meeting), block: meeting, who: partiesOf(field(meeting, 'Chair'), field(meeting, 'Participants') ?? field(meeting, 'Teams')), details: agendaOf(meeting) };
        const repeats = recurrenceOf(meeting, model);
        const date = repeats ? timeAfter(repeats, addDays(today, -1)) : statedDate(meeting);
        return date && date >= today ? [{ ...due, date, repeats }] : [];
    });
}

function recurrenceOf(meeting: Block, model: StrategyModel): Recurrence | undefined {
    const cadence = cadenceOf(meeting, 'Every');
    const stated = cadence?.next ?? statedDate(meeting);
    const anchor = stated ?? periodOf(model)?.start;
    if (!cadence || !anchor) return undefined;
    const until = periodOf(model)?.end;
    const first = stated ?? nextOccurrence(cadence, addDays(anchor, -1), anchor);
    return stated || !until || first <= until ? { text: cadenceText(meeting, 'Every'), cadence, anchor, first, monthEnds: false, until } : undefined;
}

function statedDate(meeting: Block): IsoDate | undefined {
    const next = field(meeting, 'Next')?.value;
    return next?.type === 'date' ? next.date : undefined;
}

function agendaOf(meeting: Block): string[] {
    const agenda = field(meeting, 'Agenda')?.value;
    const points = agenda?.type !== 'text' ? [] : agenda.items ?? agenda.text.split(';');
    return [field(meeting, 'Purpose')?.text ?? '', ...points.map(point => `- ${point.trim()}`)].filter(line => line !== '' && line !== '- ');
}

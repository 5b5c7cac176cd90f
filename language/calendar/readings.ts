import { visible } from '../analysis/per-model.js';
import { cadenceOf, graceDays, latestReading, nextReading, periodOf, readingWaits } from '../analysis/readings.js';
import { field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { addDays } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Due } from './item.js';
import { readingRecurrence, type Recurrence } from './recurrence.js';
import { cadenceText, line, nameOf, partiesOf } from './words.js';

/** Readings of metrics (S4): on the `next` date behind `Measured`, else one cadence after the last row of the results table or the strategy's first day. */
export function readings(model: StrategyModel, today: IsoDate): Due[] {
    return visible(model, 'Metric').flatMap(metric => {
        const date = nextReading(metric, model, today);
        const end = periodOf(model)?.end;
        const stated = date === cadenceOf(metric, 'Measured')?.next;
        if (!date || !stated && end && date > end && date >= today || date < today && readingWaits(metric, model, today)) return [];
        const measured = field(metric, 'Measured');
        const who = partiesOf(measured);
        return [{
            date, block: metric, title: `Read ${nameOf(metric)}`, overdue: addDays(date, graceDays) < today,
            who: who.length > 0 ? who : partiesOf(field(metric, 'Owner')),
            details: [line('Source', metric)],
            repeats: recurrenceOf(metric, model, { date, today, stated })
        }];
    });
}

function recurrenceOf(metric: Block, model: StrategyModel, { date, today, stated }: { date: IsoDate; today: IsoDate; stated: boolean }): Recurrence {
    const period = periodOf(model);
    const anchor = stated ? date : latestReading(metric, today)?.date ?? period?.start ?? date;
    return readingRecurrence({ text: cadenceText(metric, 'Measured'), cadence: cadenceOf(metric, 'Measured')!, anchor, first: date, until: period?.end });
}

import { visible } from '../analysis/per-model.js';
import { cadenceOf, dueReading, graceDays, periodOf, readingWaits } from '../analysis/readings.js';
import { field } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { addDays } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Due } from './item.js';
import { readingRecurrence } from './recurrence.js';
import { cadenceText, line, nameOf, partiesOf } from './words.js';

/** Readings of metrics (S4): on the `next` date behind `Measured`, else one cadence after the last row of the results table or the strategy's first day. */
export function readings(model: StrategyModel, today: IsoDate): Due[] {
    return visible(model, 'Metric').flatMap(metric => {
        const due = dueReading(metric, model, today);
        if (!due || due.date < today && readingWaits(metric, model, today)) return [];
        const { date, anchor } = due;
        const who = partiesOf(field(metric, 'Measured'));
        return [{
            date, block: metric, title: `Read ${nameOf(metric)}`, overdue: addDays(date, graceDays) < today,
            who: who.length > 0 ? who : partiesOf(field(metric, 'Owner')),
            details: [line('Source', metric)],
            repeats: readingRecurrence({ text: cadenceText(metric, 'Measured'), cadence: cadenceOf(metric, 'Measured')!, anchor, first: date, until: periodOf(model)?.end })
        }];
    });
}

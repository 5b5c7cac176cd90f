import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { dueOfAll } from './due.js';
import type { DueKind } from './item.js';
import { plain } from './plain.js';
import { seriesOf, type Series } from './rule.js';

/** An entry of a calendar program, on whole days: what a file format needs to know, in no format. */
export interface CalendarEvent extends Series {
    /** Tells it apart, and is the same in every export for as long as the titles of the strategy and of the block stay. */
    key: string;
    /** One line, as people read it. */
    summary: string;
    /** Several lines: what helps to do it, who does it, and which strategy asks for it. */
    description: string;
    category: string;
}

const categories: Record<DueKind, string> = {
    meeting: 'Meeting', reading: 'Reading', action: 'Action', condition: 'Approval', review: 'Review', target: 'Target', 'deferred target': 'Target',
    'persona review': 'Review', 'approval ends': 'Approval', 'position ends': 'Position', 'period ends': 'Strategy'
};

/** Everything that falls due in the strategies, and what is overdue, as entries of a calendar. */
export function calendarEvents(models: readonly StrategyModel[], today: IsoDate): CalendarEvent[] {
    const used = new Map<string, number>();
    return dueOfAll(models, { today }).flatMap(({ kind, block, title, details, who, date, repeats }) => {
        const { own, shown } = documentOf(block, models);
        const name = [own, kind, block.kind, plain(block.title)].join('\n');
        const count = (used.get(name) ?? 0) + 1;
        used.set(name, count);
        const key = count > 1 ? `${name}\n${count}` : name;
        const description = [...details.map(plain), who.length > 0 && `Who: ${who.map(plain).join(', ')}`, shown && `From: ${shown}`].filter(Boolean).join('\n');
        const all = repeats ? seriesOf(repeats) : [{ start: date, rule: undefined }];
        return all.map(series => ({
            ...series, summary: plain(title), description, category: categories[kind],
            key: all.length > 1 && !series.rule ? `${key}\n${series.start}` : key
        }));
    });
}

/** The title of the strategy a block stands in. A file without one goes by its name, and shows the strategy that uses it. */
function documentOf(block: Block, models: readonly StrategyModel[]): { own: string; shown: string } {
    const strategy = models.flatMap(({ blocks, shared }) => [...blocks, ...shared]).find(({ kind, uri }) => kind === 'Strategy' && uri === block.uri);
    if (strategy) return { own: plain(strategy.title), shown: plain(strategy.title) };
    const using = models.find(({ uri, shared }) => uri !== block.uri && shared.some(other => other.uri === block.uri));
    return { own: block.uri.slice(block.uri.lastIndexOf('/') + 1), shown: plain(using?.strategy?.title ?? '') };
}

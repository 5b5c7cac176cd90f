import { audienceOf, isOpen, type Activity } from '../../analysis/audience.js';
import { visible } from '../../analysis/per-model.js';
import { amountText } from '../../analysis/words.js';
import { choice, field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { blocks, compact, listed, type Cell, type Facts, type Part } from './part.js';
import { inlineOf, namedBy } from './words.js';

const order = ['primary', 'secondary'];
const byPriority = (a: Block, b: Block): number => rankOf(a) - rankOf(b);

function rankOf(platform: Block): number {
    const rank = order.indexOf(choice(platform, 'Priority') ?? '');
    return isOpen(platform) ? rank < 0 ? order.length : rank : order.length + 1;
}

/** Which persona is active where, and whom each platform serves (S2): a line for each persona, a column for each platform. */
export function audience({ model }: Facts): Part | undefined {
    const { personas, platforms, activities, serves } = audienceOf(model);
    const active = [...activities.values()].flat();
    const columns: { platform: Block | undefined; name: string }[] = platforms.filter(platform => serves.get(platform)!.length > 0 || active.some(activity => activity.platform === platform))
        .toSorted(byPriority).map(platform => ({ platform, name: platform.title }));
    for (const { platform, name } of active) if (!platform && !columns.some(column => column.name === name)) columns.push({ platform, name });
    if (personas.length === 0 || columns.length === 0) return undefined;
    const cell = (persona: Block, { platform, name }: typeof columns[number]): Cell => {
        const activity = activities.get(persona)?.find(each => platform ? each.platform === platform : each.name === name);
        const served = platform !== undefined && serves.get(platform)!.includes(persona);
        return activity || served ? [{ heat: heatOf(activity), words: activity ? activity.share ? amountText(activity.share.amount, activity.share.unit) : 'active' : '', served }] : [];
    };
    return {
        key: 'audience', title: 'Audiences and platforms', lead: [['How much of each audience is active where. A tick (✓) marks whom a platform is meant for.']],
        table: {
            form: 'grid', columns: ['Audience', ...columns.map(({ name }) => name)],
            rows: personas.map(persona => [[{ block: persona }], ...columns.map(column => cell(persona, column))])
        }
    };
}

/** 1 to 5 for up to 20, 40 ... 100 percent; 0 where no share is given. */
function heatOf(activity: Activity | undefined): number {
    const { amount, unit } = activity?.share ?? { amount: 0, unit: null };
    return unit === '%' && amount > 0 ? Math.min(Math.ceil(amount / 20), 5) : 0;
}

/** The platforms as cards, those that are used before those that are not; why one is left out stands with it. */
export function platforms({ model }: Facts): Part | undefined {
    const all = visible(model, 'Platform').toSorted(byPriority);
    const used = all.filter(isOpen);
    if (all.length === 0) return undefined;
    const left = all.filter(platform => !isOpen(platform)).map((platform): Cell => {
        const why = field(platform, 'Purpose') ?? field(platform, 'Evidence');
        return [{ block: platform }, ` (${choice(platform, 'Priority')})`, ...why ? [': ', { inline: why.text }] : []];
    });
    return {
        key: 'platforms', title: 'Platforms',
        table: compact({
            form: 'cards', columns: ['Platform', 'Priority', 'For', 'Owner', 'Rhythm', 'Answers', 'Measured by', 'Cost'],
            rows: used.map(platform => [
                [{ block: platform }], choice(platform, 'Priority') ? [{ state: choice(platform, 'Priority')! }] : [], listed(blocks(audienceOf(model).serves.get(platform) ?? [])),
                listed(namedBy(platform, 'Owner')), inlineOf(platform, 'Cadence'), inlineOf(platform, 'Response time'), listed(namedBy(platform, 'Metric')), inlineOf(platform, 'Cost')
            ])
        }),
        ...left.length > 0 ? { notes: [['Left out on purpose, or resting:'], ...left] } : {}
    };
}

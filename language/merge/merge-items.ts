import { splitOutside } from '../parser/values/split-list.js';
import { inOrder, nodesOf, type Node } from './order.js';
import type { Entry, Item, ItemList, Row } from './parts.js';
import { decide, each, type Piece, type Versions } from './versions.js';

/** Merges field lists: by key, and the points of a list one by one. */
export function mergeItems(items: Versions<readonly Item[]>): Piece[] {
    const partners = { ours: partnersIn(items.base, items.ours), theirs: partnersIn(items.base, items.theirs) };
    const nodes = nodesOf(items, (item, side) => partners[side].get(item), ({ key, meaning, repeats }) => repeats ? meaning : key);
    return inOrder(nodes, items).flatMap(node => mergeEntry(node, mergeLists));
}

/** Merges the rows of results tables: by day. Rows that stood in the order of their days do so afterwards. */
export function mergeRows(rows: Versions<readonly Row[]>): Piece[] {
    const byDay = each(rows, side => new Map(side.map(row => [row.date, row])));
    const nodes = nodesOf(rows, ({ date }, side) => byDay[side].get(date), ({ date }) => date);
    const order = inOrder(nodes, rows);
    const day = ({ base, ours, theirs }: Node<Row>): string => (ours ?? theirs ?? base)!.date;
    const isSorted = (['base', 'ours', 'theirs'] as const).every(side => rows[side].every((row, index) => index === 0 || rows[side][index - 1]!.date < row.date));
    return (isSorted ? order.sort((a, b) => day(a) < day(b) ? -1 : 1) : order).flatMap(node => mergeEntry(node));
}

/** Which item of a side each of the base became: of one key, first those that say the same, then in their order. */
function partnersIn(base: readonly Item[], side: readonly Item[]): Map<Item, Item> {
    const partners = new Map<Item, Item>();
    const taken = new Set<Item>();
    const pairBy = (keyOf: (item: Item) => string): void => {
        const waiting = new Map<string, Item[]>();
        for (const item of side) if (!taken.has(item)) waiting.set(keyOf(item), [...waiting.get(keyOf(item)) ?? [], item]);
        for (const item of base) {
            const partner = partners.has(item) ? undefined : waiting.get(keyOf(item))?.shift();
            if (!partner) continue;
            partners.set(item, partner);
            taken.add(partner);
        }
    };
    pairBy(({ meaning }) => meaning);
    pairBy(({ key }) => key);
    return partners;
}

/** Merges what is changed as one. @param finer settles it after all where both sides changed it. */
export function mergeEntry<T extends Entry>({ base, ours, theirs }: Node<T>, finer?: (entries: Versions<T>) => string | undefined): Piece[] {
    const saysSame = (a: T | undefined, b: T | undefined): boolean => a?.meaning === b?.meaning;
    const settled = decide({ base, ours, theirs }, (a, b) => a?.text === b?.text) ?? decide({ base, ours, theirs }, saysSame);
    if (settled) return settled.value ? [settled.value.text] : [];
    const text = base && ours && theirs && finer?.({ base, ours, theirs });
    return [text ?? { base: base?.text ?? '', ours: ours?.text ?? '', theirs: theirs?.text ?? '' }];
}

/**
 * Merges values that are lists: what one side added is added to ours, what one side took out is taken out. `undefined` when they are
 * written in different forms, when both changed one point, or when both put something else in the place of a point.
 */
function mergeLists({ base: { list: base }, ours: { list: ours }, theirs: { list: theirs } }: Versions<Item>): string | undefined {
    if (!base || !ours || !theirs || ours.form !== theirs.form || ours.form !== base.form) return undefined;
    const lists = { base, ours, theirs };
    const byKey = each(lists, ({ points }) => new Map(points.map(point => [point.key, point])));
    if (Object.values(lists).some(({ points }, index) => points.length !== Object.values(byKey)[index]!.size)) return undefined;
    const takenOut = (side: 'ours' | 'theirs'): ItemList['points'] => base.points.filter(({ key }) => !byKey[side].has(key));
    const added = (side: 'ours' | 'theirs'): ItemList['points'] => lists[side].points.filter(({ key }) => !byKey.base.has(key));
    const bothReplaced = added('ours').length > 0 && added('theirs').length > 0 && takenOut('ours').some(({ key }) => !byKey.theirs.has(key));
    if (bothReplaced) return undefined;
    const points: string[] = [];
    for (const { key, text } of [...ours.points, ...added('theirs').filter(({ key }) => !byKey.ours.has(key))]) {
        if (byKey.base.has(key) && !byKey.theirs.has(key)) {
            if (byKey.base.get(key)!.text !== text) return undefined; // changed here, taken out there
            continue;
        }
        const settled = decide({ base: byKey.base.get(key)?.text, ours: byKey.ours.get(key)?.text ?? text, theirs: byKey.theirs.get(key)?.text ?? byKey.base.get(key)?.text });
        if (settled?.value === undefined) return undefined;
        points.push(settled.value);
    }
    for (const { key, text } of takenOut('ours')) if (byKey.theirs.has(key) && byKey.theirs.get(key)!.text !== text) return undefined;
    if (points.length === 0) return undefined;
    if (ours.form === 'nested') return ours.head + points.join('');
    const separator = points.some(point => splitOutside(point, ',').length > 1) ? ';' : ours.separator;
    return `${ours.head}${points.join(`${separator} `)}${ours.tail}`;
}

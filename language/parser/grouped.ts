/** Items by a key that several of them may have, in their order; those without one are left out. (`Map.groupBy` of ES2024, which Node 20 lacks.) */
export function groupedBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
    const groups = new Map<Key, Item[]>();
    for (const item of items) {
        const key = keyOf(item);
        if (key === undefined) continue;
        const known = groups.get(key);
        if (known) known.push(item);
        else groups.set(key, [item]);
    }
    return groups;
}

/** Items by a key that several of them may have, in their order; those without one are left out. (`Map.groupBy` of ES2024, which Node 20 lacks.) */
export function groupedBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
    return groupedByEach(items, item => {
        const key = keyOf(item);
        return key === undefined ? [] : [key];
    });
}

/** The same where an item may have several keys: it stands under each. */
export function groupedByEach<Key, Item>(items: Iterable<Item>, keysOf: (item: Item) => Iterable<Key>): Map<Key, Item[]> {
    const groups = new Map<Key, Item[]>();
    for (const item of items) {
        for (const key of keysOf(item)) {
            const known = groups.get(key);
            if (known) known.push(item);
            else groups.set(key, [item]);
        }
    }
    return groups;
}

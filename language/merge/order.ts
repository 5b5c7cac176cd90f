import type { Versions } from './versions.js';

/** One thing in the versions in which it is there. */
export type Node<T> = Partial<Versions<T>>;

/**
 * Which thing of the base is which on each side, and what both sides added alike.
 * @param partner the thing on a side that a thing of the base became.
 * @param keyOf things that only the sides have are one when their keys are equal; `undefined` for what is never one.
 */
export function nodesOf<T>({ base, ours, theirs }: Versions<readonly T[]>, partner: (thing: T, side: 'ours' | 'theirs') => T | undefined, keyOf: (thing: T) => string | undefined): Node<T>[] {
    const nodes = base.map((thing): Node<T> => ({ base: thing, ours: partner(thing, 'ours'), theirs: partner(thing, 'theirs') }));
    const taken = new Set(nodes.flatMap(({ ours, theirs }) => [ours, theirs]));
    const added = ours.filter(thing => !taken.has(thing)).map((thing): Node<T> => ({ ours: thing }));
    const waiting = new Map<string, Node<T>[]>();
    for (const node of added) {
        const key = keyOf(node.ours!);
        if (key !== undefined) waiting.set(key, [...waiting.get(key) ?? [], node]);
    }
    for (const thing of theirs) {
        if (taken.has(thing)) continue;
        const twin = waiting.get(keyOf(thing) ?? '')?.shift();
        if (twin) twin.theirs = thing;
        else added.push({ theirs: thing });
    }
    return [...nodes, ...added];
}

/**
 * The order of what is left after a merge: as on the side that moved things, with what only the other side has put behind the thing it
 * stands behind there. When both moved things, ours.
 * @param levelOf what is put in stands behind deeper things, and behind new ones of its own level, so that it parts none from what it belongs to.
 */
export function inOrder<T>(nodes: readonly Node<T>[], { base, ours, theirs }: Versions<readonly T[]>, levelOf: (thing: T) => number = () => 0): Node<T>[] {
    const nodeOf = new Map(nodes.flatMap(node => [node.base, node.ours, node.theirs].flatMap((thing): [T, Node<T>][] => thing === undefined ? [] : [[thing, node]])));
    const sequence = (things: readonly T[]): Node<T>[] => things.map(thing => nodeOf.get(thing)!);
    const sides = { ours: sequence(ours), theirs: sequence(theirs) };
    const isCommon = (node: Node<T>): boolean => node.base !== undefined && node.ours !== undefined && node.theirs !== undefined;
    const before = sequence(base).filter(isCommon);
    const moved = (side: Node<T>[]): boolean => side.filter(isCommon).some((node, index) => node !== before[index]);
    const [lead, follow] = moved(sides.theirs) && !moved(sides.ours) ? [sides.theirs, sides.ours] : [sides.ours, sides.theirs];
    const order = [...lead];
    const known = new Set(lead);
    const placeIn = new Map(follow.map((node, index) => [node, index]));
    let at = 0;
    follow.forEach((node, index) => {
        if (known.has(node)) {
            at = order.indexOf(node) + 1;
            return;
        }
        const level = levelOf((node.ours ?? node.theirs)!);
        const standsBefore = (other: Node<T>): boolean => {
            const [place, deeper] = [placeIn.get(other), levelOf((other.ours ?? other.theirs)!) - level];
            return place === undefined ? deeper >= 0 : place < index && deeper > 0;
        };
        while (at < order.length && standsBefore(order[at]!)) at++;
        order.splice(at++, 0, node);
    });
    return order;
}

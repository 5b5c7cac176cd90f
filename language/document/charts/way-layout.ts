/** A card of the way, before it has a place. */
export interface WayNode {
    /** 0 is the leftmost lane. Lanes are contiguous: each has at least one card. */
    lane: number;
    height: number;
}

export interface Box { x: number; y: number; width: number; height: number }
export type Point = readonly [number, number];

/** An arrow: corners of a smooth line from the edge of one card to the edge of another. */
export interface Arrow { from: number; to: number; points: Point[]; /** Both ends stand in one lane: the arrow bends around in front of it. */ bends: boolean }

export interface WayLayout { boxes: Box[]; arrows: Arrow[]; lanes: { x: number; width: number }[]; width: number; height: number }

const gutter = 54;
/** Between cards of a lane, unless told. */
const usualGap = 14;
const widest = 236;
const narrowest = 150;
/** Room for an arrow that passes a lane without ending there. */
const passage = 12;

interface Item { lane: number; height: number; order: number; card: number | undefined }

/**
 * Places cards in lanes from left to right and routes an arrow for each pair. Cards of a lane stand under each other, sorted so that arrows cross little; an arrow
 * that goes further than the next lane gets a passage between the cards it goes by. Arrows never run through cards, and cards never overlap.
 * Linear in cards and arrows but for sorting.
 */
export function layoutWay(nodes: readonly WayNode[], pairs: readonly (readonly [number, number])[], room: number, gap = usualGap): WayLayout {
    const count = Math.max(-1, ...nodes.map(({ lane }) => lane)) + 1;
    const inLane = pairs.some(([from, to]) => nodes[from]!.lane === 0 && nodes[to]!.lane === 0);
    const left = inLane ? gutter / 2 : 0;
    const width = Math.min(Math.max((room - left - (count - 1) * gutter) / Math.max(count, 1), narrowest), widest);
    const lanes = Array.from({ length: count }, (_, lane) => ({ x: left + lane * (width + gutter), width }));

    const items: Item[] = nodes.map(({ lane, height }, card) => ({ lane, height, order: card, card }));
    const chains = pairs.map(([from, to]) => chain(items, from, to));
    sortLanes(items, chains, count);
    const { tops, height } = stack(items, count, gap);

    const boxes = nodes.map(({ lane, height }, card): Box => ({ x: lanes[lane]!.x, y: tops.get(items[card]!)!, width, height }));
    return { boxes, arrows: route(items, chains, tops, lanes), lanes, width: left + count * width + Math.max(count - 1, 0) * gutter, height };
}

/** The items an arrow goes through: its cards, and a passage in each lane between them. */
function chain(items: Item[], from: number, to: number): Item[] {
    const [start, end] = [items[from]!, items[to]!];
    const step = Math.sign(end.lane - start.lane);
    const passages: Item[] = [];
    for (let lane = start.lane + step; step !== 0 && lane !== end.lane; lane += step) passages.push({ lane, height: passage, order: items.length + passages.length, card: undefined });
    items.push(...passages);
    return [start, ...passages, end];
}

/** Some rounds of the barycenter rule (Sugiyama): each item goes where those it is joined to stand, on average. */
function sortLanes(items: readonly Item[], chains: readonly Item[][], count: number): void {
    const joined = new Map<Item, Item[]>(items.map(item => [item, []]));
    for (const chain of chains) {
        chain.slice(1).forEach((item, index) => {
            joined.get(item)!.push(chain[index]!);
            joined.get(chain[index]!)!.push(item);
        });
    }
    const lanes = Array.from({ length: count }, (_, lane) => items.filter(item => item.lane === lane));
    const place = (lane: Item[]): void => lane.forEach((item, index) => { item.order = (index + 0.5) / lane.length; });
    lanes.forEach(place);
    for (let round = 0; round < 8; round++) {
        for (const lane of round % 2 ? lanes : lanes.toReversed()) {
            const wanted = new Map(lane.map(item => {
                const others = joined.get(item)!;
                return [item, others.length === 0 ? item.order : others.reduce((sum, { order }) => sum + order, 0) / others.length];
            }));
            lane.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
            place(lane);
        }
    }
}

/** Stacks each lane; shorter lanes stand in the middle of the tallest. */
function stack(items: readonly Item[], count: number, gap: number): { tops: Map<Item, number>; height: number } {
    const tops = new Map<Item, number>();
    const lanes = Array.from({ length: count }, (_, lane) => items.filter(item => item.lane === lane).sort((a, b) => a.order - b.order));
    const heights = lanes.map(lane => {
        let y = 0;
        for (const item of lane) {
            tops.set(item, y);
            y += item.height + gap;
        }
        return Math.max(y - gap, 0);
    });
    const height = Math.max(0, ...heights);
    lanes.forEach((lane, index) => lane.forEach(item => tops.set(item, tops.get(item)! + (height - heights[index]!) / 2)));
    return { tops, height };
}

function route(items: readonly Item[], chains: readonly Item[][], tops: ReadonlyMap<Item, number>, lanes: WayLayout['lanes']): Arrow[] {
    const middle = (item: Item): number => tops.get(item)! + item.height / 2;
    const ends = spread(chains, middle);
    const bends = new Map<number, number>();
    return chains.map((chain, index) => {
        const [start, end] = [chain[0]!, chain.at(-1)!];
        const [y1, y2] = ends[index]!;
        const [from, to] = [start.card!, end.card!];
        if (start.lane === end.lane) {
            const nth = bends.get(start.lane) ?? 0;
            bends.set(start.lane, nth + 1);
            const x = lanes[start.lane]!.x;
            return { from, to, bends: true, points: [[x, y1], [x - 12 - 4 * (nth % 3), (y1 + y2) / 2], [x, y2]] };
        }
        const forward = end.lane > start.lane;
        const side = (item: Item, leaving: boolean): number => lanes[item.lane]!.x + (leaving === forward ? lanes[item.lane]!.width : 0);
        const through = chain.slice(1, -1).flatMap((item): Point[] => [[side(item, false), middle(item)], [side(item, true), middle(item)]]);
        return { from, to, bends: false, points: [[side(start, true), y1], ...through, [side(end, false), y2]] };
    });
}

/** Where arrows leave and reach their cards: spread over the edge in the order of their other ends, so that no two meet in one point. */
function spread(chains: readonly Item[][], middle: (item: Item) => number): [number, number][] {
    const edges = new Map<string, { chain: number; end: 0 | 1; other: number; item: Item }[]>();
    chains.forEach((chain, index) => {
        const [start, end] = [chain[0]!, chain.at(-1)!];
        const turn = Math.sign(end.lane - start.lane);
        const add = (item: Item, other: Item, end: 0 | 1): void => {
            const side = turn === 0 ? -1 : end === 0 ? turn : -turn;
            const key = `${item.card} ${side}`;
            edges.set(key, [...edges.get(key) ?? [], { chain: index, end, other: middle(other), item }]);
        };
        add(start, chain[1]!, 0);
        add(end, chain.at(-2)!, 1);
    });
    const ends = chains.map((): [number, number] => [0, 0]);
    for (const edge of edges.values()) {
        edge.sort((a, b) => a.other - b.other);
        edge.forEach(({ chain, end, item }, index) => {
            ends[chain]![end] = middle(item) + (index - (edge.length - 1) / 2) * Math.min(10, (item.height - 12) / edge.length);
        });
    }
    return ends;
}

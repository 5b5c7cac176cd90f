import { element, label, picture, rounded } from './svg.js';
import { onOneLine, widthOf, wrapped } from './text-width.js';
import { layoutWay, type Arrow, type Box } from './way-layout.js';

export interface WayCard {
    lane: number;
    title: string;
    /** How far it is, in a few words; empty where nothing is known. */
    standing: string;
    /** The part of the way that is done, 0 to 1. */
    share: number | undefined;
    /** It is the destination. */
    end: boolean;
}

export interface Way {
    /** What each lane is called, and what it stands for. */
    lanes: { name: string; meaning: string }[];
    cards: WayCard[];
    /** From, to. */
    pairs: [number, number][];
    name: string;
    description: string;
}

const room = 704;
const head = 44;
const inside = 12;
const title = { size: 13, leading: 17 };
const small = 11.5;
/** Titles are a little heavier than the words that are estimated. */
const heavier = 1.07;

/** How much room a card takes: the more of them stand in one lane, the less, so that forty goals are one page. */
interface Density { lines: number; padding: number; gap: number; /** How it stands is written beside the bar, not below it. */ beside: boolean }

function densityOf(cards: readonly WayCard[]): Density {
    const tallest = Math.max(...cards.map(({ lane }) => cards.filter(card => card.lane === lane).length));
    return tallest <= 8 ? { lines: 3, padding: 12, gap: 14, beside: false } : { lines: tallest <= 14 ? 2 : 1, padding: 8, gap: 8, beside: true };
}

/** The way to the destination: a lane for each phase, a card for each goal, an arrow for each step. */
export function drawWay({ lanes, cards, pairs, name, description }: Way): string {
    const density = densityOf(cards);
    const lines = (width: number): string[][] => cards.map(card => wrapped(card.title, { size: title.size * heavier, width: width - 2 * inside, lines: density.lines }));
    const heightOf = (card: WayCard, count: number): number => 2 * density.padding + count * title.leading - 3 + (card.share === undefined || density.beside ? 0 : 14) + (card.standing ? 17 : 0);
    // The width of a card decides its lines, and they its height; the width hangs on the number of lanes alone.
    const { width: cardWidth } = layoutWay(cards.map(({ lane }) => ({ lane, height: 0 })), pairs, room).boxes[0]!;
    const titles = lines(cardWidth);
    const layout = layoutWay(cards.map((card, index) => ({ lane: card.lane, height: heightOf(card, titles[index]!.length) })), pairs, room, density.gap);
    const content = layout.lanes.map(({ x, width }, index) => laneHead(lanes[index]!, x, width)).join('')
        + element('g', { transform: `translate(0 ${head})` }, layout.arrows.map(arrow).join('') + layout.boxes.map((box, index) => card(cards[index]!, titles[index]!, box, density)).join(''));
    return picture({ kind: 'way', name, description, width: layout.width, height: head + layout.height + 2 }, content);
}

function laneHead({ name, meaning }: Way['lanes'][number], x: number, width: number): string {
    const words = onOneLine(name.toUpperCase(), small, width);
    const gap = widthOf(words, small) + 16;
    return label(words, x, 12, { class: 'lane' }) + label(gap + widthOf(meaning, small) <= width ? meaning : '', x + gap, 12, { class: 'lane-meaning' })
        + element('path', { class: 'lane-line', d: `M${rounded(x)} 24H${rounded(x + width)}` });
}

function card({ standing, share, end }: WayCard, lines: readonly string[], { x, y, width, height }: Box, { padding, beside }: Density): string {
    const left = x + inside;
    const room = width - 2 * inside;
    const below = y + padding + lines.length * title.leading;
    const barWidth = beside ? room / 4 : room;
    const bar = share === undefined ? ''
        : element('rect', { class: 'bar-whole', x: left, y: below + 3, width: barWidth, height: 4, rx: 2 })
        + element('rect', { class: 'bar-part', x: left, y: below + 3, width: barWidth * Math.min(Math.max(share, 0), 1), height: 4, rx: 2 });
    const indent = beside && bar ? barWidth + 8 : 0;
    return element('g', { class: end ? 'card end' : 'card' },
        element('rect', { class: 'card-paper', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 5 })
        + lines.map((line, index) => label(line, left, y + padding + 10 + index * title.leading, { class: 'card-title' })).join('')
        + bar
        + label(onOneLine(standing, small, room - indent), left + indent, below + (share === undefined || beside ? 9 : 22), { class: 'card-standing' }));
}

/** Soft between lanes, straight through them; the point of the arrow touches the card. */
function arrow({ points, bends }: Arrow): string {
    const [first, ...rest] = points;
    let d = `M${rounded(first![0])} ${rounded(first![1])}`;
    if (bends) {
        const [[x, y], [bendX]] = [points[2]!, points[1]!];
        d += `C${rounded(bendX - 8)} ${rounded(first![1])} ${rounded(bendX - 8)} ${rounded(y)} ${rounded(x - 1)} ${rounded(y)}`;
    } else {
        rest.forEach(([x, y], index) => {
            const [fromX, fromY] = points[index]!;
            const middle = (fromX + x) / 2;
            d += index % 2 === 1 ? `L${rounded(x)} ${rounded(y)}` : `C${rounded(middle)} ${rounded(fromY)} ${rounded(middle)} ${rounded(y)} ${rounded(x)} ${rounded(y)}`;
        });
    }
    const [endX, endY] = points.at(-1)!;
    const back = bends || points.at(-2)![0] < endX ? -1 : 1;
    const point = `M${rounded(endX + 6 * back)} ${rounded(endY - 4)}L${rounded(endX)} ${rounded(endY)}L${rounded(endX + 6 * back)} ${rounded(endY + 4)}`;
    return element('path', { class: 'arrow', d }) + element('path', { class: 'arrow', d: point });
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../../../../language/document/charts/text-width.js';
import { drawWay } from '../../../../language/document/charts/way.js';
import { layoutWay, type Box, type WayNode } from '../../../../language/document/charts/way-layout.js';
import { all, first, hasClass, readHtml, textOf, type Node } from '../html-facts.js';

/** Goals in lanes, each lane with at least one, and arrows between any two. */
const ways = fc.integer({ min: 1, max: 6 }).chain(lanes => fc.tuple(
    fc.array(fc.record({ lane: fc.nat(lanes - 1), height: fc.integer({ min: 20, max: 110 }) }), { maxLength: 40 }).map(nodes => [...Array.from({ length: lanes }, (_, lane) => ({ lane, height: 50 })), ...nodes]),
    fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 80 })
)).map(([nodes, pairs]) => ({ nodes, pairs: pairs.map(([from, to]): [number, number] => [from % nodes.length, to % nodes.length]).filter(([from, to]) => from !== to) }));

function overlap(a: Box, b: Box): boolean {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** How deep a point lies inside of a box. */
function isInside([x, y]: readonly [number, number], box: Box): boolean {
    return x > box.x + 0.01 && x < box.x + box.width - 0.01 && y > box.y + 0.01 && y < box.y + box.height - 0.01;
}

test('cards never overlap, and stand in their lanes inside of the drawing', () => {
    fc.assert(fc.property(ways, ({ nodes, pairs }) => {
        const { boxes, lanes, width, height } = layoutWay(nodes, pairs, 704);
        boxes.forEach((box, index) => {
            expect(box.x).toBe(lanes[nodes[index]!.lane]!.x);
            expect([box.x >= 0, box.y >= 0, box.x + box.width <= width + 0.01, box.y + box.height <= height + 0.01]).toEqual([true, true, true, true]);
            for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        });
    }));
});

test('arrows join the edges of their cards and run through none', () => {
    fc.assert(fc.property(ways, ({ nodes, pairs }) => {
        const { boxes, arrows } = layoutWay(nodes, pairs, 704);
        expect(arrows).toHaveLength(pairs.length);
        for (const { from, to, points } of arrows) {
            const [start, end] = [points[0]!, points.at(-1)!];
            for (const [[x, y], box] of [[start, boxes[from]!], [end, boxes[to]!]] as const) {
                expect(x === box.x || Math.abs(x - box.x - box.width) < 0.01).toBe(true);
                expect(y > box.y && y < box.y + box.height).toBe(true);
            }
            // Between two lanes there are no cards; inside of a lane an arrow runs straight along its passage.
            for (let index = 1; index < points.length - 2; index += 2) {
                const [[x1, y], [x2]] = [points[index]!, points[index + 1]!];
                for (let part = 0; part <= 10; part++) for (const box of boxes) expect(isInside([x1 + (x2 - x1) * part / 10, y], box)).toBe(false);
            }
        }
    }));
});

const titles = fc.oneof(fc.string({ maxLength: 120 }), fc.lorem({ maxCount: 14 }), fc.constantFrom('Donaudampfschifffahrtsgesellschaftskapitän '.repeat(3), '成長戦略と顧客関係の強化 '.repeat(4), 'WWWWW MMMMM '.repeat(9), '👩‍💻'.repeat(30)));

test('words stay on their cards, however long and in whatever script, and do not overlap', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }).chain(lanes => fc.array(fc.record({ lane: fc.nat(lanes - 1), title: titles, standing: fc.constantFrom('', '100%, on pace', 'not measured'), share: fc.option(fc.double({ noNaN: true }), { nil: undefined }), end: fc.boolean() }), { minLength: 1, maxLength: 40 })
        .map(cards => ({ lanes, cards: [...Array.from({ length: lanes }, (_, lane) => ({ lane, title: 'x', standing: '', share: undefined, end: false })), ...cards] }))), ({ lanes, cards }) => {
        const drawing = readHtml(drawWay({ lanes: Array.from({ length: lanes }, () => ({ name: 'Relationships', meaning: 'the roads' })), cards, pairs: cards.slice(1).map((_, index): [number, number] => [index + 1, index]), name: 'n', description: 'd' }));
        for (const card of all(drawing, hasClass('card'))) expectInside(card);
    }), { numRuns: 60 });
});

function expectInside(card: Node): void {
    const [paper] = all(card, hasClass('card-paper'));
    const { x, y, width, height } = Object.fromEntries(Object.entries(paper!.attributes).map(([name, value]) => [name, Number(value)])) as unknown as Box;
    const lines = all(card, node => node.tag === 'text').map(node => ({ x: Number(node.attributes.x), y: Number(node.attributes.y), words: textOf(node), size: node.attributes.class === 'card-title' ? 13 : 11.5 }));
    lines.forEach((line, index) => {
        expect(line.x >= x && line.x + widthOf(line.words, line.size) <= x + width).toBe(true);
        expect(line.y - line.size >= y && line.y + 3 <= y + height).toBe(true);
        if (index > 0) expect(line.y - lines[index - 1]!.y).toBeGreaterThanOrEqual(line.size);
    });
}

test('the way of forty goals can be read on one page', () => {
    const cards = Array.from({ length: 40 }, (_, index) => ({ lane: index < 20 ? 0 : index < 36 ? 1 : 2, title: 'Enquiries from trades that have not heard of us before', standing: '23%, off pace', share: 0.23, end: index === 39 }));
    const drawing = readHtml(drawWay({ lanes: ['Relationships', 'Data', 'Profit'].map(name => ({ name, meaning: '' })), cards, pairs: [], name: 'n', description: 'd' }));
    const page = 225 / 25.4 * 96; // compiled.css leaves it 225 mm on paper, in CSS pixels
    const { height } = first(drawing, hasClass('way')).attributes;
    expect(13 * Math.min(page / Number(height), 1) * 0.75, 'its titles in points').toBeGreaterThan(7);
    for (const card of all(drawing, hasClass('card'))) {
        expectInside(card);
        expect(textOf(first(card, hasClass('card-standing')))).toBe('23%, off pace');
    }
});

test('the same way is drawn the same', () => {
    const nodes: WayNode[] = [{ lane: 0, height: 50 }, { lane: 2, height: 60 }, { lane: 1, height: 40 }];
    expect(layoutWay(nodes, [[0, 1], [2, 1]], 704)).toEqual(layoutWay(nodes, [[0, 1], [2, 1]], 704));
});

import type { Block, StrategyModel } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { Structure } from '../../parser/structure.js';
import { rawOf } from '../position.js';

const cache = new WeakMap<Structure, ReadonlyMap<number, number>>();

/** From a block's heading to the next heading of its level or above: the block, and what is nested in it. */
export function sectionOf(block: Block): Span {
    const { structure } = rawOf(block);
    let ends = cache.get(structure);
    if (!ends) cache.set(structure, ends = endsOf(structure));
    return { start: block.span.start, end: ends.get(block.span.start)! };
}

/** Where the section of each heading ends, by the heading's start. */
function endsOf({ blocks, headings, text }: Structure): Map<number, number> {
    const ends = new Map<number, number>();
    const open: { start: number; level: number }[] = [];
    for (const heading of [...blocks.map(({ heading }) => heading), ...headings].sort((a, b) => a.start - b.start)) {
        while (open.length > 0 && open.at(-1)!.level >= heading.level) ends.set(open.pop()!.start, heading.start);
        open.push(heading);
    }
    for (const { start } of open) ends.set(start, text.length);
    return ends;
}

/** The block and those nested in its section. */
export function nestedIn(block: Block, models: readonly StrategyModel[]): Block[] {
    const { end } = sectionOf(block);
    const own = ownBlocks(block, models);
    const first = block.node.$containerIndex!;
    const after = own.findIndex(({ span }, index) => index > first && span.start >= end);
    return own.slice(first, after < 0 ? undefined : after);
}

/** More blocks than these do not move together: then it is the file that should be another one. */
const most = 30;

/** A block with all that it names in its own file, directly or through each other: without them another file would not see what it names. `undefined` for too many. */
export function withNamed(block: Block, models: readonly StrategyModel[]): Block[] | undefined {
    return grown(block, current => nestedIn(current, models).flatMap(({ fields }) => fields).flatMap(({ references }) => references).flatMap(({ target }) => target?.uri === block.uri ? [target] : []));
}

/** A block with all blocks of its file that name it, directly or through each other: those that would no longer see it. `undefined` for too many. */
export function withNaming(block: Block, models: readonly StrategyModel[]): Block[] | undefined {
    const naming = new Map<Block['node'], Block[]>();
    for (const other of ownBlocks(block, models)) {
        for (const { target } of other.fields.flatMap(({ references }) => references)) if (target) naming.set(target.node, [...naming.get(target.node) ?? [], other]);
    }
    return grown(block, current => nestedIn(current, models).flatMap(({ node }) => naming.get(node) ?? []));
}

/** A block and what follows from it, in the order of the file, without what is nested in others of them. */
function grown(block: Block, next: (current: Block) => readonly Block[]): Block[] | undefined {
    const found = new Set([block]);
    for (const current of found) { // grows while it is walked
        if (found.size > most) return undefined;
        for (const other of next(current)) found.add(other);
    }
    let end = 0;
    return [...found].sort((a, b) => a.span.start - b.span.start).filter(one => {
        const outer = one.span.start >= end;
        if (outer) end = sectionOf(one).end;
        return outer;
    });
}

function ownBlocks({ uri }: Block, models: readonly StrategyModel[]): readonly Block[] {
    return models.find(model => model.uri === uri)!.blocks;
}

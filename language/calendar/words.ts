import { field } from '../model/facts.js';
import type { Block, Field, StrategyModel } from '../model/model.js';
import { positionCalled } from '../refactor/position.js';

/** A block's title, or what it is where it has none. */
export function nameOf(block: Block): string {
    return block.title.trim() || `a ${block.kind.toLowerCase()} without a title`;
}

/** The positions and teams that fields name, each once, those the strategy does not describe too: `Head of Sales (Jasper Hinrichs)`. */
export function partiesOf(...fields: (Field | undefined)[]): string[] {
    return [...new Set(fields.flatMap(each => each?.references ?? []).map(({ title, target }) => target ? partyOf(target) : title))];
}

/** A position with the name of who holds it, where `Held by` says so. */
export function partyOf(block: Block): string {
    const holder = field(block, 'Held by')?.text;
    return holder ? `${nameOf(block)} (${holder})` : nameOf(block);
}

/** Who keeps the strategy current: whom everything falls to that names nobody. */
export function keepersOf({ strategy }: StrategyModel): string[] {
    return strategy ? partiesOf(field(strategy, 'Owner')) : [];
}

/** The position of a title, with the name of who holds it; the title alone where the strategy does not describe it. */
export function partyCalled(title: string, model: StrategyModel): string {
    const position = positionCalled(title, model);
    return position ? partyOf(position) : title;
}

/** `every 2 weeks`, of `every 2 weeks, next 2027-03-09`. */
export function cadenceText(block: Block, key: string): string {
    return field(block, key)?.parts.find(({ kind }) => kind === 'CADENCE')?.text.replace(/[,;]$/, '') ?? '';
}

/** `Source: HubSpot`, where the block says so. */
export function line(key: string, block: Block): string | undefined {
    const text = field(block, key)?.text;
    return text && `${key}: ${text}`;
}

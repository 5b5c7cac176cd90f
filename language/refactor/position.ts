import { AstUtils } from 'langium';
import { positionHeldBy } from '../analysis/ownership.js';
import { visible } from '../analysis/per-model.js';
import type { Block, Field, Reference, StrategyModel } from '../model/model.js';
import { structureIn } from '../parser/parser.js';
import type { RawBlock, Structure } from '../parser/structure.js';
import { titleKey } from '../references/names.js';
import { nearest } from '../rules/nearest.js';

/** A place where a field names a position. */
export interface Naming { model: StrategyModel; block: Block; field: Field; reference: Reference }

/** Every place of the models where a field names the position, in their order. */
export function namingsOf(position: Block, models: readonly StrategyModel[]): Naming[] {
    return models.flatMap(model => model.blocks.flatMap(block => block.fields.flatMap(field => field.references
        .filter(({ target }) => target?.node === position.node).map(reference => ({ model, block, field, reference })))));
}

export function isSame(one: Block | undefined, other: Block | undefined): boolean {
    return one !== undefined && one.node === other?.node;
}

/** The position that a title means in a file: its own first, then those of the files it uses. */
export function positionCalled(title: string, model: StrategyModel): Block | undefined {
    return visible(model, 'Owner').find(position => titleKey(position.title) === titleKey(title));
}

/** The title of the position that was most likely meant by a name nobody has: of a person, the position held; else the nearest title. */
export function positionMeant(name: string, model: StrategyModel): string | undefined {
    return positionHeldBy(name, model)?.title ?? nearest(name, visible(model, 'Owner').map(({ title }) => title));
}

/** The approvals that a position has given, or refused. */
export function approvalsBy(position: Block, model: StrategyModel): Block[] {
    return model.blocks.filter(({ kind, title }) => kind === 'Approval' && titleKey(title) === titleKey(position.title) && isSame(positionCalled(title, model), position));
}

/** A block as the scanner found it, with the structure it is part of. */
export function rawOf(block: Block): { raw: RawBlock; structure: Structure } {
    const structure = structureIn(AstUtils.getDocument(block.node))!;
    return { raw: structure.blocks[block.node.$containerIndex!]!, structure };
}

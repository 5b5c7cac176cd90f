import { describe } from '../../analysis/words.js';
import { visible } from '../../analysis/per-model.js';
import type { Block, StrategyModel } from '../../model/model.js';
import { titleKey } from '../../references/names.js';
import type { Destination } from './move-blocks.js';
import { nestedIn } from './section.js';

/**
 * Why blocks cannot move to another file as the files are: something would be unknown afterwards, or mean something else.
 * @returns a sentence for the reader; `undefined` when nothing stands in the way.
 */
export function moveObstacle(blocks: readonly Block[], to: Destination, models: readonly StrategyModel[], pathOf: (uri: string) => string): string | undefined {
    const all = blocks.flatMap(block => nestedIn(block, models));
    const bound = blocks.find(({ kind }) => ['Strategy', 'Approval', 'Change'].includes(kind));
    if (bound) return `${describe(bound)} belongs to this file.`;
    const nested = blocks.find(({ parent }) => parent !== undefined);
    if (nested) return `${describe(nested)} belongs to ${lower(describe(nested.parent!))}, in whose section it stands.`;
    const names = new Set(all.flatMap(({ kind, title, anchor }) => [`${kind}:${titleKey(title)}`, `#${anchor}`]));
    const there = to.model?.blocks.find(({ kind, title, anchor }) => names.has(`${kind}:${titleKey(title)}`) || names.has(`#${anchor}`));
    if (there) return `${pathOf(to.uri)} has ${lower(describe(there))} already.`;
    return unseenFrom(all, to, pathOf) ?? unseenBy(all, to, models, pathOf);
}

/** What the blocks name and the other file does not see. */
function unseenFrom(all: readonly Block[], to: Destination, pathOf: (uri: string) => string): string | undefined {
    const moving = new Set(all.map(({ node }) => node));
    const shared = new Set(to.model?.shared.map(({ node }) => node));
    const seen = ({ node, uri }: Block): boolean => moving.has(node) || shared.has(node) || uri === to.uri;
    for (const block of all) {
        const target = block.fields.flatMap(({ references }) => references).flatMap(reference => reference.target ?? []).find(named => !seen(named));
        if (target) return `${describe(block)} names ${lower(describe(target))}, which ${pathOf(to.uri)} does not see.`;
    }
    return undefined;
}

/** Files that name one of the blocks and would no longer see it, or would take another for it. */
function unseenBy(all: readonly Block[], to: Destination, models: readonly StrategyModel[], pathOf: (uri: string) => string): string | undefined {
    const from = all[0]!.uri;
    const moving = new Set(all.map(({ node }) => node));
    for (const model of models) {
        const named = model.blocks.filter(({ node }) => !moving.has(node)).flatMap(({ fields }) => fields).flatMap(({ references }) => references).find(({ target }) => target && moving.has(target.node))?.target;
        if (!named) continue;
        const sees = model.uri === to.uri || model.uri === from && to.model === undefined || model.shared.some(({ uri }) => uri === to.uri) || model.shared.some(({ uri }) => uri === from) && to.model === undefined;
        if (!sees) return `${pathOf(model.uri)} names ${lower(describe(named))} too, and does not see ${pathOf(to.uri)}.`;
        if (visible(model, named.kind).some(other => other.node !== named.node && titleKey(other.title) === titleKey(named.title))) return `${pathOf(model.uri)} sees another ${named.kind} with the title "${named.title}".`;
    }
    return undefined;
}

function lower(sentence: string): string {
    return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

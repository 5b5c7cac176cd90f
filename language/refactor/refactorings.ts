import type { LangiumDocument } from 'langium';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { spotAt } from '../lsp/at.js';
import { targets } from '../model/facts.js';
import type { Block } from '../model/model.js';
import type { StrategySharedServices } from '../services.js';
import { mergeEdits, mergeObstacles } from './positions/merge-edits.js';
import { mergeEffect } from './positions/merge-positions.js';
import { effectInShort } from './positions/merge-words.js';
import { moveActions, takeOverActions } from './move/actions.js';
import { isSame } from './position.js';
import { Refactoring, type EditAbilities } from './refactoring.js';
import { linkActions, wordActions } from './rewrite/actions.js';
import { splitEdits } from './positions/split-position.js';

export type { EditAbilities } from './refactoring.js';

/**
 * The refactorings offered at a place, each with the edit of all files of the workspace.
 *
 * - On a heading: to move the block to a file that others use, or back into the strategy.
 * - On the heading of a position also: to merge it into each of those that its `Can merge with` names, or to split it.
 * - On a name in a field: to make a link of it or a plain name, and to take the block it names into this file.
 * - On a synonym: to write the main word.
 */
export function refactorings(document: LangiumDocument, range: Range, shared: StrategySharedServices, abilities: EditAbilities): CodeAction[] {
    const refactoring = new Refactoring(shared, abilities);
    const spot = spotAt(document, refactoring.modelOf(document), range.start);
    const { block, inHeading, reference } = spot;
    return [
        ...inHeading && block?.kind === 'Owner' ? positionActions(block, document, refactoring) : [],
        ...inHeading && block ? moveActions(block, document, refactoring) : [],
        ...wordActions(spot, document, refactoring),
        ...linkActions(spot, document, refactoring),
        ...reference?.target ? takeOverActions(reference.target, document, refactoring) : []
    ];
}

function positionActions(position: Block, document: LangiumDocument, refactoring: Refactoring): CodeAction[] {
    const others = targets(position, 'Can merge with').filter((other, index, all) => !isSame(other, position) && all.indexOf(other) === index);
    const split = splitEdits(position, refactoring.modelOf(document));
    return [
        ...others.flatMap(other => mergeAction(position, other, refactoring)),
        ...split ? [refactoring.action({ title: `Split off “${split.title}”`, kind: CodeActionKind.Refactor }, split.changes)] : []
    ];
}

function mergeAction(from: Block, into: Block, refactoring: Refactoring): CodeAction[] {
    const { models, pathOf } = refactoring;
    const action = { title: `Merge into “${into.title}”…`, kind: CodeActionKind.Refactor };
    const [obstacle] = mergeObstacles(from, into, models, pathOf);
    if (obstacle) return refactoring.disabled(action, obstacle);
    return [refactoring.action(action, mergeEdits(from, into, models), undefined, { label: `Merge “${from.title}” into “${into.title}”`, description: effectInShort(mergeEffect(from, into, models)) })];
}

import { coveredTexts } from '../approval/seal.js';
import { choice } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import type { TextChange } from './text-change.js';

/** The approvals, given and not refused, of a strategy of whose covered text something changes. */
export function staleApprovals(model: StrategyModel, edits: readonly TextChange[]): { strategy: Block; approvals: Block[] }[] {
    const approvals = model.blocks.filter(block => block.kind === 'Approval' && choice(block, 'Decision') !== 'rejected');
    if (!model.strategy || approvals.length === 0) return [];
    return coveredStretches(model).some(stretch => edits.some(edit => edit.uri === stretch.uri && touches(edit.span, stretch.span))) ? [{ strategy: model.strategy, approvals }] : [];
}

/** What an approval of a strategy covers: its own text, and the blocks of other files that it refers to, directly or through each other. */
function coveredStretches(model: StrategyModel): { uri: string; span: Span }[] {
    const own = coveredTexts(model);
    const blocks = new Set(own.flatMap(({ block }) => block ?? []));
    for (const block of blocks) { // grows while it is walked
        for (const { target } of block.fields.flatMap(({ references }) => references)) if (target && target.uri !== model.uri) blocks.add(target);
    }
    return [...own, ...[...blocks].filter(({ uri }) => uri !== model.uri)];
}

/** An insertion right behind a stretch belongs to it. */
function touches(edit: Span, stretch: Span): boolean {
    return edit.start === edit.end ? stretch.start < edit.start && edit.start <= stretch.end : edit.start < stretch.end && stretch.start < edit.end;
}

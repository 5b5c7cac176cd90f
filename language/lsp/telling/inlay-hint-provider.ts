import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHintParams } from 'vscode-languageserver';
import type { InlayHint } from 'vscode-languageserver-types';
import { progressText } from '../../analysis/facts.js';
import { blockProgress } from '../../analysis/progress.js';
import { nextReading } from '../../analysis/readings.js';
import { field } from '../../model/facts.js';
import type { Field } from '../../model/model.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';

/** Behind a value, what follows from it today: progress towards a target, the next reading, who holds a position. */
export class StrategyInlayHintProvider implements InlayHintProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
        const model = this.shared.workspace.Models.of(document);
        const today = this.shared.today();
        const [start, end] = [document.textDocument.offsetAt(range.start), document.textDocument.offsetAt(range.end)];
        const hints: InlayHint[] = [];
        const say = (behind: Field, label: string | undefined): void => {
            if (label && behind.span.end >= start && behind.span.start <= end) hints.push({ position: document.textDocument.positionAt(behind.span.end), label, paddingLeft: true });
        };
        for (const block of model.blocks) {
            if (block.span.end < start || block.span.start > end) continue;
            const [target, measured, owner] = ['Target', 'Measured', 'Owner'].map(key => field(block, key));
            const progress = target && blockProgress(block, model, today);
            if (progress?.latest) say(target!, progressText(progress).replace(/\.$/, ''));
            const next = measured && nextReading(block, model, today);
            const stated = measured?.value.type === 'cadence' && measured.value.next === next;
            if (next && !stated) say(measured, `next ${next}${next < today ? ', overdue' : ''}`);
            const holder = owner?.references.length === 1 && owner.references[0]!.target;
            if (holder) say(owner, field(holder, 'Held by')?.text);
        }
        return hints;
    }
}

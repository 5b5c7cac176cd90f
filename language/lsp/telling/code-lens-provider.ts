import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver-types';
import { firedRules } from '../../analysis/readings.js';
import type { ApprovalState } from '../../approval/verify.js';
import type { Block } from '../../model/model.js';
import { approveCommand, compareCommand, usesCommand } from '../../protocol.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';

/** Above headings: whether an approval holds, which rule of a metric calls for something, and how often a block is named. */
export class StrategyCodeLensProvider implements CodeLensProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
        const { Models, Approvals } = this.shared.workspace;
        const model = Models.of(document);
        const states = await Approvals.of(document);
        const uses = this.countUses();
        const uri = document.uri.toString();
        return model.blocks.flatMap(block => {
            const range = rangeOf(document, block.heading);
            const said = (title: string, command = '', ...args: unknown[]): CodeLens => ({ range, command: { title, command: this.shared.options.selects ? command : '', arguments: args } });
            const approval = states.find(state => state.block === block);
            const fired = block.kind === 'Metric' ? firedRules(block, this.shared.today()) : [];
            const count = uses.get(block.node) ?? 0;
            return [
                ...approval ? [approval.state === 'unsigned' ? said(`Sign as ${block.title}...`, approveCommand, uri, block.title) : said(inShort(approval), approval.state === 'stale' && this.shared.options.history ? compareCommand : '', uri)] : [],
                ...fired.map(({ rule, reading }) => said(`${reading.result.text.amount} on ${reading.date}: ${rule.then ?? rule.text}`)),
                ...count > 0 ? [said(count === 1 ? 'named once' : `named ${count} times`, usesCommand, uri, range.start)] : []
            ];
        });
    }

    private countUses(): Map<Block['node'], number> {
        const counts = new Map<Block['node'], number>();
        for (const document of this.shared.workspace.LangiumDocuments.all) {
            for (const { fields } of this.shared.workspace.Models.of(document).blocks) {
                for (const { target } of fields.flatMap(({ references }) => references)) if (target) counts.set(target.node, (counts.get(target.node) ?? 0) + 1);
            }
        }
        return counts;
    }
}

const marks = { verified: '✓', stale: '⚠', invalid: '✗', 'not trusted': '✗', 'cannot verify': '?', unsigned: '' };

/** `✓ verified: Dana Reyes, 2027-03-01 (tzX3l4j8Ut9c)` */
export function inShort({ state, name, date, fingerprint, changed }: ApprovalState): string {
    const what = state === 'stale' && changed.length > 0 ? `${changed[0]}${changed.length > 1 ? ` and ${changed.length - 1} more` : ''} changed since` : [name, date].filter(part => part).join(', ');
    return `${marks[state]} ${state}: ${what}${fingerprint ? ` (${fingerprint})` : ''}`;
}

import type { LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { HoverParams } from 'vscode-languageserver';
import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { factsOf } from '../../analysis/facts.js';
import { capital } from '../../analysis/words.js';
import { findPlatform } from '../../catalogues/platforms.js';
import type { Block, StrategyModel } from '../../model/model.js';
import { structureIn } from '../../parser/parser.js';
import type { Span } from '../../parser/scan.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { rangeOf, spotAt, touches } from '../at.js';
import { blockHelp, fieldHelp } from './help.js';

/** Over a name, the facts of the block it names; over a key, what it means; over a heading, what such a block is for. */
export class StrategyHoverProvider implements HoverProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
        const model = this.shared.workspace.Models.of(document);
        const { block, field, reference, inHeading, offset } = spotAt(document, model, position);
        const hover = (value: string, span: Span): Hover => ({ contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, span) });
        if (reference?.target) return hover(this.facts(reference.target, model), reference.span);
        if (reference) {
            const platform = reference.kinds.includes('Platform') ? findPlatform(reference.title) : undefined;
            return platform && hover(`**${platform.name}**\n\n${platform.description}`, reference.span);
        }
        if (block && field && touches(field.keySpan, offset)) {
            const entry = structureIn(document)?.vocabulary.block(block.kind)?.keys.get(field.key.toLowerCase());
            return hover(entry ? `**${entry.key}** of ${block.kind}\n\n${fieldHelp(block.kind, entry)}` : `**${field.key}**\n\nA field of your own. It is kept and shown; nothing is checked about it.`, field.keySpan);
        }
        return block && inHeading ? hover([`**${block.kind}**`, blockHelp(block.kind), this.computed(block, model), this.worth(block, document)].filter(part => part !== '').join('\n\n'), block.heading) : undefined;
    }

    /** What an approval is worth, and what people compare to be sure that they mean the same one. */
    private worth(block: Block, document: LangiumDocument): string {
        const approval = this.shared.workspace.Approvals.known(document).find(known => known.block === block);
        if (!approval) return '';
        const marks = [approval.fingerprint && `Fingerprint \`${approval.fingerprint}\``, approval.key && `key \`${approval.key}\``].filter(Boolean).join(', ');
        return `**${capital(approval.state)}.** ${escaped(approval.reason)}${marks && `\n\n${marks}`}`;
    }

    private facts(block: Block, from: StrategyModel): string {
        const fields = block.fields.filter(field => field.text).slice(0, 8).map(field => `- ${field.key}: ${escaped(field.text)}`);
        const file = block.uri === from.uri ? '' : `\n\n*in ${block.uri.slice(block.uri.lastIndexOf('/') + 1)}*`;
        return [`**${block.kind}: ${escaped(block.title)}**${file}`, fields.join('\n'), this.computed(block, from)].filter(part => part !== '').join('\n\n');
    }

    /** What the data says, apart from what is written. */
    private computed(block: Block, model: StrategyModel): string {
        return factsOf(block, model, this.shared.today()).map(fact => `*${escaped(fact)}*`).join('  \n');
    }
}

/** A document's words in a hover stay words: no HTML, no command links. */
function escaped(text: string): string {
    return text.replace(/[<&]/g, character => character === '<' ? '&lt;' : '&amp;').replace(/\]\(\s*command:/gi, '](');
}

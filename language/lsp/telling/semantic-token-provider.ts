import type { AstNode, LangiumDocument } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenTypes } from 'vscode-languageserver-types';
import type { Document } from '../../generated/ast.js';
import type { Field } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { ValueKind } from '../../parser/values/value.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { rangeOf, titleSpan } from '../at.js';

const valueTypes: Partial<Record<ValueKind, SemanticTokenTypes>> = {
    DATE: SemanticTokenTypes.event, PERIOD: SemanticTokenTypes.event, CADENCE: SemanticTokenTypes.event,
    QUANTITY: SemanticTokenTypes.number, COMPARISON: SemanticTokenTypes.number, TARGET: SemanticTokenTypes.number,
    CHOICE: SemanticTokenTypes.enumMember
};

/** Colours what the structure means: keywords, titles, keys, names of blocks, dates, numbers and choices. */
export class StrategySemanticTokenProvider extends AbstractSemanticTokenProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        super(services);
        this.shared = services.shared;
    }

    protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): 'prune' | void {
        if (node.$type !== 'Document') return 'prune';
        const document = (node as Document).$document!;
        const model = this.shared.workspace.Models.of(document);
        for (const block of model.blocks) {
            const title = titleSpan(block, model.text);
            const keyword = { start: block.heading.start + block.level, end: block.heading.start + block.level };
            keyword.start += /^\s*/.exec(model.text.slice(keyword.start))![0].length;
            keyword.end = model.text.indexOf(':', keyword.start) + 1;
            this.add(document, keyword, SemanticTokenTypes.keyword, acceptor);
            this.add(document, title, SemanticTokenTypes.class, acceptor);
            for (const field of [...block.fields, ...block.custom].sort((a, b) => a.span.start - b.span.start)) this.addField(document, field, acceptor);
        }
        return 'prune';
    }

    private addField(document: LangiumDocument, field: Field, acceptor: SemanticTokenAcceptor): void {
        this.add(document, field.keySpan, SemanticTokenTypes.property, acceptor);
        const values = field.parts.flatMap(({ kind, value, span }) => valueTypes[kind] && value.type !== 'unreadable' ? [{ span, type: valueTypes[kind] }] : []);
        const names = field.references.filter(reference => reference.target).map(({ span }) => ({ span, type: SemanticTokenTypes.type }));
        for (const { span, type } of [...values, ...names].sort((a, b) => a.span.start - b.span.start)) this.add(document, span, type, acceptor);
    }

    private add(document: LangiumDocument, span: Span, type: SemanticTokenTypes, acceptor: SemanticTokenAcceptor): void {
        if (span.end > span.start) acceptor({ range: rangeOf(document, span), type });
    }
}

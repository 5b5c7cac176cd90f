import { AstUtils, EMPTY_STREAM, stream, type AstNodeDescription, type AstReflection, type LangiumDocument, type LangiumDocuments, type ReferenceInfo, type Scope, type ScopeProvider } from 'langium';
import type { StrategyServices } from '../services.js';
import type { Block } from '../generated/ast.js';
import { linkOf } from '../parser/value-converter.js';
import { namesIn, titleOf } from './names.js';
import { usedDocuments } from './uses.js';

/** A name is looked up in its own file, then in the files it uses; a link's anchor helps where its text names nothing. */
export class StrategyScopeProvider implements ScopeProvider {
    private readonly reflection: AstReflection;
    private readonly documents: () => LangiumDocuments;

    constructor(services: StrategyServices) {
        this.reflection = services.shared.AstReflection;
        this.documents = () => services.shared.workspace.LangiumDocuments;
    }

    getScope(context: ReferenceInfo): Scope {
        const kinds = this.reflection.getAllSubTypes(this.reflection.getReferenceType(context));
        const document = AstUtils.getDocument(context.container);
        const getElement = (title: string): AstNodeDescription | undefined => {
            const anchor = linkOf(context.reference.$refNode?.text ?? '')?.target.split('#')[1];
            const lookIn = (visible: LangiumDocument): AstNodeDescription | undefined => {
                const names = namesIn(visible);
                const block = names.find(kinds, title) ?? (anchor ? names.findAnchor(kinds, anchor) : undefined);
                return block && describe(block, visible);
            };
            const own = lookIn(document);
            if (own) return own;
            for (const used of usedDocuments(document, this.documents())) {
                const found = lookIn(used);
                if (found) return found;
            }
            return undefined;
        };
        return {
            getElement,
            getElements: title => stream([getElement(title)]).nonNullable(),
            getAllElements: () => EMPTY_STREAM
        };
    }
}

function describe(block: Block, document: LangiumDocument): AstNodeDescription {
    return { node: block, name: titleOf(block), type: block.$type, documentUri: document.uri, path: '' };
}

import { AstUtils, EMPTY_STREAM, stream, type AstNodeDescription, type AstReflection, type LangiumDocument, type LangiumDocuments, type ReferenceInfo, type Scope, type ScopeProvider } from 'langium';
import type { StrategyServices } from '../services.js';
import { linkOf } from '../parser/value-converter.js';
import { namesIn, titleKey, titleOf, type Wanted } from './names.js';
import { usedDocuments } from './uses.js';

/** What a reference asks for, by its text. */
export function wantedBy(info: ReferenceInfo, reflection: AstReflection): Wanted {
    const { reference } = info;
    return {
        kinds: reflection.getAllSubTypes(reflection.getReferenceType(info)),
        key: titleKey(reference.$refText),
        anchor: linkOf(reference.$refNode?.text ?? '')?.target.split('#')[1]?.toLowerCase() || undefined
    };
}

/** A name is looked up in its own file, then in the files it uses; a link's anchor helps where its text names nothing. */
export function lookUp(wanted: Wanted, documents: readonly LangiumDocument[]): AstNodeDescription | undefined {
    for (const document of documents) {
        const block = namesIn(document).find(wanted);
        if (block) return { node: block, name: titleOf(block), type: block.$type, documentUri: document.uri, path: '' };
    }
    return undefined;
}

/** For references that are followed before their document is linked: `StrategyLinker` goes the same way for a whole document. */
export class StrategyScopeProvider implements ScopeProvider {
    private readonly reflection: AstReflection;
    private readonly documents: () => LangiumDocuments;

    constructor(services: StrategyServices) {
        this.reflection = services.shared.AstReflection;
        this.documents = () => services.shared.workspace.LangiumDocuments;
    }

    getScope(info: ReferenceInfo): Scope {
        const document = AstUtils.getDocument(info.container);
        const getElement = (title: string): AstNodeDescription | undefined =>
            lookUp({ ...wantedBy(info, this.reflection), key: titleKey(title) }, [document, ...usedDocuments(document, this.documents())]);
        return {
            getElement,
            getElements: title => stream([getElement(title)]).nonNullable(),
            getAllElements: () => EMPTY_STREAM
        };
    }
}

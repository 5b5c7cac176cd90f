import { AstUtils, UriUtils } from 'langium';
import type { StrategyModel } from '../../model/model.js';
import { placed, type Unreadable } from '../../parser/readable.js';
import { structureIn } from '../../parser/parser.js';

/** What is wrong with a text, and which one it is: the strategy itself, or a file with blocks that it uses. */
export interface UnreadableText {
    /** The finding's own words; before them the name of a used file, and the line. */
    message: string;
    span: Unreadable['span'];
    uri: string;
    /** The name of a used file. */
    used: string | undefined;
}

/** The text of a strategy that lost characters, its own first: nobody can say what stood there, so it is neither signed nor held against what was, and nothing of it is recorded. */
export function unreadableText({ uri, unreadable, shared }: StrategyModel): UnreadableText | undefined {
    if (unreadable) return { message: unreadable.message, span: unreadable.span, uri, used: undefined };
    for (const document of new Set(shared.map(({ node }) => AstUtils.getDocument(node)))) {
        const lost = structureIn(document)?.unreadable;
        const used = UriUtils.basename(document.uri);
        if (lost) return { message: placed(lost, document.textDocument.getText(), used), span: lost.span, uri: document.uri.toString(), used };
    }
    return undefined;
}

/** The same in words for a reader who does not see the place: with the line in any case. `undefined`: nothing is lost. */
export function unreadableInWords(model: StrategyModel): string | undefined {
    return model.unreadable ? placed(model.unreadable, model.text) : unreadableText(model)?.message;
}

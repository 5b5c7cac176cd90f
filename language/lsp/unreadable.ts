import { URI, UriUtils, type LangiumDocument } from 'langium';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { structureIn } from '../parser/parser.js';
import { placed } from '../parser/readable.js';
import type { StrategySharedServices } from '../services.js';

/**
 * Why an edit is not to be carried out: it would change a text that lost characters, other than by hand. What edits several files is saved by editors at once
 * (VS Code: `files.refactoring.autoSave`), and what is lost would then be lost for good. An edit of the open text alone can be looked at, and is not refused.
 */
export function whyNotEdited(edit: WorkspaceEdit, open: LangiumDocument, { workspace: { LangiumDocuments } }: StrategySharedServices): string | undefined {
    const uris = [...Object.keys(edit.changes ?? {}), ...(edit.documentChanges ?? []).flatMap(change => 'edits' in change ? [change.textDocument.uri] : [])];
    if (uris.every(uri => uri === open.uri.toString())) return undefined;
    for (const uri of uris) {
        const document = LangiumDocuments.getDocument(URI.parse(uri));
        const unreadable = document && structureIn(document)?.unreadable;
        if (unreadable) return placed(unreadable, document.textDocument.getText(), UriUtils.basename(document.uri));
    }
    return undefined;
}

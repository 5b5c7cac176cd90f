import type { LangiumDocument } from 'langium';
import { CodeActionKind, type AnnotatedTextEdit, type CodeAction, type Range, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import { blockAt, rangeOf, spotAt } from '../lsp/at.js';
import { targets } from '../model/facts.js';
import type { Block } from '../model/model.js';
import type { StrategySharedServices } from '../services.js';
import { mergeEdits, mergeObstacles } from './merge-edits.js';
import { mergeEffect } from './merge-positions.js';
import { effectInShort } from './merge-words.js';
import { isSame } from './position.js';
import type { TextChange } from './text-change.js';

/** What the client can do with an edit. */
export interface EditAbilities {
    /** It shows an edit before carrying it out, with a description (LSP 3.16, `changeAnnotationSupport`). */
    preview: boolean;
    /** It shows actions that cannot be done now, and why (LSP 3.16, `disabledSupport`). */
    disabled: boolean;
}

/**
 * The refactorings offered at a place. On the heading of a position: to merge it into each of those that its `Can merge with` names.
 * @returns code actions of the kind `refactor`, each with the edit of all files of the workspace.
 */
export function refactorings(document: LangiumDocument, range: Range, shared: StrategySharedServices, abilities: EditAbilities): CodeAction[] {
    const { Models, LangiumDocuments } = shared.workspace;
    const model = Models.of(document);
    const spot = spotAt(document, model, range.start);
    const position = spot.inHeading ? blockAt(spot, model) : undefined;
    if (position?.kind !== 'Owner' || position.uri !== model.uri || spot.block?.kind !== 'Owner') return [];
    const documents = LangiumDocuments.all.toArray();
    const others = targets(position, 'Can merge with').filter((other, index, all) => !isSame(other, position) && all.indexOf(other) === index);
    return others.flatMap(other => mergeAction(position, other, documents, shared, abilities) ?? []);
}

function mergeAction(from: Block, into: Block, documents: readonly LangiumDocument[], shared: StrategySharedServices, abilities: EditAbilities): CodeAction | undefined {
    const models = documents.map(document => shared.workspace.Models.of(document));
    const action = { title: `Merge into “${into.title}”…`, kind: CodeActionKind.Refactor };
    const [obstacle] = mergeObstacles(from, into, models, uri => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
    if (obstacle) return abilities.disabled ? { ...action, disabled: { reason: obstacle } } : undefined;
    const edits = mergeEdits(from, into, models);
    const annotation = { label: `Merge “${from.title}” into “${into.title}”`, description: effectInShort(mergeEffect(from, into, models)) };
    return { ...action, edit: workspaceEdit(edits, documents, shared, abilities.preview ? annotation : undefined) };
}

function workspaceEdit(changes: readonly TextChange[], documents: readonly LangiumDocument[], { workspace }: StrategySharedServices, annotation: { label: string; description: string } | undefined): WorkspaceEdit {
    const byFile = documents.flatMap(document => {
        const uri = document.uri.toString();
        const edits = changes.filter(change => change.uri === uri).map(({ span, text }): TextEdit => ({ range: rangeOf(document, span), newText: text }));
        return edits.length > 0 ? [{ uri, edits }] : [];
    });
    if (!annotation) return { changes: Object.fromEntries(byFile.map(({ uri, edits }) => [uri, edits])) };
    return {
        documentChanges: byFile.map(({ uri, edits }) => ({
            textDocument: { uri, version: workspace.TextDocuments.get(uri)?.version ?? null },
            edits: edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: 'merge' }))
        })),
        changeAnnotations: { merge: { ...annotation, needsConfirmation: true } }
    };
}

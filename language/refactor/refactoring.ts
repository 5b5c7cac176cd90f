import { UriUtils, URI, type LangiumDocument } from 'langium';
import type { AnnotatedTextEdit, CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { joined } from '../analysis/words.js';
import { rangeOf } from '../lsp/at.js';
import type { StrategyModel } from '../model/model.js';
import type { StrategySharedServices } from '../services.js';
import { staleApprovals } from './stale-approvals.js';
import type { TextChange } from './text-change.js';

/** What the client can do with an edit. */
export interface EditAbilities {
    /** It shows an edit before carrying it out, with a description (LSP 3.16, `changeAnnotationSupport`). */
    preview: boolean;
    /** It shows actions that cannot be done now, and why (LSP 3.16, `disabledSupport`). */
    disabled: boolean;
    /** It creates files (LSP 3.13, `resourceOperations`). */
    create: boolean;
}

/** What a person is told before an edit is carried out. */
export interface Annotation { label: string; description: string }

/** The workspace as refactorings see it, and how their changes become code actions. */
export class Refactoring {
    readonly documents: LangiumDocument[];
    readonly models: StrategyModel[];

    constructor(readonly shared: StrategySharedServices, readonly abilities: EditAbilities) {
        this.documents = shared.workspace.LangiumDocuments.all.toArray();
        this.models = this.documents.map(document => this.modelOf(document));
    }

    readonly modelOf = (document: LangiumDocument): StrategyModel => this.shared.workspace.Models.of(document);

    readonly pathOf = (uri: string): string => decodeURIComponent(UriUtils.basename(URI.parse(uri)));

    /** An action with its edit. What makes an approval stale is shown before it is carried out, or, where that cannot be, said in the title. */
    action(action: CodeAction, changes: readonly TextChange[], created?: string, annotation: Annotation | undefined = this.staleness(changes)): CodeAction {
        const said = annotation && !this.abilities.preview && annotation.label === staleLabel ? { ...action, title: `${action.title} (its approval must then be given again)` } : action;
        return { ...said, edit: this.workspaceEdit(changes, created, this.abilities.preview ? annotation : undefined) };
    }

    /** An action that cannot be done now, where the client shows why; else none. */
    disabled(action: CodeAction, reason: string): CodeAction[] {
        return this.abilities.disabled ? [{ ...action, disabled: { reason } }] : [];
    }

    /** What signed approvals cover is signed as it stands, and where it stands. */
    private staleness(changes: readonly TextChange[]): Annotation | undefined {
        const approvals = this.models.flatMap(model => staleApprovals(model, changes)).flatMap(({ approvals }) => approvals);
        if (approvals.length === 0) return undefined;
        return { label: staleLabel, description: `The approval of ${joined([...new Set(approvals.map(({ title }) => `"${title}"`))])} covers this text as it stands now. It has to be given again.` };
    }

    private workspaceEdit(changes: readonly TextChange[], created: string | undefined, annotation: Annotation | undefined): WorkspaceEdit {
        const byFile = [...new Set(changes.map(({ uri }) => uri))].map(uri => ({ uri, edits: changes.filter(change => change.uri === uri).map(({ span, text }): TextEdit => ({ range: this.range(uri, span), newText: text })) }));
        if (!annotation && created === undefined) return { changes: Object.fromEntries(byFile.map(({ uri, edits }) => [uri, edits])) };
        const documentChanges = byFile.map(({ uri, edits }): TextDocumentEdit => ({
            textDocument: { uri, version: this.shared.workspace.TextDocuments.get(uri)?.version ?? null },
            edits: annotation ? edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId })) : edits
        }));
        return {
            documentChanges: created === undefined ? documentChanges : [{ kind: 'create', uri: created }, ...documentChanges],
            ...annotation ? { changeAnnotations: { [annotationId]: { ...annotation, needsConfirmation: true } } } : {}
        };
    }

    private range(uri: string, span: TextChange['span']): TextEdit['range'] {
        const document = this.documents.find(candidate => candidate.uri.toString() === uri);
        return document ? rangeOf(document, span) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    }
}

const annotationId = 'refactoring';
const staleLabel = 'An approval becomes stale';

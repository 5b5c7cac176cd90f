import { URI, type LangiumDocument } from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import type { FileOperationOptions, InitializeParams, RenameFilesParams } from 'vscode-languageserver';
import type { AnnotatedTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { decoded, linkPath, placeOf } from '../../references/link-target.js';
import type { TextChange } from '../../refactor/text-change.js';
import { structureIn } from '../../parser/parser.js';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';
import { linksInDocument } from './links.js';

const everything = { filters: [{ pattern: { glob: '**/*' } }] };

type Moved = (uri: string) => string;

/** Where files are moved or renamed in the editor, links to them and links in them go on leading where they did, those of `Uses` too. */
export class StrategyFileOperationHandler implements FileOperationHandler {
    readonly fileOperationOptions: FileOperationOptions = { willRename: everything, didRename: everything, didCreate: everything, didDelete: everything };
    private canPreview = false;

    constructor(private readonly shared: StrategySharedServices) {
        shared.lsp.LanguageServer.onInitialize(({ capabilities: { workspace } }: InitializeParams) => {
            this.canPreview = !!workspace?.workspaceEdit?.documentChanges && !!workspace.workspaceEdit.changeAnnotationSupport;
        });
    }

    didRenameFiles = (): void => this.lookAgain();
    didCreateFiles = (): void => this.lookAgain();
    didDeleteFiles = (): void => this.lookAgain();

    /** Whether the files that links name are there. */
    private lookAgain(): void {
        const { Folders, LangiumDocuments, DocumentBuilder, WorkspaceLock } = this.shared.workspace;
        Folders.forget();
        const linking = LangiumDocuments.all.filter(document => linksInDocument(document).some(({ target }) => placeOf(target, document.uri.toString()))).map(({ uri }) => uri).toArray();
        if (linking.length > 0) void WorkspaceLock.write(token => DocumentBuilder.update(linking, [], token));
    }

    async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
        const { WorkspaceManager, WorkspaceLock, LangiumDocuments } = this.shared.workspace;
        await WorkspaceManager.ready;
        let edit: WorkspaceEdit | null = null;
        await WorkspaceLock.read(() => { edit = this.edit(LangiumDocuments.all.toArray(), movedBy(files)); });
        return edit;
    }

    /**
     * What is signed is not changed unasked: where the editor can show such a change first it does, otherwise it is left out, and a finding tells of the link.
     * So it is with a text that lost characters, which the editor would save with the others.
     */
    private edit(documents: readonly LangiumDocument[], moved: Moved): WorkspaceEdit | null {
        const documentChanges = documents.flatMap(document => {
            const sealed = this.shared.workspace.Models.of(document).blocks.some(({ seal }) => seal !== undefined);
            const edits = sealed && !this.canPreview || structureIn(document)?.unreadable ? [] : this.changes(document, moved).map(({ span, text }): TextEdit => ({ range: rangeOf(document, span), newText: text }));
            const uri = document.uri.toString();
            const annotated = sealed ? edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: 'sealed' })) : edits;
            return edits.length > 0 ? [{ textDocument: { uri, version: this.shared.workspace.TextDocuments.get(uri)?.version ?? null }, edits: annotated }] : [];
        });
        if (documentChanges.length === 0) return null;
        if (!this.canPreview) return { changes: Object.fromEntries(documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
        const sealed = { label: 'Links in an approved text', description: 'Its signatures are for the text as it is.', needsConfirmation: true };
        return { documentChanges, changeAnnotations: { sealed } };
    }

    private changes(document: LangiumDocument, moved: Moved): Omit<TextChange, 'uri'>[] {
        const from = document.uri.toString();
        const links = linksInDocument(document).filter(({ kind }) => kind !== 'autolink' && kind !== 'reference').map(({ target, targetSpan }) => ({ target, span: targetSpan, encoded: true }));
        const bare = this.shared.workspace.Models.of(document).blocks.flatMap(({ fields }) => fields).flatMap(({ parts }) => parts)
            .filter(({ kind, text }) => kind === 'FILE' && !text.includes('](')).map(({ text, span }) => ({ target: text, span, encoded: false }));
        return [...links, ...bare].flatMap(({ target, span, encoded }) => {
            const place = target.startsWith('#') ? undefined : placeOf(target, from);
            if (!place) return [];
            const text = pathTo(moved(from), moved(place.uri), place.anchor);
            if (text === pathTo(from, place.uri, place.anchor)) return [];
            return [{ span, text: encoded ? text : decoded(text) }];
        });
    }
}

function pathTo(from: string, to: string, anchor: string): string {
    return linkPath(from, to) + (anchor && `#${anchor}`);
}

/** Where a file is afterwards: a folder takes along what is in it. */
function movedBy(files: RenameFilesParams['files']): Moved {
    const renames = files.map(({ oldUri, newUri }) => ({ from: normal(oldUri), to: normal(newUri) }));
    return uri => {
        const rename = renames.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
        return rename ? rename.to + uri.slice(rename.from.length) : uri;
    };
}

/** As URIs are written here, and a folder's without its last `/`. */
function normal(uri: string): string {
    return URI.parse(uri).toString().replace(/\/$/, '');
}

import * as vscode from 'vscode';
import { DocumentDropEdit, l10n, languages, type CancellationToken, type DataTransfer, type Disposable, type DocumentSelector, type Range, type TextDocument, type WorkspaceEdit } from 'vscode';
import { languageId } from '../../language/protocol.js';
import { addressIn, linkTo, mayBeWords } from './link-text.js';
import { insertionOf, pictureTypes } from './insert-files.js';

/** What VS Code has since 1.97; the extension runs from 1.91 on. */
interface PasteApi {
    languages: { registerDocumentPasteEditProvider(selector: DocumentSelector, provider: PasteProvider, metadata: { providedPasteEditKinds: unknown[]; pasteMimeTypes: string[] }): Disposable };
    DocumentPasteEdit: new (text: string, title: string, kind: unknown) => { additionalEdit?: WorkspaceEdit };
    DocumentDropOrPasteEditKind: { Empty: { append(...parts: string[]): unknown } };
}
interface PasteProvider {
    provideDocumentPasteEdits(document: TextDocument, ranges: readonly Range[], data: DataTransfer, context: unknown, token: CancellationToken): Promise<unknown[] | undefined>;
}

const { languages: pasting, DocumentPasteEdit, DocumentDropOrPasteEditKind } = vscode as unknown as PasteApi;

/** Files opened as plain Markdown have VS Code's own. */
const selector = { language: languageId };

/** An address pasted over words makes a link of them; pictures and files are linked, and saved beside the document where they are not in the workspace. */
export function pasteAndDrop(): Disposable[] {
    const drop = languages.registerDocumentDropEditProvider(selector, {
        async provideDocumentDropEdits(document, _position, data) {
            const insertion = await insertionOf(document, data);
            if (!insertion) return undefined;
            const edit = new DocumentDropEdit(insertion.text);
            edit.additionalEdit = insertion.files;
            return edit;
        }
    });
    return [drop, ...pasteProvider()];
}

/** Before 1.97 the function may be there already and refuse to be called, or its kinds may be missing. */
function pasteProvider(): Disposable[] {
    try {
        return [registerPaste(DocumentDropOrPasteEditKind.Empty.append('markdown', 'link'))];
    } catch {
        return [];
    }
}

function registerPaste(kind: unknown): Disposable {
    return pasting.registerDocumentPasteEditProvider(selector, {
        async provideDocumentPasteEdits(document, ranges, data) {
            const link = await linkOver(document, ranges, data);
            if (link) return [new DocumentPasteEdit(link, l10n.t('Make the words a link'), kind)];
            const insertion = await insertionOf(document, data);
            if (!insertion) return undefined;
            const edit = new DocumentPasteEdit(insertion.text, insertion.files ? l10n.t('Save beside the document and insert') : l10n.t('Insert as link'), kind);
            edit.additionalEdit = insertion.files;
            return [edit];
        }
    }, { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain', 'text/uri-list', 'files', ...pictureTypes] });
}

async function linkOver(document: TextDocument, ranges: readonly Range[], data: DataTransfer): Promise<string | undefined> {
    const [range] = ranges;
    const address = ranges.length === 1 && !range!.isEmpty ? addressIn(await data.get('text/plain')?.asString() ?? '') : undefined;
    if (!address || !range!.isSingleLine) return undefined;
    const line = document.lineAt(range!.start.line).text;
    const words = document.getText(range!);
    return mayBeWords(words, line.slice(0, range!.start.character), line.slice(range!.end.character)) ? linkTo(words, address) : undefined;
}

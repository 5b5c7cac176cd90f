import { Disposable, Uri, ViewColumn, window, workspace, type TextEditor, type WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Changes } from '../changes.js';
import type { PageState } from './messages.js';
import { pageOptions } from './page.js';
import { Preview } from './preview.js';

const viewType = 'strategy.preview';

/** All open previews, one for each document, and what they listen to. */
export class Previews implements Disposable {
    private readonly shown = new Map<string, Preview>();
    private readonly listeners: Disposable;

    constructor(private readonly extension: Uri, private readonly client: BaseLanguageClient, changes: Changes) {
        this.listeners = Disposable.from(
            changes.onDidChange(uris => uris.forEach(uri => this.find(Uri.parse(uri))?.refresh())),
            changes.onDidStart(() => this.shown.forEach(preview => preview.refresh())),
            workspace.onDidChangeTextDocument(({ document }) => this.find(document.uri)?.refreshAtCursor()),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
            window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.follow(textEditor)),
            window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel: (panel, state: PageState | undefined) => this.restore(panel, state) })
        );
    }

    /** Shows a document's preview beside its text. The cursor stays in the text. */
    open(uri: Uri): void {
        const there = this.find(uri);
        if (there) return there.panel.reveal(undefined, true);
        const panel = window.createWebviewPanel(viewType, '', { viewColumn: ViewColumn.Beside, preserveFocus: true }, pageOptions(this.extension, uri));
        this.add(uri, panel);
    }

    dispose(): void {
        this.listeners.dispose();
        this.shown.forEach(preview => preview.panel.dispose());
    }

    private add(uri: Uri, panel: WebviewPanel): void {
        const preview = new Preview(uri, panel, this.extension, this.client);
        this.shown.set(uri.toString(), preview);
        panel.onDidDispose(() => this.shown.delete(uri.toString()));
        const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
        if (editor) this.follow(editor);
    }

    private async restore(panel: WebviewPanel, state: PageState | undefined): Promise<void> {
        if (state?.uri) this.add(Uri.parse(state.uri), panel);
        else panel.dispose();
    }

    private follow(editor: TextEditor): void {
        const line = lineOf(editor);
        if (line !== undefined) this.find(editor.document.uri)?.follow(line);
    }

    private find(uri: Uri): Preview | undefined {
        return this.shown.get(uri.toString());
    }
}

/** The cursor's line while it can be seen, else the middle of what can be seen. An editor that another one covers shows nothing. */
function lineOf({ selection, visibleRanges }: TextEditor): number | undefined {
    const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
    if (!first || !last) return undefined;
    if (visibleRanges.some(range => range.contains(selection.active))) return selection.active.line;
    return Math.round((first.start.line + last.end.line) / 2);
}

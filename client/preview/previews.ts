import { commands, Disposable, languages, Uri, ViewColumn, window, workspace, type TextEditor, type WebviewPanel } from 'vscode';
import type { PreviewView } from '../../language/protocol.js';
import type { Changes } from '../changes.js';
import { isStrategy } from '../documents.js';
import type { PageState } from './messages.js';
import { pageOptions } from './page.js';
import { Preview, type Previewing } from './preview.js';

const viewType = 'strategy.preview';

/** For the buttons in a preview's title. */
const pinnedContext = 'strategy.previewPinned';

/**
 * All open previews, and what they listen to. As with VS Code's own, one shows the strategy that is written in, whichever that is;
 * others were pinned to theirs.
 */
export class Previews implements Disposable {
    private readonly all = new Set<Preview>();
    private readonly listeners: Disposable;

    constructor(private readonly previewing: Previewing, changes: Changes) {
        this.listeners = Disposable.from(
            changes.onDidChange(uris => uris.forEach(uri => this.of(Uri.parse(uri)).forEach(preview => preview.refresh()))),
            changes.onDidStart(() => this.all.forEach(preview => preview.refresh())),
            languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(uri => this.of(uri).forEach(preview => preview.refreshFindings()))),
            workspace.onDidChangeTextDocument(({ document }) => this.of(document.uri).forEach(preview => preview.refreshAtCursor())),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
            window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.follow(textEditor)),
            window.onDidChangeActiveTextEditor(editor => editor && this.turnTo(editor)),
            window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel: (panel, state: PageState | undefined) => this.restore(panel, state) })
        );
    }

    /** Shows a document's preview beside its text. The cursor stays in the text. */
    open(uri: Uri): void {
        const [there] = this.of(uri);
        const free = [...this.all].find(({ pinned }) => !pinned);
        if (!there && free) this.turn(free, uri);
        const preview = there ?? free;
        if (preview) return preview.panel.reveal(undefined, true);
        this.add({ uri: uri.toString() }, window.createWebviewPanel(viewType, '', { viewColumn: ViewColumn.Beside, preserveFocus: true }, pageOptions(this.previewing.extension, uri)));
    }

    /** The document whose preview has the focus. */
    get active(): Uri | undefined {
        return this.focused?.uri;
    }

    /** What of it that preview shows. */
    get activeView(): PreviewView | undefined {
        return this.focused?.view;
    }

    /** Pins the preview that has the focus to its strategy, or lets it follow again. */
    async pin(pinned: boolean): Promise<void> {
        this.focused?.pin(pinned);
        await commands.executeCommand('setContext', pinnedContext, pinned);
    }

    /** Shows where that is written which the preview shows that has the focus. */
    showSource(): void {
        this.focused?.showSource();
    }

    dispose(): void {
        this.listeners.dispose();
        this.all.forEach(preview => preview.panel.dispose());
    }

    private get focused(): Preview | undefined {
        return [...this.all].find(({ panel }) => panel.active);
    }

    private add(state: PageState, panel: WebviewPanel): void {
        const preview = new Preview(state, panel, this.previewing);
        this.all.add(preview);
        panel.onDidDispose(() => this.all.delete(preview));
        const tellTitle = (): void => {
            if (panel.active) void commands.executeCommand('setContext', pinnedContext, preview.pinned);
        };
        tellTitle();
        panel.onDidChangeViewState(tellTitle);
        this.followEditorOf(preview);
    }

    /** After a restart. Only one can follow. */
    private async restore(panel: WebviewPanel, state: PageState | undefined): Promise<void> {
        if (state?.uri) this.add({ ...state, pinned: state.pinned || [...this.all].some(({ pinned }) => !pinned) }, panel);
        else panel.dispose();
    }

    /** Somebody writes in another strategy now. */
    private turnTo({ document }: TextEditor): void {
        if (!isStrategy(document)) return;
        for (const preview of this.all) {
            if (preview.pinned || preview.ledTo === document.uri.toString()) continue;
            preview.ledTo = undefined;
            if (preview.uri.toString() !== document.uri.toString()) this.turn(preview, document.uri);
        }
    }

    private turn(preview: Preview, uri: Uri): void {
        preview.change(uri);
        this.followEditorOf(preview);
    }

    private followEditorOf({ uri }: Preview): void {
        const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
        if (editor) this.follow(editor);
    }

    private follow(editor: TextEditor): void {
        const line = lineOf(editor);
        if (line !== undefined) this.of(editor.document.uri).forEach(preview => preview.follow(line));
    }

    private of(uri: Uri): Preview[] {
        return [...this.all].filter(preview => preview.uri.toString() === uri.toString());
    }
}

/** The cursor's line while it can be seen, else the middle of what can be seen. An editor that another one covers shows nothing. */
function lineOf({ selection, visibleRanges }: TextEditor): number | undefined {
    const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
    if (!first || !last) return undefined;
    if (visibleRanges.some(range => range.contains(selection.active))) return selection.active.line;
    return Math.round((first.start.line + last.end.line) / 2);
}

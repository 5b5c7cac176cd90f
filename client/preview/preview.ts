import { commands, l10n, Range, Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace, type Disposable, type WebviewPanel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { previewMethod, type PreviewResult } from '../../language/protocol.js';
import { lineOfAnchor } from './anchor.js';
import { Latest } from './latest.js';
import type { FromPage, ToPage } from './messages.js';
import { pageHtml, pageOptions } from './page.js';

/** The preview of one document: a panel that follows the text and the cursor. */
export class Preview implements Disposable {
    private readonly latest = new Latest(() => this.update());
    private ready = false;
    private following = true;
    private closed = false;
    private line = 0;

    constructor(readonly uri: Uri, readonly panel: WebviewPanel, extension: Uri, private readonly client: BaseLanguageClient) {
        panel.title = l10n.t('Preview {0}', uri.path.slice(uri.path.lastIndexOf('/') + 1));
        panel.iconPath = {
            light: Uri.joinPath(extension, 'icons', 'file-light.svg'),
            dark: Uri.joinPath(extension, 'icons', 'file-dark.svg')
        };
        panel.webview.options = pageOptions(extension, uri);
        panel.webview.onDidReceiveMessage((message: FromPage) => this.receive(message));
        panel.onDidDispose(() => this.dispose());
        panel.webview.html = pageHtml(panel.webview, extension, uri);
    }

    /** Something that the document depends on is another one now. What a reader looks at must not move. */
    refresh(): void {
        if (this.ready) this.latest.request();
    }

    /** Someone writes: the page shows it where it is written. */
    refreshAtCursor(): void {
        this.following = true;
        this.refresh();
    }

    /** Brings what is written at a line into the middle of the page. */
    follow(line: number): void {
        this.line = line;
        if (this.ready) this.post({ type: 'follow', line });
    }

    dispose(): void {
        this.closed = true;
        this.latest.dispose();
    }

    private async update(): Promise<void> {
        if (this.client.state !== State.Running) return; // once it runs, the previews are told
        try {
            await workspace.openTextDocument(this.uri); // after a restart of VS Code no editor may have it open
            const result = await this.client.sendRequest<PreviewResult | null>(previewMethod, { uri: this.uri.toString() });
            if (result) {
                this.post({ type: 'show', html: result.html, mark: result.mark ?? '' });
                if (this.following) this.post({ type: 'follow', line: this.line });
                this.following = false;
            }
        } catch (error) {
            this.post({ type: 'notice', text: l10n.t('This strategy cannot be shown: {0}', error instanceof Error ? error.message : String(error)) });
        }
    }

    private async receive(message: FromPage): Promise<void> {
        switch (message.type) {
            case 'ready': // also when VS Code has thrown the hidden page away and loaded it again
                this.ready = true;
                return this.refreshAtCursor();
            case 'reveal':
                return this.reveal(message.line);
            case 'open':
                return this.open(resolve(message.href, this.uri));
        }
    }

    private async reveal(line: number, uri = this.uri): Promise<void> {
        const editor = await window.showTextDocument(uri, { viewColumn: this.sourceColumn() });
        const { start } = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range;
        editor.selection = new Selection(start, start);
        editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
    }

    /** A file that a link leads to: a strategy at the linked heading, any other one as VS Code opens it. */
    private async open(uri: Uri): Promise<void> {
        if (!uri.path.endsWith('.md')) return commands.executeCommand('vscode.open', uri, this.sourceColumn());
        const file = uri.with({ fragment: '' });
        const document = await workspace.openTextDocument(file);
        await this.reveal(lineOfAnchor(document.getText(), uri.fragment) ?? 0, file);
    }

    /** Where the source is open, so that nothing opens over the preview. */
    private sourceColumn(): ViewColumn {
        const source = window.visibleTextEditors.find(editor => editor.document.uri.toString() === this.uri.toString());
        return source?.viewColumn ?? ViewColumn.One;
    }

    private post(message: ToPage): void {
        if (!this.closed) void this.panel.webview.postMessage(message);
    }
}

/** `organisation.strategy.md#team-lead` beside the document; `/x` is from the root of the workspace, as on GitHub. */
function resolve(href: string, document: Uri): Uri {
    const [path = '', fragment = ''] = href.split('#', 2);
    const root = path.startsWith('/') ? workspace.getWorkspaceFolder(document)?.uri : undefined;
    return Uri.joinPath(root ?? Uri.joinPath(document, '..'), decodeURIComponent(path)).with({ fragment: decodeURIComponent(fragment) });
}

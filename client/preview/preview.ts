import { commands, l10n, Range, Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace, type Disposable, type Memento, type WebviewPanel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { PreviewView } from '../../language/protocol.js';
import { fileName } from '../file-name.js';
import { pastUri } from '../history/pages.js';
import { lineOfAnchor } from './anchor.js';
import { contentFor, type Content, type Kept } from './content.js';
import { countWords, findingsIn } from './findings.js';
import { focusNoticed } from './focus.js';
import { changeBetween } from './html-change.js';
import { Latest } from './latest.js';
import type { FromPage, PageState, ToolbarState, ToPage } from './messages.js';
import { pageHtml, pageOptions } from './page.js';
import { prefer, preferencesIn, type Preferences } from './preferences.js';

/** Milliseconds after a change until a text of the past is read again: nobody writes in it. */
const pause = 500;

/** What previews work with. `memory` is kept on this computer. */
export interface Previewing { extension: Uri; client: BaseLanguageClient; memory: Memento }

/** A panel that shows a strategy, and follows its text and the cursor. */
export class Preview implements Disposable {
    private readonly live = new Latest(() => this.update(), 0);
    private readonly calm = new Latest(() => this.update(), pause);
    private ready = false;
    private following = true;
    private closed = false;
    private line = 0;
    private shown: Content | undefined;
    /** What the page was told last: it is told what is another one now. */
    private posted: Pick<Content, 'html' | 'mark' | 'note' | 'accent'> | undefined;
    private postedToolbar = '';
    private found: Kept | undefined;
    /** The file that this preview itself has led to: no reason to show that one. */
    ledTo: string | undefined;

    constructor(private state: PageState, readonly panel: WebviewPanel, private readonly previewing: Previewing) {
        const { extension } = previewing;
        panel.iconPath = {
            light: Uri.joinPath(extension, 'icons', 'file-light.svg'),
            dark: Uri.joinPath(extension, 'icons', 'file-dark.svg')
        };
        panel.webview.onDidReceiveMessage((message: FromPage) => this.receive(message));
        panel.onDidDispose(() => this.dispose());
        this.load();
    }

    get uri(): Uri {
        return Uri.parse(this.state.uri);
    }

    get view(): PreviewView {
        return this.state.view ?? 'whole';
    }

    get pinned(): boolean {
        return this.state.pinned ?? false;
    }

    /** Stays with its strategy, or shows the one that is written in. */
    pin(pinned: boolean): void {
        this.state = { ...this.state, pinned };
        this.entitle();
        this.postToolbar();
    }

    /** Another strategy, all of it and as it is now. */
    change(uri: Uri): void {
        this.state = { uri: uri.toString(), pinned: this.pinned };
        this.line = 0;
        this.found = undefined;
        this.load();
    }

    /** Something that the document depends on is another one now. What a reader looks at must not move. */
    refresh(): void {
        if (this.ready) (this.isNow ? this.live : this.calm).request();
    }

    /** Someone writes: the page shows it where it is written. */
    refreshAtCursor(): void {
        this.following = true;
        this.refresh();
    }

    /** The check has found something else. */
    refreshFindings(): void {
        if (!this.ready) return;
        this.post({ type: 'findings', findings: this.findings });
        this.postToolbar();
    }

    /** Brings what is written at a line into the middle of the page. */
    follow(line: number): void {
        this.line = line;
        if (this.ready && this.state.text !== 'signed') this.post({ type: 'follow', line });
    }

    /** Shows where that is written which is in the middle of the page. */
    showSource(): void {
        this.post({ type: 'whereIsThis' });
    }

    dispose(): void {
        this.closed = true;
        this.live.dispose();
        this.calm.dispose();
    }

    private get isNow(): boolean {
        return (this.state.text ?? 'now') === 'now';
    }

    /** They are about the text of now, and have their places in the whole of it only. */
    private get findings(): ReturnType<typeof findingsIn> {
        return this.isNow && this.view === 'whole' ? findingsIn(this.uri) : [];
    }

    private load(): void {
        const { webview } = this.panel;
        this.ready = false;
        this.shown = undefined;
        this.posted = undefined;
        this.entitle();
        webview.options = pageOptions(this.previewing.extension, this.uri);
        webview.html = pageHtml(webview, this.previewing.extension, this.uri);
    }

    /** As VS Code names its own previews: in brackets where it stays. */
    private entitle(): void {
        const name = fileName(this.uri.path);
        this.panel.title = this.pinned ? l10n.t('[Preview] {0}', name) : l10n.t('Preview {0}', name);
    }

    private async update(): Promise<void> {
        const { client } = this.previewing;
        if (client.state !== State.Running) return; // once it runs, the previews are told
        const { state } = this;
        try {
            await workspace.openTextDocument(this.uri); // after a restart of VS Code no editor may have it open
            const content = await contentFor(client, state, this.found);
            if (content && this.state === state) this.show(content);
        } catch (error) {
            this.post({ type: 'notice', text: l10n.t('This strategy cannot be shown: {0}', error instanceof Error ? error.message : String(error)) });
        }
    }

    private show(content: NonNullable<Awaited<ReturnType<typeof contentFor>>>): void {
        const { positions, signed } = content;
        this.shown = 'problem' in content ? { html: '', mark: '', note: '', accent: undefined, positions, signed } : content;
        this.found = this.shown.kept ?? this.found;
        this.postToolbar();
        if ('problem' in content) {
            this.posted = undefined;
            return this.post({ type: 'notice', text: content.problem });
        }
        const { html, mark, note, accent } = content;
        const before = this.posted;
        this.posted = { html, mark, note, accent };
        const same = before && before.html === html && before.mark === mark && before.note === note && before.accent?.light === accent?.light;
        if (!same) this.post({ type: 'show', ...this.posted, html: before ? changeBetween(before.html, html) : html });
        if (this.following) this.follow(this.line);
        this.following = false;
    }

    private postToolbar(): void {
        if (!this.ready) return;
        const { zoom, findings } = preferencesIn(this.previewing.memory);
        const { positions = [], signed = false } = this.shown ?? {};
        const toolbar: ToolbarState = { page: this.state, positions, signed, zoom, findings, findingsWords: countWords(this.findings.length) };
        if (JSON.stringify(toolbar) === this.postedToolbar) return;
        this.postedToolbar = JSON.stringify(toolbar);
        this.post({ type: 'toolbar', toolbar });
    }

    private async receive(message: FromPage): Promise<void> {
        switch (message.type) {
            case 'ready': // also when VS Code has thrown the hidden page away and loaded it again
                this.ready = true;
                this.posted = undefined;
                this.postedToolbar = '';
                this.refreshFindings();
                return this.refreshAtCursor();
            case 'reveal':
                return this.reveal(message.line, message.finding);
            case 'open':
                return this.open(resolve(message.href, this.uri));
            case 'chooseText':
                return this.choose({ text: message.text });
            case 'chooseView':
                return this.choose({ view: message.view });
            case 'showFindings':
                return this.prefer({ findings: message.shown });
            case 'zoom':
                return this.prefer({ zoom: message.zoom });
        }
    }

    private choose(choice: Pick<PageState, 'text' | 'view'>): void {
        this.state = { ...this.state, ...choice };
        this.refreshFindings();
        this.live.request();
    }

    private async prefer(change: Partial<Preferences>): Promise<void> {
        await prefer(this.previewing.memory, change);
        this.postToolbar();
    }

    /** Shows where something is written, in the text that is shown; for a finding, also how it can be mended. */
    private async reveal(line: number, finding: { character: number } | undefined): Promise<void> {
        const { kept } = this.shown ?? {};
        await this.showLine(kept ? pastUri(kept) : this.uri, line, finding?.character);
        if (finding) await commands.executeCommand('editor.action.quickFix');
    }

    private async showLine(uri: Uri, line: number, character = 0): Promise<void> {
        await focusNoticed(this.panel);
        this.ledTo = uri.toString();
        const editor = await window.showTextDocument(uri, { viewColumn: this.sourceColumn() });
        const at = editor.document.validatePosition(new Range(line, character, line, character).start);
        editor.selection = new Selection(at, at);
        editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
    }

    /** A file that a link leads to: a strategy at the linked heading, any other one as VS Code opens it. */
    private async open(uri: Uri): Promise<void> {
        if (!uri.path.endsWith('.md')) return commands.executeCommand('vscode.open', uri, this.sourceColumn());
        const file = uri.with({ fragment: '' });
        const document = await workspace.openTextDocument(file);
        await this.showLine(file, lineOfAnchor(document.getText(), uri.fragment) ?? 0);
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

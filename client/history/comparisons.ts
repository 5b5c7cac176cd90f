import { l10n, Range, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { compareMethod, recordChangeCommand, type CompareParams, type CompareResult } from '../../language/protocol.js';
import { askPatiently } from '../asking.js';
import type { Changes } from '../changes.js';
import { escape } from '../escape.js';
import { focusNoticed } from '../preview/focus.js';
import { Latest } from '../preview/latest.js';
import type { Other } from './choose.js';
import { nameOf, pageOf, sinceWords, type SideBySide } from './page.js';
import { pastUri, showTexts } from './pages.js';

/** Commands that the pages' links have; nobody else needs them. Their first argument is the strategy whose page has been clicked. */
const showCommand = 'strategy.comparison.show';
const textsCommand = 'strategy.comparison.texts';

/** Milliseconds after a change until the page is made anew: nobody looks at it while writing. */
const pause = 500;

interface Shown { panel: WebviewPanel; latest: Latest; other: Other; html: string }

/** Pages that show a strategy beside another text of it, one for each strategy. They follow the text. */
export class Comparisons implements Disposable {
    private readonly shown = new Map<string, Shown>();
    private readonly listeners: Disposable;

    /** What the links of the pages do. */
    readonly commands: Record<string, (...args: never[]) => unknown> = {
        [showCommand]: async (page: string, uri: string, line: number) => {
            await this.clicked(page);
            const column = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn ?? ViewColumn.One;
            await window.showTextDocument(Uri.parse(uri), { viewColumn: column, selection: new Range(line, 0, line, 0) });
        },
        [textsCommand]: async (page: string, left: string, other: string) => {
            await this.clicked(page);
            await showTexts(Uri.parse(left), Uri.parse(page), other);
        }
    };

    constructor(private readonly extension: Uri, private readonly client: BaseLanguageClient, changes: Changes) {
        this.listeners = changes.onDidChange(uris => uris.forEach(uri => this.shown.get(uri)?.latest.request()));
    }

    /** What the server says; `undefined` where it was called off. */
    compare(uri: Uri, { text }: Other): Promise<CompareResult | undefined> {
        return askPatiently<CompareResult>(this.client, compareMethod, { uri: uri.toString(), with: text } satisfies CompareParams, text.type === 'approved' ? l10n.t('Looking for the approved text...') : l10n.t('Comparing...'));
    }

    /** Shows it over the whole width, as VS Code shows differences, in place of what the strategy was compared with before. */
    show(uri: Uri, other: Other, result: SideBySide): void {
        const key = uri.toString();
        const shown = this.shown.get(key) ?? this.open(key);
        shown.other = other;
        shown.panel.reveal();
        this.render(uri, shown, result);
    }

    dispose(): void {
        this.listeners.dispose();
        this.shown.forEach(({ panel }) => panel.dispose());
    }

    private async clicked(page: string): Promise<void> {
        const panel = this.shown.get(page)?.panel;
        if (panel) await focusNoticed(panel);
    }

    private open(key: string): Shown {
        const panel = window.createWebviewPanel('strategy.comparison', l10n.t('Changes of {0}', nameOf(key)), ViewColumn.Active, {
            enableScripts: false, enableCommandUris: [showCommand, textsCommand, recordChangeCommand], enableFindWidget: true, localResourceRoots: [Uri.joinPath(this.extension, 'dist')]
        });
        panel.iconPath = { light: Uri.joinPath(this.extension, 'icons', 'file-light.svg'), dark: Uri.joinPath(this.extension, 'icons', 'file-dark.svg') };
        const shown: Shown = { panel, latest: new Latest(() => this.update(key), pause), other: { text: { type: 'approved' }, name: '' }, html: '' };
        this.shown.set(key, shown);
        panel.onDidDispose(() => {
            shown.latest.dispose();
            this.shown.delete(key);
        });
        return shown;
    }

    /** A text that cannot be compared for a while leaves the page as it was. */
    private async update(key: string): Promise<void> {
        const shown = this.shown.get(key);
        if (!shown || this.client.state !== State.Running) return;
        const { other } = shown;
        const result = await this.client.sendRequest<CompareResult>(compareMethod, { uri: key, with: other.text } satisfies CompareParams).catch(() => undefined);
        if (result && !('problem' in result) && this.shown.get(key)?.other === other) this.render(Uri.parse(key), shown, result);
    }

    private render(uri: Uri, shown: Shown, result: SideBySide): void {
        const { other, panel } = shown;
        if (other.text.type === 'approved') other.text.found = result.approved?.approved ?? undefined;
        const old = (file?: string): Uri => oldUri(uri, other, result, file);
        const key = uri.toString();
        const body = pageOf(result, {
            uri: key, other: other.name,
            source: (which, { uri: file, line }) => commandUri(showCommand, key, (which === 'old' ? old(file) : Uri.parse(file)).toString(), line),
            actions: [
                { label: l10n.t('Show both texts as they are written'), href: commandUri(textsCommand, key, old().toString(), result.approved ? sinceWords(result.approved) : other.name) },
                ...result.approved && result.changes.length > 0 ? [{ label: l10n.t('Record the change...'), href: commandUri(recordChangeCommand, key) }] : []
            ]
        });
        const html = this.whole(panel, body);
        if (html !== shown.html) panel.webview.html = shown.html = html;
    }

    /** Nothing is run, loaded or sent: links are commands, folding is HTML. */
    private whole({ webview }: WebviewPanel, body: string): string {
        const style = webview.asWebviewUri(Uri.joinPath(this.extension, 'dist', 'comparison.css')).toString();
        return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(`default-src 'none'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escape(style)}">
</head>
<body><main>${body}</main></body>
</html>`;
    }
}

/** Where the other text of a strategy stands, or that of a file that it used. */
function oldUri(uri: Uri, { text }: Other, { approved }: SideBySide, file?: string): Uri {
    switch (text.type) {
        case 'file': return Uri.parse(file ?? text.uri);
        case 'saved': return pastUri({ uri: file ?? uri.toString() });
        case 'commit': return pastUri({ commit: text.commit, uri: file ?? text.uri });
        case 'approved': return approved?.approved ? pastUri({ ...approved.approved, ...file ? { uri: file } : {} }) : uri;
    }
}

function commandUri(command: string, ...args: unknown[]): string {
    return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}

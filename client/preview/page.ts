import { env, l10n, Uri, workspace, type Webview, type WebviewOptions } from 'vscode';
import { escape } from '../escape.js';
import { fileName } from '../file-name.js';
import { toolbarHtml } from './toolbar.js';

/** What the page may load: our script and style, and pictures of the workspace. */
export function pageOptions(extension: Uri, document: Uri): WebviewOptions {
    const folder = workspace.getWorkspaceFolder(document)?.uri ?? Uri.joinPath(document, '..');
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist'), folder] };
}

/** The page with its toolbar and nothing else. Its content comes by message; relative pictures resolve against the document. */
export function pageHtml(webview: Webview, extension: Uri, document: Uri): string {
    const resource = (...path: string[]): string => escape(webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString());
    const nonce = newNonce();
    const policy = [
        `default-src 'none'`,
        `script-src 'nonce-${nonce}'`,
        `style-src ${webview.cspSource}`,
        `img-src ${webview.cspSource} https: data:`,
        `base-uri ${webview.cspSource}`,
        `form-action 'none'`
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="${escape(env.language)}">
<head>
<meta charset="utf-8">
<title>${escape(fileName(document.path))}</title>
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base href="${escape(webview.asWebviewUri(document).toString())}">
<link rel="stylesheet" href="${resource('dist', 'webview.css')}">
</head>
<body>
<header>${toolbarHtml(l10n)}<p class="note" role="status" hidden></p><div class="mark"></div></header>
<aside aria-label="${escape(l10n.t('Findings'))}"><ul class="findings" hidden></ul></aside>
<button type="button" class="source" title="${escape(l10n.t('Show where this is written'))}" tabindex="-1" aria-hidden="true" hidden></button>
<main></main>
<script nonce="${nonce}" src="${resource('dist', 'webview.js')}"></script>
</body>
</html>`;
}

function newNonce(): string {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

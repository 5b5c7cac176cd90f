import { Uri, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { start } from './activate.js';

export { stop as deactivate } from './activate.js';

/** The door in the browser (vscode.dev, github.dev): the server is a web worker. */
export function activate(context: ExtensionContext): Promise<void> {
    const script = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
    // Made on demand, so that a restart gets a fresh worker.
    return start(context, options => new LanguageClient('strategy', 'Strategy Markdown', async () => newWorker(script), options));
}

/** Not the worker itself: what `new Worker` makes here is VS Code's stand-in, which is no `instanceof Worker` for the library. */
function newWorker(script: string): MessageTransports {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

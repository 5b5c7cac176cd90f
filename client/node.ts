import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './activate.js';
import { ExportProgram } from './desktop/export-program.js';
import { SshSigner } from './desktop/ssh-signer.js';

export { stop as deactivate } from './activate.js';

/** The door on the desktop and in remote windows: the server is a Node process. */
export function activate(context: ExtensionContext): Promise<void> {
    const run = { module: Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return start(context, options => new LanguageClient('strategy', 'Strategy Markdown', { run, debug }, options), new SshSigner(), new ExportProgram(Uri.joinPath(context.extensionUri, 'dist', 'export.mjs').fsPath));
}

import { window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCommands } from './commands/commands.js';
import { serveFiles } from './files.js';
import { clientOptions } from './options.js';
import { Previews } from './preview/previews.js';
import { provideRules } from './rules.js';

let client: BaseLanguageClient | undefined;

/** Everything that the desktop and the browser share: the language client, the files it asks for, the commands, the preview. */
export async function start(context: ExtensionContext, connect: (options: LanguageClientOptions) => BaseLanguageClient): Promise<void> {
    const output = window.createOutputChannel('Strategy Markdown', { log: true });
    client = connect(clientOptions(output, context.extensionUri));
    serveFiles(client);
    const previews = new Previews(context.extensionUri, client);
    context.subscriptions.push(output, previews, provideRules(), ...registerCommands({ client, output, previews }));
    await client.start();
}

export function stop(): Promise<void> | undefined {
    return client?.stop();
}

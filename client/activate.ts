import { window, workspace, type Disposable, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { Changes } from './changes.js';
import { registerCommands } from './commands/commands.js';
import { restartServer } from './commands/restart-server.js';
import { DueView } from './due/due-view.js';
import { serveFiles } from './files.js';
import { clientOptions } from './options.js';
import { Previews } from './preview/previews.js';
import { provideRules } from './rules.js';

let client: BaseLanguageClient | undefined;

/** Everything that the desktop and the browser share: the language client, the files it asks for, the commands, the preview, the list in the side bar. */
export async function start(context: ExtensionContext, connect: (options: LanguageClientOptions) => BaseLanguageClient): Promise<void> {
    const output = window.createOutputChannel('Strategy Markdown', { log: true });
    client = connect(clientOptions(output, context.extensionUri));
    serveFiles(client);
    const changes = new Changes(client);
    const previews = new Previews(context.extensionUri, client, changes);
    context.subscriptions.push(output, previews, provideRules(), ...registerCommands({ client, output, previews }));
    const started = client.start();
    context.subscriptions.push(changes, new DueView(client, changes), restartOnAnotherDay(client));
    await started;
}

/** The server is told the day once, when it starts. In a browser the settings of the folder may come while it does, so that start is waited for. */
function restartOnAnotherDay(client: BaseLanguageClient): Disposable {
    return workspace.onDidChangeConfiguration(async change => {
        if (!change.affectsConfiguration('strategy.today')) return;
        await client.start();
        await restartServer(client);
    });
}

export function stop(): Promise<void> | undefined {
    return client?.stop();
}

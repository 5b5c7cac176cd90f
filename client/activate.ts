import { window, workspace, type Disposable, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Approving } from './approval/approving.js';
import type { Signer } from './approval/signer.js';
import { ApprovalStatus } from './approval/status-bar.js';
import { Trust } from './approval/trust/trust.js';
import { Changes } from './changes.js';
import { registerCommands } from './commands/commands.js';
import { restartServer } from './commands/restart-server.js';
import { Crashes } from './crashes.js';
import { DueView } from './due/due-view.js';
import { provideEditing } from './editing/editing.js';
import type { FileMaker } from './exporting/file-maker.js';
import { serveFiles } from './files.js';
import { serveHistory } from './history/git.js';
import { Comparisons } from './history/comparisons.js';
import { providePast } from './history/pages.js';
import { clientOptions } from './options.js';
import { OverviewView } from './overview/overview-view.js';
import { Latest } from './preview/latest.js';
import { Previews } from './preview/previews.js';
import { provideRules } from './rules.js';

let client: BaseLanguageClient | undefined;

/**
 * Everything that the desktop and the browser share: the language client, the files it asks for, the commands, the preview, the list in the side bar, approvals.
 * @param signer what signs, and what makes PDF and Word files; a browser has neither.
 */
export async function start(context: ExtensionContext, connect: (options: LanguageClientOptions) => BaseLanguageClient, signer?: Signer, maker?: FileMaker): Promise<void> {
    const output = window.createOutputChannel('Strategy Markdown', { log: true });
    const trust = new Trust(signer?.home, () => restarts.request());
    await trust.load();
    client = connect({ ...clientOptions(output, context.extensionUri, () => trust.options()), errorHandler: new Crashes(output, () => restarts.request()) });
    serveFiles(client);
    serveHistory(client);
    const changes = new Changes(client);
    const comparisons = new Comparisons(context.extensionUri, client, changes);
    const previews = new Previews({ extension: context.extensionUri, client, memory: context.globalState }, changes);
    const approving: Approving = { client, previews, memory: context.globalState, signer };
    context.subscriptions.push(output, trust, previews, provideRules(), ...provideEditing(), providePast(), comparisons, ...registerCommands({ client, output, previews, comparisons, approving, exporting: { client, previews, maker } }));
    const started = client.start();
    context.subscriptions.push(changes, new OverviewView(client, changes), new DueView(client, changes), new ApprovalStatus(approving, changes), restartOnAnotherDay());
    await started;
}

function restartOnAnotherDay(): Disposable {
    return workspace.onDidChangeConfiguration(change => change.affectsConfiguration('strategy.today') && restarts.request());
}

/** The server is told the day and whom to trust once, when it starts. In a browser the settings of the folder may come while it does, so that start is waited for. */
const restarts = new Latest(async () => {
    await client?.start();
    if (client) await restartServer(client);
});

export function stop(): Promise<void> | undefined {
    return client?.stop();
}

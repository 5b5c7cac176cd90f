import { commands, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { selectCommand } from '../../language/protocol.js';
import type { Previews } from '../preview/previews.js';
import { explainRule } from '../rules.js';
import { openPreview } from './open-preview.js';
import { restartServer } from './restart-server.js';
import { select } from './select.js';

export interface CommandContext {
    client: BaseLanguageClient;
    output: LogOutputChannel;
    previews: Previews;
}

/** All commands of the extension. Their titles are in package.nls.json. */
export function registerCommands({ client, output, previews }: CommandContext): Disposable[] {
    const table: Record<string, (...args: never[]) => unknown> = {
        'strategy.openPreview': (uri?: Uri) => openPreview(previews, uri),
        'strategy.explainRule': explainRule,
        [selectCommand]: select,
        'strategy.restartServer': () => restartServer(client),
        'strategy.showOutput': () => output.show()
    };
    return Object.entries(table).map(([name, run]) => commands.registerCommand(name, run));
}

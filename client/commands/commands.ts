import { commands, Uri, type Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { approveCommand, compareCommand, recordChangeCommand, selectCommand, usesCommand } from '../../language/protocol.js';
import { approve, prepareOnly } from '../approval/approve.js';
import type { Approving } from '../approval/approving.js';
import { requestApproval } from '../approval/request.js';
import { setUpSigning } from '../approval/set-up.js';
import { approvalActions } from '../approval/status-bar.js';
import type { SigningKey } from '../approval/signer.js';
import { compareWithApproved } from '../history/compare.js';
import { recordChange } from '../history/record.js';
import type { Previews } from '../preview/previews.js';
import { explainRule } from '../rules.js';
import { beginStrategy } from '../starting/new-strategy.js';
import { openPreview } from './open-preview.js';
import { restartServer } from './restart-server.js';
import { select } from './select.js';
import { showUses } from './show-uses.js';

export interface CommandContext {
    client: BaseLanguageClient;
    output: LogOutputChannel;
    previews: Previews;
    approving: Approving;
}

/** All commands of the extension. Their titles are in package.nls.json. */
export function registerCommands({ client, output, previews, approving }: CommandContext): Disposable[] {
    const table: Record<string, (...args: never[]) => unknown> = {
        'strategy.openPreview': (uri?: Uri) => openPreview(previews, uri),
        'strategy.new': (clicked?: unknown) => beginStrategy(client, previews, clicked instanceof Uri ? clicked : undefined), // File > New File says something else
        'strategy.insertBlock': () => commands.executeCommand('editor.action.insertSnippet'),
        'strategy.explainRule': explainRule,
        [selectCommand]: select,
        [usesCommand]: showUses,
        [approveCommand]: (uri?: string | Uri, position?: unknown) => approve(approving, uri, typeof position === 'string' ? position : undefined), // a menu says more than the file
        'strategy.prepareApproval': (uri?: string | Uri) => prepareOnly(approving, uri),
        'strategy.requestApproval': (uri?: string | Uri) => requestApproval(approving, uri),
        'strategy.setUpSigning': (email?: string, key?: SigningKey, uri?: string) => setUpSigning(approving, email, key, uri),
        'strategy.approvalActions': () => approvalActions(approving),
        [compareCommand]: (uri?: string | Uri) => compareWithApproved(client, uri),
        [recordChangeCommand]: (uri?: string | Uri) => recordChange(client, uri),
        'strategy.restartServer': () => restartServer(client),
        'strategy.showOutput': () => output.show()
    };
    return Object.entries(table).map(([name, run]) => commands.registerCommand(name, run));
}

import { commands, Uri, type Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { approveCommand, compareCommand, recordChangeCommand, selectCommand, trustKeyCommand, usesCommand } from '../../language/protocol.js';
import { addSignature } from '../approval/add-signature.js';
import { approve, prepareOnly } from '../approval/approve.js';
import type { Approving } from '../approval/approving.js';
import { requestApproval } from '../approval/request.js';
import { setUpSigning } from '../approval/set-up.js';
import { trustKey } from '../approval/trust/trust-key.js';
import { approvalActions } from '../approval/status-bar.js';
import { toggleEmphasis } from '../editing/typing.js';
import { exportStrategy, type Exporting } from '../exporting/export.js';
import { compareWith, compareWithApproved, compareWithEntry, compareWithLastCommit } from '../history/compare.js';
import type { Comparisons } from '../history/comparisons.js';
import { importMarkdown } from '../importing/import.js';
import { recordChange } from '../history/record.js';
import { clickedFile } from '../clicked.js';
import type { Previews } from '../preview/previews.js';
import { explainRule } from '../rules.js';
import { beginStrategy } from '../starting/new-strategy.js';
import { showSigningGuide } from '../starting/signing-guide.js';
import { insertBlock } from './insert-block.js';
import { openPreview } from './open-preview.js';
import { restartServer } from './restart-server.js';
import { select } from './select.js';
import { showUses } from './show-uses.js';

export interface CommandContext {
    client: BaseLanguageClient;
    output: LogOutputChannel;
    previews: Previews;
    comparisons: Comparisons;
    approving: Approving;
    exporting: Exporting;
}

/** All commands of the extension. Their titles are in package.nls.json. */
export function registerCommands({ client, output, previews, comparisons, approving, exporting }: CommandContext): Disposable[] {
    const table: Record<string, (...args: never[]) => unknown> = {
        'strategy.openPreview': (clicked?: unknown) => openPreview(previews, clickedFile(clicked)),
        'strategy.preview.showSource': () => previews.showSource(),
        'strategy.preview.pin': () => previews.pin(true),
        'strategy.preview.unpin': () => previews.pin(false),
        'strategy.export': (clicked?: unknown) => exportStrategy(exporting, clicked), // the preview's title says something else
        'strategy.new': (clicked?: unknown) => beginStrategy(client, previews, clicked instanceof Uri ? clicked : undefined), // File > New File says something else
        'strategy.import': (clicked?: unknown) => importMarkdown(client, clickedFile(clicked)),
        'strategy.insertBlock': insertBlock,
        'strategy.explainRule': explainRule,
        [selectCommand]: select,
        [usesCommand]: showUses,
        [approveCommand]: (uri?: string | Uri, position?: unknown) => approve(approving, uri, typeof position === 'string' ? position : undefined), // a menu says more than the file
        'strategy.prepareApproval': (uri?: string | Uri) => prepareOnly(approving, uri),
        'strategy.addSignature': (uri?: string | Uri) => addSignature(approving, uri),
        'strategy.requestApproval': (uri?: string | Uri) => requestApproval(approving, uri),
        'strategy.setUpSigning': (email?: unknown) => setUpSigning(approving, typeof email === 'string' ? email : undefined), // whoever calls it names no key: that one would be trusted
        [trustKeyCommand]: (uri: string, email: string, blob: string) => trustKey(approving, uri, email, blob),
        'strategy.signingGuide': showSigningGuide,
        'strategy.approvalActions': () => approvalActions(approving),
        [compareCommand]: (clicked?: unknown) => compareWithApproved({ client, comparisons }, clicked),
        'strategy.compareWith': (clicked?: unknown) => compareWith({ client, comparisons }, clicked),
        'strategy.compareWithLastCommit': (clicked?: unknown) => compareWithLastCommit({ client, comparisons }, clicked),
        'strategy.compareWithEntry': (entry?: { ref?: string }, clicked?: unknown) => compareWithEntry({ client, comparisons }, entry, clicked),
        ...comparisons.commands,
        [recordChangeCommand]: (uri?: string | Uri) => recordChange(client, uri),
        'strategy.toggleBold': () => toggleEmphasis('**'),
        'strategy.toggleItalic': () => toggleEmphasis('*'),
        'strategy.restartServer': () => restartServer(client),
        'strategy.showOutput': () => output.show()
    };
    return Object.entries(table).map(([name, run]) => commands.registerCommand(name, run));
}

import { env, l10n, window, workspace, type Uri } from 'vscode';
import { askPosition, refuse } from './ask.js';
import { prepare, strategyFor, type Approving } from './approving.js';
import { requestMessage } from './words.js';

/** Copies a message that asks somebody to approve: which text, what to do, and what would be signed. */
export async function requestApproval(approving: Approving, uri?: string | Uri): Promise<void> {
    const found = await strategyFor(approving, uri);
    const position = found && await askPosition(found.overview, undefined, l10n.t('Request approval of “{0}”, version {1}', found.overview.title, found.overview.version));
    if (!position) return;
    const prepared = await prepare(approving, { uri: found.document.uri.toString(), position: position.position, decision: 'approved' });
    if ('obstacles' in prepared) return refuse(prepared);
    await env.clipboard.writeText(requestMessage(prepared, workspace.asRelativePath(found.document.uri, false)));
    await window.showInformationMessage(l10n.t('The message to {0} is copied. Paste it into an e-mail or a chat.', prepared.name || position.position));
}

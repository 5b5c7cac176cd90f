import { env, l10n, window, workspace, type Uri } from 'vscode';
import { askPosition, refuse } from './ask.js';
import { changesSince, prepare, strategyFor, type Approving } from './approving.js';
import { requestMessage } from './words.js';
import { repositoryOf } from '../history/git.js';
import { placeOf } from '../history/versions.js';

/** Copies a message that asks somebody to approve: which text, what is new in it, what to do, and what would be signed. */
export async function requestApproval(approving: Approving, uri?: string | Uri): Promise<void> {
    const found = await strategyFor(approving, uri);
    const position = found && await askPosition(found.overview, undefined, l10n.t('Request approval of “{0}”, version {1}', found.overview.title, found.overview.version));
    if (!position) return;
    const { document, overview } = found;
    const prepared = await prepare(approving, { uri: document.uri.toString(), position: position.position, decision: 'approved' });
    if ('obstacles' in prepared) return refuse(prepared);
    const [since, repository] = await Promise.all([changesSince(approving, document.uri.toString()), repositoryOf(document.uri)]);
    await env.clipboard.writeText(requestMessage(prepared, {
        path: workspace.asRelativePath(document.uri, false), place: repository && placeOf(repository), since,
        signed: overview.positions.filter(({ state, position: other }) => state === 'verified' && other !== position.position).map(({ position: other }) => other)
    }));
    const words = l10n.t('The message to {0} is copied. Paste it into an e-mail or a chat.', prepared.name || position.position);
    await window.showInformationMessage(document.isDirty ? `${words} ${l10n.t('Save and share the strategy too: it has changes that only you see.')}` : words);
}

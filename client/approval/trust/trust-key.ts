import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import { mayApprove, type Approving } from '../approving.js';
import { fingerprintOfKey, isPlainEmail, typeOfKey } from '../keys.js';
import { addToList, listFor } from './trust-list.js';

/** Puts the key of somebody who has signed into the list of trusted keys, after a yes: a signature itself proves nobody's name. */
export async function trustKey({ signer }: Approving, uri: string, email: string, blob: string): Promise<void> {
    if (!await mayApprove()) return;
    const type = typeOfKey(blob);
    if (type === undefined || !isPlainEmail(email)) {
        await window.showWarningMessage(l10n.t('This key cannot be put into the list of trusted keys: its signature names no usable e-mail address or kind of key.'));
        return;
    }
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const list = await listFor(document, signer?.home);
    if (!list) return;
    const fingerprint = await fingerprintOfKey(blob);
    const [trust, copy] = [l10n.t('It Is Theirs, Trust It'), l10n.t('Copy the Fingerprint')];
    const answer = await window.showWarningMessage(l10n.t('Is this the key of {0}?', email), {
        modal: true, detail: l10n.t('Its fingerprint is\n{0}\n\nAsk the person, face to face or on the phone, to read theirs to you: whoever holds this key can then approve strategies in this name. The key is put into {1}.', fingerprint, workspace.asRelativePath(list, false))
    }, copy, trust); // the first is taken by Enter
    if (answer === copy) await env.clipboard.writeText(fingerprint);
    if (answer !== trust || !await addToList(email, { type, blob }, list)) return;
    const back = l10n.t('Show the Strategy');
    if (await window.showInformationMessage(l10n.t('The key of {0} is trusted now. Commit the list, so that it counts for everybody.', email), back) === back) await commands.executeCommand('vscode.open', document.uri);
}

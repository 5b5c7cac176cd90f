import { env, l10n, window, type Uri } from 'vscode';
import { attachSignatureMethod, type AttachSignatureParams, type AttachSignatureResult } from '../../language/protocol.js';
import { editAndSave, mayApprove, strategyFor, type Approving } from './approving.js';

/** Puts a signature that was made elsewhere, with OpenSSH alone, into the approval that waits for it. It is taken from the clipboard, for it has many lines. */
export async function addSignature(approving: Approving, uri?: string | Uri): Promise<void> {
    if (!await mayApprove()) return;
    const found = await strategyFor(approving, uri);
    if (!found) return;
    const { document } = found;
    const params: AttachSignatureParams = { uri: document.uri.toString(), signature: await env.clipboard.readText() };
    const { version } = document;
    const result = await approving.client.sendRequest<AttachSignatureResult>(attachSignatureMethod, params);
    if ('problem' in result) {
        await window.showWarningMessage(l10n.t('No signature was added.'), { modal: true, detail: result.problem });
        return;
    }
    const written = document.version === version && await editAndSave(document, result.edit);
    if (written && !document.isDirty) await window.showInformationMessage(l10n.t('The signature of {0} stands in the approval now (fingerprint {1}).', result.position, result.fingerprint));
    else await window.showWarningMessage(l10n.t('The signature could not be written into the file. Perhaps it may only be read, or it was changed meanwhile: try again.'));
}

import { commands, l10n, Selection, window, type QuickPickItem, type TextDocument, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { recordChangeMethod, type RecordChangeParams, type RecordChangeResult } from '../../language/protocol.js';
import { compared } from './compare.js';
import { listOf, sinceWords, unchangedWords, type Compared } from './page.js';
import { typeInto } from '../type-into.js';

const requestApproval = 'strategy.requestApproval';

/** Records what has changed since the last approval: shows it, asks why and for whom, writes the record, and says who must approve again. */
export async function recordChange(client: BaseLanguageClient, uri?: string | Uri): Promise<void> {
    const found = await compared(client, uri);
    if (!found) return;
    const { document, comparison } = found;
    if (comparison.changes.length === 0) {
        await window.showInformationMessage(unchangedWords(comparison));
        return;
    }
    const details = await askDetails(comparison);
    if (!details) return;
    const result = await client.sendRequest<RecordChangeResult>(recordChangeMethod, { uri: document.uri.toString(), ...details } satisfies RecordChangeParams);
    if ('problem' in result) {
        await window.showWarningMessage(result.problem);
        return;
    }
    if (await write(document, result)) await sayWhoSigns(document.uri, result);
    else await window.showWarningMessage(l10n.t('Nothing was written: the strategy was changed meanwhile, or it may only be read. See to that, then record the change again.'));
}

/** What has changed, then the reason, then who asked for it. What the record says already is offered. `undefined`: it was called off. */
async function askDetails(comparison: Compared): Promise<Pick<RecordChangeParams, 'reason' | 'requestedBy'> | undefined> {
    const { record } = comparison;
    const goOn = record ? l10n.t('Bring the Record up to Date...') : l10n.t('Record It...');
    if (await window.showInformationMessage(sinceWords(comparison), { modal: true, detail: listOf(comparison) }, goOn) !== goOn) return undefined;
    const title = l10n.t('Record the change');
    const reason = await window.showInputBox({
        title, value: record?.reason, ignoreFocusOut: true, prompt: l10n.t('Why was it changed? One line, for those who approve it and for later readers.'),
        validateInput: text => text.trim() === '' ? l10n.t('A change without a reason cannot be judged later.') : undefined
    });
    if (reason === undefined) return undefined;
    const requestedBy = await askWho(comparison, title);
    return requestedBy === undefined ? undefined : { reason: reason.trim(), requestedBy };
}

/** Empty when nobody is to be named. */
async function askWho({ positions, record }: Compared, title: string): Promise<string | undefined> {
    const named = record?.requestedBy ?? '';
    const choices = [...new Set([...named ? [named] : [], ...positions])].map((label): QuickPickItem & { who: string } => ({ label, who: label, ...label === named ? { description: l10n.t('as it is written down') } : {} }));
    const [nobody, other] = [{ label: l10n.t('Name nobody'), who: '' }, { label: l10n.t('Somebody else...'), who: undefined }];
    const picked = await window.showQuickPick([...choices, other, nobody], { title, placeHolder: l10n.t('Who asked for the change?'), ignoreFocusOut: true });
    if (!picked || picked.who !== undefined) return picked?.who;
    return (await window.showInputBox({ title, ignoreFocusOut: true, prompt: l10n.t('Who asked for the change?') }))?.trim();
}

/** `false` when the text is not the one that the edit was made for, or may only be read. */
async function write(document: TextDocument, { edits, documentVersion }: Exclude<RecordChangeResult, { problem: string }>): Promise<boolean> {
    const longest = edits.reduce((a, b) => b.newText.length > a.newText.length ? b : a);
    const editor = await window.showTextDocument(document);
    if (document.version !== documentVersion || !await typeInto(editor, edits)) return false;
    const above = longest.newText.split(/\r\n|\r|\n/).findIndex(line => line.startsWith('#')); // empty lines
    const line = longest.range.start.line + above;
    editor.selection = new Selection(line, 0, line, 0);
    editor.revealRange(editor.selection);
    return true;
}

async function sayWhoSigns(uri: Uri, { strategyVersion: { to }, mustSignAgain, notes }: Exclude<RecordChangeResult, { problem: string }>): Promise<void> {
    const who = mustSignAgain.length > 0 ? l10n.t('To be approved again by: {0}.', mustSignAgain.join(', ')) : l10n.t('Nobody is named who must approve it: add “Approvers” to the strategy.');
    const request = l10n.t('Request Approval...');
    const canRequest = (await commands.getCommands(true)).includes(requestApproval);
    const chosen = await window.showInformationMessage([l10n.t('The change is recorded, as version {0}.', to), who, ...notes].join(' '), ...canRequest ? [request] : []);
    if (chosen === request) await commands.executeCommand(requestApproval, uri.toString());
}

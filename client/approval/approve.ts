import { commands, l10n, ProgressLocation, Selection, TextEditorRevealType, window, workspace, type TextDocument, type TextEditor, type Uri } from 'vscode';
import { approvalsMethod, compareCommand, type ApprovalResult, type PreparedApproval, type PrepareApprovalParams } from '../../language/protocol.js';
import { askDecision, askPosition, refuse } from './ask.js';
import { changesSince, editAndSave, mayApprove, overviewOf, prepare, saveAsSigned, strategyFor, type Approving } from './approving.js';
import { chooseKey, rememberKey } from './choose-key.js';
import { nameOfKey } from './keys.js';
import { Refused, type Signer, type SigningKey } from './signer.js';
import { setUpSigning } from './set-up.js';
import { handOver, questionOf, secretPrompt } from './words.js';

/** Approves a strategy: asks what is decided, shows what is signed, signs with the person's own key, writes and saves the approval. In a browser it is prepared. */
export async function approve(approving: Approving, uri?: string | Uri, position?: string): Promise<void> {
    const { signer } = approving;
    if (!await mayApprove()) return;
    const asked = await askAll(approving, uri, position, signer ? l10n.t('Sign...') : l10n.t('Prepare'));
    if (!asked) return;
    if (!signer) return handOut(approving, asked);
    const key = await said(() => chooseKey(signer, approving.memory, asked.prepared.signer));
    if (!key) return;
    const signature = await sign(approving, signer, key, asked.prepared);
    if (signature === undefined) return;
    await rememberKey(approving.memory, asked.prepared.signer, key);
    if (await write(approving, asked, { statement: asked.prepared.statement, signature })) await report(approving, asked, key);
}

/** Writes an approval without its signature, for one that is made elsewhere. */
export async function prepareOnly(approving: Approving, uri?: string | Uri, position?: string): Promise<void> {
    if (!await mayApprove()) return;
    const asked = await askAll(approving, uri, position, l10n.t('Prepare'));
    if (asked) await handOut(approving, asked);
}

interface Asked { document: TextDocument; params: PrepareApprovalParams; prepared: PreparedApproval }

/** Everything up to the yes: position, decision, what is covered. What is not saved is saved then, and asked about again if that changed it. */
async function askAll(approving: Approving, uri: string | Uri | undefined, named: string | undefined, yes: string): Promise<Asked | undefined> {
    const found = await strategyFor(approving, uri);
    if (!found) return undefined;
    const { document, overview } = found;
    approving.previews.open(document.uri);
    const position = await askPosition(overview, named, l10n.t('Approve “{0}”, version {1}', overview.title, overview.version));
    const decided = position && await askDecision(position);
    if (!decided) return undefined;
    const params: PrepareApprovalParams = { uri: document.uri.toString(), position: position.position, ...decided };
    const since = await changesSince(approving, params.uri);
    for (let shown: string | undefined; ;) {
        const prepared = await prepare(approving, params);
        if ('obstacles' in prepared) {
            await refuse(prepared);
            return undefined;
        }
        if (prepared.statement === shown) return { document, params, prepared };
        const unsaved = workspace.textDocuments.filter(({ uri: open, isDirty, isUntitled }) => isDirty && !isUntitled && [params.uri, ...prepared.uses].includes(open.toString()));
        const { message, detail } = questionOf(prepared, unsaved.map(({ uri: open }) => open.toString()), since, shown !== undefined);
        const show = l10n.t('Show What Has Changed');
        const answer = await window.showInformationMessage(message, { modal: true, detail }, yes, ...since && since.unknown === undefined && since.changes.length > 0 ? [show] : []);
        if (answer === show) await commands.executeCommand(compareCommand, document.uri);
        if (answer !== yes) return undefined;
        shown = prepared.statement;
        for (const open of unsaved) if (!await open.save()) return notSaved(open);
    }
}

/** VS Code says why, in its own words. */
async function notSaved({ uri }: TextDocument): Promise<undefined> {
    await window.showErrorMessage(nothingSigned(), { modal: true, detail: l10n.t('{0} could not be saved, and only what is saved is signed. Perhaps it may only be read, or somebody else has changed it meanwhile: VS Code says which at the edge of the window, and offers what to do. Approve again when it is saved.', workspace.asRelativePath(uri, false)) });
}

/** A key that did not sign is not taken by itself the next time: perhaps another one is wanted. */
async function sign({ client, memory }: Approving, signer: Signer, key: SigningKey, { statement, position, signer: email }: PreparedApproval): Promise<string | undefined> {
    return said(async () => window.withProgress({ location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Signing as {0}', position) }, (progress, token) =>
        signer.sign(statement, key, async (prompt, again) => window.showInputBox({
            title: l10n.t('Your key “{0}”', nameOfKey(key)), password: true, ignoreFocusOut: true,
            prompt: again ? l10n.t('That was not right. Try again, or press Escape to sign nothing.') : secretPrompt(prompt)
        }, token), () => progress.report({ message: l10n.t('Touch your security key when it blinks.') }), token)), reason => {
        client.error(`ssh-keygen: ${reason}`, undefined, false);
        return rememberKey(memory, email, undefined);
    });
}

const nothingSigned = (): string => l10n.t('Nothing was signed, and nothing was changed.');

/** Runs a step, again once it is mended; when it fails, says why. */
async function said<T>(step: () => Promise<T>, failed?: (reason: string) => unknown): Promise<T | undefined> {
    for (let mend: Refused['mend']; ;) {
        try {
            await mend?.run();
            return await step();
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            await failed?.(reason);
            mend = error instanceof Refused ? error.mend : undefined;
            const answer = await window.showErrorMessage(nothingSigned(), { modal: true, detail: reason }, ...mend ? [mend.label] : []);
            if (!mend || answer !== mend.label) return undefined;
        }
    }
}

/**
 * Puts the approval into the text, saves it and shows it, with the long list of what was signed folded away. Where somebody else has saved in the same moment, what is new
 * is taken in and the approval put in once more: other approvals and results do not touch what was signed, and `prepare` refuses what does.
 */
async function write(approving: Approving, { document, params }: Asked, signed?: PrepareApprovalParams['signed']): Promise<boolean> {
    for (let again = false; ; again = true) {
        const { version, isDirty } = document;
        const ready = await prepare(approving, { ...params, signed });
        if ('obstacles' in ready) {
            await refuse(ready);
            return false;
        }
        const { start } = ready.edit.range;
        const wasChanged = document.version !== version;
        if (wasChanged && signed && !again) continue;
        const editor = wasChanged ? undefined : await editAndSave(document, ready.edit);
        if (!editor) {
            const message = wasChanged ? l10n.t('The strategy was changed while it was being signed. Look at it and sign again.') : l10n.t('The approval could not be written into the file. Perhaps it may only be read: see whether you can type in it, then sign again.');
            await refuse({ obstacles: [{ message, uri: params.uri, line: start.line }] });
            return false;
        }
        if (document.isDirty && !isDirty && !again && await takenBack(document)) continue;
        const heading = await foldSignature(editor, start.line);
        editor.selection = new Selection(heading, 0, heading, 0);
        editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
        return true;
    }
}

/** Reads the file again, without what was typed since. VS Code does so with the file in front. */
async function takenBack(document: TextDocument): Promise<boolean> {
    if (window.activeTextEditor?.document !== document) return false;
    await commands.executeCommand('workbench.action.files.revert');
    return !document.isDirty;
}

/** By hand: the editor does not know the new lines' foldings yet. Returns the line of the approval's heading. */
async function foldSignature(editor: TextEditor, from: number): Promise<number> {
    const lines = editor.document.getText().split(/\r?\n/);
    const find = (after: number, pattern: RegExp): number => lines.findIndex((line, at) => at >= after && pattern.test(line));
    const start = find(from, /^```strategy-approval/);
    const end = find(start + 1, /^```$/);
    if (start >= 0 && end > start) {
        editor.selection = new Selection(start, 0, end, 3);
        await commands.executeCommand('editor.createFoldingRangeFromSelection');
    }
    return Math.max(find(from, /^#/), 0);
}

/** Says how the signature is seen now, and what can be done about it. */
async function report(approving: Approving, { document, prepared: { fingerprint, position, version, signer, decision } }: Asked, key: SigningKey): Promise<void> {
    while (document.isDirty) {
        const again = l10n.t('Save Again');
        const answer = await window.showWarningMessage(l10n.t('Your approval is signed, but not saved yet.'), {
            modal: true, detail: l10n.t('{0} could not be written: perhaps it may only be read, or somebody else has changed it meanwhile. Your signature stands in the editor, and nobody else sees it until the file is saved.', workspace.asRelativePath(document.uri, false))
        }, again);
        if (answer !== again) return;
        await saveAsSigned(document);
    }
    const approvals = await approving.client.sendRequest<ApprovalResult[]>(approvalsMethod, { uri: document.uri.toString() });
    const approval = approvals.findLast(one => one.fingerprint === fingerprint);
    if (approval?.state === 'verified') {
        const overview = await overviewOf(approving, document);
        const done = decision === 'rejected' ? l10n.t('Signed and verified: {0} rejects version {1}.', position, version) : l10n.t('Signed and verified: {0} approves version {1}.', position, version);
        const message = overview && overview.needed > 1 ? `${done} ${l10n.t('{0} of {1} have signed.', overview.signed, overview.needed)}` : done;
        const [next, set] = [l10n.t('Request the Next Approval...'), l10n.t('Set the Status to Approved')];
        const offers = overview?.setApproved ? [set] : overview && overview.signed < overview.needed ? [next] : [];
        const answer = await window.showInformationMessage(message, ...offers);
        if (answer === next) await commands.executeCommand('strategy.requestApproval', document.uri);
        if (answer === set) await setApproved(approving, document);
        return;
    }
    if (!approval?.unknownKey) {
        await window.showWarningMessage(l10n.t('Signed, but not seen as verified: {0}', approval?.reason ?? l10n.t('the approval was not found again.')));
        return;
    }
    const trust = l10n.t('Trust My Key...');
    const answer = await window.showWarningMessage(l10n.t('Signed. Others will see it as verified once your key “{0}” stands in the list of trusted keys.', nameOfKey(key)), trust);
    if (answer === trust) await setUpSigning(approving, signer, { key, document });
}

/** Nothing that was signed changes with it. */
export async function setApproved(approving: Approving, document: TextDocument): Promise<void> {
    const edit = (await overviewOf(approving, document))?.setApproved;
    if (edit && !await editAndSave(document, edit)) await window.showWarningMessage(l10n.t('The status could not be written into the file. Perhaps it may only be read: see whether you can type in it.'));
}

async function handOut(approving: Approving, asked: Asked): Promise<void> {
    if (!await write(approving, asked)) return;
    const path = workspace.asRelativePath(asked.document.uri, false);
    const page = await workspace.openTextDocument({ language: 'markdown', content: handOver(asked.prepared, path) });
    await window.showTextDocument(page, { preview: false });
}

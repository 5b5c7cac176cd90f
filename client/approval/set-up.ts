import { commands, env, l10n, window, type Disposable, type TextDocument, type Uri } from 'vscode';
import { askPosition } from './ask.js';
import { mayApprove, overviewOf, type Approving } from './approving.js';
import { pickKey, rememberKey } from './choose-key.js';
import { fingerprintOfKey, isPlainEmail, shortPath } from './keys.js';
import type { Signer, SigningKey } from './signer.js';
import { addToList, listFor } from './trust/trust-list.js';
import { isStrategy } from '../documents.js';

/**
 * The guide for who has never signed: whose address, a key (a new one is made in a terminal, so that only OpenSSH hears its passphrase), and the line in the
 * list of trusted keys, which a colleague should confirm.
 * @param email asked for where it is not known, or cannot stand in the list.
 * @param signed the key that the person has just signed with, and what.
 */
export async function setUpSigning(approving: Approving, email?: string, signed?: { key: SigningKey; document: TextDocument }): Promise<void> {
    const { signer, memory } = approving;
    if (!signer) {
        await window.showInformationMessage(l10n.t('Signing is set up on your own computer.'), {
            modal: true, detail: l10n.t('Your key must stay with you, and a browser cannot keep one. Open this folder in VS Code on your computer and choose “Strategy: Set Up Signing...” there.')
        });
        return;
    }
    if (!await mayApprove()) return;
    const document = signed?.document ?? window.visibleTextEditors.map(editor => editor.document).find(isStrategy);
    const list = await listFor(document, signer.home);
    if (!list) return;
    const address = email !== undefined && isPlainEmail(email) ? email : await askEmail(approving, document);
    const key = address && (signed?.key ?? await keyToUse(signer, address));
    if (!key) return;
    await rememberKey(memory, address, key);
    await listOwnKey(address, key, list, document);
}

/** From the strategy's Owner blocks, where the position says how its holder can be reached; else typed. */
async function askEmail(approving: Approving, document: TextDocument | undefined): Promise<string | undefined> {
    const overview = document ? await overviewOf(approving, document) : null;
    const reachable = overview?.positions.filter(({ email }) => email !== '') ?? [];
    const position = overview && reachable.length > 0 ? await askPosition({ ...overview, positions: reachable }, undefined, l10n.t('Set up signing: which position do you hold?')) : undefined;
    if (reachable.length > 0 && !position) return undefined;
    const typed = await window.showInputBox({
        title: l10n.t('Set up signing: your e-mail address'), value: position?.email, ignoreFocusOut: true,
        prompt: position ? l10n.t('As it stands in the block “Owner: {0}”. Under this address your signature counts.', position.position) : l10n.t('Under this address your signature counts. It must stand in the Owner block of your position.'),
        validateInput: text => isPlainEmail(text.trim()) ? undefined : l10n.t('Write an address like dana@acme.example.')
    });
    return typed?.trim();
}

async function keyToUse(signer: Signer, email: string): Promise<SigningKey | undefined> {
    const keys = await signer.keys('');
    const picked = keys.length === 0 ? 'new' : await pickKey(signer, keys, l10n.t('Set up signing: which key is yours?'), true);
    return picked === 'new' ? newKey(signer, email) : picked;
}

/** By ssh-keygen itself, in a terminal: it asks for the new passphrase and writes two files that did not exist before. */
async function newKey(signer: Signer, email: string): Promise<SigningKey | undefined> {
    const problem = await signer.problem();
    if (problem !== undefined) {
        await window.showErrorMessage(l10n.t('No key can be made here.'), { modal: true, detail: problem });
        return undefined;
    }
    const file = await signer.placeForNewKey();
    const start = l10n.t('Make the Key');
    const answer = await window.showInformationMessage(l10n.t('A key for {0} is made now.', email), {
        modal: true,
        detail: l10n.t('A terminal opens and asks twice for a passphrase of your choice, which it does not show while you type. Whoever has the key and the passphrase can sign in your name.\n\nThe key is kept in {0}', shortPath(file, signer.home))
    }, start);
    if (answer !== start) return undefined;
    const terminal = window.createTerminal({ name: l10n.t('Your key'), shellPath: 'ssh-keygen', shellArgs: ['-t', 'ed25519', '-C', email, '-f', file], cwd: signer.home });
    terminal.show();
    let listener: Disposable | undefined;
    await new Promise<void>(resolve => { listener = window.onDidCloseTerminal(closed => closed === terminal && resolve()); });
    listener?.dispose();
    const made = (await signer.keys('')).find(key => key.file === `${file}.pub`);
    if (!made) await window.showWarningMessage(l10n.t('No key was made. Nothing was changed.'));
    return made;
}

/** The line in the list, and what has to happen before anybody relies on it. */
async function listOwnKey(email: string, key: SigningKey, list: Uri, document: TextDocument | undefined): Promise<void> {
    if (!await addToList(email, key, list)) return;
    const fingerprint = await fingerprintOfKey(key.blob);
    const [copy, sign] = [l10n.t('Copy the Fingerprint'), l10n.t('Approve as...')];
    const answer = await window.showInformationMessage(l10n.t('Your key stands in the list of trusted keys. Before the list is shared, let a colleague confirm with you, face to face or on the phone, that its fingerprint is {0}', fingerprint), copy, ...document ? [sign] : []);
    if (answer === copy) await env.clipboard.writeText(fingerprint);
    if (answer === sign) await commands.executeCommand('strategy.approve', document!.uri.toString());
}

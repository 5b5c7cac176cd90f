import { commands, l10n, QuickPickItemKind, window, workspace, type Memento, type QuickPickItem } from 'vscode';
import { kindOfKey, nameOfKey, shortPath } from './keys.js';
import type { Signer, SigningKey } from './signer.js';

/** By the address of the person: a computer may be shared. */
const remembered = 'strategy.signingKeys';
type Remembered = Record<string, string>;

/** The key that the setting names, the one used last on this computer, or one that is picked. Where there is none at all, the guide is offered. */
export async function chooseKey(signer: Signer, memory: Memento, email: string): Promise<SigningKey | undefined> {
    const pinned = workspace.getConfiguration('strategy').get<string>('signingKey', '').trim();
    const keys = await signer.keys(pinned);
    if (pinned) return keys[0];
    const known = keys.find(({ blob }) => blob === memory.get<Remembered>(remembered, {})[email]);
    if (known) return known;
    if (keys.length === 0) {
        const guide = l10n.t('Set Up Signing...');
        const answer = await window.showInformationMessage(l10n.t('There is no key on this computer to sign with.'), {
            modal: true, detail: l10n.t('A key is made in a minute, and only once. Nothing was changed in the strategy.\n\nDo you have a key already, in a key agent or a password manager? Start it and unlock it, then approve again.')
        }, guide);
        if (answer === guide) await commands.executeCommand('strategy.setUpSigning', email);
        return undefined;
    }
    const picked = await pickKey(signer, keys, l10n.t('Sign with which key?'), false);
    return picked === 'new' ? undefined : picked;
}

/** One of several keys, in a reader's words, or a new one where that is offered. */
export async function pickKey({ home }: Signer, keys: readonly SigningKey[], title: string, offersNew: boolean): Promise<SigningKey | 'new' | undefined> {
    const items = keys.map((key): QuickPickItem & { key: SigningKey | 'new' } => ({
        key, label: `$(key) ${nameOfKey(key)}`, description: [key.comment, kindOfKey(key.type)].filter(Boolean).join(' · '),
        detail: key.inAgent ? l10n.t('unlocked in your key agent') : shortPath(key.file, home)
    }));
    const make = { key: 'new' as const, label: `$(add) ${l10n.t('Make a new key...')}`, detail: l10n.t('for approvals only, with a passphrase of its own') };
    const more: (QuickPickItem & { key?: 'new' })[] = offersNew ? [{ label: '', kind: QuickPickItemKind.Separator }, make] : [];
    const picked = await window.showQuickPick([...items, ...more], { title, ignoreFocusOut: true });
    return picked?.key;
}

/** @param key `undefined`: next time it is asked for again. */
export async function rememberKey(memory: Memento, email: string, key: SigningKey | undefined): Promise<void> {
    await memory.update(remembered, { ...memory.get<Remembered>(remembered), [email]: key?.blob });
}

export async function forgetKeys(memory: Memento): Promise<void> {
    await memory.update(remembered, undefined);
}

export function remembersKeys(memory: Memento): boolean {
    return memory.get(remembered) !== undefined;
}

import { commands, l10n, QuickPickItemKind, Uri, window, type QuickPickItem } from 'vscode';
import type { ApprovalOverview, PositionToApprove, PrepareApprovalParams, PrepareApprovalResult } from '../../language/protocol.js';
import { select } from '../commands/select.js';
import { missingFirst, positionLine } from './status-text.js';
import { refusalOf } from './words.js';

export type Decision = NonNullable<PrepareApprovalParams['decision']>;

interface PositionItem extends QuickPickItem { position?: PositionToApprove }

const icons: Record<string, string> = { verified: 'verified-filled', stale: 'warning', invalid: 'error', 'not trusted': 'unverified', 'cannot verify': 'question', unsigned: 'circle-large-outline', missing: 'circle-large-outline' };

/** Which position: those that have to approve stand first. One that is named already is not asked for. */
export async function askPosition({ positions }: ApprovalOverview, named: string | undefined, title: string): Promise<PositionToApprove | undefined> {
    const meant = positions.find(({ position }) => position === named);
    if (meant) return meant;
    const part = (label: string, found: PositionToApprove[]): PositionItem[] => found.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...found.map(item)] : [];
    const ordered = missingFirst(positions);
    const items = [...part(l10n.t('have to approve'), ordered.filter(({ approver }) => approver)), ...part(l10n.t('other positions'), ordered.filter(({ approver }) => !approver))];
    if (items.length === 0) {
        await window.showInformationMessage(l10n.t('No position is described that could approve. Add a block “## Owner: ...” with the person’s name and e-mail address.'));
        return undefined;
    }
    const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Which position?'), ignoreFocusOut: true, matchOnDescription: true });
    return picked?.position;
}

function item(position: PositionToApprove): PositionItem {
    const { name, email, state, approver } = position;
    return {
        position, label: `$(${approver || state !== 'missing' ? icons[state] ?? 'circle-large-outline' : 'person'}) ${position.position}`, description: name,
        detail: email === '' ? l10n.t('has no e-mail address yet, so nobody knows whose signature counts') : approver || state !== 'missing' ? stateOf(position) : undefined
    };
}

/** `not signed`, without the name that stands there already. */
function stateOf(position: PositionToApprove): string {
    return positionLine({ ...position, position: '', name: '' }).slice(2);
}

/** What is decided, and under which conditions. What is written down already is offered first. */
export async function askDecision({ position, decision: recorded, conditions }: PositionToApprove): Promise<{ decision: Decision; conditions?: string } | undefined> {
    const title = l10n.t('Approve as {0}', position);
    const choices: (QuickPickItem & { decision: Decision })[] = [
        { decision: 'approved', label: `$(check) ${l10n.t('Approve')}` },
        { decision: 'approved with conditions', label: `$(checklist) ${l10n.t('Approve with conditions...')}` },
        { decision: 'rejected', label: `$(circle-slash) ${l10n.t('Reject')}` }
    ];
    const items = choices.map(choice => choice.decision === recorded && recorded !== 'approved' ? { ...choice, description: l10n.t('as it is written down') } : choice);
    items.sort((a, b) => Number(b.decision === recorded) - Number(a.decision === recorded));
    const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('What do you decide?'), ignoreFocusOut: true });
    if (picked?.decision !== 'approved with conditions') return picked && { decision: picked.decision };
    const written = await window.showInputBox({
        title, value: conditions, ignoreFocusOut: true, prompt: l10n.t('Under which conditions? One line, for everybody to read.'),
        validateInput: text => text.trim() === '' ? l10n.t('Say the conditions, or go back and approve without any.') : undefined
    });
    return written === undefined ? undefined : { decision: picked.decision, conditions: written.replace(/\s+/g, ' ').trim() };
}

/** Says what stands in the way, and shows the first of it. */
export async function refuse({ obstacles }: Extract<PrepareApprovalResult, { obstacles: unknown }>): Promise<void> {
    const { message, detail } = refusalOf(obstacles);
    const show = obstacles.length > 1 ? l10n.t('Show the First') : l10n.t('Show It');
    if (await window.showWarningMessage(message, { modal: true, detail }, show) !== show) return;
    const [{ uri, line }] = obstacles as [typeof obstacles[number]];
    if (obstacles.length > 3) await commands.executeCommand('workbench.panel.markers.view.focus');
    await select(Uri.parse(uri).toString(), { start: { line, character: 0 }, end: { line, character: 0 } });
}

import { commands, Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace, type QuickPickItem, type StatusBarItem, type TextDocument } from 'vscode';
import { State } from 'vscode-languageclient';
import type { ApprovalOverview } from '../../language/protocol.js';
import type { Changes } from '../changes.js';
import { isStrategy } from '../documents.js';
import { Latest } from '../preview/latest.js';
import { setApproved } from './approve.js';
import { overviewOf, strategyFor, type Approving } from './approving.js';
import { forgetKeys, remembersKeys } from './choose-key.js';
import { statusText } from './status-text.js';

/** Milliseconds after a change until the state is asked for again. */
const pause = 200;

/** How far the strategy in front has come, at the edge of the window. A click offers what can be done. */
export class ApprovalStatus implements Disposable {
    private readonly item: StatusBarItem;
    private readonly latest = new Latest(() => this.update(), pause);
    private readonly listeners: Disposable;
    private shown: string | undefined;

    constructor(private readonly approving: Approving, changes: Changes) {
        this.item = window.createStatusBarItem('strategy.approval', StatusBarAlignment.Left, 10);
        this.item.name = l10n.t('Approval of the strategy');
        this.item.command = 'strategy.approvalActions';
        this.listeners = Disposable.from(
            this.item, window.onDidChangeVisibleTextEditors(() => this.latest.request()), window.onDidChangeActiveTextEditor(() => this.latest.request()),
            changes.onDidChange(uris => this.shown && uris.includes(this.shown) && this.latest.request()), changes.onDidStart(() => this.latest.request())
        );
        this.latest.request();
    }

    dispose(): void {
        this.latest.dispose();
        this.listeners.dispose();
    }

    private async update(): Promise<void> {
        const document = strategyInFront();
        this.shown = document?.uri.toString();
        const overview = document && this.approving.client.state === State.Running ? await overviewOf(this.approving, document).catch(() => null) : null;
        if (overview) this.show(overview);
        else if (!document || this.approving.client.state === State.Running) this.item.hide();
    }

    private show(overview: ApprovalOverview): void {
        const { text, lines, weight } = statusText(overview);
        this.item.text = text;
        this.item.tooltip = new MarkdownString();
        for (const line of [l10n.t('{0}, version {1}', overview.title, overview.version || '?'), ...lines]) this.item.tooltip.appendText(line).appendMarkdown('\n\n');
        this.item.backgroundColor = weight === 'plain' ? undefined : new ThemeColor(weight === 'error' ? 'statusBarItem.errorBackground' : 'statusBarItem.warningBackground');
        this.item.accessibilityInformation = { label: l10n.t('Approval: {0}. {1}', plain(text), lines.join('. ')), role: 'button' };
        this.item.show();
    }
}

/** The strategy that has the focus; while something else has it, one that can be seen beside. */
function strategyInFront(): TextDocument | undefined {
    const active = window.activeTextEditor?.document;
    if (active && isStrategy(active)) return active;
    return window.visibleTextEditors.map(({ document }) => document).find(isStrategy);
}

/** What one can do about a strategy's approval. */
export async function approvalActions(approving: Approving): Promise<void> {
    const found = await strategyFor(approving, undefined);
    if (!found) return;
    const { document, overview } = found;
    const uri = document.uri.toString();
    const actions: (QuickPickItem & { run(): unknown })[] = [
        ...overview.setApproved ? [{ label: `$(check-all) ${l10n.t('Set the status to approved')}`, run: () => setApproved(approving, document) }] : [],
        { label: `$(verified) ${l10n.t('Approve as...')}`, run: () => commands.executeCommand('strategy.approve', uri) },
        { label: `$(mail) ${l10n.t('Request approval...')}`, run: () => commands.executeCommand('strategy.requestApproval', uri) },
        { label: `$(open-preview) ${l10n.t('Show the document')}`, run: () => approving.previews.open(document.uri) },
        { label: `$(list-unordered) ${l10n.t('Show findings')}`, run: () => commands.executeCommand('workbench.panel.markers.view.focus') },
        { label: `$(refresh) ${l10n.t('Verify again')}`, run: () => verifyAgain(approving, document) },
        ...remembersKeys(approving.memory) ? [{ label: `$(key) ${l10n.t('Sign with another key next time')}`, run: () => forgetKeys(approving.memory) }] : []
    ];
    const picked = await window.showQuickPick(actions, { title: l10n.t('{0}, version {1}', overview.title, overview.version || '?'), placeHolder: plain(statusText(overview).text) });
    await picked?.run();
}

/** Reads the lists of keys and the pictures anew: not every file system tells of their changes. */
async function verifyAgain(approving: Approving, document: TextDocument): Promise<void> {
    const folder = workspace.getWorkspaceFolder(document.uri)?.uri ?? document.uri;
    await approving.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder.toString()}/.strategy/allowed_signers`, type: 2 }] });
    const overview = await overviewOf(approving, document);
    if (!overview) return;
    const { text, lines } = statusText(overview);
    await window.showInformationMessage([plain(text), ...lines].join('. '));
}

/** Without the icon. */
function plain(text: string): string {
    return text.replace(/^\$\([\w-]+\) /, '');
}

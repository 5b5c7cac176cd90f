import { commands, env, l10n, ProgressLocation, UIKind, Uri, window, workspace, type CancellationToken, type QuickPickItem } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exportMethod, type ExportParams, type ExportResult } from '../../language/protocol.js';
import { isStrategy } from '../documents.js';
import type { Previews } from '../preview/previews.js';
import type { FileMaker } from './file-maker.js';
import { exportedName, extensions, withExtension, type ExportFormat } from './formats.js';

export interface Exporting {
    client: BaseLanguageClient;
    previews: Previews;
    /** Missing in a browser. */
    maker: FileMaker | undefined;
}

interface FormatItem extends QuickPickItem { format: ExportFormat }

/** Asks as what and where to, and writes the document there: of the file that was clicked, of the preview or of the editor that has the focus. */
export async function exportStrategy(exporting: Exporting, clicked?: unknown): Promise<void> {
    const active = window.activeTextEditor?.document;
    const uri = (clicked instanceof Uri && clicked.path.endsWith('.strategy.md') ? clicked : undefined) ?? exporting.previews.active ?? (active && isStrategy(active) ? active.uri : undefined);
    if (!uri) return void window.showInformationMessage(l10n.t('Open a file named *.strategy.md to export it.'));
    const chosen = await window.showQuickPick(formatItems(exporting.maker !== undefined), { title: l10n.t('Export {0}', nameOf(uri)), placeHolder: l10n.t('As what?') });
    if (chosen) await exportAs(exporting, uri, chosen.format);
}

function formatItems(isDesktop: boolean): FormatItem[] {
    const items: FormatItem[] = [
        { format: 'html', label: '$(globe) HTML', description: l10n.t('one page that opens in every browser'), detail: isDesktop ? undefined : l10n.t('For a PDF: open the page and print it. Word is made in VS Code on the desktop.') },
        { format: 'pdf', label: '$(file-pdf) PDF', description: l10n.t('for signatures, archives and paper; printed by your Chrome, Edge, Chromium or Brave') },
        { format: 'word', label: '$(comment) Word', description: l10n.t('for comments and changes by people without VS Code') },
        { format: 'markdown', label: '$(markdown) Markdown', description: l10n.t('plain text, readable everywhere') }
    ];
    return items.filter(({ format }) => isDesktop || format === 'html' || format === 'markdown');
}

async function exportAs(exporting: Exporting, uri: Uri, format: ExportFormat): Promise<void> {
    const asked = await window.showSaveDialog({ defaultUri: proposedPlace(uri, format), filters: { [extensions[format].toUpperCase()]: [extensions[format]] }, title: l10n.t('Export {0}', nameOf(uri)) });
    if (!asked) return;
    const target = asked.with({ path: withExtension(asked.path, format) });
    try {
        const title = l10n.t('Exporting {0}', nameOf(target));
        const notices = await window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_progress, token) => write(exporting, uri, target, format, token));
        if (notices) await tell(target, format, notices);
    } catch (error) {
        const instead = format === 'html' ? [] : [l10n.t('Export as HTML')];
        if (await window.showErrorMessage(error instanceof Error ? error.message : String(error), ...instead)) await exportAs(exporting, uri, 'html');
    }
}

/** @returns what is missing in the file; `undefined` when it was called off. */
async function write({ client, maker }: Exporting, uri: Uri, target: Uri, format: ExportFormat, token: CancellationToken): Promise<string[] | undefined> {
    await workspace.openTextDocument(uri); // it may be open nowhere but in its preview
    const params: ExportParams = { uri: uri.toString(), format: format === 'markdown' ? 'markdown' : 'html' };
    const result = await client.sendRequest<ExportResult | null>(exportMethod, params, token).catch((error: unknown) => {
        if (!token.isCancellationRequested) throw error;
    });
    if (token.isCancellationRequested) return undefined;
    if (!result) throw new Error(l10n.t('{0} could not be read as a strategy.', nameOf(uri)));
    if (format === 'html' || format === 'markdown') {
        await workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
        return result.notices;
    }
    if (!maker || target.scheme !== 'file') throw new Error(l10n.t('PDF and Word files can be written to a folder of this computer only. Choose one, or export as HTML.'));
    const settings = workspace.getConfiguration('strategy.export');
    const notices = await maker.make(result.text, target.fsPath, { paper: settings.get<string>('paper', 'a4'), browser: settings.get<string>('browser', '') }, token);
    return notices && [...result.notices, ...notices];
}

async function tell(target: Uri, format: ExportFormat, notices: readonly string[]): Promise<void> {
    const open = l10n.t('Open');
    const written = l10n.t('{0} is written.', nameOf(target));
    const answer = notices.length === 0 ? await window.showInformationMessage(written, open) : await window.showWarningMessage([written, ...notices].join(' '), open);
    if (answer !== open) return;
    // The computer's own programs, where they are beside the file.
    if (format !== 'markdown' && target.scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined) await env.openExternal(target);
    else await commands.executeCommand('vscode.open', target);
}

/** Beside the strategy; in the folder that is open for one that is not saved yet. */
function proposedPlace(uri: Uri, format: ExportFormat): Uri | undefined {
    const folder = uri.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, '..');
    return folder && Uri.joinPath(folder, exportedName(uri.path, format));
}

function nameOf(uri: Uri): string {
    return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

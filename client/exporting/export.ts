import { commands, env, l10n, ProgressLocation, UIKind, Uri, window, workspace, type CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exportMethod, overviewMethod, type ExportParams, type ExportResult, type OverviewParams, type PreviewView, type StrategyOverview } from '../../language/protocol.js';
import { ask } from '../asking.js';
import { isStrategy } from '../documents.js';
import { fileName } from '../file-name.js';
import type { Previews } from '../preview/previews.js';
import { chooseFormat, chooseView } from './choices.js';
import type { FileMaker } from './file-maker.js';
import { exportedName, extensions, withExtension, type ExportFormat } from './formats.js';

export interface Exporting {
    client: BaseLanguageClient;
    previews: Previews;
    /** Missing in a browser. */
    maker: FileMaker | undefined;
}

/** What is to be written of which strategy. */
interface Wanted { uri: Uri; format: ExportFormat; view: PreviewView }

/** Asks as what, what of it and where to, and writes the document there: of the file that was clicked, of the preview or of the editor that has the focus. */
export async function exportStrategy(exporting: Exporting, clicked?: unknown): Promise<void> {
    const active = window.activeTextEditor?.document;
    const uri = (clicked instanceof Uri && clicked.path.endsWith('.strategy.md') ? clicked : undefined) ?? exporting.previews.active ?? (active && isStrategy(active) ? active.uri : undefined);
    if (!uri) return void window.showInformationMessage(l10n.t('Open a file named *.strategy.md to export it.'));
    const { client, previews, maker } = exporting;
    const title = l10n.t('Export {0}', fileName(uri.path));
    const format = await chooseFormat(title, maker !== undefined);
    if (!format) return;
    await workspace.openTextDocument(uri); // it may be open nowhere but in its preview
    const overview = await ask<StrategyOverview | null>(client, overviewMethod, { uri: uri.toString() } satisfies OverviewParams);
    const view = overview ? await chooseView(title, overview.positions.map(position => position.title).filter(position => position.trim() !== ''), previews.active?.toString() === uri.toString() ? previews.activeView : undefined) : 'whole';
    if (view) await exportAs(exporting, { uri, format, view });
}

async function exportAs(exporting: Exporting, wanted: Wanted): Promise<void> {
    const { uri, format } = wanted;
    const asked = await window.showSaveDialog({ defaultUri: proposedPlace(wanted), filters: { [extensions[format].toUpperCase()]: [extensions[format]] }, title: l10n.t('Export {0}', fileName(uri.path)) });
    if (!asked) return;
    const target = asked.with({ path: withExtension(asked.path, format) });
    try {
        const title = l10n.t('Exporting {0}', fileName(target.path));
        const location = isText(format) ? ProgressLocation.Window : ProgressLocation.Notification; // a page is there at once: two messages within a moment would be one too many
        const notices = await window.withProgress({ location, title, cancellable: true }, (_progress, token) => write(exporting, wanted, target, token));
        if (notices) await tell(target, format, notices);
    } catch (error) {
        const instead = format === 'html' ? [] : [l10n.t('Export as HTML')];
        if (await window.showErrorMessage(error instanceof Error ? error.message : String(error), ...instead)) await exportAs(exporting, { ...wanted, format: 'html' });
    }
}

/** @returns what is missing in the file; `undefined` when it was called off. */
async function write({ client, maker }: Exporting, { uri, format, view }: Wanted, target: Uri, token: CancellationToken): Promise<string[] | undefined> {
    const params: ExportParams = { uri: uri.toString(), view, format: format === 'markdown' ? 'markdown' : 'html' };
    const result = await client.sendRequest<ExportResult | null>(exportMethod, params, token).catch((error: unknown) => {
        if (!token.isCancellationRequested) throw error;
    });
    if (token.isCancellationRequested) return undefined;
    if (!result) throw new Error(l10n.t('{0} could not be read as a strategy.', fileName(uri.path)));
    if (isText(format)) {
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
    const written = l10n.t('{0} is written.', fileName(target.path));
    const answer = notices.length === 0 ? await window.showInformationMessage(written, open) : await window.showWarningMessage([written, ...notices].join(' '), open);
    if (answer !== open) return;
    // The computer's own programs, where they are beside the file.
    if (format !== 'markdown' && target.scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined) await env.openExternal(target);
    else await commands.executeCommand('vscode.open', target);
}

/** Made by the server alone. */
function isText(format: ExportFormat): format is 'html' | 'markdown' {
    return format === 'html' || format === 'markdown';
}

/** Beside the strategy; in the folder that is open for one that is not saved yet. */
function proposedPlace({ uri, format, view }: Wanted): Uri | undefined {
    const folder = uri.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, '..');
    return folder && Uri.joinPath(folder, exportedName(uri.path, format, view));
}

import { l10n, window, type Uri } from 'vscode';
import { isStrategy } from '../documents.js';
import type { Previews } from '../preview/previews.js';

/** Shows the preview of the file that was clicked, or of the editor that has the focus. */
export async function openPreview(previews: Previews, clicked: Uri | undefined): Promise<void> {
    const active = window.activeTextEditor?.document;
    const uri = clicked ?? (active && isStrategy(active) ? active.uri : undefined);
    if (uri) return previews.open(uri);
    await window.showInformationMessage(l10n.t('Open a file named *.strategy.md to see its preview.'));
}

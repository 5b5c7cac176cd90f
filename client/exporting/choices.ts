import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { PreviewView } from '../../language/protocol.js';
import type { ExportFormat } from './formats.js';

interface FormatItem extends QuickPickItem { format: ExportFormat }
interface ViewItem extends QuickPickItem { view?: PreviewView }

/** Asks as what. @param isDesktop PDF and Word can be made */
export async function chooseFormat(title: string, isDesktop: boolean): Promise<ExportFormat | undefined> {
    const items: FormatItem[] = [
        { format: 'html', label: '$(globe) HTML', description: l10n.t('one page that opens in every browser'), detail: isDesktop ? undefined : l10n.t('For a PDF: open the page and print it. Word is made in VS Code on the desktop.') },
        { format: 'pdf', label: '$(file-pdf) PDF', description: l10n.t('for signatures, archives and paper; printed by your Chrome, Edge, Chromium or Brave') },
        { format: 'word', label: '$(comment) Word', description: l10n.t('for comments and changes by people without VS Code') },
        { format: 'markdown', label: '$(markdown) Markdown', description: l10n.t('plain text, readable everywhere') }
    ];
    const offered = items.filter(({ format }) => isDesktop || format === 'html' || format === 'markdown');
    return (await window.showQuickPick(offered, { title, placeHolder: l10n.t('As what?') }))?.format;
}

/** Asks what of it. What a preview shows at the moment stands first. */
export async function chooseView(title: string, positions: readonly string[], shown: PreviewView = 'whole'): Promise<PreviewView | undefined> {
    const general: ViewItem[] = [
        { label: l10n.t('Whole document'), view: 'whole' },
        { label: l10n.t('Summary'), description: l10n.t('one page for the board'), view: 'summary' }
    ];
    const sheets = positions.map((position): ViewItem => ({ label: position, view: { position } }));
    const heading: ViewItem[] = positions.length > 0 ? [{ label: l10n.t('For one position'), kind: QuickPickItemKind.Separator }] : [];
    const isShown = ({ view }: ViewItem): boolean => JSON.stringify(view) === JSON.stringify(shown);
    const rest = (items: readonly ViewItem[]): ViewItem[] => items.filter(item => !isShown(item));
    const chosen = await window.showQuickPick([...[...general, ...sheets].filter(isShown), ...rest(general), ...heading, ...rest(sheets)], { title, placeHolder: l10n.t('What of it?') });
    return chosen?.view;
}

import { commands, EventEmitter, l10n, Uri, ViewColumn, window, workspace, type Disposable } from 'vscode';
import { approvedScheme, comparisonScheme } from '../documents.js';
import { pastText } from './git.js';
import { nameOf, pageOf, type Compared } from './page.js';

const pages = new Map<string, string>();
const changed = new EventEmitter<Uri>();

/** Documents that nobody can edit: approved texts, and the pages that say what has changed since. Neither is checked as a strategy. */
export function provideHistory(): Disposable[] {
    return [
        workspace.registerTextDocumentContentProvider(approvedScheme, { provideTextDocumentContent: async ({ query }) => approvedText(query) }),
        workspace.registerTextDocumentContentProvider(comparisonScheme, { onDidChange: changed.event, provideTextDocumentContent: page => pages.get(page.toString()) ?? '' })
    ];
}

async function approvedText(query: string): Promise<string> {
    const { commit, uri } = JSON.parse(query) as NonNullable<Compared['approved']>;
    return await pastText(commit, Uri.parse(uri)) ?? l10n.t('This text is not in the history of this repository any more.');
}

/** Shows the sentences beside the strategy, formatted. */
export async function showPage(compared: Compared, uri: Uri): Promise<void> {
    const page = Uri.from({ scheme: comparisonScheme, path: `/${l10n.t('Changes of {0}', nameOf(uri.path).replace(/\.strategy\.md$/, '')).replaceAll('/', '-')}.md`, query: uri.toString() });
    pages.set(page.toString(), pageOf(compared, uri.toString()));
    changed.fire(page);
    try {
        await commands.executeCommand('markdown.showPreviewToSide', page);
    } catch { // VS Code's Markdown extension is switched off
        await window.showTextDocument(page, { viewColumn: ViewColumn.Beside, preview: true });
    }
}

/** Shows both texts side by side: what was approved, and what stands there now. */
export async function showBoth({ approved, since }: Compared, uri: Uri): Promise<void> {
    if (!approved) return;
    const left = Uri.from({ scheme: approvedScheme, path: uri.path, query: JSON.stringify(approved) });
    await commands.executeCommand('vscode.diff', left, uri, l10n.t('{0}: version {1} as approved, and now', nameOf(uri.path), since.version), { viewColumn: ViewColumn.One });
}

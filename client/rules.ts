import { commands, Uri, ViewColumn, window, workspace, type Diagnostic, type Disposable } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import rulesPage from '../docs/rules.md';
import { sectionOf } from './section.js';

const scheme = 'strategy-rules';

/**
 * A finding's code is a link. Where the server can only name a file, VS Code can show the rule itself, in the browser too,
 * where the extension's own files cannot be opened.
 */
export const explainRules: Pick<Middleware, 'handleDiagnostics'> = {
    handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linkToRule))
};

function linkToRule(diagnostic: Diagnostic): Diagnostic {
    const { code } = diagnostic;
    const value = typeof code === 'object' ? code.value : code;
    if (typeof value === 'string' && sectionOf(rulesPage, value)) {
        diagnostic.code = { value, target: Uri.parse(`command:strategy.explainRule?${encodeURIComponent(JSON.stringify([value]))}`) };
    }
    return diagnostic;
}

/** The pages of the rules, one for each code. */
export function provideRules(): Disposable {
    return workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: ({ path }) => sectionOf(rulesPage, path.slice(1, -'.md'.length)) ?? ''
    });
}

/** Shows what a rule asks, why, and how to mend it. */
export async function explainRule(code: string): Promise<void> {
    const page = Uri.from({ scheme, path: `/${code}.md` });
    try {
        await commands.executeCommand('markdown.showPreviewToSide', page);
    } catch { // VS Code's Markdown extension is switched off
        await window.showTextDocument(page, { viewColumn: ViewColumn.Beside, preview: true });
    }
}

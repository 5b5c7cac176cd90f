import type { WebviewPanel } from 'vscode';

/** Milliseconds within which VS Code notices a click into a webview: the page looks for it four times a second. */
const patience = 500;

/** Resolves once VS Code knows that the panel was clicked into. What is opened before that loses the focus to the panel again. */
export function focusNoticed(panel: WebviewPanel): Promise<void> {
    if (panel.active) return Promise.resolve();
    return new Promise(resolve => {
        const done = (): void => {
            clearTimeout(timer);
            listener.dispose();
            resolve();
        };
        const timer = setTimeout(done, patience);
        const listener = panel.onDidChangeViewState(() => {
            if (panel.active) done();
        });
    });
}

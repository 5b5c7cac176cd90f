/** What the pure parts need of VS Code: the words as they are written, with their values. */
export const vscode = {
    l10n: { t: (message: string, ...values: unknown[]): string => message.replace(/\{(\d+)\}/g, (_hole, at: string) => String(values[Number(at)])) }
};

import { DiagnosticSeverity, l10n, languages, type Uri } from 'vscode';
import type { MarginFinding } from './messages.js';

/** What the check found in a file, from top to bottom: what the Problems panel says, hints and other extensions' problems left out. */
export function findingsIn(uri: Uri): MarginFinding[] {
    return languages.getDiagnostics(uri).filter(({ source, severity }) => source === 'strategy' && severity !== DiagnosticSeverity.Hint)
        .map(({ severity, message, range: { start } }): MarginFinding => ({ ...kinds[severity as keyof typeof kinds](), message, line: start.line, character: start.character }))
        .sort((a, b) => a.line - b.line || a.character - b.character);
}

/** `3 findings`. */
export function countWords(count: number): string {
    return count === 0 ? l10n.t('No findings') : count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}

const kinds = {
    [DiagnosticSeverity.Error]: (): Pick<MarginFinding, 'severity' | 'name'> => ({ severity: 'error', name: l10n.t('Error') }),
    [DiagnosticSeverity.Warning]: (): Pick<MarginFinding, 'severity' | 'name'> => ({ severity: 'warning', name: l10n.t('Warning') }),
    [DiagnosticSeverity.Information]: (): Pick<MarginFinding, 'severity' | 'name'> => ({ severity: 'advice', name: l10n.t('Advice') })
};

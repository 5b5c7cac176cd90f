import type { TextDocument } from 'vscode';
import { languageId } from '../language/protocol.js';

/** The scheme of texts of the past: read from git, for the left side of a comparison. */
export const approvedScheme = 'strategy-approved';

/** A strategy by its language, or opened as plain Markdown and a strategy by its name; not one of the past. */
export function isStrategy(document: TextDocument): boolean {
    return document.uri.scheme !== approvedScheme && (document.languageId === languageId || document.uri.path.endsWith('.strategy.md'));
}

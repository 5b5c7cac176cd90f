import type { TextDocument } from 'vscode';
import { languageId } from '../language/protocol.js';

/** The scheme of texts as they were approved: read from git, for the left side of a comparison. */
export const approvedScheme = 'strategy-approved';

/** The scheme of pages that say what has changed since. */
export const comparisonScheme = 'strategy-comparison';

/** A strategy by its language, or opened as plain Markdown and a strategy by its name; not one of the past. */
export function isStrategy(document: TextDocument): boolean {
    return document.uri.scheme !== approvedScheme && (document.languageId === languageId || document.uri.path.endsWith('.strategy.md'));
}

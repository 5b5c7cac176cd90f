import type { TextDocument } from 'vscode';
import { languageId } from '../language/protocol.js';

/** A strategy by its language, or opened as plain Markdown and a strategy by its name. */
export function isStrategy(document: TextDocument): boolean {
    return document.languageId === languageId || document.uri.path.endsWith('.strategy.md');
}

import type { Disposable } from 'vscode';
import { pasteAndDrop } from './paste-and-drop.js';
import { Lists } from './typing.js';

/** What writers of Markdown in VS Code are used to, and a language of its own would lose: lists, emphasis, pasting and dropping. */
export function provideEditing(): Disposable[] {
    return [new Lists(), ...pasteAndDrop()];
}

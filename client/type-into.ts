import { Range, type TextEditor } from 'vscode';
import type { PreparedApproval } from '../language/protocol.js';

/**
 * Puts changes into a text as a person types them. A workspace edit would also go into a file that may only be read, and would never be saved, nor even be seen as a change.
 * @returns whether they stand there now.
 */
export async function typeInto(editor: TextEditor, changes: readonly PreparedApproval['edit'][]): Promise<boolean> {
    const { version } = editor.document;
    const answer = await editor.edit(edit => {
        for (const { range: { start, end }, newText } of changes) edit.replace(new Range(start.line, start.character, end.line, end.character), newText);
    });
    return answer && editor.document.version !== version; // VS Code says yes where nothing was typed, too
}

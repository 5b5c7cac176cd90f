import { commands, Position, Range, Selection, window, type DocumentSymbol } from 'vscode';
import { isStrategy } from '../documents.js';
import { roomForBlock } from '../editing/room.js';

/** Makes room behind the block in which the cursor stands, and lets completion offer what can be written there. */
export async function insertBlock(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor || !isStrategy(editor.document)) return;
    const { document } = editor;
    const outline = await commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri) ?? [];
    const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
    const { after, added, cursor } = roomForBlock(lines, editor.selection.active.line, linesOf(outline));
    const end = document.lineAt(after).range.end;
    if (added > 0 && !await editor.edit(edit => edit.insert(end, '\n'.repeat(added)))) return;
    editor.selection = new Selection(new Position(cursor, 0), new Position(cursor, 0));
    editor.revealRange(new Range(cursor, 0, cursor, 0));
    await commands.executeCommand('editor.action.triggerSuggest');
}

/** The lines of all headings. */
function linesOf(outline: readonly DocumentSymbol[]): number[] {
    return outline.flatMap(({ range, children }) => [range.start.line, ...linesOf(children)]);
}

import { Range, Selection, TextEditorRevealType, Uri, window, workspace } from 'vscode';

interface PlainRange { start: { line: number; character: number }; end: { line: number; character: number } }

/** After a quick fix: selects what is to be written over, also in a file that is not open yet. */
export async function select(uri: string, { start, end }: PlainRange): Promise<void> {
    const editor = await window.showTextDocument(await workspace.openTextDocument(Uri.parse(uri)));
    const range = new Range(start.line, start.character, end.line, end.character);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

import { commands, Position, Uri, window } from 'vscode';

/** Shows where a block is named, as "Go to References" does at its heading. */
export async function showUses(uri: string, { line, character }: { line: number; character: number }): Promise<void> {
    const file = Uri.parse(uri);
    await window.showTextDocument(file, { viewColumn: window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn });
    await commands.executeCommand('editor.action.findReferences', file, new Position(line, character));
}

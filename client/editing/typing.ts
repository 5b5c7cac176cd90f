import { commands, IndentAction, languages, Position, Range, Selection, window, workspace, type Disposable, type TextEditor } from 'vscode';
import { languageId } from '../../language/protocol.js';
import { isStrategy } from '../documents.js';
import { toggled } from './emphasis.js';
import { enterRules } from './enter-rules.js';
import { isEmptyItem, wordsOfItem } from './list-line.js';

/** Context key for Enter: the cursor stands at the end of an item, or a quote, with nothing in it. */
const emptyKey = 'strategy.emptyItem';
/** Context key for Tab: the cursor stands where an item's words begin. */
const startKey = 'strategy.itemStart';

/** Lists as one types them. */
export class Lists implements Disposable {
    private readonly subscriptions: Disposable[];
    private readonly known = new Map<string, boolean>();

    constructor() {
        this.subscriptions = [
            languages.setLanguageConfiguration(languageId, { onEnterRules: enterRules().map(({ beforeText, appendText }) => ({ beforeText, action: { indentAction: IndentAction.None, appendText } })) }),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.look(textEditor)),
            window.onDidChangeActiveTextEditor(editor => this.look(editor)),
            workspace.onDidChangeTextDocument(({ document }) => {
                if (document === window.activeTextEditor?.document) this.look(window.activeTextEditor);
            })
        ];
        this.look(window.activeTextEditor);
    }

    dispose(): void {
        for (const subscription of this.subscriptions) subscription.dispose();
    }

    private look(editor: TextEditor | undefined): void {
        if (editor !== window.activeTextEditor) return;
        const cursor = editor && isStrategy(editor.document) && editor.selections.length === 1 && editor.selection.isEmpty ? editor.selection.active : undefined;
        const line = cursor ? editor!.document.lineAt(cursor).text : '';
        this.set(emptyKey, !!cursor && isEmptyItem(line) && line.slice(cursor.character).trim() === '');
        this.set(startKey, !!cursor && wordsOfItem(line) === cursor.character);
    }

    private set(key: string, value: boolean): void {
        if (this.known.get(key) === value) return;
        this.known.set(key, value);
        void commands.executeCommand('setContext', key, value);
    }
}

/** Enter in an empty item takes it away, and leaves an empty line above: right under a list, Markdown would read the next words as part of its last item. */
export async function endList(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const { line } = editor.selection.active;
    const { text, range } = editor.document.lineAt(line);
    const gap = line === 0 || editor.document.lineAt(line - 1).text.trim() === '';
    const done = isEmptyItem(text) && await editor.edit(edit => edit.replace(range, gap ? '' : '\n'));
    if (!done) await commands.executeCommand('default:type', { text: '\n' });
}

/** Bold or italic, on and off; each of several selections. */
export async function toggleEmphasis(mark: '**' | '*'): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor || editor.selections.some(({ isSingleLine }) => !isSingleLine)) return;
    const lines = new Set(editor.selections.map(({ start }) => start.line));
    if (lines.size < editor.selections.length) return; // two in one line would shift each other
    const changes = editor.selections.map(({ start, end }) => ({ line: start.line, change: toggled(editor.document.lineAt(start.line).text, start.character, end.character, mark) }));
    const done = await editor.edit(edit => {
        for (const { line, change } of changes) edit.replace(new Range(line, change.start, line, change.end), change.text);
    });
    if (done) editor.selections = changes.map(({ line, change: { selection } }) => new Selection(new Position(line, selection.start), new Position(line, selection.end)));
}
